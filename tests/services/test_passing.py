"""People without a phone: never more places than were allowed, and each of them counted."""

import threading

import pytest
from django.db import connections

from sessions.models import Place, Session
from sessions.services import passing
from sessions.services.passing import Pass
from sessions.words import Refusal
from tests.factories import a_session, answer, open_next, phones

pytestmark = pytest.mark.django_db(transaction=True)


def refused(code: str, function, *args, **kwargs) -> bool:
    with pytest.raises(Refusal) as caught:
        function(*args, **kwargs)
    return caught.value.code == code


def test_a_passed_phone_answers_as_a_place_of_its_own():
    session = a_session(k=3)
    token = phones(session, 1)[0]
    passing.allow(session.pk, places=2)
    open_next(session)
    answer(session, token, 0)
    other = passing.pass_on(Pass(session.pk, token=token)).token
    third = passing.pass_on(Pass(session.pk, token=other)).token
    answer(session, other, 1)
    answer(session, third, 2)
    session.refresh_from_db()

    assert len({token, other, third}) == 3
    assert (Place.objects.filter(session=session).count(), session.passed) == (3, 2)
    assert session.round.answers.count() == 3


def test_nobody_passes_more_phones_than_were_allowed():
    session = a_session()
    token = phones(session, 1)[0]
    assert refused("passing.full", passing.pass_on, Pass(session.pk, token=token))
    passing.allow(session.pk, places=1)
    passing.pass_on(Pass(session.pk, token=token))

    assert refused("passing.full", passing.pass_on, Pass(session.pk, token=token))
    assert (Place.objects.count(), Session.objects.get(pk=session.pk).passed) == (2, 1)


def test_many_phones_passed_at_once_stay_within_the_allowance():
    session = a_session()
    tokens = phones(session, 6)
    passing.allow(session.pk, places=2)
    outcomes: list[str] = []
    barrier = threading.Barrier(6)

    def hand_over(token: str) -> None:
        barrier.wait()
        try:
            passing.pass_on(Pass(session.pk, token=token))
            outcomes.append("passed")
        except Refusal as refusal:
            outcomes.append(refusal.code)
        finally:
            connections.close_all()

    people = [threading.Thread(target=hand_over, args=[token]) for token in tokens]
    for person in people:
        person.start()
    for person in people:
        person.join()

    assert (
        sorted(outcomes) == ["passed"] * 2 + ["passing.full"] * 4
        or sorted(outcomes) == ["passing.full"] * 4 + ["passed"] * 2
    )
    assert (Place.objects.count(), Session.objects.get(pk=session.pk).passed) == (8, 2)


def test_a_form_sent_twice_passes_the_phone_once():
    session = a_session()
    token = phones(session, 1)[0]
    passing.allow(session.pk, places=1)
    first = passing.pass_on(Pass(session.pk, token=token, once="word"))
    second = passing.pass_on(Pass(session.pk, token=token, once="word"))

    assert (second.token, second.fresh) == (first.token, False)
    assert Place.objects.count() == 2


def test_a_phone_without_a_place_is_not_passed_on():
    session = a_session()
    passing.allow(session.pk, places=3)

    assert refused("place.unknown", passing.pass_on, Pass(session.pk, token=""))
    assert refused("place.unknown", passing.pass_on, Pass(session.pk, token="0" * 32))
    assert (Place.objects.count(), Session.objects.get(pk=session.pk).passed) == (0, 0)


def test_the_allowance_never_falls_below_those_who_came():
    session = a_session()
    token = phones(session, 1)[0]
    passing.allow(session.pk, places=2)
    passing.pass_on(Pass(session.pk, token=token))

    assert refused("passing.range", passing.allow, session.pk, places=0)
    assert refused("passing.range", passing.allow, session.pk, places=501)
    passing.allow(session.pk, places=1)
    assert Session.objects.get(pk=session.pk).passing == 1
