"""The seat screen of a phone: one tap, or none. The choice is handed back as a cookie, and kept nowhere here."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sessions.kinds.base import Fields
from sessions.queries.frames.asking import SEAT, Asking
from sessions.queries.phones import Visitor
from sessions.queries.seats import SEAT_COOKIE, UNSAID, choices, number_of, offered, settled
from sessions.services.desk import desk
from sessions.views.door import at_the_door, see_other
from sessions.views.tools import spoken
from sessions.words import Refusal, _

__all__ = ["forget_seat", "is_asked", "keep_seat", "seat", "with_seat"]

SEAT_AGE = 2 * 24 * 60 * 60  # seconds; a session that rests for a day is closed
GONE = "?"
"""What stands for a seat that this round does not have."""


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_door
async def seat(request: HttpRequest, who: Visitor) -> HttpResponse:
    """Ask for the seat, or let the phone remember the one that was tapped."""
    page = reverse("phone", args=[who.session.code])
    seats = await desk().read(offered, who.session)
    if not who.joined or not seats:
        return see_other(page)
    if request.method != "POST":
        return _ask(request, who, seats)
    mark = request.POST.get(SEAT, "")
    if not settled(mark, seats):
        gone = Refusal("seat.unknown", _("That seat is not among those of this question. Please choose again."))
        return _ask(request, who, seats, notice=spoken(gone), status=422)
    back = see_other(page)
    _keep(request, back, who, mark)
    return back


def with_seat(request: HttpRequest, fields: Fields, asking: Asking | None) -> dict[str, list[str]]:
    """Return the fields with the seat that the phone remembers, if the form itself does not name one."""
    given = {name: list(values) for name, values in fields.items()}
    if asking is None or not asking.seats or SEAT in given:
        return given
    mark = request.COOKIES.get(SEAT_COOKIE, "")
    if mark in {"", UNSAID}:
        return given
    number = number_of(mark, asking.seats)
    return given | {SEAT: [GONE if number is None else str(number)]}


def keep_seat(request: HttpRequest, response: HttpResponse, who: Visitor, fields: Fields) -> None:
    """Let the phone remember the seat that was chosen in the form of an answer."""
    seats = choices(offered(who.session))
    chosen = fields.get(SEAT)
    if seats and chosen:
        mark = next((choice.mark for choice in seats if [str(choice.number)] == list(chosen)), UNSAID)
        _keep(request, response, who, mark)


def forget_seat(response: HttpResponse, code: str) -> None:
    """Let the phone forget its seat: somebody else holds it now."""
    response.delete_cookie(SEAT_COOKIE, path=reverse("phone", args=[code]), samesite="Lax")


def is_asked(request: HttpRequest, who: Visitor) -> bool:
    """Whether this phone has to be asked for its seat: it chose none yet, or one that is not on offer any more."""
    return not settled(request.COOKIES.get(SEAT_COOKIE, ""), offered(who.session))


def _ask(request: HttpRequest, who: Visitor, seats: list[str], *, notice: str = "", status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {
        "session": who.session,
        "seats": choices(seats),
        "unsaid": UNSAID,
        "chosen": request.COOKIES.get(SEAT_COOKIE, ""),
        "notice": notice,
    }
    return render(request, "phone/seat.html", context, status=status)


def _keep(request: HttpRequest, response: HttpResponse, who: Visitor, mark: str) -> None:
    response.set_cookie(
        SEAT_COOKIE,
        mark,
        max_age=SEAT_AGE,
        path=reverse("phone", args=[who.session.code]),
        secure=request.is_secure(),
        samesite="Lax",
    )
