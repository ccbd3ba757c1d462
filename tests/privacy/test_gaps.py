"""What less, the same and more give away to somebody who knows both rows of a gap, and the rules, by heart."""

from __future__ import annotations

import random

import pytest

from sessions import kinds
from sessions.figures.scene import PHONE, WALL
from sessions.models import Picture
from sessions.privacy.veil import veil
from sessions.words import Said
from tests.factories import a_session, answer, open_next, phones, release
from tests.privacy.test_movement import found_out

GAP = kinds.get("gap")
STEPS = ["Not at all", "A little", "Partly", "Mostly", "Completely"]
CALM = [(0, 0), (0, 1), (2, 3), (3, 1)] * 2
"""Eight people of whom it may be said: 2 need less, 2 the same, 4 more."""
TELLING = [(0, 2), (1, 2), (1, 3), (2, 3), (0, 3), (1, 2), (0, 2), (4, 2)]
"""Eight people of whom one needs less: it can only be who stands at the end."""


def published(pairs, *, steps=5, items=()):
    config = GAP.Config.checked({"steps": STEPS[:steps], "items": list(items)})
    return GAP.summarise(veil([[list(pair)] * max(1, len(items)) for pair in pairs], k=3), config)


def said(before, after, ways, *, k, ordered):
    """What is published of a gap beside its rows, as a rule that an attacker knows."""
    return published(ways, steps=len(before)).counts.get("change0")


def a_room(dice, *, steps, people):
    """Most need somewhat more than they have."""
    now = [min(steps - 1, max(0, round(dice.gauss(0.35 * steps, 1)))) for _voice in range(people)]
    needed = [min(steps - 1, max(0, at + round(dice.gauss(0.8, 1)))) for at in now]
    return [tuple(row.count(step) for step in range(steps)) for row in (now, needed)]


@pytest.mark.parametrize(("steps", "people", "rooms"), [(3, 8, 60), (3, 12, 30), (4, 9, 40), (5, 8, 60)])
def test_less_same_and_more_leave_everyone_two_candidates(steps, people, rooms):
    dice = random.Random(7)
    caught: list[str] = []
    told = 0
    for _room in range(rooms):
        more, figures = found_out(*a_room(dice, steps=steps, people=people), people, k=3, ordered=True, rule=said)
        caught, told = caught + more, told + figures

    assert caught == []
    assert told > 4  # a rule that is always silent keeps everyone safe, and says nothing


@pytest.mark.parametrize(
    "pairs",
    [
        TELLING,
        [(0, 3), (1, 3), (2, 2), (0, 3), (1, 2), (1, 3), (0, 2), (3, 3)],  # two want it as it is
        [(1, 1), (2, 2), (3, 3), (1, 1), (2, 2), (3, 3), (0, 0), (2, 2)],  # nobody sees a gap
    ],
)
def test_nothing_is_said_where_it_would_fix_a_pair(pairs):
    told = published(pairs)

    assert set(told.counts) == {"now0", "needed0"}
    assert "need" not in GAP.tell(told, GAP.Config()).say().partition("needed")[2]
    assert [note.say() for note in GAP.notes(told, GAP.Config())] == [
        "Less, the same, more: said where it gives nobody away."
    ]


def test_one_item_has_its_changes_where_another_has_none():
    config = GAP.Config.checked({"steps": STEPS, "items": ["Trust", "Rest"]})
    values = [[list(one), list(other)] for one, other in zip(TELLING, CALM, strict=True)]

    told = GAP.summarise(veil(values, k=3), config)

    assert {name for name in told.counts if name.startswith("change")} == {"change1"}
    assert GAP.tell(told, config).say() == "8 answers; of these people need more: 4 on “Rest”."
    assert [(row.key, row.counts) for row in GAP.tables(told, config)[-1].rows] == [("change1", (2, 2, 4))]
    for canvas in (WALL, PHONE):
        texts = [
            label.text.say() for label in GAP.draw(told, config, canvas=canvas).labels if isinstance(label.text, Said)
        ]
        assert [text for text in texts if "more" in text] == ["4 need more"]
    assert len(GAP.notes(told, config)) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("in_time", "after", "shown"),
    [(CALM, CALM, (4, 4, 8)), (CALM, TELLING, None), (TELLING, CALM, None)],
    ids=["both may be told", "those who came late would be found", "those who came in time would be found"],
)
def test_late_answers_are_told_only_where_both_pictures_together_fix_no_pair(in_time, after, shown):
    session = a_session(k=3, questions=2, kind="gap", config={"steps": STEPS})
    tokens = phones(session, len(in_time) + len(after))
    open_next(session)
    for token, pair in zip(tokens, in_time, strict=False):
        answer(session, token, [list(pair)])
    release(session)
    for token, pair in zip(tokens[len(in_time) :], after, strict=True):
        assert answer(session, token, [list(pair)]) is None
    open_next(session)

    late = Picture.objects.get(step=Picture.Step.LATE).summary

    assert late["n"] == 16
    assert late["counts"].get("change0") == (None if shown is None else list(shown))
    assert "change0" in published(in_time + after).counts  # without the first picture it could have been said
