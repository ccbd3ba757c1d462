"""Single words and marks: what counts as the same, what is counted, and what no part of a room may show."""

import unicodedata

import pytest

from sessions import kinds
from sessions.kinds.sheet import gathered
from sessions.privacy.veil import veil
from sessions.words import Refusal

WORDS, MARKS = kinds.get("words"), kinds.get("marks")
ONE = WORDS.Config.checked({"single": True})
SHEETS = MARKS.Config.checked({"items": [f"Sheet {number}" for number in range(23)]})


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["trust", "Trust", " TRUST "], [("TRUST", 3)]),
        (["élan", unicodedata.normalize("NFD", "ÉLAN"), "elan"], [("ÉLAN", 2), ("elan", 1)]),
        (["Straße", "STRASSE"], [("STRASSE", 2)]),
        (["two  words", "two words"], [("two words", 2)]),
        (["time", "trust", "trust"], [("trust", 2), ("time", 1)]),
        (["time.", "time"], [("time", 1), ("time.", 1)]),
        ([], []),
    ],
)
def test_equal_words_are_one_whatever_their_letters(words, wanted):
    assert gathered(words) == wanted


def test_the_spelling_that_most_used_stands_for_all():
    assert gathered(["TRUST", "trust", "trust"]) == [("trust", 3)]


def test_words_are_gathered_the_same_whatever_the_order_of_arrival():
    given = [["Trust"], ["time"], ["trust"], ["Noise"]]
    summaries = {WORDS.summarise(veil(row, k=3), ONE).texts for row in (given, given[::-1], sorted(given))}

    assert summaries == {("Trust", "Noise", "time")}


def test_one_word_is_short_and_one_sheet_a_person():
    with pytest.raises(Refusal) as long:
        WORDS.parse({"text": ["x" * 41]}, ONE)
    with pytest.raises(Refusal) as several:
        WORDS.Config.checked({"single": True, "sheets": 2})

    assert (long.value.code, several.value.code) == ("answer.long", "config.single")


def test_every_sheet_has_its_marks_and_none_is_an_answer():
    summary = MARKS.summarise(veil([[0, 22], [0], []], k=3), SHEETS)

    assert (summary.n, summary.counts["marks"][0], sum(summary.counts["marks"])) == (3, 2, 3)
    assert MARKS.tell(summary, SHEETS).say() == "3 answers with 3 marks on 2 sheets; each phone saw 6 of 23."
    assert [note.say() for note in MARKS.notes(summary, SHEETS)] == ["Each phone saw 6 of 23 sheets."]


def test_marks_of_a_part_of_the_room_are_all_of_one_mind_so_no_rule_ever_shows_them():
    assert {MARKS.zone(marked, SHEETS) for marked in ([], [0], [1, 2], [22])} == {0}


@pytest.mark.parametrize("items", [["one"], ["x"] * 201, ["x" * 700, "y"], ["a\x00", "b"], "a\nb", [1, 2]])
def test_what_was_never_a_wall_of_sheets_cannot_be_marked(items):
    with pytest.raises(Refusal):
        MARKS.Config.checked({"items": items})


def test_marks_are_asked_about_sheets_that_are_there_and_offered_nowhere():
    assert MARKS.slug in {kind.slug for kind in kinds.every()}
    assert MARKS.slug not in {kind.slug for kind in kinds.offered()}
