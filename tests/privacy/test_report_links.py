"""What a link to a report tells beside the report: to caches, to search engines, and to who reads behind it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sessions.models import Membership, Picture, Question, ReportLink, Role, Round, Session, User
from sessions.reports.making import FILES
from sessions.services import sharing
from tests.factories import a_user
from tests.reports.evenings import an_evening

pytestmark = pytest.mark.django_db(transaction=True)

OWNER = "Hildegard-of-the-Console"


@pytest.fixture
def owner():
    return a_user(OWNER)


@pytest.fixture
def evening(owner) -> Session:
    return an_evening(owner, slug="quick-scan", voices=6)


def a_link(session: Session, by) -> str:
    return f"/report/{sharing.make_link(session.pk, by=by, days=7)}/"


def test_nothing_behind_a_link_is_kept_by_caches_listed_by_searchers_or_remembered_of_a_reader(owner, evening):
    link = a_link(evening, owner)
    for address in (link, *(f"{link}file/{slug}/" for slug in FILES), f"{link}file/csv/?progress=1"):
        answer = Client().get(address)
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "no-store"
        assert answer["X-Robots-Tag"] == "noindex, nofollow", address
        assert answer["Referrer-Policy"] == "same-origin"
        assert not answer.cookies


def test_page_behind_a_link_names_no_row_nobody_who_ran_the_session_and_nowhere_to_join_it(owner, evening):
    page = Client().get(a_link(evening, owner)).content.decode()
    rows = [
        evening.pk,
        *(pk for model in (Question, Round, Picture) for pk in model.objects.values_list("pk", flat=True)),
    ]

    assert [pk for pk in rows if str(pk) in page] == []
    assert [
        name for name in (OWNER, evening.code, evening.code_shown, evening.wall_key, "A note to") if name in page
    ] == []


def test_link_of_a_coach_who_was_removed_opens_neither_page_nor_file(owner, evening):
    coach, keeper = a_user("bob"), Client()
    Membership.objects.create(session=evening, user=coach, role=Role.COACH)
    link = a_link(evening, coach)
    assert Client().get(link).status_code == 200
    keeper.force_login(owner)
    keeper.post(reverse("member-remove", args=[evening.pk, coach.pk]))

    assert [Client().get(f"{link}{rest}").status_code for rest in ("", "file/pdf/", "file/json/")] == [404, 404, 404]


@pytest.mark.parametrize("gone", [lambda coach: User.objects.filter(pk=coach.pk).update(is_active=False), User.delete])
def test_link_ends_with_the_account_of_who_made_it(owner, evening, gone):
    coach = a_user("bob")
    Membership.objects.create(session=evening, user=coach, role=Role.COACH)
    link = a_link(evening, coach)
    gone(coach)

    assert [Client().get(f"{link}{rest}").status_code for rest in ("", "file/pdf/")] == [404, 404]


def test_link_goes_with_its_session_and_no_other_page_of_it_opens_by_its_token(owner, evening):
    link = a_link(evening, owner)
    token = link.split("/")[2]
    stranger = Client()
    for address in (f"/session/{token}/report/", f"/report/{evening.pk}/", f"/report/{evening.code}/", f"{link}share/"):
        assert stranger.get(address).status_code == 404
    keeper = Client()
    keeper.force_login(owner)
    keeper.post(reverse("session-delete", args=[evening.pk]), {"sure": "on"})

    assert not Session.objects.exists()
    assert not ReportLink.objects.exists()
    assert [stranger.get(f"{link}{rest}").status_code for rest in ("", "file/csv/")] == [404, 404]


@pytest.mark.parametrize("wrong", [0, 2**63, 2**70])
def test_number_that_no_link_has_ends_none(owner, evening, wrong):
    a_link(evening, owner)
    keeper = Client()
    keeper.force_login(owner)

    assert keeper.post(f"/session/{evening.pk}/report/share/{wrong}/end/").status_code == 302
    assert ReportLink.objects.count() == 1
