"""Who else reads a report, and how long it is kept."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from sessions.access import Need
from sessions.models import Session
from sessions.queries import shared
from sessions.queries.keeping import ends_of
from sessions.services import keeping, sharing
from sessions.views.fields import Pick
from sessions.views.tools import for_session, house_base, say_refusal, session_page, signed_in, spoken
from sessions.words import Refusal

__all__ = ["end", "keep", "share"]

DAYS = ngettext_lazy("{n} day", "{n} days", "n")


def _days(days: int) -> str:
    return str(DAYS % {"n": days}).format(n=days)


class LinkForm(forms.Form):
    """How long a new link holds."""

    days = Pick(label=gettext_lazy("How long does the link hold?"), choices=[], initial="30")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["days"].choices = [(str(days), _days(days)) for days in sharing.DAYS]  # type: ignore[attr-defined]


class KeepForm(forms.Form):
    """How long the pictures and the report of a session are kept."""

    days = Pick(label=gettext_lazy("Keep pictures and report"), choices=[])

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        limits = [(str(days), gettext("{days} after the close").format(days=_days(days))) for days in keeping.DAYS]
        self.fields["days"].choices = [("", gettext("Until somebody deletes them")), *limits]  # type: ignore[attr-defined]
        self.fields["days"].required = False


@for_session(Need.REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, session: Session) -> HttpResponse:
    """Make a link that lets others read the report without an account; it is shown once."""
    form = LinkForm(request.POST if request.method == "POST" else None)
    link = ""
    if form.is_valid():
        try:
            token = sharing.make_link(session.pk, by=signed_in(request), days=int(form.cleaned_data["days"]))
        except Refusal as refusal:
            form.add_error(None, spoken(refusal))
        else:
            link = house_base(request) + reverse("shared-report", args=[token])
            form = LinkForm()
    return session_page(
        request,
        session,
        "report/share.html",
        here="report",
        form=form,
        link=link,
        links=shared.links_of(session),
        keep=KeepForm(initial={"days": session.keep_days or ""}),
        ends=ends_of(session),
    )


@for_session(Need.REPORT)
@require_POST
def end(request: HttpRequest, session: Session, link_id: int) -> HttpResponse:
    """End a link at once."""
    sharing.end_link(session.pk, link_id=link_id)
    messages.success(request, gettext("This link opens nothing any more."))
    return redirect("report-share", session.pk)


@for_session(Need.OWN)
@require_POST
def keep(request: HttpRequest, session: Session) -> HttpResponse:
    """Say how long pictures and report are kept."""
    form = KeepForm(request.POST)
    try:
        if not form.is_valid():
            raise Refusal("keep.days", gettext("Please choose how long the report is kept."))
        days = form.cleaned_data["days"]
        keeping.keep_for(session.pk, days=int(days) if days else None)
    except Refusal as refusal:
        say_refusal(request, refusal)
    else:
        messages.success(request, gettext("Saved."))
    return redirect("report-share", session.pk)
