"""Pictures for paper lose their empty sky, and no voice."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from sessions import kinds
from sessions.figures.scene import PHONE, SHEET
from sessions.reports.cropped import sheet_of, tile_of
from sessions.reports.drawing import drawing_of
from tests.figures.seen import SVG, voices_in_svg
from tests.reports.played import made

pytestmark = pytest.mark.django_db(transaction=True)


def size_of(drawn: str) -> tuple[float, float]:
    _left, _top, width, height = map(float, ET.fromstring(drawn).get("viewBox").split())
    return width, height


def texts_of(drawn: str) -> list[str]:
    return [text.text for text in ET.fromstring(drawn).iter(f"{SVG}text")]


@pytest.mark.parametrize("voices", [3, 12, 40])
def test_picture_for_paper_is_the_whole_picture_and_no_higher_than_it(voices: int):
    drawn = [(part, sight) for part, sight in made(voices=voices).sights if kinds.get(part.kind).figured]

    for part, sight in drawn:
        whole, cut = drawing_of(part, sight), sheet_of(part, sight)
        assert voices_in_svg(cut) == voices_in_svg(whole)
        assert texts_of(cut) == texts_of(whole)
        assert size_of(cut)[0] == SHEET.width
        assert size_of(cut)[1] <= SHEET.height


def test_line_of_three_dots_has_no_empty_sky():
    part, sight = made(voices=3).sights[0]

    assert size_of(sheet_of(part, sight))[1] < SHEET.height / 3


def test_question_of_confidence_stands_close_to_its_dots():
    """It is lettered at the head of its canvas, and three dots stand at the foot."""
    part, sight = next((part, sight) for part, sight in made(voices=3).sights if part.kind == "degree")

    assert size_of(sheet_of(part, sight))[1] < SHEET.height / 2


def test_narrow_picture_that_has_grown_is_whole():
    part, sight = next((part, sight) for part, sight in made().sights if part.kind == "ranking")

    assert size_of(sheet_of(part, sight, canvas=PHONE))[1] > PHONE.height


def test_tile_shows_every_voice_and_no_letter():
    for part, sight in made().sights:
        if kinds.get(part.kind).figured:
            tile = tile_of(part, sight)
            assert voices_in_svg(tile) == voices_in_svg(drawing_of(part, sight))
            assert texts_of(tile) == []


def test_paper_is_white():
    part, sight = made().sights[0]

    assert 'fill="#ffffff"' in sheet_of(part, sight)
    assert "#fbfaf7" not in sheet_of(part, sight) + tile_of(part, sight)
