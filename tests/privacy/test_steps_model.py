"""A model of one round, played in every order: what an onlooker who keeps all pictures can never learn."""

import random
from dataclasses import dataclass
from itertools import combinations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sessions.privacy import steps

ANSWERS = st.sampled_from([0, 0, 0, 1, 1, 2, 4, None])
"""Zones, with a crowd in one of them; None is «I can't say from here»."""


def answers(most: int) -> st.SearchStrategy[list[int | None]]:
    """Return the answers of several people, now and then all of one mind."""
    return st.lists(ANSWERS, max_size=most) | st.lists(st.just(1), max_size=most)


@dataclass
class Row:
    """An answer in hand. Nothing deletes it: leaving the room leaves it where it is."""

    value: int | None
    locked: bool = False
    shown: bool = False


@dataclass(frozen=True)
class Published:
    """A picture with the secret that a real one does not hold: who is in it."""

    who: frozenset[int]
    values: tuple[tuple[int, int], ...]
    abstained: int | None = None


class Round(RuleBasedStateMachine):
    """People join, answer, change and leave; the round steps, is released, and closes."""

    @initialize(k=st.integers(3, 5), people=st.integers(1, 30), seed=st.integers(0, 9), values=answers(20))
    def open(self, k, people, seed, values):
        self.k, self.rng = k, random.Random(seed)
        self.present, self.joined, self.in_time = set(range(people)), people, people
        self.rows: dict[int, Row] = {}
        self.pictures: list[Published] = []
        self.released = self.closed = self.stalled = False
        self.answer(values)

    # what people do

    @precondition(lambda self: not self.closed)
    @rule(several=st.integers(1, 4))
    def join(self, several):
        self.present |= set(range(self.joined, self.joined + several))
        self.joined += several

    @precondition(lambda self: not self.closed)
    @rule(values=answers(9))
    def hear(self, values):
        self.answer(values)

    @precondition(lambda self: not self.closed and self.rows)
    @rule(data=st.data(), value=ANSWERS)
    def change(self, data, value):
        self.put(data.draw(st.sampled_from(sorted(self.rows))), value)

    @precondition(lambda self: len(getattr(self, "present", ())) > 1)
    @rule(data=st.data())
    def leave(self, data):
        self.present.discard(data.draw(st.sampled_from(sorted(self.present))))

    # what the round does

    @precondition(lambda self: not self.released)
    @rule()
    def step(self):
        voices, shown = self.voices(), {place for place, row in self.rows.items() if row.shown}
        decided = sum(row.locked for row in self.rows.values())
        size = steps.step_size(answers=len(self.rows), decided=decided, k=self.k)
        if size is None:
            return
        if steps.may_step(size, voices=len(voices), shown=len(shown), decided=decided, k=self.k):
            assert not self.stalled
            drawn = steps.choose(voices - shown, count=size - len(shown), rng=self.rng)
            self.publish(shown | drawn)
            assert len(voices) - size >= steps.reserve(len(voices), k=self.k)
        else:
            assert self.stalled or self.abstained() > max(self.k, len(self.rows) // 4)
            self.stalled = True
            self.lock()

    @precondition(lambda self: not self.released and len(self.rows) > 1)
    @rule(late=answers(9))
    def release(self, late):
        self.released, self.in_time = True, self.joined
        everyone = self.voices()
        if steps.may_release(len(everyone), k=self.k):
            self.publish(everyone, abstained=self.abstained())
            assert self.pictures[-1].who == everyone
        else:
            assert not self.pictures  # what was shown in part can always be released in full
        self.lock()
        self.answer(late)

    @precondition(lambda self: self.released and not self.closed)
    @rule()
    def close(self):
        self.closed = True
        late = [row.value for row in self.rows.values() if not row.locked and row.value is not None]
        if not steps.may_enter_late(late, k=self.k):
            return
        before = self.pictures[-1].abstained if self.pictures else 0
        abstained = steps.abstained_shown(before, self.abstained(), k=self.k)
        if self.pictures:
            entered = self.voices() - self.pictures[-1].who
            assert len({self.rows[place].value for place in entered}) > 1
        self.publish(self.voices(), abstained=abstained)

    @precondition(lambda self: self.closed)
    @rule()
    def look_again(self):
        """Nothing changes any more: the invariants alone are asked."""

    # what the onlooker finds

    @invariant()
    def no_picture_is_below_k(self):
        assert [picture for picture in self.seen() if len(picture.who) < self.k] == []

    @invariant()
    def any_two_pictures_differ_by_nobody_or_by_k(self):
        apart = [len(one.who ^ other.who) for one, other in combinations(self.seen(), 2)]
        assert [people for people in apart if 0 < people < self.k] == []

    @invariant()
    def no_dot_ever_moves(self):
        for one, other in combinations(self.seen(), 2):
            assert set(one.values) <= set(other.values)

    @invariant()
    def abstentions_beside_two_pictures_differ_by_nobody_or_by_k(self):
        told = [picture.abstained for picture in self.seen() if picture.abstained is not None]
        assert [1 for one, other in combinations(told, 2) if 0 < abs(one - other) < self.k] == []

    # helpers

    def answer(self, values: list[int | None]) -> None:
        """Let the next people answer who have been silent so far."""
        for place, value in zip(sorted(self.present - set(self.rows)), values, strict=False):
            self.put(place, value)

    def put(self, place: int, value: int | None) -> None:
        """Take an answer, unless a picture has locked the row or the place joined after the release."""
        row = self.rows.get(place)
        if not (row and row.locked) and not (self.released and place >= self.in_time):
            self.rows[place] = Row(value)

    def seen(self) -> list[Published]:
        return getattr(self, "pictures", [])

    def voices(self) -> set[int]:
        return {place for place, row in self.rows.items() if row.value is not None}

    def abstained(self) -> int:
        return len(self.rows) - len(self.voices())

    def publish(self, who: set[int] | frozenset[int], abstained: int | None = None) -> None:
        self.lock()
        for place in who:
            self.rows[place].shown = True
        values = tuple((place, self.rows[place].value) for place in sorted(who))
        self.pictures.append(Published(frozenset(who), values, abstained))

    def lock(self) -> None:
        for row in self.rows.values():
            row.locked = True


class TestRound(Round.TestCase):
    settings = settings(deadline=None, max_examples=400, stateful_step_count=40)
