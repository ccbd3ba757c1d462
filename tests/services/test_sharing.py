"""Links to a report hold as long as they should, tell nobody's name, and end when somebody ends them."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from sessions.models import ReportLink, Role
from sessions.queries.shared import link_of, links_of
from sessions.services import keeping, members, sharing
from sessions.words import Refusal
from tests.factories import a_session, a_user
from tests.reports.evenings import an_evening

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def owner():
    return a_user()


@pytest.fixture
def evening(owner):
    return an_evening(owner, slug="quick-scan")


def test_link_opens_its_report_and_only_its_hash_is_kept(owner, evening):
    token = sharing.make_link(evening.pk, by=owner, days=7)

    assert link_of(token).session == evening
    assert token not in str(ReportLink.objects.values_list())
    assert len(links_of(evening)) == 1
    for wrong in ("", token[:-1], token.swapcase(), "x" * 5000, "\ud800"):
        assert link_of(wrong) is None


def test_link_ends_by_itself_and_is_swept_away(owner, evening):
    token = sharing.make_link(evening.pk, by=owner, days=7)
    with time_machine.travel(timezone.now() + dt.timedelta(days=7, seconds=1), tick=False):
        assert link_of(token) is None
        assert links_of(evening) == []
        keeping.drop_expired()

    assert not ReportLink.objects.exists()


def test_link_that_somebody_ended_opens_nothing(owner, evening):
    token, other = (sharing.make_link(evening.pk, by=owner, days=30) for _link in range(2))
    sharing.end_link(evening.pk, link_id=ReportLink.objects.order_by("made")[0].pk)

    assert sorted(link_of(one) is None for one in (token, other)) == [False, True]
    sharing.end_link(evening.pk, link_id=1)


def test_link_of_another_session_cannot_be_ended_from_here(owner, evening):
    bob = a_user("bob")
    other = an_evening(bob, slug="quick-scan")
    token = sharing.make_link(other.pk, by=bob, days=30)
    sharing.end_link(evening.pk, link_id=ReportLink.objects.get().pk)

    assert link_of(token).session == other


def test_links_of_somebody_who_is_removed_end_and_those_of_others_and_elsewhere_stay(owner, evening):
    coach, other = a_user("bob"), an_evening(owner, slug="quick-scan")
    for session in (evening, other):
        members.add_member(session_id=session.pk, username="bob", role=Role.COACH)
    theirs, elsewhere = (sharing.make_link(session.pk, by=coach, days=90) for session in (evening, other))
    ours = sharing.make_link(evening.pk, by=owner, days=90)
    members.remove_member(session_id=evening.pk, user_id=coach.pk)

    assert link_of(theirs) is None
    assert [one.by for one in links_of(evening)] == [owner]
    assert (link_of(ours).session, link_of(elsewhere).session) == (evening, other)


def test_owner_who_cannot_be_removed_keeps_their_links(owner, evening):
    token = sharing.make_link(evening.pk, by=owner, days=90)
    with pytest.raises(Refusal):
        members.remove_member(session_id=evening.pk, user_id=owner.pk)

    assert link_of(token) is not None


@pytest.mark.parametrize("days", [0, -1, 8, 10_000])
def test_link_holds_no_other_time(owner, evening, days):
    with pytest.raises(Refusal):
        sharing.make_link(evening.pk, by=owner, days=days)

    assert not ReportLink.objects.exists()


def test_session_that_still_runs_has_no_link(owner):
    with pytest.raises(Refusal) as refused:
        sharing.make_link(a_session(owner=owner).pk, by=owner, days=7)

    assert refused.value.code == "report.open"


def test_links_are_bounded(owner, evening):
    for _link in range(sharing.MOST):
        sharing.make_link(evening.pk, by=owner, days=7)
    with pytest.raises(Refusal) as refused:
        sharing.make_link(evening.pk, by=owner, days=7)

    assert refused.value.code == "link.many"
