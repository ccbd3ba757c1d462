"""Lists for the facilitator's pages: my sessions, a run sheet, who belongs to a session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from sessions.models import Membership, Question, Role, Round, Session, Stage, User
from sessions.queries.order import lines_of, numbers
from sessions.queries.reopened import COMMITMENT

__all__ = [
    "Line",
    "Mine",
    "RunSheet",
    "goes_on_in",
    "may_go",
    "members_of",
    "people",
    "person_not_yet_in",
    "question_of",
    "run_sheet",
    "session_by_code",
    "sessions_of",
    "with_steps_of",
]

DOTS_MOST = 24
EARLIER_MOST = 12


@dataclass(frozen=True)
class Mine:
    """One session as its owner, facilitator or coach finds it on the home page."""

    session: Session
    role: Role
    joined: int
    pictures: int

    @property
    def dots(self) -> range:
        """One for each phone that joined, as many as a line of a list can hold."""
        return range(min(self.joined, DOTS_MOST))

    @property
    def more_than_dots(self) -> bool:
        """Whether more phones joined than there are dots."""
        return self.joined > DOTS_MOST

    @property
    def may_run(self) -> bool:
        """Whether this person may open the console."""
        return self.role != Role.COACH


@dataclass(frozen=True)
class Line:
    """One line of a run sheet. An opened one can only be copied; a step that asks nothing has no number, 0.

    `head` is the part of the session that begins with it.
    """

    question: Question
    number: int
    opened: bool
    head: str = ""


@dataclass(frozen=True)
class RunSheet:
    """The questions of a session in their order, and what they add up to."""

    lines: tuple[Line, ...]
    around: int = 0
    """Minutes of the opening and the closing."""

    @property
    def questions(self) -> int:
        """How many questions there are, without the lines that ask nothing."""
        return sum(line.number > 0 for line in self.lines)

    @property
    def minutes(self) -> int:
        """All minutes together."""
        return self.around + sum(
            line.question.minutes for line in self.lines if line.opened or not line.question.left_out
        )

    @property
    def anything_opened(self) -> bool:
        """Whether the session has begun to ask."""
        return any(line.opened for line in self.lines)


def sessions_of(user: User) -> list[Mine]:
    """Return a person's sessions: those still to come or running first, the newest on top."""
    rows = Membership.objects.filter(user=user).select_related("session").order_by("-session__made")
    ids = [row.session_id for row in rows]
    joined = _places(ids)
    pictures = _pictures(ids)
    mine = [
        Mine(
            session=row.session,
            role=Role(row.role),
            joined=row.session.joined_in_all or joined.get(row.session_id, 0),
            pictures=pictures.get(row.session_id, 0),
        )
        for row in rows
    ]
    return sorted(mine, key=lambda one: one.session.stage == Stage.CLOSED)


def with_steps_of(user: User) -> list[Session]:
    """Return the closed sessions that a person ran and in which people chose small steps, the last one first."""
    runs = Membership.objects.filter(user=user, role__in=[Role.OWNER, Role.FACILITATOR])
    rows = Session.objects.filter(
        Q(rounds__question__series=COMMITMENT) | Q(rounds__question__kind_slug=COMMITMENT),
        pk__in=runs.values("session_id"),
        stage=Stage.CLOSED,
        rounds__pictures__isnull=False,
    )
    return list(rows.distinct().order_by("-closed", "-made")[:EARLIER_MOST])


def session_by_code(code: str) -> Session | None:
    """Return the session with this code, or None."""
    return Session.objects.filter(code=code).first()


def run_sheet(session: Session) -> RunSheet:
    """Return the lines of a session, its questions numbered, each with whether it was opened."""
    lines, asked = lines_of(session)
    number = numbers(lines, asked=asked)
    heads = [line.section if line.section != part else "" for line, part in zip(lines, _parts(lines), strict=True)]
    return RunSheet(
        tuple(
            Line(question=line, number=number.get(line.pk, 0), opened=line.done or line.pk in asked, head=head)
            for line, head in zip(lines, heads, strict=True)
        ),
        around=session.opening_minutes + session.closing_minutes,
    )


def _parts(lines: Sequence[Question]) -> list[str]:
    """Return for each line the part of the session that the line before it belongs to."""
    return ["", *(line.section for line in lines)][: len(lines)]


def question_of(session: Session, question_id: int) -> Question | None:
    """Return one question of this session, or None."""
    return Question.objects.filter(session=session, pk=question_id).first()


def may_go(session: Session) -> bool:
    """Return whether a session can be deleted: it is closed, or nobody has joined and nothing was asked.

    One that began again smaller stays until that one is closed, too: what it has shown decides what is shown by seats.
    """
    if session.is_closed:
        return goes_on_in(session) is None
    return not (session.places.exists() or session.rounds.exists())


def goes_on_in(session: Session) -> Session | None:
    """Return the session in which the people of this one go on, if that runs and this one has asked them by seats."""
    last = session
    while last.successor is not None:
        last = last.successor
    seated = session.rounds.exclude(seats=[])
    return None if last.is_closed or last == session or not seated.exists() else last


def members_of(session: Session) -> list[Membership]:
    """Return who belongs to a session: the owner, then the others by name."""
    rows = Membership.objects.filter(session=session).select_related("user").order_by("user__username")
    return sorted(rows, key=lambda row: row.role != Role.OWNER)


def people() -> list[User]:
    """Return everybody who may sign in here, by name."""
    return list(User.objects.filter(is_active=True).order_by("username"))


def person_not_yet_in(username: str) -> User | None:
    """Return a person who was added but has never signed in, so that a fresh link opens nothing of theirs."""
    return User.objects.filter(username=username, is_active=True, last_login=None).first()


def _places(session_ids: list[int]) -> dict[int, int]:
    counted = Session.objects.filter(pk__in=session_ids).order_by()
    return dict(counted.values_list("pk").annotate(Count("places")))


def _pictures(session_ids: list[int]) -> dict[int, int]:
    """Return, for each session, how many of its rounds ended with a picture."""
    ended = Round.objects.filter(
        session__in=session_ids, state__in=[Round.State.RELEASED, Round.State.DONE], pictures__isnull=False
    ).order_by()
    return dict(ended.values_list("session").annotate(Count("pk", distinct=True)))
