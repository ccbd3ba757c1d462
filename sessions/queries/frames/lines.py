"""The small sentences under a picture, on wall and phone alike."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.models import Mode, Session, Stage
from sessions.queries.frames.moment import Moment
from sessions.queries.frames.pictures import speak
from sessions.queries.frames.rounds import round_line
from sessions.queries.frames.seating import not_shown
from sessions.queries.promise import alone
from sessions.queries.published import Shown

__all__ = [
    "beside",
    "closed_line",
    "count_line",
    "few_in",
    "few_line",
    "hopper",
    "joined_line",
    "picture_lines",
    "we_line",
]


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
    if shown is not None:
        lines += beside(shown)
    return lines


def few_line(now: Moment) -> str:
    """Return what stands in the place of a picture that was released, and that too few answers could make."""
    if now.round is None or now.shown or now.looking or now.stage not in {Stage.RELEASED, Stage.TALK}:
        return ""
    few = few_in(now.count)
    unplaced = _("Too few could say where they stand. A picture needs {k}.")
    return (few if now.count < now.round.k else unplaced).format(n=now.count, k=now.round.k)


def few_in(count: int) -> str:
    """Return what is said of so many answers, if a picture needs more of them."""
    return ngettext("{n} answer is in. A picture needs {k}.", "{n} answers are in. A picture needs {k}.", count)


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


def closed_line(now: Moment, pictures: int) -> str:
    """Return what the close left."""
    if alone(now.questions):
        return _("What was written has not left the phones.")
    session = now.session
    deleted = session.deleted_in_all or 0
    first = ngettext("{x} answer deleted.", "{x} answers deleted.", deleted).format(x=deleted)
    second = ngettext("{y} picture kept.", "{y} pictures kept.", pictures).format(y=pictures)
    return f"{first} {second}"


def we_line(session: Session) -> str:
    """Return who «we» is, as it stands under every question."""
    return _("“We” today: {we}").format(we=session.we or _("everyone in this session"))
