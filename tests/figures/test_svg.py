"""SVG that any page, file and reader can hold."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from sessions.figures.ink import DARK, FONT, LIGHT
from sessions.figures.scene import PHONE, Cell, Dot, Label, Mark, Scene, Segment
from sessions.figures.svg import svg
from sessions.words import Said, ngettext
from tests.figures.seen import SVG, dots_of_svg, voices_in_svg

HOSTILE = '<script>alert("1")</script> & "quotes" \x00\x0b\ud800\ufffe ]]>'
SCENE = Scene(
    canvas=PHONE,
    title=Said("three voices"),
    desc=Said("two left, one right"),
    radius=2.005,
    dots=(Dot(10, 20), Dot(10.004, 24.999), Dot(90, 20, "held")),
    cells=(Cell(1, 2, 3, 7, voices=4), Cell(5, 2, 7, 7, "guess", weight=0.25)),
    segments=(Segment(0, 10, 100, 10),),
    labels=(Label(5, 5, "less", 4, "start"), Label(95, 5, "more", 4, "end", "quiet")),
    marks=(Mark("step=0", 10, 20, 3), Mark("step=1", 90, 20, 3)),
)


def test_it_is_named_and_described_for_those_who_do_not_see_it():
    root = ET.fromstring(svg(SCENE))

    assert (root.get("role"), root.get("aria-label")) == ("img", "three voices two left, one right")
    assert [root.find(f"{SVG}{name}").text for name in ("title", "desc")] == ["three voices", "two left, one right"]


def test_what_the_title_says_is_not_said_twice():
    scene = replace(SCENE, title=Said("3 answers: 2 left, 1 right."), desc=Said("2 left, 1 right"))

    assert ET.fromstring(svg(scene)).get("aria-label") == "3 answers: 2 left, 1 right."


def test_its_title_is_said_in_the_language_of_the_room():
    scene = replace(SCENE, title=ngettext("{n} answer", "{n} answers", 3), desc=Said("left"))

    drawn = svg(scene, speak=lambda said: said.say(str.upper, lambda one, many, n: "{n} Antworten"))

    assert "<title>3 Antworten</title><desc>LEFT</desc>" in drawn


def test_the_page_colours_it_by_roles():
    drawn = svg(SCENE)

    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawn)) == {"none", "currentColor"}
    assert set(re.findall(r'class="([^"]+)"', drawn)) == {
        "scene",
        "voice",
        "held",
        "guess",
        "quiet",
        "ink",
        "mark",
        "gap",
    }


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_alone_it_brings_its_colours_and_its_font(palette):
    root = ET.fromstring(svg(SCENE, palette))

    assert root.get("font-family") == FONT
    assert "currentColor" not in svg(SCENE, palette)
    assert root.find(f"{SVG}rect").get("fill") == palette.paper
    assert root.find(f"{SVG}path[@class='voice']").get("stroke") == palette.voice


def test_it_needs_neither_style_nor_script_nor_ids():
    drawn = svg(SCENE) + svg(SCENE, LIGHT)

    assert re.findall(r"style|script|\bid=|href|on\w+=", drawn) == []


@pytest.mark.parametrize("palette", [None, LIGHT])
def test_hostile_words_stay_words(palette):
    scene = replace(
        SCENE,
        title=Said("{text}", {"text": HOSTILE}),
        labels=(Label(5, 5, HOSTILE, 4),),
        marks=(Mark(HOSTILE, 1, 1, 1),),
    )

    root = ET.fromstring(svg(scene, palette).encode())

    shown = '<script>alert("1")</script> & "quotes"  ]]>'
    assert [part.tag for part in root.iter() if "script" in part.tag] == []
    assert root.find(f"{SVG}text").text == shown
    assert root.find(f".//{SVG}g[@class='mark']").get("data-mine") == shown
    assert root.find(f"{SVG}title").text == shown


def test_every_voice_is_in_it_where_the_scene_says():
    assert dots_of_svg(svg(SCENE)) == [(10, 56), (10, 51)]
    assert voices_in_svg(svg(SCENE)) == SCENE.voices == 6


def test_marks_wait_unseen():
    marks = ET.fromstring(svg(SCENE)).findall(f".//{SVG}g[@class='mark']")

    assert [(mark.get("data-mine"), mark.get("visibility")) for mark in marks] == [
        ("step=0", "hidden"),
        ("step=1", "hidden"),
    ]


def test_numbers_have_two_decimals_at_most():
    assert re.findall(r"\d\.\d{3}", svg(SCENE)) == []


def test_same_scene_gives_same_bytes():
    again = replace(SCENE, dots=tuple(SCENE.dots))

    assert svg(again) == svg(SCENE)
    assert svg(again, DARK) == svg(SCENE, DARK)
