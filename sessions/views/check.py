"""Before people come: does a phone reach this machine, and by which address? And a card to print."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sessions.access import Need
from sessions.models import Session
from sessions.queries import doorplate, library
from sessions.queries.promise import promise
from sessions.services import screen, setup
from sessions.views.join import CODE_LETTERS
from sessions.views.tools import for_session, is_loopback, join_base, join_bases, known_bases, say_refusal, session_page
from sessions.words import Refusal

__all__ = ["address", "again", "card", "check", "phone", "state"]

PAGE, SOCKET = 1, 2
TEST = "test "
"""Sealed together with a code, it makes letters that differ from those of the link to join."""


@for_session(Need.RUN)
@require_safe
def check(request: HttpRequest, session: Session) -> HttpResponse:
    """Show a code for a test phone; the page turns green when the phone was here."""
    base = join_base(request, session)
    link = base.upper() + reverse("check-phone", args=[session.code + doorplate.seal(TEST + session.code)])
    return session_page(
        request,
        session,
        "library/check.html",
        here="check",
        qr=doorplate.qr_svg(link),
        base=base,
        bases=join_bases(request, session),
        loopback=is_loopback(base),
        gone=base not in known_bases(request),
    )


@for_session(Need.RUN)
@never_cache
@require_safe
def state(request: HttpRequest, session: Session) -> HttpResponse:
    """Tell the waiting page how far a test phone came."""
    return JsonResponse({"checked": session.checked})


@for_session(Need.RUN)
@require_POST
def again(request: HttpRequest, session: Session) -> HttpResponse:
    """Forget the test phone and wait for the next."""
    screen.phone_check(session.pk, reached=0)
    return redirect("check", session.pk)


@for_session(Need.RUN)
@require_POST
def address(request: HttpRequest, session: Session) -> HttpResponse:
    """Let wall, card and test use another of this machine's addresses."""
    wanted = request.POST.get("base", "")
    if wanted in join_bases(request, session):
        try:
            setup.choose_address(session_id=session.pk, base_url=wanted)
        except Refusal as refusal:
            say_refusal(request, refusal)
    return redirect("check", session.pk)


@csrf_exempt  # a phone without cookies must pass; the sealed link is its permission, and it changes one small number
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def phone(request: HttpRequest, letters: str) -> HttpResponse:
    """Greet the test phone: reaching this page is the first step, a socket that opens the second."""
    session = _tested(letters.upper())
    if request.method == "HEAD":
        return HttpResponse()
    reached = SOCKET if request.method == "POST" else PAGE
    if session.checked < reached:
        screen.phone_check(session.pk, reached=reached)
    if request.method == "POST":
        return HttpResponse(status=204)
    return render(request, "library/check_phone.html", {"code": session.code})


@for_session(Need.RUN)
@require_safe
def card(request: HttpRequest, session: Session) -> HttpResponse:
    """Show the join card, ready to print."""
    base = join_base(request, session)
    with override(session.language):
        lines = promise(session, session.questions.all())
    return session_page(
        request,
        session,
        "library/card.html",
        here="card",
        loopback=is_loopback(base),
        promise=lines,
        qr=doorplate.qr_svg(base.upper() + doorplate.join_path(session.code)),
        address=base.split("://", 1)[-1],
    )


def _tested(letters: str) -> Session:
    """Return the session of a test link that was printed here."""
    code, seal = letters[:CODE_LETTERS], letters[CODE_LETTERS:]
    session = library.session_by_code(code) if doorplate.seal_fits(TEST + code, seal) else None
    if session is None:
        raise Http404
    return session
