"""Whole evenings, closed, played through the real services: what reports are made from."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import Any

from sessions import formats
from sessions.models import Question, Round, Session, User
from sessions.queries import published
from sessions.services import closing, lines, screen, setup, sheets, stage
from sessions.services.answers import Put
from sessions.services.batch import write_batch
from sessions.words import Refusal
from tests.factories import phones, release

SEATS = ["Leadership", "Product", "Sales"]


def an_invitation(owner: User, *, slug: str = "full-picture", voices: int = 12, **how: Any) -> Session:
    """A session of a format set up for so many voices, before anybody came."""
    how.setdefault("rehearsal", False)
    return setup.create_session(
        user=owner,
        format=formats.get(slug),
        title="Where we are heading",
        focus="our next year",
        we="the whole house",
        people=voices,
        k=3,
        blanks={},
        **how,
    )


def an_evening(
    owner: User,
    *,
    slug: str = "full-picture",
    voices: int = 12,
    language: str = "en",
    seed: int = 1,
    rehearsal: bool = False,
    again: bool = True,
    seats: bool = True,
    texts: list[str] | None = None,
    aside: str = "",
) -> Session:
    """A format played with so many voices from its first question to its close.

    The first question with ends is asked a second time, the sheets of the first words are laid into a theme, and the
    facilitator has written a note to each. `texts` are what people write; sheets that begin with `aside` are set aside.
    """
    session = an_invitation(
        owner, slug=slug, voices=voices, rehearsal=rehearsal, language=language, seats=SEATS if seats else []
    )
    tokens, dice = phones(session, voices), random.Random(seed)
    repeated = not again
    for question in Question.objects.filter(session=session, step=""):
        lines.write_notes(session.pk, question_id=question.pk, notes=f"A note to question {question.position}.")
        play(session, question, tokens, dice, texts=texts, aside=aside)
        if not repeated and question.kind.ends(question.settings):
            repeated = True
            _now(session)
            stage.again(session.pk, turn=session.turn)
            answered(session, question, tokens, dice, texts=texts, shift=0.35)
            release(session)
            by_seats(session)
    _now(session)
    closing.close(session.pk, turn=session.turn, sure=True)
    return _now(session)


def play(
    session: Session, question: Question, tokens: list[str], dice: random.Random, *, aside: str = "", **how: Any
) -> None:
    """Open a question, let everybody answer, and release it."""
    _now(session)
    stage.open_question(session.pk, turn=session.turn, question_id=question.pk)
    answered(session, question, tokens, dice, **how)
    if question.kind.holds:
        _now(session)
        stage.hold(session.pk, turn=session.turn)
        sheets.group(session.pk, round_id=_now(session).round_id or 0, sheets=[0, 1], name="What comes back")
        held = published.for_desk(session.round) if aside and session.round else None
        screen.set_aside(
            session.pk, sheets=[at for at, text in enumerate(held.sheets) if aside in text] if held else []
        )
    if question.kind.releases:
        release(session)
        by_seats(session)


def by_seats(session: Session) -> None:
    """Let the room see the picture by seats, where there is one."""
    with suppress(Refusal):
        screen.show(session.pk, seats=True)


def answered(
    session: Session,
    question: Question,
    tokens: list[str],
    dice: random.Random,
    *,
    texts: list[str] | None = None,
    shift: float = 0.0,
) -> None:
    """Let everybody answer the open round, as simulated voices do; with `shift` further to the right."""
    _now(session)
    kind, config, puts = question.kind, question.settings, []
    for number, token in enumerate(tokens):
        lean = min(1.0, max(0.0, dice.gauss(0.45, 0.28) + shift))
        fields: dict[str, Any] = dict(kind.simulate(lean, config))
        if texts and "text" in fields:
            fields["text"] = [texts[number % len(texts)]]
        guess = kind.parse_guess(kind.simulate_guess(0.2, config), config) if question.guess else None
        seat = number % len(session.seats) if session.seats else None
        value = kind.parse(fields, config)
        puts.append(Put(session.pk, token, session.round_id or 0, 1 + bool(shift), value, guess=guess, seat=seat))
    assert [told for told in write_batch(puts) if told is not None] == []


def last_round(session: Session) -> Round:
    return Round.objects.filter(session=session).order_by("order").last()  # type: ignore[return-value]


def _now(session: Session) -> Session:
    session.refresh_from_db()
    return session
