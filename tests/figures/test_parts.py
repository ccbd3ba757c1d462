"""Parts for pictures that are no rows: circles, squares that stand for many, words still to be said."""

import re
import xml.etree.ElementTree as ET

import plotly.graph_objects as go

from sessions.figures.ink import DARK, LIGHT
from sessions.figures.plotly import figure
from sessions.figures.scene import PHONE, Block, Label, Lattice, Ring, Scene
from sessions.figures.svg import svg
from sessions.words import Said
from tests.figures.seen import SVG, outside, voices_in_plotly, voices_in_svg

SCENE = Scene(
    canvas=PHONE,
    title=Said("many"),
    desc=Said(""),
    rings=(Ring(50, 38, 30), Ring(50, 38, 10, "quiet", 0.5)),
    blocks=(Block(10, 10, 4, 40), Block(20, 10, 4, 38), Block(30, 10, 1, 1)),
    labels=(Label(50, 70, Said("{n} people", {"n": 79}), 4),),
    lattices=(Lattice("across0", "up0", 10, 12, 2.5, 1.6),),
)


def test_circles_are_outlines_in_both_drawings():
    circles = [part for part in ET.fromstring(svg(SCENE)).iter(f"{SVG}circle") if part.get("fill") == "none"]
    shapes = [shape for shape in figure(SCENE, LIGHT)["layout"]["shapes"] if shape["type"] == "circle"]

    assert [(c.get("cx"), c.get("cy"), c.get("r"), c.get("class")) for c in circles] == [
        ("50", "38", "30", "line"),
        ("50", "38", "10", "quiet"),
    ]
    assert [(s["x0"], s["x1"], s["y0"], s["y1"], s["line"]["color"]) for s in shapes] == [
        (20, 80, 8, 68, LIGHT.line),
        (40, 60, 28, 48, LIGHT.quiet),
    ]
    assert all("fillcolor" not in shape for shape in shapes)


def test_squares_of_one_size_are_one_path_and_say_how_many_voices_they_are():
    paths = [part for part in ET.fromstring(svg(SCENE)).iter(f"{SVG}path") if part.get("data-voices")]

    assert [(p.get("stroke-width"), p.get("data-voices"), p.get("d").count("M")) for p in paths] == [
        ("1", "1", 1),
        ("4", "78", 2),
    ]
    assert {p.get("stroke-linecap") for p in paths} == {"square"}
    assert voices_in_svg(svg(SCENE)) == voices_in_svg(svg(SCENE, DARK)) == SCENE.voices == 79


def test_plotly_takes_all_squares_as_one_shape():
    drawn = figure(SCENE, LIGHT)
    (path,) = [shape for shape in drawn["layout"]["shapes"] if shape["type"] == "path"]

    assert path["path"].startswith("M8,8H12V12H8Z")
    assert drawn["layout"]["meta"]["bars"] == [40, 38, 1]
    assert voices_in_plotly(drawn) == 79
    assert go.Figure(drawn).layout.shapes[2].fillcolor == LIGHT.voice


def test_words_are_said_in_the_language_of_the_room():
    def speak(said: Said) -> str:
        return said.say(lambda text: text.replace("people", "Menschen"))

    assert "79 Menschen" in svg(SCENE, speak=speak)
    assert figure(SCENE, LIGHT, speak=speak)["data"][-1]["text"] == ["79 Menschen"]
    assert figure(SCENE, LIGHT)["data"][-1]["text"] == ["79 people"]


def test_a_lattice_is_one_hidden_ring_that_names_its_two_numbers():
    (mark,) = ET.fromstring(svg(SCENE)).findall(f".//{SVG}g[@class='mark']")

    assert (mark.get("data-lattice"), mark.get("data-step"), mark.get("visibility")) == ("across0 up0", "2.5", "hidden")
    assert {(c.get("cx"), c.get("cy")) for c in mark} == {("10", "64")}


def test_it_needs_no_style():
    assert re.findall(r"style|script|\bid=", svg(SCENE) + svg(SCENE, LIGHT)) == []


def test_parts_outside_the_canvas_are_noticed():
    wrong = Scene(PHONE, Said(""), Said(""), rings=(Ring(5, 5, 6),), blocks=(Block(0, 5, 2, 1),))

    assert len(outside(wrong)) == 2
    assert outside(SCENE) == []
