"""Making a session, changing its set-up, beginning again with a smaller group, and removing it for good."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from sessions import formats, keyring
from sessions.models import Membership, Question, Role, Session, User
from sessions.privacy.veil import suggested_k
from sessions.queries import library
from sessions.services import runsheet
from sessions.services.closing import compact, forget
from sessions.services.texts import k_within, line, paragraph, people_within, seats_within
from sessions.services.turns import change
from sessions.words import Refusal, _

__all__ = ["Details", "choose_address", "create_session", "edit_session", "remove_session", "start_again_smaller"]

COPIED = (
    *("title", "focus", "we", "people", "language", "format_slug", "opening", "closing", "rehearsal", "dark"),
    *("seats", "passing", "before_id", "opening_minutes", "closing_minutes"),
)
AROUND = ("opening", "closing", "opening_minutes", "closing_minutes")
QUESTION = ("position", *runsheet.COPIED, "left_out", "notes")


@dataclass(frozen=True, kw_only=True)
class Details:
    """The set-up of a session as somebody wrote it, not yet checked."""

    title: str
    focus: str = ""
    we: str = ""
    people: int = 8
    k: int | None = None
    language: str = "en"
    opening: str = ""
    closing: str = ""
    rehearsal: bool = False
    seats: Sequence[str] | str | None = None
    """The seats of questions that are still to be opened; None leaves them as they are."""

    def checked(self) -> dict[str, Any]:
        """Return the columns of a session; without a k the one suggested for so many people."""
        people = people_within(self.people)
        return {
            "title": line(self.title, label=_("Name of the session"), longest=120, needed=True),
            "focus": line(self.focus, label=_("What are we aligning about?"), longest=200),
            "we": line(self.we, label=_("Who is “we” today?"), longest=120),
            "people": people,
            "k": suggested_k(people) if self.k is None else k_within(self.k),
            "language": self.language,
            "opening": paragraph(self.opening, label=_("Opening line")),
            "closing": paragraph(self.closing, label=_("Closing line")),
            "rehearsal": self.rehearsal,
            **({} if self.seats is None else {"seats": seats_within(self.seats)}),
        }


def create_session(
    *,
    user: User,
    format: formats.Format | None,  # noqa: A002  (the product's own word)
    title: str,
    focus: str,
    we: str,
    people: int,
    k: int | None,
    blanks: Mapping[str, Any],
    rehearsal: bool,
    language: str = "en",
    core: bool = False,
    before: Session | None = None,
    seats: Sequence[str] | str | None = None,
) -> Session:
    """Make a session from a format, or a blank one, with its questions, its owner and its key.

    `core` takes the format's shorter time; `before` is the session whose last steps this one looks back on.
    Without `seats` those of the format are taken.
    """
    details = Details(
        title=title, focus=focus, we=we, people=people, k=k, language=language, rehearsal=rehearsal, seats=seats
    )
    columns, rows = details.checked(), []
    if format is not None:
        have = formats.NEEDS if _followed(before, rehearsal=rehearsal) else ()
        made = format.filled(blanks, language=language, have=have, core=core)
        columns = {"seats": seats_within(made.seats)} | columns | {"format_slug": format.slug, "before": before}
        columns |= {name: getattr(made, name) for name in AROUND}
        rows = [runsheet.Draft(**question).checked() for question in made.questions]
    with transaction.atomic():
        session = Session.objects.create(**columns)
        Membership.objects.create(session=session, user=user, role=Role.OWNER)
        Question.objects.bulk_create(
            Question(session=session, position=position, **row) for position, row in enumerate(rows, start=1)
        )
        keyring.make(session.pk)  # last: if it fails, nothing is kept of the session either
    return session


def edit_session(*, session_id: int, details: Details) -> Session:
    """Change the set-up. The minimum group never falls, and a rehearsal never begins, once a question was opened."""
    columns = details.checked()
    with change(session_id, turn=None) as session:
        opened = session.rounds.exists()
        if columns["k"] < session.k and opened:
            raise Refusal(
                "k.frozen", _("The phones were promised the present minimum. Start again smaller to use another.")
            )
        if columns["rehearsal"] != session.rehearsal and (opened or (session.rehearsal and session.places.exists())):
            raise Refusal("session.begun", _("A session is a rehearsal from before its first question, or never."))
        _followed(session.before, rehearsal=columns["rehearsal"])
        for name, value in columns.items():
            setattr(session, name, value)
    return session


def choose_address(*, session_id: int, base_url: str) -> None:
    """Let wall, card and phones use this one of the machine's addresses."""
    with change(session_id, turn=None) as session:
        session.base_url = base_url
        session.checked = 0


def start_again_smaller(*, session_id: int, k: int) -> Session:
    """Make a fresh session with the same questions, people and roles, and a smaller group; the old one points to it."""
    smaller = k_within(k)
    with change(session_id, turn=None) as old:
        if smaller >= old.k:
            raise Refusal("k.smaller", _("Choose a smaller group than the present one."))
        fresh = Session.objects.create(
            k=smaller, base_url=old.base_url, **{name: getattr(old, name) for name in COPIED}
        )
        Membership.objects.bulk_create(
            Membership(session=fresh, user_id=member.user_id, role=member.role) for member in old.memberships.all()
        )
        Question.objects.bulk_create(
            Question(session=fresh, **{name: getattr(question, name) for name in QUESTION})
            for question in old.questions.all()
            if question.kind.offered  # marks hold the sheets that people wrote: they stay behind with the answers
        )
        old.successor = fresh
        keyring.make(fresh.pk)
    forget(session_id)  # its phones come along by the closed screen, and its answers stay behind for good
    return fresh


def remove_session(*, session_id: int) -> None:
    """Remove a closed session with its pictures, or one that nobody has joined yet. Raises `Refusal`.

    Those before it then lead to the one after it.
    """
    with transaction.atomic():
        session = Session.objects.select_for_update().get(pk=session_id)
        if library.goes_on_in(session):
            raise Refusal("session.goes_on", _("Close the session that began again from this one first."))
        if not library.may_go(session):
            raise Refusal("session.running", _("Close the session first. Then it can be deleted."))
        Session.objects.filter(successor=session).update(successor=session.successor_id)
        session.rounds.all().delete()  # before its questions, which rounds protect
        session.delete()
        transaction.on_commit(lambda: keyring.destroy(session_id))
        transaction.on_commit(compact)  # deleting deletes: no byte of it stays in file or log


def _followed(before: Session | None, *, rehearsal: bool) -> bool:
    """Return whether there is a session before this one. Raises `Refusal` if its steps are simulated, and here real."""
    if before is not None and before.rehearsal and not rehearsal:
        raise Refusal(
            "steps.simulated", _("Steps of a rehearsal come back only in a rehearsal. Please choose another session.")
        )
    return before is not None
