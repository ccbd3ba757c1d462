"""A report is kept as long as its owner says; after that no byte of it is left."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from sessions.models import Picture, Question, ReportChoice, ReportLink, Session
from sessions.services import keeping, reporting, sharing
from sessions.services.setup import remove_session
from sessions.words import Refusal
from tests.factories import a_session, a_user
from tests.reports.evenings import an_evening

pytestmark = pytest.mark.django_db(transaction=True)

MARK = "Quetzalcoatlus-northropi"


@pytest.fixture
def owner():
    return a_user()


def later(days: float) -> time_machine.travel:
    return time_machine.travel(timezone.now() + dt.timedelta(days=days), tick=False)


def test_session_goes_after_its_time_and_others_stay(owner):
    kept, going = an_evening(owner, slug="quick-scan"), an_evening(owner, slug="quick-scan")
    keeping.keep_for(going.pk, days=30)
    sharing.make_link(going.pk, by=owner, days=90)
    with later(29.9):
        assert keeping.drop_expired() == 0
    with later(30.1):
        assert keeping.drop_expired() == 1

    assert list(Session.objects.all()) == [kept]
    assert Picture.objects.exclude(round__session=kept).count() == 0
    assert not ReportLink.objects.exists()


def test_time_can_be_taken_back(owner):
    session = an_evening(owner, slug="quick-scan")
    keeping.keep_for(session.pk, days=30)
    keeping.keep_for(session.pk, days=None)
    with later(10_000):
        assert keeping.drop_expired() == 0


def test_session_that_still_runs_never_goes_by_itself(owner):
    session = a_session(owner=owner)
    keeping.keep_for(session.pk, days=30)
    with later(1000):
        assert keeping.drop_expired() == 0
    assert Session.objects.filter(pk=session.pk).exists()


@pytest.mark.parametrize("days", [0, -30, 31])
def test_other_times_are_refused(owner, days):
    session = a_session(owner=owner)
    with pytest.raises(Refusal):
        keeping.keep_for(session.pk, days=days)
    session.refresh_from_db()

    assert session.keep_days is None


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the file of the database")
def test_deleting_leaves_no_byte_in_file_or_log(owner):
    session = an_evening(owner, slug="one-degree", texts=[f"{MARK} said so."])
    Question.objects.filter(session=session).update(notes=f"{MARK} in a note")
    question = Question.objects.filter(session=session).exclude(step="reopened").first()
    reporting.adjust(
        session.pk, by=owner, question_id=question.pk, remark=f"{MARK} in a remark", left_out=False, hidden={}
    )
    assert ReportChoice.objects.get().remarks
    file = Path(connection.settings_dict["NAME"])
    assert any(MARK.encode() in part.read_bytes() for part in file.parent.glob(f"{file.name}*"))

    remove_session(session_id=session.pk)

    assert [part for part in file.parent.glob(f"{file.name}*") if MARK.encode() in part.read_bytes()] == []
