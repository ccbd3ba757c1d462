"""The set-up of a session that is there: change it, begin again with a smaller group, delete it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from sessions.access import Need
from sessions.formats.question import SEATS
from sessions.models import Session
from sessions.privacy.veil import SMALLEST_K
from sessions.queries import library
from sessions.services import setup
from sessions.services.texts import K_MOST, PEOPLE_MOST
from sessions.views.fields import Framing, Text, WholeNumber
from sessions.views.forms import SettingField
from sessions.views.tools import for_session, say_refusal, session_page, spoken
from sessions.words import Refusal

__all__ = ["SetUpForm", "delete", "details", "smaller"]


class SetUpForm(forms.Form):
    """What every session is asked: the focus, who we are, how many, and the smallest group."""

    focus = Text(
        label=gettext_lazy("What are we aligning about?"),
        help_text=gettext_lazy("The wall shows it in the lobby."),
        longest=200,
        required=False,
    )
    we = Text(
        label=gettext_lazy("Who is “we” today?"),
        help_text=gettext_lazy("Stands under every question."),
        longest=120,
        required=False,
    )
    people = WholeNumber(label=gettext_lazy("How many people?"), least=1, most=PEOPLE_MOST)
    k = WholeNumber(
        label=gettext_lazy("Smallest group shown"),
        help_text=gettext_lazy(
            "No picture appears with fewer answers. Left empty: 3 up to 7 people, 4 up to 14, then 5."
        ),
        least=SMALLEST_K,
        most=K_MOST,
        required=False,
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        help_text=gettext_lazy("Of wall, phones, console and report."),
        choices=settings.LANGUAGES,
    )
    seats = SettingField(
        SEATS,
        may_be_empty=True,
        label=gettext_lazy("Seats"),
        help_text=gettext_lazy(
            "The parts of us people speak from, one a line, two to eight. May stay empty. "
            "A question keeps the seats it was opened with; a change counts for those still to come."
        ),
    )
    rehearsal = forms.BooleanField(
        label=gettext_lazy("This is a rehearsal"),
        help_text=gettext_lazy("Simulated voices may join. Every screen says so, and nothing counts as real."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(settings.LANGUAGES) == 1:
            self.fields["language"].widget = forms.HiddenInput()


class DetailsForm(SetUpForm, Framing):
    """The same, and the texts around the questions."""

    title = Text(label=gettext_lazy("Name of the session"), longest=120)
    field_order = ("title", "focus", "we", "people", "k", "seats", "opening", "closing", "language", "rehearsal")


class SmallerForm(forms.Form):
    """A smaller smallest group."""

    k = WholeNumber(label=gettext_lazy("Smallest group shown, from now on"), least=SMALLEST_K, most=K_MOST)


@for_session(Need.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, session: Session) -> HttpResponse:
    """Change the set-up."""
    names = DetailsForm.base_fields
    form = DetailsForm(
        request.POST if request.method == "POST" else None, initial={name: getattr(session, name) for name in names}
    )
    if form.is_valid():
        try:
            setup.edit_session(session_id=session.pk, details=setup.Details(**form.cleaned_data))
        except Refusal as refusal:
            form.add_error(PLACES.get(refusal.code), spoken(refusal))
        else:
            messages.success(request, gettext("Saved."))
            return redirect("session", session.pk)
    return session_page(request, session, "library/details.html", here="details", form=form)


PLACES = {"k.frozen": "k", "session.begun": "rehearsal", "config.twice": "seats"}
"""Where on the form a refusal belongs."""


@for_session(Need.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def smaller(request: HttpRequest, session: Session) -> HttpResponse:
    """Begin again with the same questions and a smaller group; the answers so far stay unshown in the old session."""
    suggested = max(SMALLEST_K, session.k - 1)
    form = SmallerForm(request.POST if request.method == "POST" else None, initial={"k": suggested})
    if form.is_valid():
        try:
            fresh = setup.start_again_smaller(session_id=session.pk, k=form.cleaned_data["k"])
        except Refusal as refusal:
            form.add_error("k", spoken(refusal))
        else:
            messages.success(request, gettext("This is the fresh session. Its phones see the new promise."))
            return redirect("console", fresh.pk)
    return session_page(request, session, "library/smaller.html", here="console", form=form)


@for_session(Need.OWN)
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, session: Session) -> HttpResponse:
    """Ask first, then delete a session with its pictures."""
    if request.method == "POST":
        try:
            setup.remove_session(session_id=session.pk)
        except Refusal as refusal:
            say_refusal(request, refusal)
            return redirect("session", session.pk)
        messages.success(request, gettext("Deleted: “{title}”").format(title=session.title))
        return redirect("home")
    told = {"may_go": library.may_go(session), "onward": library.goes_on_in(session)}
    return session_page(request, session, "library/delete.html", here="delete", **told)
