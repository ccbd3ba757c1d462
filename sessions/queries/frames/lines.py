"""The small sentences under a picture, on wall and phone alike."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.models import Mode, Session, Stage
from sessions.queries.frames.moment import Moment
from sessions.queries.frames.pictures import speak
from sessions.queries.frames.rounds import round_line
from sessions.queries.frames.seating import not_shown
from sessions.queries.published import Shown

__all__ = ["beside", "closed_line", "count_line", "hopper", "joined_line", "picture_lines", "promise", "we_line"]


def count_line(now: Moment) -> str:
    """Return how many are in, of how many; of a reflection nothing is in, and people have finished."""
    if now.question is not None and not now.question.kind.releases:
        if now.total and now.count >= now.total:
            return _("All {b} have finished.").format(b=now.total)
        return _("{a} of {b} have finished.").format(a=now.count, b=now.total)
    if now.total and now.count >= now.total:
        return _("All {b} are in.").format(b=now.total)
    return _("{a} of {b} are in.").format(a=now.count, b=now.total)


def hopper(now: Moment) -> int:
    """Return how many grey dots wait: answers that are in and not yet in a picture."""
    if now.stage not in {Stage.OPEN, Stage.HELD}:
        return 0
    return max(0, now.count - (now.shown.n if now.shown else 0))


def joined_line(n: int) -> str:
    """Return how many places have ever joined; on a wall it is always in sight."""
    return ngettext("{n} phone has joined.", "{n} phones have joined.", n).format(n=n)


def picture_lines(now: Moment, shown: Shown | None) -> list[str]:
    """Return the lines that stand under the picture at this moment."""
    lines: list[str] = []
    round_ = now.round
    if shown is not None and shown is now.looking:
        return beside(shown)
    if round_ is None:
        return lines
    if now.is_open:
        if round_.mode == Mode.LIVE:
            lines.append(_("Grey dots find their place at the release."))
        return lines
    if shown is None and now.stage in {Stage.RELEASED, Stage.TALK}:
        few = _("{a} answers are in. A picture needs {k}.")
        unplaced = _("Too few could say where they stand. A picture needs {k}.")
        lines.append((few if now.count < round_.k else unplaced).format(a=now.count, k=round_.k))
    if shown is not None:
        lines += beside(shown)
    return lines


def beside(shown: Shown) -> list[str]:
    """Return what stands beside a published picture, wherever it is shown."""
    lines = [speak(note) for note in shown.kind.notes(shown.summary, shown.config)]
    if shown.abstained:
        lines.append(_("{c} can't say from here.").format(c=shown.abstained))
    if shown.aside:
        lines.append(_("{h} set aside by the facilitator.").format(h=shown.aside))
    if shown.held_back:
        lines.append(_("A few late answers are held to protect them."))
    return [*round_line(shown), *lines, *not_shown(shown)]


def closed_line(session: Session, pictures: int) -> str:
    """Return what the close left."""
    deleted = session.deleted_in_all or 0
    first = ngettext("{x} answer deleted.", "{x} answers deleted.", deleted).format(x=deleted)
    second = ngettext("{y} picture kept.", "{y} pictures kept.", pictures).format(y=pictures)
    return f"{first} {second}"


def we_line(session: Session) -> str:
    """Return who «we» is, as it stands under every question."""
    return _("“We” today: {we}").format(we=session.we or _("everyone in this session"))


def promise(session: Session) -> list[str]:
    """Return the promise in three lines, with the minimum that holds: a round keeps the one it opened with."""
    least = session.k
    if session.round is not None and session.stage_takes_answers:
        least = min(least, session.round.k)
    return [
        _("No screen shows who answered what, to anyone, the facilitator included."),
        _("A picture appears only when at least {k} people have answered.").format(k=least),
        _("At the close all answers are deleted. Only the pictures stay."),
    ]
