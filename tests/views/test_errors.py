"""What people read when something went wrong: what it is, and what to do next."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from sessions.views import errors
from tests.factories import a_user

pytestmark = pytest.mark.django_db


def test_a_lost_visitor_is_offered_the_code_and_the_way_to_sign_in():
    response = Client().get("/no/such/page/?x=1")

    page = response.content.decode()
    assert (response.status_code, "Nothing here" in page) == (404, True)
    assert ('href="/sign-in/?next=%2Fno%2Fsuch%2Fpage%2F"' in page, 'href="/"' in page) == (True, True)


def test_a_lost_facilitator_is_led_home(client: Client):
    a_user("alice")
    client.login(username="alice", password="a long enough password")

    page = client.get("/no/such/page/").content.decode()

    assert "Your sessions" in page


def test_a_form_that_waited_too_long_changes_nothing_and_says_so():
    client = Client(enforce_csrf_checks=True)

    response = client.post("/sign-in/", {"username": "alice", "password": "x"})

    page = response.content.decode()
    assert (response.status_code, "This form is too old" in page) == (403, True)
    assert "Nothing was changed." in page


def test_a_fault_of_ours_is_told_without_database_or_session(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = errors.broken(RequestFactory().get("/"))

    assert (response.status_code, "Our mistake" in response.content.decode()) == (500, True)


@pytest.mark.parametrize("page", [errors.bad_request, errors.not_found, errors.forbidden])
def test_every_error_page_leads_somewhere(page, rf: RequestFactory):
    request = rf.get("/x/")
    request.user = a_user("alice")

    assert 'href="/"' in page(request).content.decode()
