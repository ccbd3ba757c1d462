"""Adding other facilitators, for the keepers of this Parallax."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sessions.models import User
from sessions.queries import library
from sessions.services import accounts
from sessions.views.fields import Name
from sessions.views.tools import house_base, signed_in, spoken
from sessions.words import Refusal, _

__all__ = ["people"]

LINK_HOURS = 24


class PersonForm(forms.Form):
    """The name of a person who will sign in here."""

    username = Name(
        label=gettext_lazy("Name to sign in with"),
        help_text=gettext_lazy("Letters, digits and . - _ @ +, without spaces."),
    )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """List who signs in here; add somebody, or make a new first link for somebody who has not come yet."""
    if not signed_in(request).is_keeper:
        raise PermissionDenied
    form = PersonForm(request.POST or None)
    if not form.is_valid():
        return _page(request, form)
    try:
        person = _invited(form.cleaned_data["username"], again="again" in request.POST)
    except Refusal as refusal:
        form.add_error("username", spoken(refusal))
        return _page(request, form)
    token = accounts.make_link(person, minutes=LINK_HOURS * 60)
    link = house_base(request) + reverse("sign-in-link", args=[token])
    return render(
        request, "account/person_added.html", {"person": person, "link": link, "hours": LINK_HOURS, "here": "account"}
    )


def _invited(username: str, *, again: bool) -> User:
    """Return a new person, or one who has a name here but never came in; nobody gets a link into another's account."""
    if not again:
        return accounts.add_user(username, None)
    person = library.person_not_yet_in(username)
    if person is None:
        raise Refusal("person.in", _("This person has signed in already and keeps the way in to themselves."))
    return person


def _page(request: HttpRequest, form: PersonForm) -> HttpResponse:
    context = {"form": form, "people": library.people(), "here": "account"}
    return render(request, "account/people.html", context)
