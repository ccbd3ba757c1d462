"""Plain functions that make what stories need, through the same services that the doors use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sessions import keyring
from sessions.models import Membership, Question, Release, Role, Session, User
from sessions.models.keys import random_key
from sessions.privacy.box import ABSTAINED
from sessions.services import sheets, stage
from sessions.services.answers import Put
from sessions.services.batch import Result, write_batch
from sessions.services.joining import Join, Joined

STEPS = ["Very hard", "Rather hard", "It depends", "Rather easy", "Very easy"]
SCALE: dict[str, Any] = {"steps": STEPS}


def a_user(name: str = "alice", **fields: Any) -> User:
    return User.objects.create_user(name, "a long enough password", **fields)


def a_session(
    *, owner: User | None = None, k: int = 3, questions: int = 1, kind: str = "scale", **fields: Any
) -> Session:
    """A session with a key and so many questions of one kind, released together unless told otherwise."""
    release = fields.pop("release", Release.TOGETHER)
    config = fields.pop("config", SCALE if kind == "scale" else {})
    pk = random_key()
    keyring.make(pk)  # first: a server that starts at this moment closes sessions that have no key
    session = Session.objects.create(pk=pk, title="Our direction", people=8, k=k, **fields)
    if owner is not None:
        Membership.objects.create(session=session, user=owner, role=Role.OWNER)
    for position in range(1, questions + 1):
        Question.objects.create(
            session=session,
            position=position,
            kind_slug=kind,
            text=f"Question {position}?",
            config=config,
            release=release,
        )
    return session


def phones(session: Session, count: int) -> list[str]:
    """Let so many phones join; return their tokens."""
    joined = write_batch([Join(session.pk) for _phone in range(count)])
    return [result.token for result in joined if isinstance(result, Joined)]


def open_next(session: Session) -> int:
    """Open the next question; return its round."""
    session.refresh_from_db()
    question = stage.next_question(session)
    assert question is not None
    stage.open_question(session.pk, turn=session.turn, question_id=question.pk)
    session.refresh_from_db()
    assert session.round_id is not None
    return session.round_id


def answer(
    session: Session, token: str, value: Any, *, seq: int = 1, round_id: int | None = None, seat: int | None = None
) -> Result:
    """Send one parsed value; None means «I can't say from here»."""
    put = Put(
        session_id=session.pk,
        token=token,
        round_id=round_id or session.round_id or 0,
        seq=seq,
        value=ABSTAINED if value is None else value,
        seat=seat,
    )
    return write_batch([put])[0]


def release(session: Session) -> None:
    session.refresh_from_db()
    stage.release(session.pk, turn=session.turn)
    session.refresh_from_db()


def marking(
    texts: Sequence[str], *, themes: Mapping[str, Sequence[int]] | None = None, **how: Any
) -> tuple[Session, list[str]]:
    """Let a session write these sheets, lay them into themes and ask whom they speak for; return its tokens, too."""
    session = a_session(kind="words", **how)
    tokens = phones(session, len(texts))
    open_next(session)
    for token, text in zip(tokens, texts, strict=True):
        answer(session, token, [text])
    stage.hold(session.pk, turn=session.turn)
    session.refresh_from_db()
    for name, places in (themes or {}).items():
        sheets.group(session.pk, round_id=session.round_id or 0, sheets=list(places), name=name)
    release(session)
    sheets.mark(session.pk, turn=session.turn)
    session.refresh_from_db()
    return session, tokens
