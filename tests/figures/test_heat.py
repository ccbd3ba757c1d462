"""Heat maps and strips: every voice in its place, every number readable, on every canvas."""

import json
from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.figures.bands import Guesses
from sessions.figures.heat import STRONGEST, heat
from sessions.figures.ink import DARK, LIGHT, Palette
from sessions.figures.plotly import figure
from sessions.figures.scene import PHONE, SHEET, TILE, WALL
from sessions.figures.spreads import spreads
from sessions.figures.svg import svg
from sessions.words import Said
from tests.figures.seen import outside, overlapping, touching, voices_in_plotly, voices_in_svg

SAID = {"title": Said("a picture"), "desc": Said("of voices")}
CANVASES = st.sampled_from([WALL, PHONE, SHEET, TILE])
WORDS = st.text(st.sampled_from("abc mW.é山"), min_size=1, max_size=60).filter(str.strip)
CALM = settings(max_examples=60, deadline=None)


@st.composite
def maps(draw):
    """Return items, and a table of places in which every row and column holds everyone."""
    items = draw(st.integers(2, 12))
    texts = draw(st.lists(WORDS, min_size=items, max_size=items))
    orders = draw(st.lists(st.permutations(range(items)), min_size=1, max_size=12))
    weights = draw(st.lists(st.integers(1, 200), min_size=len(orders), max_size=len(orders)))
    table = [[0] * items for _item in range(items)]
    for order, weight in zip(orders, weights, strict=True):
        for place, item in enumerate(order):
            table[item][place] += weight
    pairs = draw(st.lists(st.tuples(st.integers(0, items - 1), st.integers(0, items - 1)), max_size=3))
    return texts, table, [(texts[a], texts[b]) for a, b in pairs]


def names(table):
    return [f"place-{item}" for item, _row in enumerate(table)]


@CALM
@given(maps(), CANVASES)
def test_heat_maps_are_tidy(case, canvas):
    texts, table, pairs = case
    scene = heat(table, items=texts, names=names(table), pairs=pairs, canvas=canvas, **SAID)

    assert scene.voices == sum(map(sum, table))
    assert (outside(scene), overlapping(scene), touching(scene)) == ([], [], [])
    assert voices_in_svg(svg(scene)) == voices_in_plotly(figure(scene, LIGHT)) == scene.voices
    ringed = [
        (lattice.x + place * lattice.step, lattice.y)
        for lattice in scene.lattices
        for place in range(1, len(texts) + 1)
    ]
    middles = [((cell.x0 + cell.x1) / 2, (cell.y0 + cell.y1) / 2) for cell in scene.cells]
    assert all(min(dist(middle, ring) for ring in ringed) < 1e-6 for middle in middles)
    assert max(cell.weight for cell in scene.cells) <= STRONGEST


@CALM
@given(st.integers(2, 12), st.integers(11, 21), st.sampled_from([1, 9, 60]), st.randoms(), CANVASES)
def test_strips_of_items_are_tidy(items, places, most, dice, canvas):
    table = [[dice.choice([0, 0, 1, most]) for _place in range(places)] for _item in range(items)]
    scene = spreads(
        table,
        items=[f"Item {item}" for item in range(items)],
        ticks=[(0, "0"), (places - 1, "100")],
        unit=5,
        names=names(table),
        canvas=canvas,
        **SAID,
    )

    assert scene.voices == sum(map(sum, table))
    assert (outside(scene), overlapping(scene), touching(scene)) == ([], [], [])
    assert not scene.dots or 2 * scene.radius >= canvas.finest
    rings = [lattice.x + 5 * place * lattice.step for lattice in scene.lattices for place in range(places)]
    assert all(min(abs(x - (c.x0 + c.x1) / 2) for x in rings) < 1e-6 for c in scene.cells)


@pytest.mark.parametrize("canvas", [WALL, PHONE, SHEET, TILE])
def test_an_empty_map_lies_where_its_picture_will_be(canvas):
    items = ["Quality", "Growing", "New ideas"]
    empty, later = (
        heat(table, items=items, names=names(table), canvas=canvas, **SAID)
        for table in ([[0] * 3] * 3, [[4, 4, 4], [4, 4, 4], [4, 4, 4]])
    )

    assert empty.segments == later.segments
    assert empty.labels == later.labels[: len(empty.labels)]
    assert (empty.cells, len(later.cells)) == ((), 9)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_numbers_keep_their_contrast_on_the_strongest_cell(palette: Palette):
    mixed = [STRONGEST * a + (1 - STRONGEST) * b for a, b in zip(rgb(palette.voice), rgb(palette.paper), strict=True)]
    light, dark = sorted([luminance(mixed), luminance(rgb(palette.ink))], reverse=True)

    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize(("canvas", "legible"), [(WALL, 12), (SHEET, 6), (PHONE, 12)], ids=["wall", "sheet", "phone"])
def test_cells_say_how_many_they_hold(canvas, legible):
    table = [[1] * legible for _item in range(legible)]
    items = [f"Item {item}" for item in range(legible)]
    scene = heat(table, items=items, names=names(table), canvas=canvas, **SAID)

    numbers = [label for label in scene.labels if label.role == "ink" and label.text == "1"]
    assert len(numbers) == legible**2


def test_pairs_are_named_beside_the_map_and_below_it_on_a_phone():
    table = [[4, 4], [4, 4]]
    items, pair = ["Quality", "Growing"], ("One", "Other")
    wall, phone, tile = (
        heat(table, items=items, names=names(table), pairs=[pair], canvas=canvas, **SAID)
        for canvas in (WALL, PHONE, TILE)
    )

    assert min(label.x for label in wall.labels if label.text in pair) > max(cell.x1 for cell in wall.cells)
    assert max(label.y for label in phone.labels if label.text in pair) < min(cell.y0 for cell in phone.cells)
    assert phone.canvas.height > PHONE.height
    assert [label for label in tile.labels if label.text in pair] == []
    assert "Which comes first?" in json.dumps(figure(wall, LIGHT))


def rgb(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def luminance(colour) -> float:
    linear = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_second_line_of_a_name_in_a_pair_stands_further_in():
    items = ["Customer promises we keep to everybody who asks", "A product that works without any connection"]
    scene = heat([[1, 1], [1, 1]], items=items, names=["a", "b"], pairs=[(items[0], items[1])], canvas=WALL, **SAID)
    *_rest, one, more, other, rest = scene.labels

    assert f"{one.text} {more.text}".startswith("Customer promises we keep")
    assert one.x == other.x < more.x == rest.x


def test_the_line_of_points_lies_under_all_voices_of_its_first_place():
    scene = spreads(
        [[3, 0, 9], [9, 3, 0]], items=["One", "Two"], ticks=[(0, "0"), (2, "10")], names=["a", "b"], unit=5,
        canvas=WALL, **SAID,
    )  # fmt: skip
    lines = [part for part in scene.segments if part.y0 == part.y1]

    assert min(part.x0 for part in lines) <= min(dot.x for dot in scene.dots) - scene.radius
    assert max(part.x1 for part in lines) >= max(dot.x for dot in scene.dots) + scene.radius


@pytest.mark.parametrize("canvas", [WALL, SHEET, PHONE], ids=["wall", "sheet", "phone"])
def test_many_guesses_are_told_apart_by_their_numbers_or_their_breadth(canvas):
    items = [f"Item number {item}" for item in range(12)]
    guesses = Guesses([101 + 13 * item for item in range(12)], [f"guess-{item}" for item in range(12)])
    scene = heat([[80] * 12] * 12, items=items, names=items, guesses=guesses, canvas=canvas, **SAID)
    numbers = {str(label.text) for label in scene.labels}
    breadths = {round(cell.x1 - cell.x0, 6) for cell in scene.cells if cell.guesses}

    assert numbers >= {str(count) for count in guesses.counts} or len(breadths) == 12
