"""Passing a phone on, as the two people who hold it see it."""

import pytest

from sessions.models import Answer, Place, Session
from sessions.services import passing
from sessions.services.desk import desk
from tests.factories import a_session, open_next
from tests.views.phones import Browser, rest, words_of

pytestmark = pytest.mark.django_db(transaction=True)
OFFER = "Someone else answers now"


@pytest.fixture(autouse=True)
async def _quiet():
    yield
    await rest()


@pytest.fixture
async def session() -> Session:
    return await desk().write(a_session, k=3)


async def allow(session: Session, places: int) -> None:
    await desk().write(passing.allow, session.pk, places=places)


async def answered(session: Session) -> Browser:
    """A phone whose answer is in."""
    phone = Browser()
    await phone.join(session)
    await desk().write(open_next, session)
    await phone.answer(session, step="1")
    return phone


async def test_a_phone_offers_to_be_passed_on_only_when_that_is_allowed(session):
    phone = await answered(session)
    assert OFFER not in words_of(phone.page)
    await allow(session, 1)
    await phone.get(f"/s/{session.code}/")
    assert OFFER in words_of(phone.page)


async def test_the_next_person_reads_the_promise_and_gets_a_place_of_their_own(session):
    await allow(session, 1)
    phone = await answered(session)
    first = phone.client.cookies["place"].value
    await phone.get(f"/s/{session.code}/pass")
    assert "A picture appears only when at least 3 people have answered." in words_of(phone.page)
    sent = await phone.post(f"/s/{session.code}/pass")
    assert (sent.status_code, sent["Location"]) == (303, f"/s/{session.code}/?fresh=1")
    await phone.get(sent["Location"])

    assert phone.client.cookies["place"].value not in {"", first}
    assert "data-fresh" in phone.page
    assert phone.how == "none"
    assert OFFER not in words_of(phone.page)  # the one place that was allowed is taken
    await phone.answer(session, step="4")
    assert phone.how == "in"
    assert await desk().read(Place.objects.count) == 2
    assert await desk().read(Answer.objects.count) == 2


async def test_nobody_gets_a_second_place_by_asking_for_it(session):
    phone = await answered(session)
    await phone.get(f"/s/{session.code}/pass")
    sent = await phone.post(f"/s/{session.code}/pass")

    assert sent.status_code == 409
    assert "No more phones may be passed on." in words_of(phone.page)
    assert await desk().read(Place.objects.count) == 1


async def test_a_phone_that_never_joined_is_shown_the_way_in(session):
    await allow(session, 5)
    stranger = Browser()
    came = await stranger.get(f"/s/{session.code}/pass")

    assert (came.status_code, came["Location"]) == (303, f"/s/{session.code}/")
    assert await desk().read(Place.objects.count) == 0


async def test_phones_are_told_by_and_by_that_they_may_be_passed_on(session):
    phone = await answered(session)
    before = (await phone.get(f"/s/{session.code}/state")).json()
    await allow(session, 1)
    after = (await phone.get(f"/s/{session.code}/state")).json()

    assert (OFFER in before["html"], OFFER in after["html"]) == (False, True)
