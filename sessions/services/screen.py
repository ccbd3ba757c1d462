"""What the wall shows beside the stage itself: nothing here changes the run of the session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import F
from django.utils import timezone

from sessions.doorbell import ring
from sessions.formats import cards
from sessions.models import Round, Session, Stage
from sessions.privacy.veil import SMALLEST_K
from sessions.queries import published
from sessions.queries.order import TOGETHER
from sessions.queries.sheets import leaves_on_wall, page_of
from sessions.services.turns import change, look_at
from sessions.words import Refusal, Said, _

__all__ = [
    "auto_release",
    "back",
    "forward",
    "phone_check",
    "pin",
    "set_aside",
    "show",
    "show_timer",
    "smaller",
    "timer",
    "turn_sheets",
    "write_notes",
]

LONGEST_TIMER = 180  # minutes
MOST_PEOPLE_A_GROUP = 50


def show(
    session_id: int,
    *,
    blank: bool | None = None,
    qr: bool | None = None,
    overview: bool | None = None,
    dark: bool | None = None,
    seats: bool | None = None,
) -> None:
    """Blank the wall, show the QR code, all pictures or the picture by seats, or change its theme; None: as it is.

    Blank, QR and all pictures exclude each other: the last one asked for is on. They make way for a picture by seats,
    which counts as seen once it is asked for. One sentence refuses it, for whatever reason there is none.
    """
    with look_at(session_id) as session:
        for name, wanted in (("blank", blank), ("show_qr", qr), ("overview", overview)):
            if wanted:
                session.blank = session.show_qr = session.overview = False
            if wanted is not None:
                setattr(session, name, wanted)
        if seats is not None:
            session.by_seats = seats and _shows_seats(session)
        if seats:
            session.blank = session.show_qr = session.overview = False
        if dark is not None:
            session.dark = dark


def _shows_seats(session: Session) -> bool:
    """Note that the room now sees what the wall shows by seats: only then it is in the report. Raises `Refusal`."""
    on_wall = session.look or (None if session.is_closed else session.round)  # after the close it looks back, or rests
    shown = published.for_room(on_wall) if on_wall else None
    if shown is None or not shown.parts:
        raise Refusal(
            "seats.whole",
            _("Shown for the whole room only, to protect the people in small or like-minded seats."),
        )
    Round.objects.filter(pk=shown.round_id).update(seats_seen=True)
    return True


def timer(session_id: int, *, minutes: int | None) -> None:
    """Start the timer for some minutes, or stop it with None."""
    if minutes is not None and not 1 <= minutes <= LONGEST_TIMER:
        raise Refusal("timer.range", Said(_("The timer takes 1 to {most} minutes."), {"most": LONGEST_TIMER}))
    with change(session_id, turn=None) as session:
        session.timer_ends = timezone.now() + dt.timedelta(minutes=minutes) if minutes else None


def show_timer(session_id: int, *, on: bool) -> None:
    """Let the wall show the timer, or keep it for the console."""
    with look_at(session_id) as session:
        session.show_timer = on


def pin(session_id: int, *, card: str) -> None:
    """Put a debrief card on the wall for the talk; an empty one takes it down again."""
    if card and not cards.is_card(card):
        raise Refusal("card.unknown", _("There is no such card."))
    with change(session_id, turn=None) as session:
        if card and session.stage not in {Stage.RELEASED, Stage.TALK}:
            raise Refusal("stage.illegal", _("A card goes up for the talk, once the picture is released."))
        session.pinned = card


def auto_release(session_id: int, *, on: bool) -> None:
    """Let the release count start by itself when everyone present is in, or not."""
    with change(session_id, turn=None) as session:
        session.auto_release = on


def smaller(session_id: int, *, k: int) -> None:
    """Set the minimum group. It may fall only before the first question opens; later it may only rise."""
    with change(session_id, turn=None) as session:
        if not SMALLEST_K <= k <= MOST_PEOPLE_A_GROUP:
            raise Refusal(
                "k.range",
                Said(_("The minimum group is {least} or more."), {"least": SMALLEST_K}),
            )
        if k < session.k and session.rounds.exists():
            raise Refusal(
                "k.frozen",
                _("The phones were promised the present minimum. Start again smaller to use another."),
            )
        session.k = k


def set_aside(
    session_id: int, *, sheets: Collection[int], was: Collection[int] | None = None, turn: int | None = None
) -> None:
    """Set sheets aside before the wall shows them, by their place in the held picture.

    Exactly these; where the author says which there `was` before, only what they changed: another console may have
    set others aside meanwhile. `turn` is what the author saw, if they say so.
    """
    with change(session_id, turn=turn) as session:
        round_ = session.round
        if session.stage != Stage.HELD or round_ is None:
            raise Refusal("stage.illegal", _("Sheets can be set aside while they are held."))
        held = published.for_desk(round_)
        count = len(held.summary.texts) if held else 0
        if not all(0 <= index < count for index in sheets):
            raise Refusal("sheet.unknown", _("There is no such sheet."))
        others = set() if was is None else set(round_.aside) - set(was)
        Round.objects.filter(pk=round_.pk).update(aside=sorted(others | set(sheets)))


def back(session_id: int) -> None:
    """Let the wall look at the picture before the one it shows."""
    _look(session_id, step=-1)


def forward(session_id: int) -> None:
    """Let the wall look one picture further, and at the last one return to the present."""
    _look(session_id, step=1)


def turn_sheets(session_id: int, *, page: int) -> None:
    """Let every wall show this page of its loose sheets, from 0; beyond the last one it stays at the last."""
    with look_at(session_id) as session:
        session.sheet_page = page_of(page, pages=len(leaves_on_wall(session)))


def phone_check(session_id: int, *, reached: int) -> None:
    """Note how far a test phone came: 1 the page, 2 the socket; never fewer than before, 0 starts anew."""
    if reached not in {0, 1, 2}:
        raise Refusal("check.range", _("That is not a step of the phone check."))
    with look_at(session_id) as session:
        session.checked = max(session.checked, reached) if reached else 0


def write_notes(session_id: int, *, notes: str) -> None:
    """Keep the facilitator's private notes."""
    Session.objects.filter(pk=session_id).update(notes=notes[:20_000], version=F("version") + 1)
    ring(session_id)


def _look(session_id: int, *, step: int) -> None:
    with look_at(session_id) as session:
        pictured = list(
            session.rounds.filter(state__in=[Round.State.RELEASED, Round.State.DONE], pictures__isnull=False)
            .distinct()
            .order_by("order")
        )
        if not session.is_closed:
            pictured = [round_ for round_ in pictured if round_.pk != session.round_id]
        places = [round_.pk for round_ in pictured]
        if session.look_id not in places:
            wanted = len(places) - 1 if step < 0 else len(places)
        else:
            wanted = max(0, places.index(session.look_id) + step)
        session.look = pictured[wanted] if 0 <= wanted < len(pictured) else None
        session.overview = session.look is None and session.step is not None and session.step.step in TOGETHER
        session.sheet_page, session.by_seats = 0, False
