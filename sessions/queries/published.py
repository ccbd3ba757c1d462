"""The only module that hands out pictures; what was not published does not exist here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sessions import keyring
from sessions.kinds.base import Kind, Summary
from sessions.measures.reading import Reading
from sessions.models import Picture, Question, Round
from sessions.privacy.seal import Sealer

__all__ = ["ROOM_STEPS", "Shown", "closed_for_desk", "for_desk", "for_room", "of_session"]

ROOM_STEPS = (Picture.Step.LIVE, Picture.Step.RELEASE, Picture.Step.LATE)


@dataclass(frozen=True)
class Shown:
    """One published picture with all that is needed to draw and tell it."""

    picture_id: int
    round_id: int
    question: Question
    round_number: int
    step: str
    n: int
    abstained: int
    aside: int
    held_back: bool
    summary: Summary
    reading: Reading | None
    themes: tuple[dict[str, Any], ...] = ()
    movement: dict[str, Any] | None = None
    by_seats: bool = False
    """Whether there is a picture by seats, handed out here or not."""
    breakdown: dict[str, Any] | None = None
    seats: tuple[str, ...] = ()
    seats_seen: bool = False
    """Whether the wall has shown the picture by seats: before, nobody is told what it says."""
    marks: int | None = None
    """The round whose sheets it marks, if it does."""

    @property
    def parts(self) -> tuple[tuple[int, Summary], ...]:
        """The rows of the picture by seats, each with the number of its seat; none if there is no such picture."""
        rows = self.breakdown["rows"] if self.breakdown else ()
        return tuple((row["seat"], Summary.from_json(row["summary"])) for row in rows)

    @property
    def kind(self) -> Kind:
        """The kind of its question."""
        return self.question.kind

    @property
    def config(self) -> Any:
        """The checked config of its question."""
        return self.question.settings

    @property
    def sheets(self) -> tuple[str, ...]:
        """The loose sheets that belong to it."""
        return self.kind.sheets(self.summary, self.config)

    @property
    def dots(self) -> tuple[int, ...] | None:
        """How many voices stand by each of its sheets, if that is not one each."""
        return self.kind.dots(self.summary, self.config)


def for_room(round_: Round) -> Shown | None:
    """Return the picture that the room may see of a round now, if there is one."""
    picture = round_.pictures.filter(step__in=ROOM_STEPS).last()
    return _shown(picture, round_) if picture else None


def for_desk(round_: Round) -> Shown | None:
    """Return the held sheets that the facilitator reads before the wall shows them."""
    picture = round_.pictures.filter(step=Picture.Step.HOLD).first()
    key = keyring.find(round_.session_id)
    if picture is None or key is None:
        return None
    summary = Summary.from_json(Sealer(key).unseal(picture.summary["box"], bound_to=picture.pk))
    return _shown(picture, round_, summary=summary)


def closed_for_desk(picture: Picture, summary: Summary) -> dict[str, str]:
    """Return held sheets as they are stored: closed, so that one set aside dies with the key, in every backup."""
    key = keyring.key_of(picture.round.session_id)
    return {"box": Sealer(key).seal(summary.as_json(), bound_to=picture.pk)}


def of_session(session_id: int) -> list[Shown]:
    """Return the released picture of every round, in the order in which they were asked.

    By seats they are here only where the room has seen them so: these are taken home, and read by others.
    """
    rounds = (
        Round.objects.filter(session_id=session_id, state__in=[Round.State.RELEASED, Round.State.DONE])
        .select_related("question")
        .prefetch_related("pictures")
    )
    return list(_last_of(rounds))


def _last_of(rounds: Iterable[Round]) -> Iterable[Shown]:
    for round_ in rounds:
        room = [p for p in round_.pictures.all() if p.step in {Picture.Step.RELEASE, Picture.Step.LATE}]
        if room:
            shown = _shown(room[-1], round_)
            yield shown if shown.seats_seen else replace(shown, breakdown=None)


def _shown(picture: Picture, round_: Round, *, summary: Summary | None = None) -> Shown:
    return Shown(
        picture_id=picture.pk,
        round_id=round_.pk,
        question=round_.question,
        round_number=round_.number,
        step=picture.step,
        n=picture.n,
        abstained=picture.abstained,
        aside=picture.aside,
        held_back=round_.held_back,
        summary=summary or Summary.from_json(picture.summary),
        reading=Reading.from_json(picture.reading) if picture.reading else None,
        themes=tuple(round_.marks.themes if round_.marks else round_.themes),
        movement=picture.movement,
        by_seats=picture.breakdown is not None,
        breakdown=picture.breakdown,
        seats=tuple(round_.seats),
        seats_seen=round_.seats_seen,
        marks=round_.marks_id,
    )
