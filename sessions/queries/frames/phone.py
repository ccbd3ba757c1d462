"""The phone's frame: one for all phones of a session, so that nothing in it can be about one of them."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string

from sessions.models import Session, Stage
from sessions.queries.doorplate import join_path
from sessions.queries.frames.board import listed
from sessions.queries.frames.lines import closed_line, few_line, picture_lines, we_line
from sessions.queries.frames.moment import Moment
from sessions.queries.frames.pictures import footer, phone_svg, seats_svg, told
from sessions.queries.frames.rounds import phone_rounds
from sessions.queries.frames.seating import by_seats, seated_n
from sessions.queries.promise import alone, promise
from sessions.queries.published import Shown, of_session
from sessions.queries.seats import UNSAID, choices, offered

__all__ = ["may_pass", "phone_context", "phone_frame", "phone_key"]

SCREENS = {
    Stage.LOBBY: "lobby",
    Stage.OPEN: "question",
    Stage.HELD: "held",
    Stage.RELEASED: "picture",
    Stage.TALK: "talk",
    Stage.CLOSED: "closed",
}


def phone_key(now: Moment) -> tuple[object, ...]:
    """Return what a phone's frame depends on: the turn, whether it may be passed on, in the lobby who has joined."""
    lobby = now.stage == Stage.LOBBY
    return (
        now.session.turn,
        now.session.k,
        now.session.rehearsal,
        may_pass(now.session),
        tuple(offered(now.session)),
        _by_seats(now),
        alone(now.questions),
        now.joined if lobby else None,
    )


def _seated(shown: Shown) -> dict[str, str]:
    """Return the picture by seats, which has the voices of the release alone."""
    return {"seats_svg": seats_svg(shown, narrow=True), "seats_footer": footer(seated_n(shown))}


def _by_seats(now: Moment) -> bool:
    """Whether phones show their picture by seats: not while the wall shows an earlier one so."""
    return now.looking is None and by_seats(now, now.shown)


def may_pass(session: Session) -> bool:
    """Whether a phone may be passed on to somebody without one."""
    return session.passed < session.passing


def phone_frame(now: Moment) -> dict[str, Any]:
    """Return the state of every phone as plain JSON."""
    session = now.session
    return {
        "type": "state",
        "version": session.version,
        "turn": session.turn,
        "stage": session.stage,
        "round": str(session.round_id) if session.round_id else None,
        "mode": now.round.mode if now.round else None,
        "locked": now.stage in {Stage.HELD, Stage.RELEASED, Stage.TALK, Stage.CLOSED},
        "joined": now.joined,
        "html": render_to_string("phone/screen.html", phone_context(now)),
    }


def phone_context(now: Moment) -> dict[str, Any]:
    """Return the context of `phone/screen.html`."""
    session, question, shown = now.session, now.question, now.shown
    released = now.stage in {Stage.RELEASED, Stage.TALK}
    return {
        "screen": "step" if now.standing else SCREENS[now.stage],
        "standing": now.standing,
        "above": now.above,
        "session": session,
        "we": we_line(session),
        "question": question,
        "config": question.settings if question else None,
        "kind": question.kind if question else None,
        "kind_template": f"kinds/{question.kind_slug}.html" if question else "",
        "guess_names": question.kind.guess_names(question.settings) if question and question.guess else (),
        "number": now.numbers.get(question.pk, 0) if question else 0,
        "total": len(now.numbers),
        "round_id": str(session.round_id) if session.round_id else "",
        "locked": not now.is_open,
        "svg": phone_svg(shown) if shown and released else "",
        "told": told(shown) if shown and released else "",
        "sheets": listed(shown) if shown and released else [],
        "n": shown.n if shown and released else 0,
        "footer": footer(shown.n) if shown and released else "",
        **(_seated(shown) if shown and released and _by_seats(now) else {}),
        "before": phone_rounds(now, shown) if released else None,
        "lines": [*filter(None, [few_line(now)]), *picture_lines(now, shown)] if released else [],
        "promise": promise(session, now.questions),
        "alone": alone(now.questions),
        "joined": now.joined,
        "closed_line": closed_line(now, len(of_session(session.pk))) if session.is_closed else "",
        "may_pass": may_pass(session),
        "seats": choices(offered(session)),
        "unsaid": UNSAID,
        "go_on": join_path(session.successor.code) if session.successor else "",
    }
