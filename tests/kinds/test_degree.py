"""Steps and their confidence: what the sentence becomes, and a picture that keeps within its canvas at every size."""

from dataclasses import replace

import pytest

from sessions import kinds
from sessions.figures.mosaic import mosaic
from sessions.figures.scene import BAND, PHONE, SHEET, TILE, WALL
from sessions.kinds.base import Summary
from sessions.words import Refusal
from tests.figures.seen import outside, overlapping, touching

DEGREE = kinds.get("degree")
CONFIG = DEGREE.Config()
CANVASES = {"band": BAND, "phone": PHONE, "sheet": SHEET, "tile": TILE, "wall": WALL}


def counted(*counts: int) -> Summary:
    return Summary(n=sum(counts), counts={"confidence": counts}, texts=("a step",) * sum(counts))


@pytest.mark.parametrize("canvas", CANVASES.values(), ids=CANVASES)
@pytest.mark.parametrize("each", [0, 1, 5, 18, 40, 91])
def test_voices_at_both_ends_keep_within_the_canvas(canvas, each):
    scene = DEGREE.draw(counted(each + 1, *[each] * 9, each + 1), CONFIG, canvas=canvas)

    assert scene.voices == 11 * each + 2
    assert (outside(scene), overlapping(scene), touching(scene)) == ([], [], [])


@pytest.mark.parametrize("canvas", CANVASES.values(), ids=CANVASES)
def test_the_spread_stands_under_the_question_it_answers(canvas):
    scene = DEGREE.draw(counted(3, *[0] * 8, 9, 40), CONFIG, canvas=canvas)
    asked = [label for label in scene.labels if label.anchor == "start" and label.y > scene.canvas.height / 2]

    assert " ".join(label.text for label in asked) == CONFIG.ask
    assert max(dot.y + scene.radius for dot in scene.dots) < min(label.y - label.size / 2 for label in asked)


@pytest.mark.parametrize("count", [1, 2, 4, 6, 9, 11, 15, 24])
def test_among_all_pictures_its_words_lie_on_nothing_however_low_its_place_above_the_sheets(count):
    whole = mosaic(["What one small step will you take before we meet again?"] * count).canvas
    scene = DEGREE.draw(
        counted(1, 3, 0, 0, 1, 1, 2, 0, 1, 0, 0), CONFIG, canvas=replace(whole, height=whole.height / 2)
    )

    assert scene.voices == 9
    assert (outside(scene), overlapping(scene), touching(scene)) == ([], [], [])


@pytest.mark.parametrize(
    ("after", "will", "sheet"),
    [
        ("pour my coffee", "ask", "After I pour my coffee, I will ask"),
        ("pour my coffee.", "ask.", "After I pour my coffee, I will ask."),
        ("{x} … %s", "<b>", "After I {x} … %s, I will <b>"),
        ("\u202egnol", "go", "After I \u2068\u202egnol\u2069, I will go"),
        ("شاي", "go", "After I \u2068شاي\u2069, I will go"),
        ("a\u2069\u202eb", "go", "After I \u2068a\u202eb\u2069, I will go"),
        ("a\u2067b", "go", "After I \u2068a\u2067b\u2069\u2069, I will go"),
        ("one\n\u202eowt", "go", "After I one\n\u2068\u202eowt\u2069, I will go"),
    ],
)
def test_both_halves_make_one_sheet(after, will, sheet):
    assert CONFIG.sheet(after, will) == sheet


def test_a_language_brings_its_own_halves():
    german = DEGREE.Config.checked({"after": "Nachdem ich …", "will": "werde ich …"})

    assert german.sheet("Kaffee geholt habe", "eine Frage stellen") == (
        "Nachdem ich Kaffee geholt habe, werde ich eine Frage stellen"
    )


def test_halves_without_a_gap_take_the_text_behind_them():
    plain = DEGREE.Config.checked({"after": "After", "will": "then"})

    assert plain.sheet("lunch", "a walk") == "After lunch, then a walk"


@pytest.mark.parametrize("missing", ["after", "will", "confidence"])
def test_no_part_of_a_step_may_be_missing(missing):
    fields = {"after": ["a"], "will": ["b"], "confidence": ["3"]}
    del fields[missing]

    with pytest.raises(Refusal) as refused:
        DEGREE.parse(fields, CONFIG)
    assert refused.value.code == "answer.missing"


def test_the_reading_is_of_confidence_alone():
    reading = DEGREE.measure(counted(0, 0, 0, 0, 0, 0, 0, 2, 3, 1, 0), CONFIG)

    assert (reading.n, round(reading.distance, 2)) == (6, 0.87)
    assert DEGREE.tell(counted(1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1), CONFIG).say() == (
        "3 answers on 3 sheets; confidence: 1 on “0”, 1 on “8”, 1 on “10”."
    )


def test_who_forgot_the_confidence_is_told_that_it_is_missing():
    with pytest.raises(Refusal) as refused:
        DEGREE.parse({"after": ["a"], "will": ["b"]}, CONFIG)

    assert (refused.value.code, "confident" in str(refused.value.message)) == ("answer.missing", True)
