"""The row of guesses beside a picture: published with the release, and once more with late voices if that is safe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sessions.kinds.base import GUESSES
from sessions.models import Picture
from sessions.privacy.guessing import may_show_late
from sessions.privacy.veil import Veiled, veil
from sessions.queries.answers import Voice
from sessions.services.hand import Hand

__all__ = ["guesses_row"]

Row = tuple[int, ...]


def guesses_row(hand: Hand, voices: Sequence[Voice], *, step: Picture.Step) -> Mapping[str, Row]:
    """Return the row of what these voices guessed, under its name, or nothing."""
    question = hand.round.question
    if not (question.guess and question.kind.guesses) or step not in {Picture.Step.RELEASE, Picture.Step.LATE}:
        return {}
    before = _row_before(hand) if step == Picture.Step.LATE else None
    if step == Picture.Step.LATE and not _may_enter(hand, voices, known=before is not None):
        return {} if before is None else {GUESSES: before}
    crowd = veil([voice.contents.guess for voice in voices if voice.contents.guess is not None], k=hand.round.k)
    return {} if isinstance(crowd, Veiled) else {GUESSES: question.kind.count_guesses(crowd, question.settings)}


def _row_before(hand: Hand) -> Row | None:
    """Return the guesses that the release has shown."""
    released = hand.round.pictures.filter(step=Picture.Step.RELEASE).last()
    row = released.summary["counts"].get(GUESSES) if released else None
    return None if row is None else tuple(row)


def _may_enter(hand: Hand, voices: Sequence[Voice], *, known: bool) -> bool:
    """Whether the guesses that no picture holds may enter; `known`: the release has shown those that came in time."""
    question = hand.round.question
    fresh = [voice.contents.guess for voice in voices if not (known and voice.shown)]
    zones = [question.kind.guess_zone(guess, question.settings) for guess in fresh if guess is not None]
    return may_show_late(zones, k=hand.round.k)
