import doctest
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.privacy import sheets as module
from sessions.privacy.sheets import LONGEST, shuffle, tidy

anything = st.text(st.one_of(st.characters(exclude_categories=()), st.sampled_from("\n\r\t \x00\u2028\u0301\u200d")))


def test_shuffle_gives_every_order_alike_and_keeps_the_sheets():
    rng, sheets = random.Random(4), ("one", "two", "two", "three")
    seen = Counter(tuple(shuffle(sheets, rng=rng)) for _ in range(6000))

    assert {tuple(sorted(order)) for order in seen} == {tuple(sorted(sheets))}
    assert len(seen) == 12
    assert all(abs(times - 500) < 100 for times in seen.values())


def test_shuffle_leaves_the_list_it_was_given():
    sheets = ["one", "two", "three"]
    shuffle(sheets, rng=random.Random(1))

    assert sheets == ["one", "two", "three"]


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "  spaces,  two by two  ",
        "a line\nand another\n\nand after a gap\n\n\nand a wide one",
        "<b>&amp; 'quotes' =1+1 @x -- ;DROP",  # escaping belongs to whoever prints
        "Überall e\u0301 ≠ é, ﬁ, ½, ١٢٣",  # no letter is replaced by its like
        "مرحبا \u200fעולם\u200e हिन्दी ไทย",
        "👩‍👩‍👧‍👦 👍🏽 ❤\ufe0f",
    ],
)
def test_tidy_shows_a_text_exactly_as_typed(text):
    assert tidy(text) == text


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("a\x00b", "ab"),
        ("a\ud800b\udfffc", "abc"),
        ("a\ufffeb\uffff", "ab"),
        ("a\x07\x1b[31mb\x7f\x9f", "a[31mb"),
        ("a\r\nb\rc\x85d\u2028e\u2029f\vg\fh", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\tb", "a b"),
        ("a\n\n\n\nb", "a\n\n\nb"),
        ("a\n \n\u00a0\n  \n\n  b", "a\n\n\n  b"),
    ],
)
def test_tidy_takes_out_what_cannot_be_carried(text, tidied):
    assert tidy(text) == tidied


@pytest.mark.parametrize(
    ("text", "longest", "cut"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdef", 4, "abcd"),
        ("abce\u0301f", 4, "abc"),  # the accent would not fit, so its letter waits outside too
        ("ab👩\u200d👧", 3, "ab"),
        ("ab👩\u200d👧", 4, "ab"),
        ("\u0301" * 9, 4, "\u0301" * 4),
    ],
)
def test_tidy_cuts_between_characters(text, longest, cut):
    assert tidy(text, longest=longest) == cut


@given(anything)
def test_tidied_text_goes_everywhere_and_stays_as_it_is(text):
    tidied = tidy(text)

    assert tidied.encode("utf-8").decode("utf-8") == tidied
    assert not [c for c in tidied if c != "\n" and (ord(c) < 32 or 0x7F <= ord(c) < 0xA0)]
    assert "\n\n\n\n" not in tidied
    assert len(tidied) <= LONGEST
    assert tidy(tidied) == tidied


@given(st.integers(0, 3000), st.integers(1, 600))
def test_tidy_keeps_its_bound(length, longest):
    assert len(tidy("ä" * length, longest=longest)) == min(length, longest)


def test_examples_in_the_docs_are_true():
    assert doctest.testmod(module).failed == 0
