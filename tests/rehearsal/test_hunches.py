"""Simulated voices guess their room as people do: near it, drawn to themselves, and most of them off to one side."""

from dataclasses import replace

import pytest

from sessions import kinds
from sessions.queries.frames import Asking
from sessions.rehearsal.hunches import hunch
from sessions.rehearsal.script import Ask, Script
from sessions.rehearsal.shapes import Shape

GUESSING = [kind for kind in kinds.every() if kind.guesses]


def ask(kind, **changes):
    return replace(Ask(kind, kind.Config.checked(kind.examples[0].config), 0, None, guess=True), **changes)


@pytest.mark.parametrize("kind", GUESSING, ids=lambda kind: kind.slug)
def test_what_voices_send_is_understood_at_the_door(kind):
    asked = ask(kind)
    door = Asking(round_id=1, kind=kind, config=asked.config, guess=True)
    script = Script(voices=40, shape=Shape.SPREAD, seed=2)

    understood = [door.understood(script.fields(voice, asked), abstain=False) for voice in range(40)]

    guesses = [inside.guess for inside in understood if inside.guess is not None]
    assert 30 <= len(guesses) < 40  # a few leave it out
    assert len({str(guess) for guess in guesses}) > 1


def test_voices_that_are_not_asked_send_no_guess():
    kind = kinds.get("scale")

    assert Script(voices=5, shape=Shape.SPREAD, seed=2).fields(0, ask(kind, guess=False)).keys() == {"step"}


def test_the_same_seed_guesses_the_same():
    kind = kinds.get("slider")
    one, other = ([Script(voices=9, shape=Shape.TWO, seed=3).fields(v, ask(kind)) for v in range(9)] for _again in "ab")

    assert one == other


def test_a_room_misjudges_itself_together_and_differently_on_each_question():
    off = []
    for question in range(12):
        guesses = [hunch(0.5, room=0.5, seed=1, question=question, voice=voice) for voice in range(60)]
        made = [guess for guess in guesses if guess is not None]
        off.append(sum(made) / len(made) - 0.5)

    assert min(off) < -0.08
    assert max(off) > 0.08
    assert max(map(abs, off)) < 0.25
