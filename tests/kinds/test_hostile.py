"""Whatever a phone sends becomes a value of the question or a kind refusal, and nothing else."""

import json
from itertools import pairwise

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from sessions import kinds
from sessions.privacy.veil import veil
from sessions.words import Refusal
from tests.kinds.crowds import EXAMPLES, NAMES

NAMED = st.sampled_from(["step", "at", "option", "text", "abstain", "__class__", "", "step\x00"])
ODD = ["-1", "+1", "01", "1.0", "3.0", "1e0", "1e400", "NaN", "inf", "３", "٣", "²", "1\n", " 1", "1 ", "1_0", "0x1"]
NUMBERS = st.sampled_from(
    [*ODD, "0", "1", "4", "5", "10", "11", "50", "100", "105", "", "\x00", "\ud800", "null", "9" * 400, "x" * 10_000]
)
VALUES = st.one_of(NUMBERS, st.integers(-3, 120).map(str), st.text(st.characters(), max_size=500))
HOSTILE = st.dictionaries(NAMED, st.lists(VALUES, max_size=5), max_size=4)


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=NAMES)
@settings(max_examples=150, deadline=None)
@given(fields=HOSTILE)
def test_hostile_fields_never_do_more_than_fail(kind, example, fields):
    config = kind.Config.checked(example.config)
    try:
        value = kind.parse(fields, config)
    except Refusal as refusal:
        event(refusal.code)
        return

    assert json.loads(json.dumps(value)) == value
    summary = kind.summarise(veil([value] * 3, k=3), config)
    assert summary.n == 3
    json.dumps(summary.as_json()).encode("utf-8")
    kind.draw(summary, config)
    kind.tell(summary, config).say()
    hash(kind.zone(value, config))


@pytest.mark.parametrize("value", ["5", "", "\x00", *ODD])
def test_a_step_is_written_as_a_browser_writes_it(value):
    scale = kinds.get("scale")

    with pytest.raises(Refusal):
        scale.parse({"step": [value]}, scale.Config())


def test_a_refusal_never_repeats_what_was_written():
    words = kinds.get("words")

    with pytest.raises(Refusal) as refused:
        words.parse({"text": ["heron " * 200]}, words.Config())

    assert refused.value.code == "answer.long"
    assert "heron" not in str(refused.value) + refused.value.message.say()


def test_sheets_are_tidied_and_never_cut():
    words = kinds.get("words")

    assert words.parse({"text": ["One\r\ntwo\x00\ud800\tthree  "]}, words.Config()) == ["One\ntwo three"]
    assert words.parse({"text": ["é" * 400 + "\r\n"]}, words.Config()) == ["é" * 400]


def test_which_sheets_one_person_wrote_is_lost():
    words = kinds.get("words")
    config = words.Config.checked({"sheets": 3})
    given_by = [[f"{person}{sheet}" for sheet in "abc"] for person in range(30)]

    texts = words.summarise(veil(given_by, k=3), config).texts

    assert sorted(texts) == sorted(text for sheets in given_by for text in sheets)
    assert sum(one[:-1] == other[:-1] for one, other in pairwise(texts)) < 30


def test_more_choices_than_allowed_are_refused_with_the_number():
    choice = kinds.get("choice")
    config = choice.Config.checked({"options": ["a", "b", "c", "d"], "several": True, "most": 2})

    with pytest.raises(Refusal) as refused:
        choice.parse({"option": ["0", "1", "2"]}, config)

    assert (refused.value.code, refused.value.message.say()) == ("answer.many", "Please choose 2 at most.")
