"""What a facilitator, a form or a hostile file may set on a question."""

import pytest

from sessions import kinds
from sessions.kinds.config import Line, Lines, Switch, Whole
from sessions.words import Refusal

LABEL = "Steps"


@pytest.mark.parametrize(
    ("setting", "value", "clean"),
    [
        (Line(LABEL), "  Very \t little ", "Very little"),
        (Line(LABEL), "two\nlines", "two lines"),
        (Line(LABEL, empty=True), "", ""),
        (Line(LABEL), "שלום \u200f!", "שלום \u200f!"),
        (Lines(LABEL), "a\r\n\n b \n", ("a", "b")),
        (Lines(LABEL), ["a", "", "b"], ("a", "b")),
        (Switch(LABEL), True, True),
        (Whole(LABEL, least=1, most=3), 3, 3),
    ],
)
def test_good_settings_are_cleaned(setting, value, clean):
    assert setting.clean(value) == clean


@pytest.mark.parametrize(
    ("setting", "value", "code"),
    [
        (Line(LABEL), "", "config.empty"),
        (Line(LABEL), "x" * 61, "config.long"),
        (Line(LABEL), 3, "config.type"),
        (Line(LABEL), None, "config.type"),
        (Line(LABEL), "a\x00b", "config.type"),
        (Line(LABEL), "a\ud800", "config.type"),
        (Line(LABEL), "\u202eevil", "config.type"),
        (Line(LABEL), "bell\x07", "config.type"),
        (Lines(LABEL), ["one"], "config.count"),
        (Lines(LABEL), [str(i) for i in range(12)], "config.count"),
        (Lines(LABEL), ["a", "a"], "config.twice"),
        (Lines(LABEL), ["a", 3], "config.type"),
        (Lines(LABEL), {"a": "b"}, "config.type"),
        (Lines(LABEL), 7, "config.type"),
        (Switch(LABEL), "yes", "config.type"),
        (Switch(LABEL), 1, "config.type"),
        (Whole(LABEL, least=1, most=3), 4, "config.number"),
        (Whole(LABEL, least=1, most=3), True, "config.number"),
        (Whole(LABEL, least=1, most=3), "2", "config.number"),
        (Whole(LABEL, least=1, most=3), float("nan"), "config.number"),
    ],
)
def test_bad_settings_are_refused_with_their_label(setting, value, code):
    with pytest.raises(Refusal) as refused:
        setting.clean(value)

    assert refused.value.code == code
    assert refused.value.message.say().startswith("Steps: ")


@pytest.mark.parametrize("kind", kinds.every(), ids=lambda kind: kind.slug)
def test_unknown_settings_are_refused(kind):
    with pytest.raises(Refusal) as refused:
        kind.Config.checked({"colour": "red"})

    assert refused.value.code == "config.unknown"


def test_a_scale_of_numbers_is_brief():
    scale = kinds.get("scale")

    assert scale.Config.checked({"steps": ["0", "1", "10"]}).brief
    assert not scale.Config().brief


@pytest.mark.parametrize(
    ("data", "limit", "limited"),
    [({}, 1, False), ({"several": True}, 3, False), ({"several": True, "most": 2}, 2, True), ({"most": 2}, 1, False)],
)
def test_a_choice_knows_how_many_may_be_chosen(data, limit, limited):
    config = kinds.get("choice").Config.checked(data)

    assert (config.limit, config.limited) == (limit, limited)


def test_refusal_of_a_list_says_which_entry_and_of_a_hidden_character_what_is_the_matter():
    with pytest.raises(Refusal) as refused:
        Lines(LABEL).clean("Far\n\n" + "x" * 61)
    assert refused.value.message.say().endswith("at most 60 characters. It is number 2 of the list.")
    with pytest.raises(Refusal) as refused:
        Line(LABEL).clean("left\u202eright")
    assert "a hidden character came along" in refused.value.message.say()
