from itertools import pairwise

import pytest

from sessions.figures.earlier import earlier, share
from sessions.figures.ink import LIGHT
from sessions.figures.plotly import figure
from sessions.figures.scene import PHONE, WALL
from sessions.figures.svg import svg
from sessions.kinds import get
from sessions.kinds.base import Summary
from sessions.privacy.veil import veil

ROWS = {"few": (2, 5, 3, 2, 0), "many": (10, 30, 50, 20, 10), "crowd": (3000, 4000, 900, 70, 1)}


def both(row, canvas, slug="scale"):
    kind = get(slug)
    config = kind.Config.checked({})
    summary = Summary(n=sum(row), counts={"answers": row})
    before, now = share(canvas, level=kind.level)
    return (
        earlier(lambda paper: kind.draw(summary, config, canvas=paper), canvas=before, level=kind.level),
        kind.draw(summary, config, canvas=now),
    )


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
@pytest.mark.parametrize("canvas", [WALL, PHONE], ids=["wall", "phone"])
def test_earlier_picture_has_every_voice_in_its_column(row, canvas):
    before, now = both(row, canvas)

    assert before.voices == now.voices == sum(row)
    assert before.canvas.height + now.canvas.height == pytest.approx(canvas.height)
    if now.dots and before.dots:
        columns = [part.x0 + (part.x1 - part.x0) / 2 for part in now.segments]
        for scene in (before, now):
            nearest = [min(range(5), key=lambda i: abs(columns[i] - dot.x)) for dot in scene.dots]
            assert [nearest.count(i) for i in range(5)] == list(row)


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_earlier_picture_stays_within_its_strip_and_says_no_word(row):
    before, _now = both(row, WALL)

    assert before.labels == before.marks == ()
    for dot in before.dots:
        assert before.radius <= dot.y <= before.canvas.height - before.radius
    for cell in before.cells:
        assert 0 <= cell.y0 < cell.y1 <= before.canvas.height


@pytest.mark.parametrize("canvas", [WALL, PHONE], ids=["wall", "phone"])
def test_lines_of_a_slider_lie_exactly_above_one_another(canvas):
    row = (0, 1, 0, 3, 0, 0, 0, 0, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 3)
    before, now = both(row, canvas, "slider")

    ends = [(min(p.x0 for p in s.segments), max(p.x1 for p in s.segments)) for s in (before, now)]
    assert ends[0] == pytest.approx(ends[1])
    assert sorted({round(dot.x, 3) for dot in before.dots}) == pytest.approx(sorted({round(d.x, 3) for d in now.dots}))


def test_earlier_voices_are_hollow_in_both_renderers():
    before, now = both(ROWS["few"], WALL)

    assert svg(before).count('<path class="paper"') == 1
    assert figure(before, LIGHT)["data"][0]["marker"]["symbol"] == "circle-open"
    assert svg(now).count('<path class="paper"') == 0
    assert "symbol" not in figure(now, LIGHT)["data"][0]["marker"]


def test_other_pictures_lie_side_by_side_with_their_words():
    kind = get("choice")
    config = kind.Config.checked({"options": ["Time", "Money", "People"]})
    before, now = share(WALL, level=False)
    summary = Summary(n=6, counts={"answers": (3, 2, 1)})
    scene = earlier(lambda paper: kind.draw(summary, config, canvas=paper), canvas=before, level=False)

    assert before.width + now.width == pytest.approx(WALL.width)
    assert {str(label.text) for label in scene.labels} == {"Time", "Money", "People"}


@pytest.mark.parametrize("slug", ["ranking", "allocation", "plane", "gap", "rings"])
def test_letters_beside_a_new_picture_stay_readable(slug):
    """On a wall 1280 pixels wide the earlier picture has a third of the width: its letters keep 11 pixels and more."""
    kind = get(slug)
    config = kind.Config.checked(kind.examples[0].config)
    values = [kind.parse(kind.simulate(voice / 11, config), config) for voice in range(12)]
    summary = kind.summarise(veil(values, k=4), config)
    paper, _now = share(WALL, level=False)
    scene = earlier(lambda canvas: kind.draw(summary, config, canvas=canvas), canvas=paper, level=False)

    pixels = min(395 / scene.canvas.width, 414 / scene.canvas.height)
    assert min(label.size for label in scene.labels) * pixels >= 11


@pytest.mark.parametrize("slug", ["choice", "ranking", "allocation", "gap"])
def test_many_lines_beside_a_new_picture_are_read_from_eight_metres(slug):
    """Twelve lines (of a gap six): no name is lower than 1.6 % of a wall of 720 pixels, or lies over another."""
    kind = get(slug)
    names = [f"Line {line} with a long name" for line in range(6 if slug == "gap" else 12)]
    config = kind.Config.checked({"options" if slug == "choice" else "items": names})
    values = [kind.parse(kind.simulate(voice / 11, config), config) for voice in range(12)]
    summary = kind.summarise(veil(values, k=4), config)
    paper, _now = share(WALL, level=False)
    scene = earlier(lambda canvas: kind.draw(summary, config, canvas=canvas), canvas=paper, level=False)

    pixels = min(385 / scene.canvas.width, 414 / scene.canvas.height)
    lines = [label for label in scene.labels if str(label.text).startswith("Line")]
    assert len(lines) == len(names)
    assert min(label.size for label in lines) * pixels >= 0.016 * 720
    heights = sorted(label.y for label in lines)
    assert min(b - a for a, b in pairwise(heights)) >= lines[0].size
