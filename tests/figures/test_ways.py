import random
from itertools import combinations, permutations
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.figures.scene import PHONE, WALL
from sessions.figures.ways import NOWHERE, shortest, ways
from sessions.kinds import get
from sessions.kinds.base import Summary

few = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 4)), max_size=6)


def length(before, after, origin, *, level):
    pairs = [(before[i], after[j]) for j, i in enumerate(origin) if i != NOWHERE]
    return sum(abs(a[0] - b[0]) if level else hypot(a[0] - b[0], a[1] - b[1]) for a, b in pairs)


def least(before, after, *, level):
    """By trying all."""
    short, long = sorted((before, after), key=len)
    return min(
        (
            sum(
                abs(a[0] - b[0]) if level else hypot(a[0] - b[0], a[1] - b[1])
                for a, b in zip(short, chosen, strict=True)
            )
            for some in combinations(long, len(short))
            for chosen in permutations(some)
        ),
        default=0,
    )


@given(before=few, after=few, level=st.booleans())
def test_dots_travel_least_all_together(before, after, level):
    origin = shortest(before, after, level=level)
    used = [i for i in origin if i != NOWHERE]

    assert len(origin) == len(after)
    assert len(used) == len(set(used)) == min(len(before), len(after))
    if not level:  # who can stay stays, and of the others all together travel least
        stayed = sum(min(before.count(p), after.count(p)) for p in set(before))
        assert sum(i != NOWHERE and before[i] == after[j] for j, i in enumerate(origin)) >= stayed
    assert length(before, after, origin, level=level) == pytest.approx(least(before, after, level=level))


def test_nobody_moves_where_nothing_moved():
    dice = random.Random(1)
    dots = [(dice.random(), dice.random()) for _dot in range(300)]

    assert shortest(dots, dots, level=False) == list(range(300))


@pytest.mark.parametrize("level", [True, False])
def test_crowds_of_a_thousand_are_paired_too(level):
    dice = random.Random(1)
    before = [(dice.random(), dice.random()) for _dot in range(1000)]
    after = [(dice.random(), dice.random()) for _dot in range(700)]
    origin = shortest(before, after, level=level)

    assert len(set(origin)) == 700
    assert length(before, after, origin, level=level) < 700 * 0.2


def test_newcomers_come_from_nowhere():
    kind = get("scale")
    config = kind.Config.checked({})
    scenes = [
        kind.draw(Summary(n=sum(row), counts={"answers": row}), config, canvas=canvas)
        for row, canvas in (((2, 3, 1, 0, 0), PHONE), ((1, 3, 2, 2, 0), WALL))
    ]
    origin = ways(*scenes, level=True)

    assert origin.count(NOWHERE) == 2
    assert sorted(i for i in origin if i != NOWHERE) == list(range(6))
