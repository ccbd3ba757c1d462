"""The picture by seats, drawn: whole, legible, and every seat told by its colour and by its shape."""

from __future__ import annotations

import random
import re
import xml.etree.ElementTree as ET

import pytest

from sessions.figures.ink import DARK, LIGHT
from sessions.figures.plotly import figure
from sessions.figures.scene import PHONE, SEATS, SHEET, WALL
from sessions.figures.seats import OTHER, Axis, Row, seat_rows
from sessions.figures.signs import SHAPES
from sessions.figures.svg import svg
from sessions.words import Said
from tests.figures.seen import SVG, outside, overlapping, touching
from tests.figures.test_ink import contrast

NAMES = ["Leadership", "Product and design", "Sales", "Customer care in the regions of the north", "Operations"]
NAMES += ["Finance", "People and culture", "IT"]
STEPS = ("Not true for me", "A little", "Partly", "Mostly", "Completely true for me")
AXES = {
    "scale": Axis(places=STEPS),
    "slider": Axis(places=tuple(str(place) for place in range(0, 101, 5)), ends=("Very little", "A lot")),
    "options": Axis(places=("Time to think", "Fewer meetings", "One aim that all of us know by heart"), unordered=True),
}
CANVASES = {"wall": WALL, "phone": PHONE, "sheet": SHEET}

every_room = pytest.mark.parametrize("n", [12, 40, 120, 1000])
every_table = pytest.mark.parametrize("seats", [2, 3, 5, 8])
every_axis = pytest.mark.parametrize("axis", AXES)
every_canvas = pytest.mark.parametrize("canvas", CANVASES)


def rows_of(axis: Axis, *, n: int, seats: int) -> list[Row]:
    """Rows of seats of very different sizes, and the others below them."""
    dice = random.Random(n * seats)
    rows = [Row(name, role, [0] * len(axis.places)) for name, role in zip(NAMES[:seats], SEATS, strict=False)]
    rows.append(Row("other seats", OTHER, [0] * len(axis.places)))
    for _voice in range(n):
        row = dice.choice([*rows, rows[0]])
        row.counts[min(len(axis.places) - 1, int(dice.betavariate(2, 3) * len(axis.places)))] += 1
    return rows


def drawn(axis: str, canvas: str, *, n: int, seats: int):
    rows = rows_of(AXES[axis], n=n, seats=seats)
    return seat_rows(rows, axis=AXES[axis], canvas=CANVASES[canvas], title=Said("By seats."), desc=Said(""))


@every_axis
@every_canvas
@every_room
@every_table
def test_every_voice_is_there_once_inside_and_apart_from_all_others(axis, canvas, n, seats):
    scene = drawn(axis, canvas, n=n, seats=seats)

    assert scene.voices == n
    assert outside(scene) == []
    assert touching(scene) == []
    assert overlapping(scene) == []
    assert 2 * scene.radius >= scene.canvas.finest or scene.cells


@every_axis
@every_canvas
@every_room
def test_both_drawings_show_the_same_voices_by_seat(axis, canvas, n):
    scene = drawn(axis, canvas, n=n, seats=5)
    plot = figure(scene, LIGHT)
    root = ET.fromstring(svg(scene))

    by_plot = {trace["name"]: len(trace["x"]) for trace in plot["data"] if trace["name"] in SEATS and trace["x"]}
    by_svg = {
        path.get("class").split()[0]: path.get("d").count("M") - 1  # one of them is the sign beside the name
        for path in root.iter(f"{SVG}path")
        if "edged" in path.get("class", "") and path.get("d").count("M") > 1
    }
    bars = [int(bar.get("data-voices", 0)) for bar in root.iter(f"{SVG}rect")]
    assert sum(by_plot.values()) + sum(plot["layout"]["meta"]["bars"]) == n
    assert sum(bars) + sum(len(scene_dots(scene, role)) for role in SEATS) == n
    assert all(len(scene_dots(scene, role)) == count for role, count in by_plot.items())
    assert by_svg.keys() <= set(SEATS)


def scene_dots(scene, role):
    return [dot for dot in scene.dots if dot.role == role]


def test_each_seat_has_a_colour_a_shape_and_an_edge_of_its_own():
    scene = drawn("scale", "wall", n=120, seats=8)
    for palette in (LIGHT, DARK):
        traces = [trace for trace in figure(scene, palette)["data"] if trace["name"] in SEATS]

        assert len({trace["marker"]["symbol"] for trace in traces}) == len(traces) == 9
        assert len({trace["marker"]["color"] for trace in traces}) == 9
        assert {trace["marker"]["line"]["color"] for trace in traces} == {palette.ink}


def test_okabe_and_itos_colours_stand_in_both_themes_and_their_edges_are_seen():
    okabe_ito = {"#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7"}
    for palette in (LIGHT, DARK):
        assert {palette.of(seat) for seat in SEATS[:7]} == okabe_ito
        assert contrast(palette.ink, palette.paper) >= 7


@pytest.mark.parametrize("seat", SEATS)
def test_a_shape_stays_within_the_distance_of_two_voices(seat):
    corners = SHAPES[seat].corners or ((1, 0), (0, 1), (-1, 0), (0, -1))

    assert max(max(abs(x), abs(y)) for x, y in corners) < 1 / 0.88
    path = SHAPES[seat].path(10, 10, 2)
    assert re.fullmatch(r"M[-\d.]+ [-\d.]+([la][-\d. ]+)+z", path)


def test_who_sits_where_is_readable_without_any_colour():
    scene = drawn("scale", "wall", n=40, seats=3)

    assert [sign.role for sign in scene.signs] == ["seat1", "seat2", "seat3", "seat9"]
    text = " ".join(str(label.text) for label in scene.labels)
    assert [name for name in ("Leadership", "Sales", "other seats") if name not in text] == []
