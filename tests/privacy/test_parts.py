"""Late answers of several parts: people who agree on one axis, or in one row, are of one mind there and stay back."""

import doctest

import pytest

from sessions.models import Session
from sessions.privacy import minds
from sessions.queries import published
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = pytest.mark.django_db(transaction=True)

PLANE = {"items": ["One", "Other"]}


def late(kind: str, config: dict, in_time: list, after: list) -> tuple[Session, int]:
    """Release the first answers, let the others come late, and return how many the last picture holds."""
    session = a_session(k=3, questions=2, kind=kind, config=config)
    tokens = phones(session, len(in_time) + len(after))
    open_next(session)
    for token, value in zip(tokens, in_time, strict=False):
        answer(session, token, value)
    release(session)
    for token, value in zip(tokens[len(in_time) :], after, strict=True):
        assert answer(session, token, value) is None
    open_next(session)
    return session, published.of_session(session.pk)[0].n


def test_who_agrees_on_one_axis_of_one_item_is_not_added_late():
    """All four place the first item low: the difference of both pictures would say so of each of them."""
    first = [[[0, 0], [19, 19]], [[10, 10], [3, 4]], [[19, 19], [8, 1]]]

    _session, n = late(
        "plane", PLANE, first, [[[0, 1], [0, 9]], [[9, 0], [19, 0]], [[19, 2], [5, 19]], [[4, 3], [9, 9]]]
    )

    assert n == 3


def test_who_differs_everywhere_is_added():
    """The test above could fail: such answers do come in."""
    first = [[[0, 0], [19, 19]], [[10, 10], [3, 4]], [[19, 19], [8, 1]]]

    _session, n = late("plane", PLANE, first, [[[0, 1], [0, 9]], [[9, 9], [19, 0]], [[19, 19], [5, 19]]])

    assert n == 6


def test_a_gap_takes_late_answers_from_eight_people_on():
    """Seven would show, by taking one picture from the other, how many of seven people need less or more."""
    pairs = [[[now, needed]] for now, needed in [(0, 4), (1, 3), (2, 2), (3, 1), (4, 0), (0, 1), (1, 2), (3, 4)]]

    seven, eight = (late("gap", {}, pairs, pairs[:count]) for count in (7, 8))

    assert (seven[1], eight[1]) == (8, 16)
    shown = published.of_session(eight[0].pk)[0]
    assert shown.summary.counts["change0"] == (4, 2, 10)


def test_examples_in_the_docs_hold():
    assert doctest.testmod(minds).failed == 0
