"""A text is a format, or its author is told on which line it is not, and why."""

from __future__ import annotations

import pytest

from sessions import formats, kinds
from sessions.formats import FormatError

GOOD = 'title = "A talk"\n[[questions]]\nkind = "scale"\ntext = "How near are we?"\nsteps = ["Far", "Near"]\n'
KINDS = ", ".join(f"“{kind.slug}”" for kind in kinds.offered())
STEP = GOOD + '[[questions]]\nstep = "pictures"\ntext = "What do you see now?"\n'
ITEMS = '[blanks.aims]\ndefault = ["Calm", "Speed"]\n'


def problems(source: str | bytes) -> list[tuple[int, str]]:
    with pytest.raises(FormatError) as refused:
        formats.load(source)
    assert refused.value.code == "format.broken"
    return [(problem.line, problem.message.say()) for problem in refused.value.problems]


def warnings(source: str) -> list[tuple[int, str]]:
    return [(remark.line, remark.message.say()) for remark in formats.load(source).warnings]


def test_the_least_a_format_needs_is_a_title_and_a_question():
    one = formats.load(GOOD, slug="a-talk")

    assert (one.slug, one.title, one.smallest_group, one.minutes, one.language) == ("a-talk", "A talk", 3, 5, "en")
    assert one.filled({}).questions == (
        {
            "kind_slug": "scale",
            "above": "",
            "text": "How near are we?",
            "help": "",
            "config": {"steps": ["Far", "Near"]},
            "release": "auto",
            "minutes": 5,
            "series": "",
            "guess": False,
            "step": "",
            "section": "",
            "spare": 0,
        },
    )


@pytest.mark.parametrize("source", [GOOD.encode(), b"\xef\xbb\xbf" + GOOD.encode(), GOOD.replace("\n", "\r\n")])
def test_a_file_from_any_editor_is_read(source: str | bytes):
    assert formats.load(source) == formats.load(GOOD)


BROKEN = [
    ("", 1, "“title” is missing here."),
    ('title = "A"', 1, "A format has at least one question. Each begins with a line [[questions]]."),
    ('title = "A"\nhello', 2, "After a name comes an equals sign, then its value."),
    ('title = "A"\ntitle = "B"', 2, "This name stands here a second time. Once is enough."),
    (
        'title = "A"\n\npurpose = "B\n',
        3,
        "The text on this line has no proper end, or a backslash too many. A text stands between straight quotes.",
    ),
    ("title = A", 1, "The value is missing, or is a text without straight quotes around it."),
    ("title = ", 1, "The value is missing, or is a text without straight quotes around it."),
    ("x = [1, 2", 1, "This line is not written the way TOML expects."),
    ('titel = "A"\n' + GOOD, 1, "“titel” means nothing here. Is it “title”?"),
    ('title = "A"\nquestions = "none"', 2, "Every entry of “questions” begins with a line [[questions]]."),
    ("# a comment\nlanguage = 'German'\n" + GOOD, 2, "A language is a code such as “en” or “de”."),
    ("smallest_group = 2\n" + GOOD, 1, "Smallest group: a whole number from 3 to 50, please."),
    ("minutes = true\n" + GOOD, 1, "Minutes: a whole number from 1 to 600, please."),
    (GOOD.replace('"A talk"', "1979-05-27"), 1, "Title: expected plain text."),
    (GOOD.replace('"A talk"', "[[1]]"), 1, "Title: expected plain text."),
    (GOOD.replace("A talk", "x " * 1000), 1, "Title: at most 120 characters."),
    (GOOD + "minutes = 0", 6, "Minutes: a whole number from 1 to 240, please."),
    (GOOD + f"minutes = {'9' * 3900}", 6, "Minutes: a whole number from 1 to 240, please."),
    (GOOD + f"minutes = 0x{'f' * 3900}", 6, "Minutes: a whole number from 1 to 240, please."),
    (GOOD + "minutes = 1e400", 6, "Minutes: a whole number from 1 to 240, please."),
    (GOOD + "minutes = nan", 6, "Minutes: a whole number from 1 to 240, please."),
    (GOOD + 'release = "later"', 6, "“release” is one of: “auto”, “live”, “together”."),
    (GOOD + 'needs = "coffee"', 6, "“needs” is one of: “reopened”."),
    (GOOD + 'guess = "yes"', 6, "Guess the room: expected yes or no."),
    (GOOD + "spare = 61", 6, "Left out behind time, in this order: a whole number from 0 to 60, please."),
    (GOOD + 'core = "no"', 6, "Part of the core: expected yes or no."),
    (GOOD + "core_minutes = 0", 6, "Minutes: a whole number from 1 to 240, please."),
    (GOOD + f'section = "{"x" * 81}"', 6, "Part of the session: at most 80 characters."),
    ("core_minutes = 0\n" + GOOD, 1, "Minutes: a whole number from 1 to 600, please."),
    ("opening_minutes = -1\n" + GOOD, 1, "Minutes: a whole number from 0 to 60, please."),
    ('seats = ["Sales"]\n' + GOOD, 1, "Seats: between 2 and 8 lines, please."),
    ('seats = ["Sales", "Sales"]\n' + GOOD, 1, "Seats: two lines are the same."),
    ("seats = 3\n" + GOOD, 1, "Seats: expected a list of lines."),
    (STEP.replace('"pictures"', '"dance"'), 7, "“step” is one of: “pictures”, “again”, “reopened”."),
    (STEP.replace('text = "What do you see now?"', ""), 6, "“text” is missing here."),
    (STEP + 'kind = "words"', 9, "“kind” means nothing here."),
    (STEP + "guess = true", 9, "“guess” means nothing here."),
    (GOOD + 'each = "aims"', 6, "“each” names a blank that has several lines."),
    (GOOD + 'each = "aims"\n[blanks.aims]\ndefault = "Calm"', 6, "“each” names a blank that has several lines."),
    (GOOD + ITEMS + "least = 3", 7, "Default: between 3 and 20 lines, please."),
    (GOOD + ITEMS + "most = 21", 8, "Most lines: a whole number from 1 to 20, please."),
    (GOOD + "[blanks.when]\ndefault = 'May'\nmost = 2", 8, "“most” means nothing here."),
    (GOOD + 'low = "Little"', 6, "“low” means nothing here."),
    (GOOD + 'reales = "auto"', 6, "“reales” means nothing here. Is it “release”?"),
    (GOOD.replace('"scale"', '"scal"'), 3, f"“kind” is one of: {KINDS}."),
    (GOOD.replace('"scale"', "{}"), 3, f"“kind” is one of: {KINDS}."),
    (GOOD.replace('kind = "scale"\n', ""), 2, "“kind” is missing here."),
    (GOOD.replace('text = "How near are we?"\n', ""), 2, "“text” is missing here."),
    (GOOD.replace("How near are we?", " "), 4, "Question: please write something."),
    (GOOD.replace("How near are we?", "x" * 301), 4, "Question: at most 300 characters."),
    (GOOD.replace("How near are we?", "x" * 10_000), 4, "This line is too long: at most 4000 characters, please."),
    (GOOD.replace("How near", "How\\u0000near"), 4, "There is a character here that cannot be shown."),
    (GOOD.replace("Far", "Fa\\u0007r"), 5, "There is a character here that cannot be shown."),
    (GOOD.replace('["Far", "Near"]', '["Far"]'), 5, "Steps: between 2 and 11 lines, please."),
    (GOOD.replace('["Far", "Near"]', '["Far", "Far"]'), 5, "Steps: two lines are the same."),
    (GOOD.replace('["Far", "Near"]', '["Far", 1]'), 5, "Steps: expected plain text. It is number 2 of the list."),
    (GOOD.replace('"Far", "Near"', '["Far"], ["Near"]'), 5, "Steps: expected plain text. It is number 1 of the list."),
    (GOOD.replace('["Far", "Near"]', "7"), 5, "Steps: expected a list of lines."),
    (GOOD + 'series = "My Series"', 6, "The name of a series has small letters, digits and _ only."),
    (
        'title = "A"\n[[questions]]\nseries = "enrgy"',
        3,
        "There is no shared series “enrgy”. A series of your own needs its kind and text here.",
    ),
    (GOOD + "[blanks]\nhorizon = 3", 6, "Every entry of “blanks” begins with a line like [blanks.example]."),
    (GOOD + "[blanks.Horizon]", 6, "The name of a blank has small letters, digits and _ only."),
    (GOOD + "[blanks.horizon]\nlabel = 'H'", 6, "“default” is missing here."),
    (GOOD + "[blanks.horizon]\ndefault = 2027-01-01", 7, "Default: expected plain text."),
    (GOOD + "[translations.German]\nA = 'B'", 6, "A language is a code such as “en” or “de”."),
    (GOOD + "[translations.de]\n'A talk' = 3", 7, "Translation: expected plain text."),
    (GOOD + "[translations.de]\nFar = 'Nah'\nNear = 'Nah'", 6, "Steps: two lines are the same."),
    (GOOD + "x = " + "[" * 41, 6, "Too many brackets are open here, one inside the other."),
    ("\n" + "[" * 30_000, 2, "This line is too long: at most 4000 characters, please."),
    (("x = [\n") * 50, 41, "Too many brackets are open here, one inside the other."),
    (".".join("a" * 1900) + " = 1\n" + GOOD, 1, "“a” means nothing here."),
    ("#" * 65_537, 1, "This file is too large: at most 64 kB, please."),
    (b"#" * 65_537, 1, "This file is too large: at most 64 kB, please."),
    ("# é\n" * 16_384, 1, "This file is too large: at most 64 kB, please."),
    (GOOD.encode() + b"# \xff", 6, "This is not plain text in UTF-8. Save the file as UTF-8."),
    (
        GOOD + "# \x00",
        6,
        "There is a character here that cannot be shown. Please write the line anew.",
    ),
    (
        GOOD + 'help = "\ud800"',
        6,
        "There is a character here that cannot be shown. Please write the line anew.",
    ),
]


@pytest.mark.parametrize(
    ("source", "line", "said"), BROKEN, ids=[f"{n}: {said}" for n, (_, _, said) in enumerate(BROKEN)]
)
def test_a_broken_text_is_told_where_and_why(source: str | bytes, line: int, said: str):
    assert (line, said) in problems(source)


def test_all_problems_come_at_once_in_the_order_of_their_lines():
    source = GOOD + '[[questions]]\nkind = "slider"\ntext = 5\nlow = ""\nsteps = []\n'

    assert problems("purpose = 3\n" + source) == [
        (1, "Purpose: expected plain text."),
        (9, "Question: expected plain text."),
        (10, "Left end: please write something."),
        (11, "“steps” means nothing here."),
    ]


def test_at_most_sixty_questions():
    question = '[[questions]]\nseries = "energy"\n'

    assert len(formats.load('title = "A"\n' + question * 60).questions) == 60
    assert problems('title = "A"\n' + question * 61) == [(122, "At most 60 questions, please.")]


def test_a_hostile_text_gets_twenty_sentences_at_most():
    assert len(problems("".join(f"k{number} = {number}\n" for number in range(4000)))) == 20


def test_a_refusal_speaks_of_the_first_line():
    with pytest.raises(FormatError) as refused:
        formats.load("a = 1\nb = 2")

    assert refused.value.message.say() == "Line 1: “a” means nothing here."


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (GOOD.replace("How near are we?", "x " * 20), [(4, "20 words. Under 20 are easier to take in.")]),
        (GOOD.replace("How near are we?", "x " * 19), []),
        (GOOD.replace("near are", "near (really) are"), [(4, "Brackets are hard to read aloud.")]),
        (GOOD.replace("Near", "So near that I can touch"), [(5, "6 words. An end or a step says enough with 5.")]),
        (GOOD.replace("near", "{near}"), [(4, "There is no blank “near”: this stays as it is written.")]),
        (GOOD + "[blanks.horizon]\ndefault = 'May'", [(6, "No text uses the blank “horizon”.")]),
        (
            "minutes = 4\n" + GOOD,
            [(1, "The questions together take 5 minutes, the format says 4.")],
        ),
        (
            "minutes = 9\nopening_minutes = 3\nclosing_minutes = 2\n" + GOOD,
            [(1, "The questions together take 10 minutes, the format says 9.")],
        ),
        (
            "core_minutes = 4\n" + GOOD + "minutes = 9\ncore_minutes = 5",
            [(1, "The core takes 5 minutes together, the format says 4.")],
        ),
        (
            GOOD + "core = false",
            [(6, "Without “core_minutes” in the format there is no core, and this says nothing.")],
        ),
        (
            GOOD + "[translations.de]\nFarther = 'Weiter'",
            [(7, "No text of the format reads like this any more, so the translation is not used.")],
        ),
        (
            GOOD.replace("near", "{how}") + "[blanks.how]\ndefault='near'\n"
            "[translations.de]\n'How {how} are we?' = 'Wie nah?'",
            [(9, "The translation and its original have different blanks.")],
        ),
    ],
)
def test_what_might_read_better_is_remarked_and_stops_nothing(source: str, expected: list):
    assert warnings(source) == expected


def test_options_may_be_longer_than_ends():
    source = 'title = "A"\n[[questions]]\nkind = "choice"\ntext = "?"\noptions = ["I had none, or was away", "None"]'

    assert warnings(source) == []


def test_other_words_end_a_series_and_the_editor_says_so():
    source = 'title = "A"\n[[questions]]\nseries = "energy"\nlow = "Hardly any"\n'

    assert warnings(source) == [
        (3, "Other words than those of the series “energy”: it ends here, and cannot be compared.")
    ]
    assert [(one.series, one.config["low"]) for one in formats.load(source).questions] == [("", "Hardly any")]


@pytest.mark.parametrize(
    "own",
    [
        'text = "How much energy do you have for our work at the moment?"',
        'release = "together"\nminutes = 9',
        'high = " A  lot "',
        'kind = "slider"',
    ],
)
def test_a_series_lives_on_in_the_same_words(own: str):
    one = formats.load(f'title = "A"\n[[questions]]\nseries = "energy"\n{own}\n')

    assert ([question.series for question in one.questions], one.warnings) == (["energy"], ())


@pytest.mark.parametrize("own", ['help = "Only today."', 'above = "Today"', 'kind = "scale"', 'text = "How awake?"'])
def test_a_series_ends_with_other_words_or_another_kind(own: str):
    one = formats.load(f'title = "A"\n[[questions]]\nseries = "energy"\n{own}\n')

    assert ([question.series for question in one.questions], len(one.warnings)) == ([""], 1)


def test_a_series_of_ones_own_needs_no_list():
    one = formats.load(GOOD + 'series = "our_own"')

    assert ([question.series for question in one.questions], one.warnings) == (["our_own"], ())


def test_at_most_twenty_blanks_and_thirty_languages():
    blanks = "".join(f"[blanks.b{number}]\ndefault = 'x'\n" for number in range(21))
    languages = "".join(f"[translations.de-a{number}]\nFar = 'Fern'\n" for number in range(31))

    assert (46, "At most 20 blanks, please.") in problems(GOOD + blanks)
    assert (66, "At most 30 languages, please.") in problems(GOOD + languages)


def test_a_series_with_broken_steps_is_told_about_the_steps():
    source = 'title = "A"\n[[questions]]\nseries = "voice"\nsteps = ["Only one"]\n'

    assert problems(source) == [(4, "Steps: between 2 and 11 lines, please.")]
