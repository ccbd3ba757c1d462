"""How many moved since the round before: counted once, with the release, and only if that names nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sessions.models import Picture, Round
from sessions.privacy.movement import moved_between
from sessions.queries import published
from sessions.queries.answers import Voice
from sessions.services.hand import Hand, least

__all__ = ["movement_of"]

Json = dict[str, Any]
ROW = "answers"


def movement_of(hand: Hand, voices: Sequence[Voice], *, step: Picture.Step, by_seats: bool) -> Json | None:
    """Return what may be said of the way from the round before; None for any reason.

    Late voices never enter it: two figures would say how many moved among those few. Nor is it said between two
    pictures by seats, which tell of every seat where it stood before and stands now.
    """
    if step == Picture.Step.LATE:
        release = hand.round.pictures.filter(step=Picture.Step.RELEASE).last()
        kept: Json | None = release.movement if release else None
        return kept
    earlier = hand.round.earlier
    if step != Picture.Step.RELEASE or earlier is None:
        return None
    before = published.for_room(earlier)
    if before is None or (by_seats and before.breakdown is not None):
        return None
    return _said(hand.round, voices, before=before.summary.counts.get(ROW, ()), since=earlier.number)


def _said(round_: Round, voices: Sequence[Voice], *, before: Sequence[int], since: int) -> Json | None:
    kind, config = round_.question.kind, round_.question.settings
    ways, after = [], [0] * len(before)
    for voice in voices:
        place = kind.place(voice.value, config)
        if place is None or not before:
            return None
        after[place] += 1
        if voice.contents.earlier is not None and (start := kind.place(voice.contents.earlier, config)) is not None:
            ways.append((start, place))
    said = moved_between(before, after, ways, k=least(round_), ordered=kind.ends(config) is not None)
    return {**asdict(said), "since": since} if said else None
