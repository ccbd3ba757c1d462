"""The wall's figure is one that Plotly takes as it is, and that holds nothing a scene does not."""

import json
from dataclasses import replace

import plotly.graph_objects as go
import pytest

from sessions.figures.ink import DARK, LIGHT
from sessions.figures.plotly import figure
from sessions.figures.scene import WALL, Cell, Dot, Label, Scene, Segment
from sessions.words import Said
from tests.figures.seen import voices_in_plotly

SCENE = Scene(
    canvas=WALL,
    title=Said("three voices"),
    desc=Said("two left, one right"),
    radius=2.005,
    dots=(Dot(10, 20), Dot(90, 20, "held"), Dot(10.004, 24.999)),
    cells=(Cell(1, 2, 3, 7, voices=4),),
    segments=(Segment(0, 10, 160, 10, width=0.4),),
    labels=(Label(5, 5, "less", 4, "start"), Label(95, 5, "more", 4, "end", "quiet")),
)


@pytest.mark.parametrize("scene", [SCENE, Scene(WALL, Said("empty"), Said(""))], ids=["full", "empty"])
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_plotly_accepts_it(scene, palette):
    drawn = figure(scene, palette)

    assert go.Figure(drawn).to_plotly_json()["layout"]["paper_bgcolor"] == palette.paper
    assert json.loads(json.dumps(drawn, allow_nan=False)) == drawn


def test_voices_are_one_trace_and_other_roles_have_their_own():
    traces = {trace["name"]: (trace["x"], trace["y"]) for trace in figure(SCENE, LIGHT)["data"][:-1]}

    assert traces == {"voices": ([10, 10.0], [20, 25.0]), "held": ([90], [20])}
    assert voices_in_plotly(figure(SCENE, LIGHT)) == SCENE.voices == 6


def test_an_empty_picture_still_has_its_trace_of_voices():
    trace, labels = figure(Scene(WALL, Said("empty"), Said("")), LIGHT)["data"]

    assert (trace["name"], trace["x"], trace["y"]) == ("voices", [], [])
    assert (labels["name"], labels["text"]) == ("labels", [])


def test_sizes_are_in_canvas_units_for_the_wall_to_scale():
    drawn = figure(SCENE, LIGHT)

    assert drawn["layout"]["meta"] == {"canvas": [160, 56], "radius": 2.0, "voices": 6, "bars": [4], "reach": 0.18}
    assert drawn["data"][0]["marker"]["size"] == 4.01
    assert drawn["layout"]["shapes"][0]["line"]["width"] == 0.4
    assert drawn["data"][-1]["textfont"]["size"][0] == 4


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_quiet_words_are_read_from_the_other_end_of_a_room_and_quiet_lines_stay_fine(palette):
    drawn = figure(SCENE, palette)

    assert drawn["data"][-1]["textfont"]["color"] == [palette.ink, palette.soft]
    assert drawn["layout"]["shapes"][0]["line"]["color"] == palette.quiet


def test_circles_stay_round_and_nothing_moves_by_itself():
    layout = figure(SCENE, LIGHT)["layout"]

    assert (layout["xaxis"]["range"], layout["yaxis"]["range"]) == ([0, 160], [0, 56])
    assert layout["yaxis"]["scaleanchor"] == "x"
    assert layout["uirevision"] == figure(replace(SCENE, dots=()), DARK)["layout"]["uirevision"]


def test_words_are_never_taken_for_markup():
    scene = replace(SCENE, labels=(Label(1, 1, "<b>R&D</b> &lt;", 4),))

    (text,) = figure(scene, LIGHT)["data"][-1]["text"]

    assert text == "&lt;b>R&amp;D&lt;/b> &amp;lt;"


def test_lines_of_one_kind_are_one_shape_that_is_no_bar_of_voices():
    thin = [Segment(x, 0, x, 10, "line", 0.2) for x in range(40)]
    drawn = figure(replace(SCENE, segments=(*thin, Segment(0, 5, 160, 5, "ink", 0.4))), LIGHT)["layout"]["shapes"]
    lines = [shape for shape in drawn if shape.get("name") == "lines"]

    assert [shape["line"] for shape in lines] == [
        {"color": LIGHT.line, "width": 0.2},
        {"color": LIGHT.ink, "width": 0.4},
    ]
    assert lines[0]["path"].count("M") == 40
    assert lines[1]["path"] == "M0,5L160,5"


def test_how_far_up_an_axis_reaches_is_told_by_its_lines_and_fields_and_not_by_who_stands_on_it():
    def reach(*cells: Cell, segments: tuple[Segment, ...] = ()) -> float:
        return figure(Scene(WALL, Said(""), Said(""), cells=cells, segments=segments), LIGHT)["layout"]["meta"]["reach"]

    assert reach() == 0
    assert reach(segments=(Segment(0, 14, 160, 14),)) == 0.25
    assert reach(Cell(0, 0, 10, 42)) == 0.75
    assert reach(Cell(0, 0, 10, 42, voices=9)) == 0
