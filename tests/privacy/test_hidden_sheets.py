"""A sheet that a coach takes out of a report is in no part of it, whichever page they did it on and in any file."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from sessions.models import ReportChoice, Session
from sessions.queries import published
from sessions.reports.making import FILES
from sessions.services import closing, sharing, stage
from tests.factories import a_user, answer, marking, release
from tests.reports.test_secrets import holding, unpacked

pytestmark = pytest.mark.django_db(transaction=True)

TEXTS = ["Quarrel at the top", "More trust, please", "Time to think", "Noise everywhere"]
TAKEN_OUT = "Quarrel"


@pytest.fixture
def owner():
    return a_user()


@pytest.fixture
def marked(owner) -> Session:
    """A closed session whose sheets lie in themes and were marked twice."""
    session, tokens = marking(TEXTS, themes={"What comes back": [0, 1]}, owner=owner, k=3)
    for again in (False, True):
        session.refresh_from_db()
        if again:
            stage.again(session.pk, turn=session.turn)
            session.refresh_from_db()
        for token in tokens:
            answer(session, token, [0, 1, 2, 3], seq=1 + again)
        release(session)
    closing.close(session.pk, turn=session.turn, sure=True)
    session.refresh_from_db()
    return session


def taken_out(session: Session, *, kind: str) -> Client:
    """The coach, who has ticked the sheet on the page of this question."""
    coach = Client()
    assert coach.login(username="alice", password="a long enough password")
    question = next(shown.question for shown in published.of_session(session.pk) if shown.kind.slug == kind)
    address = reverse("report-adjust", args=[session.pk, question.pk])
    page = coach.get(address).content.decode()
    boxes = re.findall(r'value="(\d+-\d+)"(?: checked)?> <span dir="auto">([^<]*)', page)
    assert sorted(text for _value, text in boxes) == sorted(TEXTS)
    coach.post(address, {"remark": "", "hide": [value for value, text in boxes if TAKEN_OUT in text]})
    return coach


@pytest.mark.parametrize("kind", ["words", "marks"])
def test_sheet_is_in_no_file_and_on_no_page_whichever_question_it_was_ticked_at(owner, marked, kind):
    coach = taken_out(marked, kind=kind)
    link = f"/report/{sharing.make_link(marked.pk, by=owner, days=7)}/"
    found = [
        ("page", coach.get(reverse("report", args=[marked.pk])).content),
        ("link", Client().get(link).content),
        *(part for slug in FILES for part in unpacked(slug, Client().get(f"{link}file/{slug}/").content)),
    ]

    assert holding(found, TAKEN_OUT) == []
    assert {name.split("/")[0].split(" ")[0] for name in holding(found, "Time to think")} >= {"page", "link", "json"}
    assert b"1 sheet is not in this report." in found[0][1]


@pytest.mark.parametrize("kind", ["words", "marks"])
def test_sheet_comes_back_from_either_page(marked, kind):
    coach = taken_out(marked, kind="marks")
    question = next(shown.question for shown in published.of_session(marked.pk) if shown.kind.slug == kind)
    address = reverse("report-adjust", args=[marked.pk, question.pk])
    assert coach.get(address).content.decode().count(" checked>") == 1
    coach.post(address, {"remark": ""})

    assert ReportChoice.objects.get().hidden == {}
    assert coach.get(reverse("report", args=[marked.pk])).content.decode().count(TAKEN_OUT) > 1
