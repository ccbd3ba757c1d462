"""Whatever the voices, dots never touch, stay in their slot and on the canvas, and words never lie on words."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.figures.packing import pack, spots
from sessions.figures.rows import rows
from sessions.figures.scene import PHONE, SHEET, TILE, WALL
from sessions.figures.stacks import crowd_of, stacks, strip
from sessions.words import Said
from tests.figures.seen import outside, overlapping, touching

SAID = {"title": Said("a picture"), "desc": Said("of voices")}
CANVASES = st.sampled_from([WALL, PHONE, SHEET, TILE])
WORDS = st.text(st.sampled_from("abc mW.é山"), min_size=1, max_size=60).filter(str.strip)
FEW = st.integers(0, 12)
MANY = st.one_of(FEW, st.integers(0, 2000))
CALM = settings(max_examples=60, deadline=None)


@st.composite
def slots(draw, least=2, most=11):
    """Return words for some slots, and a count for each."""
    texts = draw(st.lists(WORDS, min_size=least, max_size=most))
    voices = draw(st.sampled_from([FEW, MANY]))
    return texts, draw(st.lists(voices, min_size=len(texts), max_size=len(texts)))


@CALM
@given(slots(), CANVASES)
def test_stacks_are_tidy(case, canvas):
    texts, counts = case
    scene = stacks(counts, steps=texts, keys=keys(texts), canvas=canvas, **SAID)

    tidy(scene, counts)
    slot = canvas.width / len(texts)
    assert [sum(slot * i < dot.x < slot * (i + 1) for dot in scene.dots) for i in range(len(texts))] == dotted(
        scene, counts
    )


@CALM
@given(st.lists(st.sampled_from([0, 0, 1, 2, 7, 90]), min_size=21, max_size=21), WORDS, WORDS, CANVASES)
def test_strips_are_tidy(counts, low, high, canvas):
    scene = strip(counts, ends=(low, high), keys=keys(counts), canvas=canvas, **SAID)

    tidy(scene, counts)
    axis = scene.segments[0]
    half = (axis.x1 - axis.x0) / 40
    places = [axis.x0 + 2 * half * i for i in range(21)]
    assert [sum(abs(dot.x - x) < half for dot in scene.dots) for x in places] == dotted(scene, counts)


@CALM
@given(slots(most=12), CANVASES)
def test_rows_are_tidy(case, canvas):
    texts, counts = case
    scene = rows(counts, options=texts, keys=keys(texts), canvas=canvas, **SAID)

    tidy(scene, counts)
    if scene.dots:
        within = [sum(post.y0 < dot.y < post.y1 for dot in scene.dots) for post in scene.segments]
        assert within == counts
        assert scene.segments == tuple(sorted(scene.segments, key=lambda post: -post.y0))


@pytest.mark.parametrize("canvas", [WALL, PHONE, SHEET, TILE])
@pytest.mark.parametrize("count", [0, 1, 3, 40, 2000])
def test_a_crowd_in_one_place_is_tidy(count, canvas):
    tidy(crowd_of(count, canvas=canvas, title=Said("a crowd")), [count])


@pytest.mark.parametrize("canvas", [WALL, PHONE, SHEET, TILE])
def test_an_empty_axis_is_where_its_picture_will_be(canvas):
    steps = ["Not clear yet", "Partly clear", "Very clear"]
    empty = stacks([0, 0, 0], steps=steps, keys=keys(steps), canvas=canvas, **SAID)
    later = stacks([2, 9, 1], steps=steps, keys=keys(steps), canvas=canvas, **SAID)

    assert (empty.segments, empty.labels, empty.dots) == (later.segments, later.labels, ())


@given(st.lists(st.integers(0, 300), min_size=2, max_size=7), st.integers(0, 6))
def test_one_more_voice_never_makes_dots_much_larger(counts, slot):
    more = [count + (i == slot % len(counts)) for i, count in enumerate(counts)]
    before, after = (pack(row, breadth=25, length=44, largest=11, finest=0) for row in (counts, more))

    assert after.pitch <= before.pitch / 0.85 + 1e-9


@pytest.mark.parametrize(("n", "pixels"), [(3, 70), (12, 40), (40, 30), (120, 18), (400, 10), (2000, 5)])
def test_dots_on_the_wall_are_as_large_as_eight_metres_ask(n, pixels):
    counts = [n // 10, n // 5, n - n // 10 - 2 * (n // 5), n // 5, 0]  # half of them in one place
    scene = stacks(counts, steps=list("abcde"), keys=keys(counts), canvas=WALL, **SAID)

    assert 2 * scene.radius * 1184 / WALL.width >= pixels


def test_more_than_dots_can_show_become_bars_with_their_numbers():
    counts = [3000, 1, 0]
    scene = stacks(counts, steps=list("abc"), keys=keys(counts), canvas=PHONE, **SAID)

    assert [cell.voices for cell in scene.cells] == [3000, 1]
    assert {"3\u202f000", "1"} <= {label.text for label in scene.labels}
    assert scene.dots == ()


def test_words_that_do_not_fit_leave_the_two_ends():
    steps = ["Each follows its own aims", "Mostly own aims", "Some of both", "Mostly support", "We support each other"]

    wall, phone = (
        stacks([0] * 5, steps=steps, keys=keys(steps), canvas=canvas, **SAID).labels for canvas in (WALL, PHONE)
    )

    assert len(wall) == 7
    assert " ".join(label.text for label in phone) == "Each follows its own aims We support each other"


def test_a_voice_alone_stands_where_its_slot_is():
    scene = strip([0] * 20 + [1], ends=("low", "high"), keys=keys(range(21)), canvas=WALL, **SAID)

    (dot,) = scene.dots
    assert dot.x == scene.marks[-1].x == scene.segments[0].x1


@given(st.integers(1, 400), st.integers(1, 30))
def test_rows_are_full_but_the_last(count, lanes):
    from sessions.figures.packing import Packing

    levels = [y for _x, y in spots(count, packing=Packing(pitch=1, lanes=lanes))]
    sizes = [len(list(group)) for _y, group in itertools.groupby(levels)]

    assert sum(sizes) == count
    assert set(sizes[:-1]) <= {lanes}


@pytest.mark.parametrize("n", [3, 40, 400, 5000])
@pytest.mark.parametrize("canvas", [WALL, PHONE])
def test_a_ring_lies_around_a_voice_of_its_slot(n, canvas):
    counts = [n, 0, n // 2, 1]
    for scene in (
        stacks(counts, steps=list("abcd"), keys=keys(counts), canvas=canvas, **SAID),
        rows(counts, options=list("abcd"), keys=keys(counts), canvas=canvas, **SAID),
    ):
        places = {(dot.x, dot.y) for dot in scene.dots}
        assert [mark.key for mark in scene.marks] == ["step=0", "step=2", "step=3"]
        assert all((mark.x, mark.y) in places for mark in scene.marks if scene.dots)
        assert all(mark.radius >= scene.radius for mark in scene.marks)


def keys(slots) -> list[str]:
    return [f"step={i}" for i, _slot in enumerate(slots)]


def dotted(scene, counts) -> list[int]:
    return [0] * len(counts) if scene.cells else list(counts)


def tidy(scene, counts) -> None:
    assert scene.voices == sum(counts)
    assert touching(scene) == []
    assert outside(scene) == []
    assert overlapping(scene) == []
    assert not scene.dots or 2 * scene.radius >= scene.canvas.finest - 1e-9
