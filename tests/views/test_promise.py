"""The promise on a phone: the minimum it reads is the minimum that holds."""

import pytest

from sessions.models import Session
from sessions.services import screen
from sessions.services.desk import desk
from tests.factories import a_session, open_next
from tests.views.phones import Browser, rest

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
async def _rest():
    yield
    await rest()


def minimum(page: str) -> list[int]:
    """Every minimum that a page names."""
    return [k for k in range(3, 10) if f"at least {k} people have answered" in page]


async def test_a_minimum_lowered_in_the_lobby_is_told_to_those_who_read_another():
    session: Session = await desk().write(a_session, k=5)
    phone = Browser()
    await phone.get(f"/s/{session.code}/")
    read = minimum(phone.page)
    await phone.join(session)
    in_the_lobby = minimum(phone.page)
    await desk().write(screen.smaller, session.pk, k=3)
    told = (await phone.get(f"/s/{session.code}/state")).json()["html"]

    assert (read, in_the_lobby, minimum(told)) == ([5], [5], [3])


async def test_a_minimum_raised_meanwhile_is_promised_from_the_question_on_for_which_it_holds():
    session: Session = await desk().write(a_session, k=3, questions=2)
    await desk().write(open_next, session)
    await desk().write(screen.smaller, session.pk, k=4)
    early, later = Browser(), Browser()
    await early.get(f"/s/{session.code}/")
    await desk().write(open_next, session)
    await later.get(f"/s/{session.code}/")

    assert (minimum(early.page), minimum(later.page)) == ([3], [4])
