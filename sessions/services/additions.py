"""What is published beside a picture: guesses, the movement since the round before, the picture by seats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sessions.kinds.base import Summary
from sessions.models import Picture
from sessions.queries.answers import Voice
from sessions.services.guessed import guesses_row
from sessions.services.hand import Hand
from sessions.services.moved import movement_of
from sessions.services.seated import breakdown_of

__all__ = ["Additions", "additions", "beside_release"]


@dataclass(frozen=True)
class Additions:
    """Rows of counts that join the summary, and what has a column of its own."""

    counts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    movement: dict[str, Any] | None = None
    breakdown: dict[str, Any] | None = None


def additions(hand: Hand, voices: Sequence[Voice], *, step: Picture.Step) -> Additions:
    """Return what may be published beside the picture of these voices. The caller holds the round's lock."""
    breakdown = breakdown_of(hand, voices, step=step)
    return Additions(
        counts=guesses_row(hand, voices, step=step),
        movement=movement_of(hand, voices, step=step, by_seats=breakdown is not None),
        breakdown=breakdown,
    )


def beside_release(hand: Hand, summary: Summary, *, step: Picture.Step) -> Summary:
    """Return what of a summary may be published, of a late one beside the picture that the release has shown."""
    release = hand.round.pictures.filter(step=Picture.Step.RELEASE).last() if step == Picture.Step.LATE else None
    if release is None:
        return summary
    question = hand.round.question
    return question.kind.after(summary, Summary.from_json(release.summary), question.settings)
