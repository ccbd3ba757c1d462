"""Random rooms with seats over several rounds, and what somebody who keeps everything published can take from them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations

from sessions.privacy import seats, steps

__all__ = ["Person", "Played", "derived", "play", "published"]

ZONES = 4


@dataclass(frozen=True)
class Person:
    """One answer in a round: whose it is, the seat it came with, and where it stands; `zone` None cannot say."""

    who: int
    seat: int | None
    zone: int | None


@dataclass
class Played:
    """Some rounds of one question. Per round: who was in each live picture, in the release, and in the late one."""

    k: int
    count: int
    rounds: list[list[Person]] = field(default_factory=list)
    live: list[list[frozenset[int]]] = field(default_factory=list)
    late: list[list[Person]] = field(default_factory=list)

    def swapped(self, number: int, one: int, other: int) -> Played:
        """Return the same evening, but for two people who stood in each other's place in one round."""
        zones = {person.who: person.zone for person in self.rounds[number]}
        zones[one], zones[other] = zones[other], zones[one]
        people = [replace(person, zone=zones[person.who]) for person in self.rounds[number]]
        swap = {one: other, other: one}
        live = [frozenset(swap.get(who, who) for who in shown) for shown in self.live[number]]
        return replace(
            self,
            rounds=[*self.rounds[:number], people, *self.rounds[number + 1 :]],
            live=[*self.live[:number], live, *self.live[number + 1 :]],
        )


Observation = tuple[object, ...]


def published(played: Played) -> list[Observation]:
    """Return, round by round, everything that ever leaves the server, as counts: pictures, rows, one sentence."""
    told, before = [], None
    for number, people in enumerate(played.rounds):
        standing = [person for person in people if person.zone is not None]
        cells = _cells(played, number, standing, before)
        late = _late(played, number)
        told.append(
            (
                tuple(_counts([p for p in standing if p.who in shown]) for shown in played.live[number]),
                _counts(standing),
                len(people) - len(standing),
                tuple((row, _counts([standing[i] for i in cell])) for row, cell in cells.items()) if cells else "whole",
                _counts([*standing, *late]) if late else "held",
            )
        )
        # a late picture ends what may be said by seats: see services.seated
        before = {row: len(cell) for row, cell in cells.items()} if cells and not late else {}
    return told


def play(dice: random.Random) -> Played:
    """Play one to three rounds with people who come, go, change their mind, and now and then their seat."""
    k, count = dice.choice([3, 4, 5]), dice.randint(2, 5)
    played = Played(k=k, count=count)
    here = list(range(dice.randint(k, 26)))
    seat = {who: _seat(dice, count) for who in range(60)}
    zone = {who: _zone(dice, seat[who]) for who in range(60)}
    fresh = len(here)
    for _round in range(dice.choice([1, 1, 2, 2, 3])):
        people = [Person(who, seat[who], zone[who]) for who in here]
        played.rounds.append(people)
        played.live.append(_grown(dice, people, k))
        late = range(fresh, fresh + dice.choice([0, 0, 0, 1, k, k + 2]))
        played.late.append([Person(who, seat[who], zone[who]) for who in late])
        fresh += len(late)
        here += late
        if restless := dice.random() < 0.5:  # else the very same people answer again, each from the same seat
            here = [who for who in here if dice.random() > 0.06]
            here += range(fresh, fresh + dice.choice([0, 0, 1, 4, 6, 8]))
            fresh = max([fresh, *(who + 1 for who in here)])
        for who in here:
            if dice.random() < 0.25:
                zone[who] = _zone(dice, seat[who])
            if restless and dice.random() < 0.03:
                seat[who] = _seat(dice, count)
    return played


def derived(played: Played, number: int, rows: Mapping[int, frozenset[int]]) -> Iterator[tuple[str, frozenset[int]]]:
    """Yield every group that taking one published picture of a round from another leaves over."""
    standing = frozenset(p.who for p in played.rounds[number] if p.zone is not None)
    known = {"release": standing, **{f"step {i}": shown for i, shown in enumerate(played.live[number])}}
    if late := _late(played, number):
        known["late"] = standing | frozenset(p.who for p in late)
    unions = [
        frozenset().union(*some) for size in range(1, len(rows) + 1) for some in combinations(rows.values(), size)
    ]
    for group in unions:
        yield "row", group
        yield "complement", standing - group
    for (one, first), (other, second) in combinations(known.items(), 2):
        if first <= second or second <= first:
            yield f"{one} and {other}", first ^ second


def _cells(
    played: Played, number: int, standing: list[Person], before: Mapping[int, int] | None
) -> Mapping[int, tuple[int, ...]] | None:
    if number and not before:
        return None
    shown = {p.who for p in played.rounds[number - 1] if p.zone is not None} if number else set()
    sitters = [seats.Sitter(p.seat, p.zone, new=p.who not in shown) for p in standing]
    return seats.split(sitters, count=played.count, k=played.k, before=before if number else None)


def _late(played: Played, number: int) -> list[Person]:
    zones = [person.zone for person in played.late[number] if person.zone is not None]
    enters = steps.may_enter_late(zones, k=played.k)
    return [person for person in played.late[number] if person.zone is not None] if enters else []


def _grown(dice: random.Random, people: list[Person], k: int) -> list[frozenset[int]]:
    """Let a picture grow while answers come in."""
    shown: frozenset[int] = frozenset()
    pictures, decided = [], 0
    for came in range(len(people) + 1):
        size = steps.step_size(answers=came, decided=decided, k=k)
        if size is None:
            continue
        voices = {person.who for person in people[:came] if person.zone is not None}
        if steps.may_step(size, voices=len(voices), shown=len(shown), decided=decided, k=k):
            shown |= steps.choose(voices - shown, count=size - len(shown), rng=dice)
            pictures.append(shown)
        decided = came
    return pictures


def _counts(people: list[Person]) -> tuple[int, ...]:
    zones = [person.zone for person in people]
    return tuple(zones.count(zone) for zone in range(ZONES))


def _seat(dice: random.Random, count: int) -> int | None:
    return None if dice.random() < 0.12 else min(count - 1, int(dice.triangular(0, count, 0)))


def _zone(dice: random.Random, seat: int | None) -> int | None:
    """Return a zone; seats lean to one of their own, so that some stand of one mind."""
    if dice.random() < 0.08:
        return None
    return (seat or 0) % ZONES if dice.random() < 0.6 else dice.randrange(ZONES)
