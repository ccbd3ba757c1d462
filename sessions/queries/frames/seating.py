"""The picture by seats on the screens: there or not, asked for or not. One sentence serves every reason why not."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sessions.kinds import seated
from sessions.queries.frames.moment import Moment
from sessions.queries.frames.pictures import speak
from sessions.queries.published import Shown

__all__ = ["by_seats", "captions", "not_shown", "seated_n", "seats_frame", "told"]

Json = dict[str, Any]


def by_seats(now: Moment, shown: Shown | None) -> bool:
    """Return whether the screens show this picture by seats: it is there, and the facilitator asked for it."""
    return now.session.by_seats and shown is not None and bool(shown.parts)


def not_shown(shown: Shown) -> list[str]:
    """Return the line under a released picture that seats were chosen for, and that is shown for the room alone."""
    if not shown.seats or shown.step == "live" or shown.kind.axis(shown.config) is None or shown.by_seats:
        return []
    return [_("Shown for the whole room only, to protect the people in small or like-minded seats.")]


def seats_frame(now: Moment, shown: Shown | None) -> Json:
    """Return what the console needs to know: whether there is a picture by seats, and whether it is on the wall."""
    resting = now.session.is_closed and now.looking is None  # the wall tells what was deleted, and shows no picture
    there = shown is not None and bool(shown.parts) and not resting
    return {"there": there, "gone": not there, "on": by_seats(now, shown)}


def seated_n(shown: Shown) -> int:
    """Return how many voices the picture by seats shows: those of the release, whoever came late."""
    return sum(part.n for _seat, part in shown.parts)


def told(shown: Shown) -> str:
    """Return the one sentence that tells the picture by seats to those who do not see it."""
    return speak(seated.tell(shown.kind, shown.parts, shown.config, seats=shown.seats))


def captions(shown: Shown | None) -> list[str]:
    """Return what may be said of seats that stand apart, for console and report, once the room has seen them."""
    if shown is None or not shown.seats_seen or not shown.parts:
        return []
    return [speak(said) for said in seated.captions(shown.kind, shown.parts, shown.config, seats=shown.seats)]
