"""Passing a phone on: the promise once more, for the person who holds it now, and a fresh place."""

from __future__ import annotations

import re
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sessions.queries.phones import Visitor, card
from sessions.services.desk import desk
from sessions.services.passing import Pass, pass_on
from sessions.views.door import at_the_door, see_other
from sessions.views.phone import give_place
from sessions.views.seat import forget_seat
from sessions.views.tools import spoken
from sessions.words import Refusal

__all__ = ["passing"]

ONCE = re.compile(r"[0-9a-f]{32}", re.ASCII)


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_door
async def passing(request: HttpRequest, who: Visitor) -> HttpResponse:
    """Show the promise to the next person, then give this phone a fresh place."""
    page = reverse("phone", args=[who.session.code])
    if not who.joined:
        return see_other(page)
    if request.method != "POST":
        return await _promise(request, who)
    word = request.POST.get("once", "")
    once = f"{request.COOKIES.get(settings.CSRF_COOKIE_NAME, '')}/{word}" if ONCE.fullmatch(word) else ""
    try:
        joined = await desk().write(pass_on, Pass(who.session.pk, token=who.token, once=once))
    except Refusal as refusal:
        return await _promise(request, who, notice=spoken(refusal), status=409)
    back = see_other(f"{page}?fresh=1")
    give_place(request, back, who.session.code, joined.token)
    back.delete_cookie("seq", path=page)
    forget_seat(back, who.session.code)
    return back


async def _promise(request: HttpRequest, who: Visitor, *, notice: str = "", status: int = 200) -> HttpResponse:
    context = {"session": who.session, "once": secrets.token_hex(16), "notice": notice}
    context |= await desk().read(card, who.session)
    return render(request, "phone/passing.html", context, status=status)
