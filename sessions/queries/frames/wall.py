"""The wall's frame: what the room sees, and nothing that was not published."""

from __future__ import annotations

import time
from typing import Any

from django.utils.translation import gettext as _

from sessions.figures.mosaic import Mosaic, mosaic
from sessions.models import Stage
from sessions.queries import published
from sessions.queries.doorplate import address_shown, join_url, qr_svg
from sessions.queries.frames import seating
from sessions.queries.frames.board import hanging
from sessions.queries.frames.lines import (
    closed_line,
    count_line,
    few_line,
    hopper,
    joined_line,
    picture_lines,
    we_line,
)
from sessions.queries.frames.moment import Moment
from sessions.queries.frames.pictures import empty_figure, figure_of, footer, seats_figure, tile_of, told
from sessions.queries.frames.rounds import wall_rounds
from sessions.queries.frames.seating import by_seats
from sessions.queries.frames.standing import heading, step_question
from sessions.queries.promise import promise
from sessions.queries.published import Shown

__all__ = ["timer", "wall_frame"]

Json = dict[str, Any]
SHEETS = 24  # of a question of words, so many at most stand for all among all pictures


def wall_frame(now: Moment) -> Json:
    """Return the whole state of a wall as plain JSON."""
    session = now.session
    shown = now.looking or now.shown
    kept = published.of_session(session.pk) if session.overview or session.is_closed else []
    laid = mosaic([now.names[picture.question.pk] for picture in kept], above=bool(heading(now)) + bool(pinned(now)))
    return {
        "type": "state",
        "version": session.version,
        "turn": session.turn,
        "stage": session.stage,
        "go": f"/wall/{session.successor.wall_key}/" if session.successor else None,
        "rehearsal": session.rehearsal,
        "dark": session.dark,
        **_door(now),
        "show": _on(now, shown),
        "arming": session.arming,
        "timer": timer(now, wanted=session.show_timer),
        "question": _question(now) or step_question(now),
        "heading": heading(now),
        "pinned": pinned(now),
        "counts": _counts(now),
        "looking": now.looking is not None,
        "few": few_line(now),
        "picture": _picture(now, shown),
        **hanging(now),
        "lines": picture_lines(now, shown),
        "promise": promise(session, now.questions),
        "all": [_thumb(now, picture, laid) for picture in kept] if session.overview else None,
        "mosaic": {"columns": laid.columns, "caption": laid.caption, "lines": laid.lines},
        "closed": {"text": closed_line(now, len(kept))} if session.is_closed else None,
    }


def _on(now: Moment, shown: Shown | None) -> Json:
    """Return what the facilitator switched on."""
    session = now.session
    return {
        "blank": session.blank,
        "qr": session.show_qr,
        "overview": session.overview,
        "seats": by_seats(now, shown),
    }


def _door(now: Moment) -> Json:
    """Return how one gets in, who we are, and how many have joined."""
    session = now.session
    return {
        "title": session.title,
        "opening": "" if session.opening in promise(session, now.questions) else session.opening,
        "closing": session.closing,
        "focus": session.focus,
        "code": session.code_shown,
        "address": address_shown(session),
        "join_url": join_url(session),
        "qr": qr_svg(join_url(session)),
        "joined": now.joined,
        "joined_text": joined_line(now.joined),
        "here": now.here,
    }


def pinned(now: Moment) -> str:
    """Return the debrief card that the facilitator put up for the talk."""
    text = now.session.pinned if now.stage == Stage.TALK and now.looking is None else ""
    return _(text) if text else ""


def timer(now: Moment, *, wanted: bool = True) -> Json:
    """Return when the timer ends by the server's clock, and what that clock says now."""
    ends = now.session.timer_ends if wanted else None
    return {"ends": int(ends.timestamp() * 1000) if ends else None, "now": int(time.time() * 1000)}


def _question(now: Moment) -> Json | None:
    question = now.looking.question if now.looking else now.question
    if question is None or (now.session.is_closed and not now.looking):
        return None
    return {
        "id": str(question.pk),
        "above": question.above if now.looking else now.above,
        "text": question.text,
        "help": question.help,
        "we": we_line(now.session),
        "kind": question.kind_slug,
        "number": now.numbers.get(question.pk, 0),
        "total": len(now.numbers),
        "mode": now.round.mode if now.round else None,
        "round": str(now.looking.round_id if now.looking else now.session.round_id),
        "again": now.looking.round_number if now.looking else (now.round.number if now.round else 1),
    }


def _counts(now: Moment) -> Json | None:
    if now.round is None or now.session.is_closed or now.looking:
        return None
    return {
        "in": now.count,
        "of": now.total,
        "all": now.total > 0 and now.count >= now.total,
        "hopper": hopper(now),
        "text": count_line(now),
    }


def _picture(now: Moment, shown: Shown | None) -> Json | None:
    dark = now.session.dark
    if now.session.is_closed and not now.looking:
        return None
    again = wall_rounds(now, shown)
    if shown is not None:
        step = {"live": "live", "release": "release", "late": "late"}[shown.step]
        return {
            "n": shown.n,
            "step": step,
            "figure": figure_of(shown, dark=dark),
            "desc": told(shown),
            "footer": footer(shown.n),
            **again,
            **(_seated(shown, dark=dark) if by_seats(now, shown) else {}),
        }
    if now.question is None or now.stage == Stage.LOBBY:
        return None
    empty = {"n": 0, "step": "empty", "figure": empty_figure(now.question, dark=dark), "desc": "", "footer": ""}
    return {**empty, **again, **({"figure": None} if few_line(now) else {})}


def _seated(shown: Shown, *, dark: bool) -> Json:
    """Return what changes about a picture that is shown by seats: it is that of the release, whoever came late."""
    return {
        "figure": seats_figure(shown, dark=dark),
        "desc": seating.told(shown),
        "footer": footer(seating.seated_n(shown)),
    }


def _thumb(now: Moment, shown: Shown, laid: Mosaic) -> Json:
    return {
        "text": now.names[shown.question.pk],
        "n": shown.n,
        "round": shown.round_number,
        "figure": tile_of(shown, laid.canvas, dark=now.session.dark),
        "sheets": list(shown.sheets[:SHEETS]) or None,
        "dots": list(shown.dots[:SHEETS]) if shown.dots else None,
        "desc": told(shown),
    }
