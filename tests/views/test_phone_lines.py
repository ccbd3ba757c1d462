"""Orders and points without scripts: plain forms that are refused kindly and come back as they were filled in."""

import re

import pytest

from sessions.models import Answer
from sessions.services.desk import desk
from tests.factories import a_session, open_next
from tests.views.phones import joined, rest

pytestmark = pytest.mark.django_db(transaction=True)

ITEMS = {"items": ["Quality", "Growing", "New ideas"]}


@pytest.fixture(autouse=True)
async def _rest():
    yield
    await rest()


async def asked(kind):
    session = await desk().write(a_session, kind=kind, config=ITEMS)
    (phone,) = await joined(session)
    await desk().write(open_next, session)
    return session, phone


def written(page, name):
    """Return what stands in the numbers of a page."""
    return re.findall(rf'name="{name}-\d"[^>]*value="(\d*)"', page)


async def test_an_order_with_one_place_twice_comes_back_as_it_was_with_the_reason():
    session, phone = await asked("ranking")

    await phone.answer(session, **{"place-0": "2", "place-1": "2", "place-2": "1"})

    assert "Two lines have the same place. Please give each a place of its own." in phone.page
    assert written(phone.page, "place") == ["2", "2", "1"]
    assert phone.how == "none"


async def test_an_order_is_taken():
    session, phone = await asked("ranking")

    await phone.answer(session, **{"place-0": "2", "place-1": "3", "place-2": "1"})

    assert phone.how == "in"
    assert await desk().read(Answer.objects.count) == 1


async def test_points_that_are_left_come_back_with_their_number():
    session, phone = await asked("allocation")

    await phone.answer(session, **{"points-0": "40", "points-1": "", "points-2": "45"})

    assert "You have 15 points left. Please spread all 100." in phone.page
    assert written(phone.page, "points") == ["40", "", "45"]
    await phone.answer(session, **{"points-0": "40", "points-1": "15", "points-2": "45"})
    assert phone.how == "in"
