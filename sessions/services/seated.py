"""The picture by seats, made once with the release: which rows it has is decided by `privacy.seats` alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from sessions.kinds import seated
from sessions.models import Mode, Picture, Round, Session
from sessions.privacy import seats
from sessions.privacy.veil import Veiled, veil
from sessions.queries.answers import Voice
from sessions.queries.published import ROOM_STEPS
from sessions.services.hand import Hand, least

__all__ = ["breakdown_of"]

Json = dict[str, Any]


def breakdown_of(hand: Hand, voices: Sequence[Voice], *, step: Picture.Step) -> Json | None:
    """Return the picture by seats that may be published beside a picture of these voices; None for any reason.

    Late voices never enter it: the picture they come with keeps the rows of the release.
    """
    round_ = hand.round
    if step == Picture.Step.LATE:
        release = _release(round_)
        kept: Json | None = release.breakdown if release else None
        return kept
    if step != Picture.Step.RELEASE or not round_.seats or round_.question.kind.axis(round_.question.settings) is None:
        return None
    return _made(round_, voices, k=least(round_))


def _made(round_: Round, voices: Sequence[Voice], *, k: int) -> Json | None:
    """Return the rows, unless they and those of an earlier round could give somebody away.

    A copy is asked of the same people, but nothing leads from their answers to those they gave before: it gets no
    rows, as a later round gets none that does not carry on. The same holds where a session began again smaller.
    """
    if _shown_before_the_start(round_):
        return None
    then, before = None, _before(round_)
    if before is not None:
        then = _rows(before)
        if not then or before.seats != round_.seats or before.pk != round_.earlier_id or _grew_late(before):
            return None
    kind, config = round_.question.kind, round_.question.settings
    sitters = [
        seats.Sitter(voice.contents.seat, kind.zone(voice.value, config), new=voice.contents.earlier is None)
        for voice in voices
    ]
    cells = seats.split(sitters, count=len(round_.seats), k=k, before=then)
    if cells is None:
        return None
    parts = []
    for seat, cell in cells.items():
        crowd = veil([voices[index].value for index in cell], k=seats.least(k))
        if isinstance(crowd, Veiled):  # never, after the split; the gate is asked all the same
            return None
        parts.append((seat, kind.summarise(crowd, config)))
    return {
        "rows": [{"seat": seat, "summary": part.as_json()} for seat, part in parts],
        "differ": seated.apart(kind, parts, config),
    }


def _before(round_: Round) -> Round | None:
    """Return the last round in which this session was shown a picture of the same question, or of a copy of it."""
    earlier = Round.objects.filter(session_id=round_.session_id, order__lt=round_.order)
    return next(_shown(earlier, as_in=round_), None)


def _shown_before_the_start(round_: Round) -> bool:
    """Return whether a session that began again as this one was shown a picture of the question: its phones are here.

    With a smaller group a seat would have a row that was merged then, and what is left would be fewer than a cell.
    What only grew live left no picture behind, so any round that could grow counts as shown.
    """
    old = Session.objects.filter(successor=round_.session_id).first()
    while old is not None:
        if any(_shown(old.rounds.all(), as_in=round_, or_else=Q(mode=Mode.LIVE))):
            return True
        old = Session.objects.filter(successor=old).first()
    return False


def _shown(rounds: QuerySet[Round], *, as_in: Round, or_else: Q | None = None) -> Iterator[Round]:
    """Yield those of these rounds, the last first, in which the room saw a picture of a question of the same words.

    A picture that only grew live, or that late voices alone made possible, was shown as well, and not by seats.
    """
    words = seats.words_of(as_in.question.text)
    pictured = Q(pictures__step__in=ROOM_STEPS) | (or_else or Q())
    seen = rounds.filter(pictured).select_related("question").order_by("-order").distinct()
    return (then for then in seen if seats.words_of(then.question.text) == words)


def _release(round_: Round) -> Picture | None:
    return round_.pictures.filter(step=Picture.Step.RELEASE).last()


def _rows(before: Round) -> Mapping[int, int]:
    """Return how many voices each row of its picture by seats had; none if there was no such picture."""
    release = _release(before)
    rows: Sequence[Json] = release.breakdown["rows"] if release is not None and release.breakdown else []
    return {row["seat"]: row["summary"]["n"] for row in rows}


def _grew_late(before: Round) -> bool:
    """Return whether late voices entered its picture: they stand in no row of it, and look like all others now."""
    return before.pictures.filter(step=Picture.Step.LATE).exists()
