"""Random histories of a round, and what an attacker who keeps every published picture can take from them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from sessions.models import Answer, Picture, Release, Round, Session
from sessions.services import stage
from sessions.services.publish import publish_due
from sessions.words import Refusal
from tests.factories import a_session, answer, open_next, phones

STEPS = 5


@dataclass
class History:
    """One random run of a round: its session, its phones, and every picture that was ever published."""

    dice: random.Random
    session: Session
    tokens: list[str]
    silent: list[str]
    seqs: dict[str, int] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)

    def look(self) -> None:
        """Keep what was published, as somebody who photographs the wall would."""
        known = {picture.pk for picture in self.pictures}
        fresh = Picture.objects.filter(round__session=self.session).exclude(pk__in=known).order_by("number")
        self.pictures += list(fresh)

    def someone_answers(self) -> None:
        token = self.dice.choice(self.silent or self.tokens)
        self.silent = [other for other in self.silent if other != token]
        self.say(token)

    def someone_changes(self) -> None:
        self.say(self.dice.choice(self.tokens))

    def say(self, token: str) -> None:
        self.seqs[token] = self.seqs.get(token, 0) + 1
        value = None if self.dice.random() < 0.15 else self.dice.choice([0, 1, 1, 2, 3, 4, 4])
        answer(self.session, token, value, seq=self.seqs[token])

    def someone_joins(self) -> None:
        fresh = phones(self.session, 1)
        self.tokens += fresh
        self.silent += fresh

    def step(self) -> None:
        publish_due(self.session.pk)
        self.look()


def play(seed: int, *, moves: int = 60) -> History:
    """Play one round with random people, answers, changes, newcomers, steps, and late answers after the release."""
    dice = random.Random(seed)
    k = dice.choice([3, 4, 5])
    session = a_session(k=k, questions=2, release=Release.LIVE)
    tokens = phones(session, dice.randint(1, 5 * k))
    open_next(session)
    history = History(dice=dice, session=session, tokens=tokens, silent=list(tokens))
    actions = [history.someone_answers] * 5 + [
        history.someone_changes,
        history.someone_joins,
        history.step,
        history.step,
    ]
    for _move in range(dice.randint(5, moves)):
        dice.choice(actions)()
    session.refresh_from_db()
    try:
        stage.release(session.pk, turn=session.turn)
    except Refusal:
        return history
    session.refresh_from_db()
    history.look()
    for _move in range(dice.randint(0, 3 * k)):
        dice.choice([history.someone_answers, history.someone_joins, history.someone_changes])()
    stage.open_question(session.pk, turn=session.turn, question_id=session.questions.last().pk)
    history.look()
    return history


def first_round(history: History) -> Round:
    return Round.objects.get(session=history.session, order=1)


def unseen(history: History) -> int:
    """How many voices in hand no picture shows (read the way only the publisher may)."""
    return Answer.objects.filter(round=first_round(history), shown=False).count()
