"""The formats that ship say what was agreed, word for word; the words stand here a second time, on purpose."""

from __future__ import annotations

import pytest

from sessions import formats, kinds
from sessions.words import Refusal

QUICK_SCAN = "quick-scan"
CHECKPOINT = "alignment-checkpoint"
TRUST = "trust-pulse"
DRIFT = "drift-check"
COMPASS = "own-compass"
ONE_DEGREE = "one-degree"
STAND = "where-we-stand"
COLLISION = "priority-collision"
PANORAMA = "panorama"
FULL = "full-picture"

TRUE_FOR_ME = ["Not true for me", "A little", "Partly", "Mostly", "Completely true for me"]
HOW_OFTEN = ["Not at all", "Once", "A few times", "Often", "Very often"]

ENERGY = ("slider", "How much energy do you have for our work at the moment?", {"low": "Very little", "high": "A lot"})
DIRECTION = (
    "scale",
    "How clear is it to you where we are heading?",
    {"steps": ["Not clear yet", "A little clear", "Partly clear", "Mostly clear", "Very clear"]},
)
MESSAGE = (
    "scale",
    "How similar are the messages about our direction that reach people here?",
    {"steps": ["Very different", "Mostly different", "Partly similar", "Mostly similar", "The same"]},
)
SUPPORT = (
    "scale",
    "When work passes from one person or team to another, what usually happens?",
    {
        "steps": [
            "Each follows its own aims",
            "Mostly own aims",
            "Some of both",
            "Mostly support",
            "We support each other",
        ]
    },
)
VOICE = (
    "scale",
    "How easy is it for you to say what you really think here?",
    {"steps": ["Very hard", "Rather hard", "It depends", "Rather easy", "Very easy"]},
)
SUCCESS = (
    "scale",
    "How similar are our pictures of success, as far as you can see?",
    {"steps": ["Very different", "Mostly different", "Partly similar", "Mostly similar", "The same"]},
)
LAST_EFFECT = (
    "scale",
    "How much did last time's small steps change in our work?",
    {"steps": ["Nothing I noticed", "A little", "Something", "Quite a lot", "A clear change"]},
)
DEGREE = (
    "degree",
    "What one small step will you take before we meet again?",
    {
        "hint": "After something you already do, one small new thing.",
        "after": "After I …",
        "will": "I will …",
        "ask": "How confident are you that you will take this step?",
        "low": "Not at all",
        "high": "Completely",
    },
)
WHAT_HAPPENED = (
    "choice",
    "Think of the small step you chose last time. What happened?",
    {
        "options": [
            "I took it",
            "I took part of it",
            "I changed it",
            "It is still ahead",
            "I had none, or was away",
        ],
        "several": False,
    },
)

PRIORITIES = [
    "Serving our customers well",
    "Growing",
    "Quality and reliability",
    "Using time and money well",
    "New ideas",
    "Our people",
]
RANKED = ("ranking", "What matters most for us right now? Put the most important first.", {"items": PRIORITIES})
NEAR = {"near": "I stand right here", "far": "I stand far away"}
HOW_FAR = {"steps": ["Not at all", "A little", "Partly", "Mostly", "Completely"]}

FORMATS = {
    FULL: (
        "Full Picture",
        3,
        90,
        "Today we show each other what we see. Different places, one picture. Nobody is asked to explain their dot.",
        "Thank you for showing what you see. Your answers are now deleted; the pictures stay.",
        [
            ENERGY,
            RANKED,
            (
                "gap",
                "How clear is it to you where we are heading?",
                {
                    "now": "How clear is it to you where we are heading?",
                    "needed": "How clear does it need to be for you to do your work well?",
                    "items": [],
                    "line": False,
                    **DIRECTION[2],
                },
            ),
            ("words", "It is the end of this year and we succeeded. What do you see that tells you so?", {}),
            MESSAGE,
            SUPPORT,
            VOICE,
            (
                "allocation",
                "Where does your effort really go? Spread 100 points.",
                {
                    "items": [
                        "Serving people today",
                        "Repairing the same things again",
                        "Improving how we work",
                        "Building something new",
                        "Coordinating and reporting",
                    ]
                },
            ),
            (
                "plane",
                "Place each one: how much does it affect your work, and how well do we do it?",
                {
                    "items": ["How we decide", "How we share information", "How we meet", "The tools we use"],
                    "across_low": "Little effect",
                    "across_high": "Strong effect",
                    "up_low": "Not well yet",
                    "up_high": "Very well",
                },
            ),
            (
                "words",
                "What is not being said here that could help us?",
                {"hint": "Wording can give you away. Write it so that anyone might have."},
            ),
            ("", "This is what we have shown each other. What do you see now?", {}),
            ("", "You have heard each other. Where do you stand now?", {}),
            DEGREE,
        ],
    ),
    COLLISION: (
        "Priority Collision",
        4,
        30,
        "Everyone here has reasons. Let us see the order each of us carries.",
        "What will we do first, and what may wait without anyone losing face?",
        [
            RANKED,
            (
                "allocation",
                "The next three months have 100 points of effort. How would you spread them?",
                {"items": PRIORITIES},
            ),
            ("words", "What is the reason behind your first choice, in one sentence?", {}),
            ("", "You have heard the reasons. What order do you see now?", {}),
        ],
    ),
    PANORAMA: (
        "Panorama",
        3,
        5,
        "Your view of what we set out to do. About five minutes. You can stop and go on.",
        "",
        [
            *(
                ("scale", text, HOW_FAR)
                for _priority in range(3)
                for text in (
                    "It is clear to me what this means.",
                    "It matters in my team's daily work.",
                    "We act on it.",
                )
            ),
            (
                "ranking",
                "In your team's real work, which comes first? Put the strongest first.",
                {"items": ["Serving our customers well", "Quality and reliability", "New ideas"]},
            ),
            ("words", "In one word: what is most in the way?", {"single": True, "sheets": 1}),
        ],
    ),
    STAND: (
        "Where We Stand",
        3,
        20,
        "A statement lies in the middle. Stand as near to it, or as far, as is true for you.",
        "Is a step wanted? If yes, whose first small step makes it easier?",
        [
            ("rings", "We know what we will stop doing.", NEAR),
            ("rings", "After we decide, each of us stands behind the decision.", NEAR),
            ("rings", "We talk about difficult things early.", NEAR),
            ("words", "What would move you one step, nearer or further?", {}),
        ],
    ),
    QUICK_SCAN: (
        "Quick Scan",
        3,
        10,
        "Five questions, one minute each. First we look, then we talk.",
        "Which of the five pictures would you like to talk about first?",
        [ENERGY, DIRECTION, MESSAGE, SUPPORT, VOICE],
    ),
    CHECKPOINT: (
        "Alignment Checkpoint",
        3,
        45,
        "Since we last met, each of us took a few steps. Where do we stand now?",
        "What will each of us notice first if we move?",
        [
            ("", "This is what we wanted to try.", {}),
            WHAT_HAPPENED,
            LAST_EFFECT,
            MESSAGE,
            SUPPORT,
            SUCCESS,
            ENERGY,
            DEGREE,
        ],
    ),
    ONE_DEGREE: (
        "One Degree",
        3,
        10,
        "",
        "",
        [
            ("words", "Which direction do you want us to face until we meet again?", {}),
            ENERGY,
            LAST_EFFECT,
            DEGREE,
        ],
    ),
    COMPASS: (
        "Own Compass",
        3,
        5,
        "For you alone. What you write stays on this phone and is gone when you leave.",
        "",
        [
            ("reflection", "Where did you feel most useful in the last two weeks?", {}),
            ("reflection", "What are you holding back, and what does that protect?", {}),
            ("reflection", "Whose view do you understand least at the moment?", {}),
            ("reflection", "What would you do if you turned one degree towards it?", {}),
            ("reflection", "What do you need from others, and have you asked?", {}),
        ],
    ),
    TRUST: (
        "Trust Pulse",
        8,
        15,
        "Three short statements about being led. Nobody sees who answered what.",
        "What would each seat like the others to understand?",
        [
            ("scale", "I trust the people who lead us.", {"steps": TRUE_FOR_ME}),
            ("scale", "I am confident about our future.", {"steps": TRUE_FOR_ME}),
            ("scale", "The way we are led makes me look forward to that future.", {"steps": TRUE_FOR_ME}),
        ],
    ),
    DRIFT: (
        "Drift Check",
        3,
        15,
        "Small signs come before large ones. Often or seldom: both can have reasons.",
        "Which sign would you like us to look at while it is still small?",
        [
            (
                "scale",
                "In the last two weeks, how often was a regular check-in skipped around you?",
                {"steps": HOW_OFTEN},
            ),
            ("scale", "In the last two weeks, how often did an idea meet silence?", {"steps": HOW_OFTEN}),
            ("scale", "In the last two weeks, how often was a difficult topic moved to later?", {"steps": HOW_OFTEN}),
            (
                "scale",
                "In the last two weeks, how often was a one-to-one talk shortened or cancelled?",
                {"steps": HOW_OFTEN},
            ),
            ("scale", "In the last two weeks, how often was a decision opened again?", {"steps": HOW_OFTEN}),
        ],
    ),
}

SERIES = {
    "energy": ENERGY,
    "direction": DIRECTION,
    "message": MESSAGE,
    "support": SUPPORT,
    "voice": VOICE,
    "success": SUCCESS,
    "last_effect": LAST_EFFECT,
    "degree": DEGREE,
}


def asked(one: formats.Format, *, have: tuple[str, ...] = formats.NEEDS) -> list[dict]:
    return list(one.filled({}, have=have).questions)


def said(row: dict, words: tuple[str, str, dict]) -> tuple[str, str, dict]:
    """Return what a question says, of its settings those that were agreed on."""
    kind = "" if row["step"] else row["kind_slug"]
    return kind, row["text"], {name: row["config"][name] for name in words[2]}


def test_the_shelf_holds_these_formats_the_shortest_first():
    order = [COMPASS, PANORAMA, ONE_DEGREE, QUICK_SCAN, DRIFT, TRUST, STAND, COLLISION, CHECKPOINT, FULL]
    assert [one.slug for one in formats.shelf()] == order


@pytest.mark.parametrize("slug", FORMATS)
def test_a_format_says_what_was_agreed(slug: str):
    one = formats.get(slug)
    title, smallest_group, minutes, opening, closing, questions = FORMATS[slug]

    assert (one.title, one.smallest_group, one.minutes) == (title, smallest_group, minutes)
    assert (one.opening, one.closing, one.language) == (opening, closing, "en")
    assert [said(row, words) for row, words in zip(asked(one), questions, strict=True)] == questions


@pytest.mark.parametrize("name", SERIES)
def test_a_series_says_what_was_agreed(name: str):
    row = formats.series(name).filled({})

    assert said(row, SERIES[name]) == SERIES[name]
    assert (row["above"], row["help"], row["series"]) == ("", "", name)


def test_a_first_checkpoint_has_nothing_to_look_back_on():
    first = asked(formats.get(CHECKPOINT), have=())

    assert [row["series"] for row in first] == ["message", "support", "success", "energy", "degree"]


def test_the_minutes_of_a_checkpoint_are_as_agreed():
    assert [row["minutes"] for row in asked(formats.get(CHECKPOINT))] == [3, 4, 4, 8, 7, 8, 3, 6]
    assert (formats.get(CHECKPOINT).length(), formats.get(CHECKPOINT).closing_minutes) == (45, 2)


def test_a_checkpoint_that_looks_back_begins_with_last_times_steps():
    first, *others = asked(formats.get(CHECKPOINT))

    assert (first["step"], first["text"]) == ("reopened", "This is what we wanted to try.")
    assert {row["step"] for row in others} == {""}


def test_what_reaches_people_is_guessed_at_a_checkpoint():
    rows = asked(formats.get(CHECKPOINT), have=())

    assert [row["series"] for row in rows if row["guess"]] == ["message"]


def test_the_trust_pulse_is_by_seat_with_seats_that_can_be_used():
    assert formats.get(TRUST).filled({}).seats == ("Leadership", "Product", "Sales", "Operations")
    assert formats.get(TRUST).filled({"seats": ["Day", "Night"]}).seats == ("Day", "Night")


def test_every_statement_of_the_trust_pulse_has_its_question_above_and_its_help_below():
    rows = asked(formats.get(TRUST))

    assert {row["above"] for row in rows} == {"How true is this for you today?"}
    assert {row["help"] for row in rows} == {"If you lead others, answer about those who lead you."}
    assert [row["series"] for row in rows] == ["trust_leaders", "trust_future", "trust_pull"]


def core_and_all() -> tuple[list[dict], list[dict]]:
    full = formats.get(FULL)
    return list(full.filled({}, core=True).questions), list(full.filled({}).questions)


def test_the_full_picture_is_played_as_its_core_in_60_minutes_and_as_all_in_90():
    core, whole = core_and_all()

    assert [row["minutes"] for row in core] == [3, 10, 6, 7, 8, 6, 8, 4, 4]
    assert [row["minutes"] for row in whole] == [3, 10, 6, 7, 8, 6, 6, 9, 9, 8, 5, 5, 4]
    full = formats.get(FULL)
    assert (full.opening_minutes, full.closing_minutes, full.core_minutes, full.minutes) == (3, 1, 60, 90)
    assert (3 + sum(row["minutes"] for row in core) + 1, 3 + sum(row["minutes"] for row in whole) + 1) == (60, 90)
    assert (full.how_many(core=True), full.how_many()) == (8, 11)
    assert (len(full.core_asks), len(full.asks)) == (8, 11)


def test_the_core_of_the_full_picture_has_the_overview_and_no_second_round():
    core, whole = core_and_all()

    assert [row["step"] for row in core if row["step"]] == ["pictures"]
    assert [row["step"] for row in whole if row["step"]] == ["pictures", "again"]
    assert [row["series"] for row in core if not row["step"]] == [
        *("energy", "priorities", "direction", "success_words", "message", "voice", "unsaid", "degree")
    ]


def test_behind_time_the_full_picture_leaves_out_the_plane_then_effort_then_support():
    whole = core_and_all()[1]

    spare = sorted((row["spare"], row["series"]) for row in whole if row["spare"])
    assert spare == [(1, "practices"), (2, "effort"), (3, "support")]


def test_the_full_picture_has_its_parts_and_asks_for_two_guesses():
    whole = core_and_all()[1]

    assert list(dict.fromkeys(row["section"] for row in whole)) == [
        *("", "Strategic", "Organisation and leadership", "Operations", "What helps us on")
    ]
    assert [row["series"] for row in whole if row["guess"]] == ["priorities", "message"]
    assert [row["release"] for row in whole if row["series"] == "voice"] == ["together"]


def test_where_we_are_belongs_to_the_series_also_as_a_row_of_a_gap():
    gap = next(line for line in formats.get(FULL).questions if line.kind == "gap")

    assert (gap.series, formats.continues(gap)) == ("direction", True)
    other = formats.dump(formats.get(FULL)).replace('now = "How clear is it', 'now = "How clear was it')
    assert [line.series for line in formats.load(other).questions if line.kind == "gap"] == [""]


def test_the_order_of_priorities_is_seen_again_after_the_reasons():
    rows = asked(formats.get(COLLISION))

    assert [(row["guess"], row["step"]) for row in rows] == [(True, ""), (False, ""), (False, ""), (False, "again")]


def test_the_statements_stand_under_one_question():
    rows = asked(formats.get(STAND))

    assert [row["above"] for row in rows] == [*["How near do you stand to this statement today?"] * 3, ""]


def test_panorama_asks_three_rows_for_every_priority():
    two = formats.get(PANORAMA).filled({"priorities": ["Calm", "Speed"]}).questions

    assert [row["above"] for row in two] == ["Calm", "Calm", "Calm", "Speed", "Speed", "Speed", "", ""]
    assert formats.get(PANORAMA).how_many() == 3 * 3 + 2
    with pytest.raises(Refusal):
        formats.get(PANORAMA).filled({"priorities": list("abcdef")})


def test_the_signs_of_drift_are_series_of_their_own():
    assert [row["series"] for row in asked(formats.get(DRIFT))] == [
        "drift_checkin",
        "drift_silence",
        "drift_later",
        "drift_one_to_one",
        "drift_reopened",
    ]


@pytest.mark.parametrize("slug", [QUICK_SCAN, TRUST])
def test_some_formats_show_every_picture_all_at_once(slug: str):
    assert {row["release"] for row in asked(formats.get(slug))} == {"together"}


def test_what_people_dare_to_say_is_always_shown_all_at_once():
    assert formats.series("voice").release == "together"


@pytest.mark.parametrize("one", formats.shelf(), ids=lambda one: one.slug)
def test_a_format_that_ships_leaves_nothing_to_remark(one: formats.Format):
    assert one.warnings == ()
    assert one.purpose
    assert one.length() <= one.minutes
    assert not one.has_core or one.length(core=True) <= one.core_minutes


@pytest.mark.parametrize("one", formats.shelf(), ids=lambda one: one.slug)
def test_every_text_is_short_and_can_be_read_aloud(one: formats.Format):
    texts = [one.title, one.purpose, one.opening, one.closing]
    texts += [row[name] for row in asked(one) for name in ("above", "text", "help")]

    assert [text for text in texts if len(text.split()) >= 20 or set(text) & set("()[]{}")] == []


@pytest.mark.parametrize("one", formats.shelf(), ids=lambda one: one.slug)
def test_ends_and_steps_have_at_most_five_words(one: formats.Format):
    configs = [question.config for question in one.questions]
    ends = [text for config in configs for text in (*config.get("steps", ()), config.get("low"), config.get("high"))]

    assert [text for text in ends if text and len(text.split()) > 5] == []


def test_a_series_is_the_same_question_in_every_format():
    words: dict[str, list] = {}
    for one in formats.shelf():
        for row in asked(one):
            if row["series"] and row["kind_slug"] != "gap":  # its first row has a test of its own
                same = {name: row[name] for name in ("kind_slug", "text", "above", "help", "config")}
                words.setdefault(row["series"], []).append(same)

    assert {"energy", "message", "support"} <= {name for name, found in words.items() if len(found) > 1}
    assert [name for name, found in words.items() if any(one != found[0] for one in found)] == []


def test_no_setting_of_a_kind_is_called_like_something_every_question_has():
    from sessions.formats.questions import NAMES

    assert {kind.slug: set(kind.Config.settings()) & set(NAMES) for kind in kinds.every()} == {
        kind.slug: set() for kind in kinds.every()
    }


@pytest.mark.parametrize("one", formats.shelf(), ids=lambda one: one.slug)
def test_every_text_that_ships_can_be_said_in_german(one: formats.Format):
    german = one.speak("de")

    assert german.missing == ()
    made = german.filled({}, have=formats.NEEDS)
    texts = [made.opening, made.closing, *(row[name] for row in made.questions for name in ("text", "above", "help"))]
    assert [text for text in texts if len(text.split()) >= 20] == []


def test_an_unknown_format_is_a_key_error():
    with pytest.raises(KeyError):
        formats.get("no-such-format")
