"""Debrief cards: every one as it was written, and the fitting set first."""

import re

import pytest

from sessions.formats import cards
from sessions.formats.cards import DECK, fitting, is_card
from sessions.measures.reading import read
from sessions.measures.shape import Level, Shape

AVOIDED = re.compile(
    r"great, we agree|majority|versus|all over the place|outlier|lone voice|just a few|who is right"
    r"|you were wrong|better|worse|score|misaligned|dissent|problem|\bgood\b|\bbad\b|winner",
    re.IGNORECASE,
)


def test_ten_sets_have_three_cards_each():
    assert [found.slug for found in DECK] == [
        *("close", "two", "spread", "away", "leaning"),
        *("seats", "misjudged", "moved", "any", "words"),
    ]
    assert {len(found.cards) for found in DECK} == {3}
    assert len({card for found in DECK for card in found.cards}) == 30


def test_every_card_is_short_and_no_verdict():
    texts = [cards.FIRST, *(card for found in DECK for card in found.cards)]

    assert [text for text in texts if len(text.split()) >= 20] == []
    assert [text for text in texts if AVOIDED.search(text)] == []


@pytest.mark.parametrize(
    ("counts", "first"),
    [
        ([0, 0, 30, 10, 0], "close"),
        ([7, 1, 0, 1, 7], "two"),
        ([4, 4, 4, 4, 4], "spread"),
        ([0, 0, 1, 10, 1], "close"),
        ([2, 0, 0, 10, 8], "away"),
        ([9, 6, 4, 2, 0], "leaning"),
        ([0, 2, 4, 1, 0], "close"),  # seven people: close
        ([4, 0, 0, 0, 4], "spread"),  # eight people: wide, though two groupings can be seen
        ([1, 2, 2, 1, 0], "any"),  # six people: in between
        ([2, 0, 2, 0, 0], "any"),  # four people: too few to describe
    ],
)
def test_the_shape_chooses_the_cards(counts, first):
    assert fitting(read(counts)) == (first,)


def test_every_shape_and_level_has_cards():
    slugs = {found.slug for found in DECK}
    chosen = {cards._SHAPES.get(shape, cards.ANY) for shape in Shape} | {cards._LEVELS[level] for level in Level}

    assert chosen <= slugs


def test_what_was_asked_for_comes_before_the_shape():
    reading = read([0, 0, 30, 10, 0])

    assert fitting(reading, seats_differ=True, misjudged=True, moved=True) == ("moved", "misjudged", "seats", "close")
    assert fitting(reading, seats_differ=False, misjudged=False, moved=False) == ("close",)
    assert fitting(None) == ("any",)
    assert fitting(None, sheets=True, moved=True) == ("moved", "words")


def test_only_cards_are_cards():
    assert is_card("Which guess surprised you most?")
    assert not is_card("Which guess surprised you most")
    assert not is_card("")
