"""The phone's threshold: every page of a session finds here who is asking, or turns the request away."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import translation

from sessions.models.session import LETTERS
from sessions.queries.doorplate import seal_fits
from sessions.queries.people import PASS_COOKIE, PLACE_COOKIE
from sessions.queries.phones import Visitor, visitor
from sessions.services.callers import callers
from sessions.services.desk import desk
from sessions.services.guesses import guesses
from sessions.views.join import CODE_LETTERS, refused, shut, unknown
from sessions.views.tools import spoken
from sessions.words import Refusal, _

__all__ = ["at_the_door", "refusal_json", "see_other", "wants_json"]

Inner = Callable[[HttpRequest, Visitor], Coroutine[Any, Any, HttpResponse]]
View = Callable[..., Coroutine[Any, Any, HttpResponse]]

STATUS = {
    "session.unknown": 404,
    "session.closed": 410,
    "place.unknown": 403,
    "code.shut": 429,
    "server.busy": 503,
    "answer.locked": 409,
    "round.closed": 409,
    "round.before": 409,
}


def at_the_door(view: Inner) -> View:
    """Hand a view its visitor, in the language of the session. A code without proof is counted if it opens nothing."""

    @wraps(view)
    async def inner(request: HttpRequest, code: str) -> HttpResponse:
        wanted = code.upper()
        if len(wanted) != CODE_LETTERS or set(wanted) - set(LETTERS):
            return _no(request, unknown(request, code=code))
        if wanted != code:
            return see_other(request.get_full_path().replace(code, wanted, 1))
        who = await _who(request, code)
        if isinstance(who, HttpResponse):
            return who
        if who.due:
            callers().note(who.session.pk, who.place_id)
        with translation.override(who.session.language):
            return await view(request, who)

    return inner


def see_other(where: str) -> HttpResponse:
    """Send the browser on with a GET, whatever it came with."""
    response = HttpResponseRedirect(where)
    response.status_code = 303
    return response


def wants_json(request: HttpRequest) -> bool:
    """Whether a script is asking, not a person."""
    return "application/json" in request.headers.get("Accept", "")


def refusal_json(refusal: Refusal, *, ref: str | None = None) -> JsonResponse:
    """Say no in the same form in which the socket says it."""
    return JsonResponse(
        {"type": "refusal", "ref": ref, "code": refusal.code, "text": spoken(refusal)},
        status=STATUS.get(refusal.code, 422),
    )


async def _who(request: HttpRequest, code: str) -> Visitor | HttpResponse:
    """Return the visitor, or the page for a code that was guessed. Proof is the pass of a link, or a place."""
    again = reverse("phone", args=[code])
    proven = seal_fits(code, request.COOKIES.get(PASS_COOKIE, ""))
    token = request.COOKIES.get(PLACE_COOKIE, "")
    if not proven and not token and guesses.shut:
        return _no(request, shut(request, again=again))
    who = await desk().read(visitor, code, token)
    known = who is not None
    trusted = proven or (who is not None and who.joined)
    page = None if trusted else refused(request, code=code, known=known, again=again)
    if page is not None or who is None:
        return _no(request, page or unknown(request, code=code))
    return who


def _no(request: HttpRequest, page: HttpResponse) -> HttpResponse:
    """Return the page, or the same in JSON for a script."""
    if not wants_json(request):
        return page
    if page.status_code == STATUS["code.shut"]:
        return refusal_json(Refusal("code.shut", _("Many codes are being tried just now. Please wait a moment.")))
    return refusal_json(Refusal("session.unknown", _("There is no session with this code.")))
