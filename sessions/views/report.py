"""The report of a closed session: its page for those who belong to it, and for who has a link."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from sessions.access import Need
from sessions.models import ReportChoice, Session
from sessions.queries import report as source
from sessions.queries import shared
from sessions.queries.keeping import ends_of
from sessions.queries.report.choice import choice_for, kept_of
from sessions.reports.making import FILES
from sessions.views.report_document import document_of
from sessions.views.tools import for_session, session_page, signed_in

__all__ = ["UNLISTED", "behind", "page", "shared_page"]

FIRST = ("pdf", "pptx", "xlsx")
"""Files that are one click away; the others are behind «more»."""
UNLISTED = "noindex, nofollow"
"""What search engines are told of all that lies behind a link, wherever somebody has posted it."""


@for_session(Need.WATCH)
@require_safe
def page(request: HttpRequest, session: Session) -> HttpResponse:
    """Show the report with everything a coach may do with it."""
    if not session.is_closed:
        return session_page(request, session, "report/not_yet.html", here="report")
    choice = choice_for(session, person=signed_in(request))
    everything = source.questions_of(session)
    ways = {
        number: reverse("report-adjust", args=[session.pk, line.pk]) for number, line, rounds in everything if rounds
    }
    kept = {number for number, _line, _rounds in kept_of(choice, everything)}
    document = document_of(
        session, choice, ways=ways, adjust=gettext("Remark, sheets, leave out"), questions=everything
    )
    return session_page(
        request,
        session,
        "report/page.html",
        here="report",
        document=document,
        out=[(number, line.text, ways[number]) for number, line, rounds in everything if rounds and number not in kept],
        ends=ends_of(session),
        links=len(shared.links_of(session)),
        **files(),
    )


@require_safe
def shared_page(request: HttpRequest, token: str) -> HttpResponse:
    """Show the report to whoever has its link; an ended link and one that never was are answered alike."""
    try:
        session, choice = behind(token)
    except Http404:
        return render(request, "report/ended.html", status=404)
    document = document_of(session, choice, ways={})
    context = {"session": session, "document": document, "token": token, **files()}
    response = render(request, "report/shared.html", context)
    response["X-Robots-Tag"] = UNLISTED
    return response


def behind(token: str) -> tuple[Session, ReportChoice]:
    """Return the session whose report a link opens, as who made the link sees it. Raises `Http404`."""
    link = shared.link_of(token)
    if link is None:
        raise Http404
    return link.session, choice_for(link.session, person=link.by)


def files() -> dict[str, object]:
    """Return the sorts of files as a page offers them."""
    return {
        "first_files": [FILES[slug] for slug in FIRST],
        "more_files": [file for slug, file in FILES.items() if slug not in FIRST],
    }
