"""One moment of a session, read once; the frames of wall, console and phone are views of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sessions.models import Place, Question, Round, Session, Stage
from sessions.queries import answers, published
from sessions.queries.order import names, numbers
from sessions.queries.presence import here, present_since, slot_now
from sessions.queries.published import Shown

__all__ = ["Moment", "moment_of"]


@dataclass(frozen=True)
class Moment:
    """What is true of a session now, by counts and by what was published."""

    session: Session
    questions: list[Question]
    rounds: list[Round]
    joined: int
    here: int
    count: int
    total: int
    shown: Shown | None
    looking: Shown | None
    before: Shown | None = None
    """The picture of the round before the one that is looked at."""

    @property
    def round(self) -> Round | None:
        """The current round, if a question was opened."""
        return next((r for r in self.rounds if r.pk == self.session.round_id), None)

    @property
    def question(self) -> Question | None:
        """The current question."""
        return self.round.question if self.round else None

    @property
    def step(self) -> Question | None:
        """The line that asks nothing at which the session stands; it also calls for the second round it leads to."""
        return None if self.session.is_closed else self.session.step

    @property
    def standing(self) -> Question | None:
        """The step that wall and phones show now."""
        return self.step if self.round is None else None

    @property
    def at(self) -> Question | None:
        """The line of the run sheet at which the session is."""
        return self.step or self.question

    @property
    def asked(self) -> set[int]:
        """The keys of the questions that were asked."""
        return {round_.question_id for round_ in self.rounds}

    @cached_property
    def numbers(self) -> dict[int, int]:
        """The number of each question."""
        return numbers(self.questions, asked=self.asked)

    @cached_property
    def names(self) -> dict[int, str]:
        """What each line is called where it stands among the others."""
        return names(self.questions)

    @property
    def above(self) -> str:
        """The line above the current question: a step that called for its second round speaks there."""
        called = self.step.text if self.step and self.round else ""
        return called or (self.question.above if self.question else "")

    @property
    def stage(self) -> Stage:
        """The stage as the enum that knows its steps."""
        return Stage(self.session.stage)

    @property
    def is_open(self) -> bool:
        """Whether answers are being gathered for a picture that is still to come."""
        return self.stage == Stage.OPEN


def moment_of(session: Session) -> Moment:
    """Read everything that any frame of this session needs. The version was read first, with `session` itself."""
    rounds = list(session.rounds.select_related("question"))
    current = next((r for r in rounds if r.pk == session.round_id), None)
    looked_at = next((r for r in rounds if r.pk == session.look_id), None)
    seen = looked_at or current
    earlier = next((r for r in rounds if seen and r.pk == seen.earlier_id), None)
    joined, present = _places(session)
    count, total = _counts(session, current)
    return Moment(
        session=session,
        questions=list(session.questions.all()),
        rounds=rounds,
        joined=joined,
        here=present,
        count=count,
        total=total,
        shown=published.for_room(current) if current else None,
        looking=published.for_room(looked_at) if looked_at else None,
        before=published.for_room(earlier) if earlier else None,
    )


def _places(session: Session) -> tuple[int, int]:
    """Return how many places ever joined, and how many are here."""
    if session.is_closed:
        return session.joined_in_all or 0, 0
    places = Place.objects.filter(session=session)
    return places.count(), places.filter(here(slot_now())).count()


def _counts(session: Session, current: Round | None) -> tuple[int, int]:
    """Return how many answers are in, of how many places that answered or were present during the question."""
    if current is None or session.is_closed:
        return 0, 0
    if current.final_count is not None:
        return current.final_count, current.final_total or current.final_count
    count = answers.how_many(current.pk)
    present = Place.objects.filter(session=session).filter(present_since(current.opened_slot)).count()
    return count, max(count, present)
