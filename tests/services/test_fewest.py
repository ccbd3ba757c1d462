"""What eight people show and fewer must not, whole orders and whole budgets, no two pictures of a round give away."""

import random

import pytest

from sessions.models import Picture, Release, Round
from sessions.services import publish
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = pytest.mark.django_db(transaction=True)

ITEMS = {"items": ["Quality", "Growing", "New ideas", "Our people"]}
DICE = random.Random(4)


def orders(count):
    """So many orders, no two neighbours with the same first place."""
    return [[i % 4, *DICE.sample([item for item in range(4) if item != i % 4], 3)] for i in range(count)]


def late(session, tokens):
    """Answers that come after the release, and the close of the question."""
    for token, order in zip(tokens, orders(len(tokens)), strict=True):
        answer(session, token, order)
    open_next(session)


def asked(on_time, coming, *, kind="ranking", mode=Release.TOGETHER):
    session = a_session(k=3, kind=kind, config=ITEMS, questions=2, release=mode)
    tokens = phones(session, on_time + coming)
    open_next(session)
    for token, order in zip(tokens[:on_time], orders(on_time), strict=True):
        answer(session, token, order)
    return session, tokens[on_time:]


@pytest.mark.parametrize(("coming", "shown"), [(3, [10]), (7, [10]), (8, [10, 18])])
def test_fewer_than_eight_late_orders_are_held_to_protect_them(coming, shown):
    session, tokens = asked(10, coming)
    release(session)
    late(session, tokens)

    assert [picture.n for picture in Picture.objects.order_by("number")] == shown
    assert Round.objects.get(question__position=1).held_back is (len(shown) == 1)


def test_orders_never_grow_live_whatever_was_asked_for():
    session, _tokens = asked(30, 0, mode=Release.LIVE)

    assert publish.publish_due(session.pk) is False
    release(session)
    assert [picture.n for picture in Picture.objects.all()] == [30]


def test_of_seven_people_only_first_places_are_in_the_database():
    session, _tokens = asked(7, 0)
    release(session)

    picture = Picture.objects.get()
    assert picture.summary["counts"].keys() == {"first"}
    assert picture.reading is None


BUDGETS = [[70, 10, 20, 0], [10, 70, 5, 15], [10, 20, 10, 60], [25, 30, 45, 0], [0, 5, 15, 80]]


@pytest.mark.parametrize(("coming", "shown"), [(3, [9]), (7, [9]), (8, [9, 17])])
def test_fewer_than_eight_late_budgets_are_held_to_protect_them(coming, shown):
    """The strips of three people alone, one picture less the other, fit one set of whole budgets in most rooms."""
    session = a_session(k=3, kind="allocation", config=ITEMS, questions=2)
    tokens = phones(session, 9 + coming)
    open_next(session)
    for token in tokens[:9]:
        answer(session, token, [25, 25, 25, 25])
    release(session)
    for at, token in enumerate(tokens[9:]):
        assert answer(session, token, BUDGETS[at % 5]) is None
    open_next(session)

    assert [picture.n for picture in Picture.objects.order_by("number")] == shown
    assert Round.objects.get(question__position=1).held_back is (len(shown) == 1)
