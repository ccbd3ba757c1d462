"""The picture by seats, made once with the release: which rows it has is decided by `privacy.seats` alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sessions.kinds import seated
from sessions.kinds.base import Summary
from sessions.models import Picture, Round
from sessions.privacy import seats
from sessions.privacy.veil import Veiled, veil
from sessions.queries.answers import Voice
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
    before = _before(round_)
    among = None
    if before is not None:
        among = _rows(before)
        if not among or before.seats != round_.seats or before.pk != round_.earlier_id or _grew_late(before):
            return None
    kind, config = round_.question.kind, round_.question.settings
    zones = [kind.zone(voice.value, config) for voice in voices]
    sat = [voice.contents.seat for voice in voices]
    cells = seats.split(sat, zones, count=len(round_.seats), k=k, among=among)
    if cells is None:
        return None
    rows: list[Json] = []
    for seat, cell in cells.items():
        crowd = veil([voices[index].value for index in cell], k=seats.least(k))
        if isinstance(crowd, Veiled):  # never, after the split; the gate is asked all the same
            return None
        fresh = [zones[index] for index in cell if voices[index].contents.earlier is None]
        if before is not None and not seats.carries_on(
            n=len(cell), fresh=fresh, earlier=_n_before(before, seat, cells), k=k
        ):
            return None
        rows.append({"seat": seat, "summary": kind.summarise(crowd, config).as_json()})
    parts = [(row["seat"], Summary.from_json(row["summary"])) for row in rows]
    return {"rows": rows, "differ": seated.apart(kind, parts, config)}


def _before(round_: Round) -> Round | None:
    """Return the last round of the same question whose picture was released."""
    rounds = Round.objects.filter(question_id=round_.question_id, number__lt=round_.number)
    return rounds.filter(pictures__step=Picture.Step.RELEASE).order_by("-number").first()


def _release(round_: Round) -> Picture | None:
    return round_.pictures.filter(step=Picture.Step.RELEASE).last()


def _rows(before: Round) -> Collection[int]:
    """Return the seats that had a row of their own then; none if there was no picture by seats."""
    return {row["seat"] for row in _told(before)} - {seats.OTHERS}


def _n_before(before: Round, seat: int, cells: seats.Cells) -> int:
    """Return how many voices stood then in what is this row now."""
    then: dict[int, int] = {row["seat"]: row["summary"]["n"] for row in _told(before)}
    if seat != seats.OTHERS:
        return then[seat]
    return sum(n for row, n in then.items() if row == seats.OTHERS or row not in cells)


def _told(before: Round) -> Sequence[Json]:
    release = _release(before)
    rows: Sequence[Json] = release.breakdown["rows"] if release is not None and release.breakdown else []
    return rows


def _grew_late(before: Round) -> bool:
    """Return whether late voices entered its picture: they stand in no row of it, and look like all others now."""
    return before.pictures.filter(step=Picture.Step.LATE).exists()
