"""The participant's phone over plain HTTP: the promise, the screens, and answers as a form."""

from __future__ import annotations

import re
import secrets
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST, require_safe

from sessions.queries.people import PLACE_COOKIE
from sessions.queries.phones import Visitor, asking_now, card, stands, state_now
from sessions.queries.promise import alone
from sessions.queries.seats import offered
from sessions.services.answers import Put
from sessions.services.desk import desk
from sessions.services.joining import Join, Joined
from sessions.views.answers import Posted, contents_of, posted, remember_seq
from sessions.views.door import at_the_door, refusal_json, see_other, wants_json
from sessions.views.join import give_pass
from sessions.views.refill import refill
from sessions.views.seat import is_asked, keep_seat, with_seat
from sessions.views.tools import spoken
from sessions.words import Refusal, _

__all__ = ["answer", "give_place", "join", "more", "page", "state"]

ONCE = re.compile(r"[0-9a-f]{32}", re.ASCII)
PLACE_AGE = 2 * 24 * 60 * 60  # seconds; a session that rests for a day is closed
WAITING = frozenset({"lobby", "open", "held", "released", "talk"})


@require_safe
@at_the_door
async def page(request: HttpRequest, who: Visitor) -> HttpResponse:
    """Show the promise to who has not joined, and the present screen to who has."""
    if not who.joined and not who.session.is_closed:
        return render(request, "phone/promise.html", await desk().read(_promise, who))
    return await _screen(request, who, changing="change" in request.GET)


@require_safe
@at_the_door
async def more(request: HttpRequest, who: Visitor) -> HttpResponse:
    """Say openly what the promise does not protect against."""
    return render(request, "phone/more.html", await desk().read(_more, who))


@require_POST
@at_the_door
async def join(request: HttpRequest, who: Visitor) -> HttpResponse:
    """Give this phone its place; a phone that has one keeps it."""
    key = request.headers.get("X-Rehearsal-Key", "")
    word = request.POST.get("once", "")
    once = f"{request.COOKIES.get(settings.CSRF_COOKIE_NAME, '')}/{word}" if ONCE.fullmatch(word) else ""
    back = see_other(reverse("phone-seat" if offered(who.session) else "phone", args=[who.session.code]))
    try:
        joined: Joined = await desk().ask(Join(who.session.pk, token=who.token or None, key=key, once=once))
    except Refusal as refusal:
        return refusal_json(refusal) if wants_json(request) or key else back
    give_pass(request, back, who.session.code)
    give_place(request, back, who.session.code, joined.token)
    return back


def give_place(request: HttpRequest, response: HttpResponse, code: str, token: str) -> None:
    """Hand a phone the token of its place; scripts cannot read it, and no other session gets it."""
    response.set_cookie(
        PLACE_COOKIE,
        token,
        max_age=PLACE_AGE,
        path=reverse("phone", args=[code]),
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


@require_POST
@at_the_door
async def answer(request: HttpRequest, who: Visitor) -> HttpResponse:
    """Take an answer as a form; the receipt is given after the commit, as on the socket."""
    sent = posted(request)
    try:
        if not who.joined:
            raise _stranger(who)
        asking = await desk().read(asking_now, who.session)
        inside = contents_of(replace(sent, fields=with_seat(request, sent.fields, asking)), asking)
        await desk().ask(
            Put.of(inside, session_id=who.session.pk, token=who.token, round_id=sent.round_id, seq=sent.seq)
        )
    except Refusal as refusal:
        return await _refused(request, who, sent, refusal)
    if wants_json(request):
        return JsonResponse({"type": "receipt", "ref": sent.ref, "round": str(sent.round_id)})
    back = see_other(reverse("phone", args=[who.session.code]))
    remember_seq(request, back, sent, path=reverse("phone", args=[who.session.code]))
    keep_seat(request, back, who, sent.fields)
    return back


@require_safe
@at_the_door
async def state(request: HttpRequest, who: Visitor) -> HttpResponse:
    """Tell the state as the socket would; nothing if this phone shows it already."""
    if not who.joined and not who.session.is_closed:
        return refusal_json(_stranger(who))
    frame = await desk().read(state_now, who.session)
    shown = request.GET.get("version", "")
    if shown.isascii() and shown.isdecimal() and int(shown[:12]) >= frame["version"]:
        return HttpResponse(status=204)
    return JsonResponse(frame)


def _promise(who: Visitor) -> dict[str, Any]:
    return {"session": who.session, "once": secrets.token_hex(16), **card(who.session)}


def _more(who: Visitor) -> dict[str, Any]:
    return {"session": who.session, "alone": alone(who.session.questions.all())}


def _stranger(who: Visitor) -> Refusal:
    if who.session.is_closed:
        return Refusal("session.closed", _("Closed. Your answers are deleted."))
    return Refusal("place.unknown", _("This phone has not joined yet. Please join once more."))


async def _refused(request: HttpRequest, who: Visitor, sent: Posted, refusal: Refusal) -> HttpResponse:
    """Say no: in JSON, or on the page itself with everything as it was typed."""
    if wants_json(request):
        return refusal_json(refusal, ref=sent.ref)
    if refusal.code in {"place.unknown", "session.closed"}:
        return see_other(reverse("phone", args=[who.session.code]))
    response = await _screen(request, who, refusal=refusal, sent=sent)
    response.status_code = refusal_json(refusal).status_code
    return response


async def _screen(
    request: HttpRequest,
    who: Visitor,
    *,
    changing: bool = False,
    refusal: Refusal | None = None,
    sent: Posted | None = None,
) -> HttpResponse:
    frame, how = await desk().read(_look, who)
    html, given = frame["html"], how != "none"
    if refusal is not None and refusal.code == "answer.locked":
        how = "locked"
    elif refusal is not None and sent is not None and frame["round"] == str(sent.round_id):
        html, how = refill(html, sent.fields), "changing" if given else "none"
    elif changing and given:
        how = "changing"
    context = {
        "session": who.session,
        "frame": frame,
        "html": mark_safe(html),  # noqa: S308  (our own template; what people wrote was escaped in it)
        "answer": how,
        "seat": "ask" if is_asked(request, who) or (refusal and refusal.code == "seat.unknown") else "known",
        "fresh": "fresh" in request.GET,
        "notice": spoken(refusal) if refusal else "",
        "waiting": _waits(frame["stage"], how, noticed=refusal is not None),
    }
    return render(request, "phone/page.html", context)


def _look(who: Visitor) -> tuple[dict[str, Any], str]:
    return state_now(who.session), stands(who)


def _waits(stage: str, how: str, *, noticed: bool) -> bool:
    """Whether a page without scripts may reload by itself: never while somebody could be filling in a form."""
    return stage in WAITING and not noticed and (stage == "lobby" or how in {"in", "late", "locked"})
