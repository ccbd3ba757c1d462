"""Filling the blanks of a format, and speaking it in another language."""

from __future__ import annotations

import pytest

from sessions import formats
from sessions.formats import Question
from sessions.kinds.config import Line, Lines
from sessions.words import Refusal

TEXT = """
title = "Our year"
purpose = "What we want to see."
opening = "Until {horizon}: what do we see?"
closing = "Thank you."

[blanks.horizon]
label = "Until when?"
default = "the end of this year"

[blanks.aims]
label = "Our aims"
default = ["Growing", "Quality"]

[[questions]]
kind = "choice"
text = "It is {horizon}. Which aim came first: {aims}?"
options = ["{aims}", "None of them by {horizon}"]

[[questions]]
series = "energy"

[[questions]]
kind = "choice"
needs = "reopened"
text = "And last time?"
options = "{aims}"

[translations.de]
"Our year" = "Unser Jahr"
"Until {horizon}: what do we see?" = "Bis {horizon}: Was sehen wir?"
"the end of this year" = "Jahresende"
"Growing" = "Wachsen"
"Quality" = "Qualität"
"It is {horizon}. Which aim came first: {aims}?" = "Es ist {horizon}. Welches Ziel kam zuerst: {aims}?"
"A lot" = "Viel"

[translations.de-at]
"Our year" = "Unser heuriges Jahr"
"""


@pytest.fixture
def year() -> formats.Format:
    return formats.load(TEXT, slug="our-year")


def test_blanks_that_nobody_filled_take_their_defaults(year):
    made = year.filled({"horizon": "  ", "aims": []})

    assert made.opening == "Until the end of this year: what do we see?"
    assert made.questions[0]["text"] == "It is the end of this year. Which aim came first: Growing, Quality?"
    assert made.questions[0]["config"]["options"] == ["Growing", "Quality", "None of them by the end of this year"]


def test_blanks_take_what_the_facilitator_writes(year):
    made = year.filled({"horizon": "May", "aims": "Calm\n\nSpeed\nFun"}, have=("reopened",))

    assert made.opening == "Until May: what do we see?"
    assert made.questions[0]["config"]["options"] == ["Calm", "Speed", "Fun", "None of them by May"]
    assert made.questions[2]["config"]["options"] == ["Calm", "Speed", "Fun"]


def test_a_list_may_come_as_a_list(year):
    assert year.filled({"aims": ["Calm", "Speed"]}, have=("reopened",)).questions[2]["config"]["options"] == [
        "Calm",
        "Speed",
    ]


@pytest.mark.parametrize("typed", ["{aims}", "{0.__class__}", "{", "}", "{}", "{{horizon}}", "%(aims)s", "\\1 \\g<0>"])
def test_braces_that_somebody_types_are_letters_like_any_other(year, typed: str):
    made = year.filled({"horizon": typed, "aims": [typed, "Other"]})

    assert made.opening == f"Until {typed}: what do we see?"
    assert made.questions[0]["config"]["options"] == [typed, "Other", f"None of them by {typed}"]


def test_braces_in_a_format_are_letters_unless_they_name_a_blank():
    one = formats.load('title = "A"\n[[questions]]\nkind = "words"\ntext = "{0} {x!r} {title} {{}} { a }"')

    assert one.filled({}).questions[0]["text"] == "{0} {x!r} {title} {{}} { a }"


@pytest.mark.parametrize(
    ("blanks", "code"),
    [
        ({"nobody": "x"}, "blank.unknown"),
        ({"{horizon}": "x"}, "blank.unknown"),
        ({"horizon": "x" * 121}, "config.long"),
        ({"horizon": ["May"]}, "config.type"),
        ({"horizon": "\x00"}, "config.type"),
        ({"horizon": "\ud800"}, "config.type"),
        ({"aims": ["Calm", "Calm"]}, "config.twice"),
        ({"aims": ["x" * 61]}, "config.long"),
        ({"aims": [1, 2]}, "config.type"),
        ({"aims": {"a": "b"}}, "config.type"),
        ({"aims": [str(number) for number in range(12)]}, "config.count"),
        ({"aims": ["x" * 60 + str(number) for number in range(6)]}, "config.long"),
    ],
)
def test_what_does_not_fit_is_refused(year, blanks: dict, code: str):
    with pytest.raises(Refusal) as refused:
        year.filled(blanks)

    assert refused.value.code == code


def test_a_text_that_grew_too_long_is_refused():
    one = formats.load(
        f'title = "A"\n[[questions]]\nkind = "words"\ntext = "{"x" * 280} {{a}}"\n[blanks.a]\ndefault = "b"'
    )

    assert len(one.filled({"a": "c"}).questions[0]["text"]) == 282
    with pytest.raises(Refusal) as refused:
        one.filled({"a": "c" * 30})
    assert refused.value.message.say() == "Question: at most 300 characters."


def test_a_blank_says_which_form_field_asks_for_it(year):
    horizon, aims = year.blanks

    assert (type(horizon.setting), horizon.setting.label) == (Line, "Until when?")
    assert (type(aims.setting), aims.setting.label) == (Lines, "Our aims")


def test_a_question_waits_for_what_it_needs(year):
    assert [len(year.asked()), len(year.asked(have=("reopened",)))] == [2, 3]


def test_a_format_speaks_another_language_and_lists_what_it_cannot_say(year):
    german = year.speak("de")

    assert (german.language, german.title, german.closing) == ("de", "Unser Jahr", "Thank you.")
    assert german.blanks[0].default == "Jahresende"
    assert german.questions[1].config == {"low": "Sehr wenig", "high": "Viel"}  # its own words before the series'
    assert german.missing == (
        "What we want to see.",
        "Thank you.",
        "Until when?",
        "Our aims",
        "None of them by {horizon}",
        "And last time?",
    )


def test_a_session_is_made_in_its_language(year):
    made = year.filled({}, language="de", have=("reopened",))

    assert made.opening == "Bis Jahresende: Was sehen wir?"
    assert made.questions[0]["config"]["options"] == ["Wachsen", "Qualität", "None of them by Jahresende"]
    assert made.questions[1]["series"] == "energy"
    assert made.questions[2]["config"]["options"] == ["Wachsen", "Qualität"]


def test_a_regional_language_leans_on_its_plain_one(year):
    austrian = year.speak("de-at")

    assert (austrian.title, austrian.blanks[0].default) == ("Unser heuriges Jahr", "Jahresende")


def test_a_language_nobody_translated_stays_as_it_is_and_says_so(year):
    french = year.speak("fr")

    assert (french.title, french.language, len(french.missing)) == ("Our year", "fr", 15)


def test_its_own_language_needs_no_translation(year):
    assert year.speak("en") is year
    assert year.languages == ("en", "de", "de-at")


def test_an_edited_text_finds_no_stale_translation(year):
    edited = formats.load(TEXT.replace('title = "Our year"', 'title = "Our quarter"'))

    assert edited.speak("de").title == "Our quarter"
    assert "Our quarter" in edited.speak("de").missing


def test_a_question_continues_its_series_until_its_words_change():
    energy = formats.series("energy")
    other = Question(kind="slider", text="How awake are you?", series="energy")

    assert formats.continues(energy)
    assert not formats.continues(other)
    assert formats.continues(Question(kind="words", text="Anything?", series="our_own"))
    assert formats.series("no_such_series") is None


PLAYED = """
title = "Played"
minutes = 20
core_minutes = 9
opening_minutes = 2
closing_minutes = 1
seats = "{places}"

[blanks.places]
default = ["Shop", "Office"]

[blanks.aims]
default = ["Calm", "Speed"]
most = 3

[[questions]]
series = "energy"
minutes = 3
core_minutes = 2

[[questions]]
kind = "words"
section = "Aims"
each = "aims"
above = "{aims}"
text = "Is it clear?"
spare = 2

[[questions]]
kind = "scale"
section = "Aims"
each = "aims"
text = "How near is {aims}?"
core = false
guess = true

[[questions]]
step = "pictures"
text = "What do you see?"
minutes = 4
"""


@pytest.fixture
def played() -> formats.Format:
    return formats.load(PLAYED, slug="played")


def test_the_core_leaves_lines_out_and_gives_others_less_time(played):
    rows = played.filled({}, core=True).questions

    assert [(row["text"], row["minutes"]) for row in rows] == [
        ("How much energy do you have for our work at the moment?", 2),
        ("Is it clear?", 5),
        ("Is it clear?", 5),
        ("What do you see?", 4),
    ]
    assert (played.length(core=True), played.length()) == (14, 20)


def test_lines_for_each_of_a_list_stay_together(played):
    rows = played.filled({"aims": "Fun\nRest\nWork"}).questions

    assert [(row["above"], row["text"]) for row in rows[1:-1]] == [
        ("Fun", "Is it clear?"),
        ("", "How near is Fun?"),
        ("Rest", "Is it clear?"),
        ("", "How near is Rest?"),
        ("Work", "Is it clear?"),
        ("", "How near is Work?"),
    ]


def test_a_list_with_bounds_refuses_more(played):
    with pytest.raises(Refusal) as refused:
        played.filled({"aims": ["a", "b", "c", "d"]})

    assert refused.value.code == "config.count"


def test_guess_section_and_spare_reach_the_run_sheet(played):
    rows = played.filled({}).questions

    assert [
        (row["section"], row["guess"], row["spare"], row["step"]) for row in (rows[0], rows[1], rows[2], rows[5])
    ] == [
        ("", False, 0, ""),
        ("Aims", False, 2, ""),
        ("Aims", True, 0, ""),
        ("", False, 0, "pictures"),
    ]


def test_seats_may_be_a_blank(played):
    assert played.filled({}).seats == ("Shop", "Office")
    assert played.filled({"places": ["Here", "There", "Elsewhere"]}).seats == ("Here", "There", "Elsewhere")
    with pytest.raises(Refusal):
        played.filled({"places": ["Only one"]})


def test_no_session_gets_more_lines_than_a_run_sheet_holds():
    many = "".join(
        f'[[questions]]\nkind = "words"\neach = "aims"\ntext = "{number} {{aims}}?"\n' for number in range(31)
    )
    one = formats.load(f'title = "A"\n{many}[blanks.aims]\ndefault = ["Calm"]\n')

    assert len(one.filled({}).questions) == 31
    with pytest.raises(Refusal) as refused:
        one.filled({"aims": ["Calm", "Speed"]})
    assert refused.value.code == "format.long"


def test_the_steps_of_a_format_are_those_of_the_run_sheet():
    from sessions.models.stage import Step

    assert set(formats.STEPS) <= set(Step.values)


def test_a_shelf_shows_the_questions_with_their_defaults(played, year):
    assert [line.above for line in played.asks] == ["", "Calm, Speed", ""]
    assert [line.text for line in played.core_asks][1:] == ["Is it clear?"]
    assert year.asks[0].text == "It is the end of this year. Which aim came first: Growing, Quality?"
