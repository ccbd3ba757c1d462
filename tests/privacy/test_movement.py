"""What the figures of a second round give away to somebody who knows both pictures, and the rules, by heart."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import combinations_with_replacement, product

import pytest

from sessions.privacy.movement import Moved, moved_between
from sessions.privacy.tables import Margins

Row = tuple[int, ...]
Way = tuple[int, int]
Rule = Callable[..., Moved | None]
HISTORIES = 2000


@cache
def figures(rows: Row, columns: Row, row: int = 0) -> frozenset[tuple[int, int]]:
    """Every (moved, up) that some table has; the last row holds the newcomers, the last column those who left."""
    if row == len(rows):
        return frozenset([(0, 0)])
    last = len(columns) - 1
    found = set()
    for goals in spread(rows[row], columns if row < last else (*columns[:-1], 0)):
        rest = tuple(room - count for room, count in zip(columns, goals, strict=True))
        inside = enumerate(goals[:-1]) if row < last else ()
        ways = [(count * (row != goal), count * (row < goal)) for goal, count in inside]
        moved, up = sum(way[0] for way in ways), sum(way[1] for way in ways)
        found |= {(moved + more, up + higher) for more, higher in figures(rows, rest, row + 1)}
    return frozenset(found)


def spread(count: int, columns: Row) -> Iterator[Row]:
    """Every way to put so many people into these columns."""
    if len(columns) == 1:
        if count <= columns[0]:
            yield (count,)
        return
    for here in range(min(count, columns[0]) + 1):
        for rest in spread(count - here, columns[1:]):
            yield (here, *rest)


def less(row: Row, option: int) -> Row:
    return tuple(count - (i == option) for i, count in enumerate(row))


def ways_by_figure(before: Row, after: Row, of: int) -> dict[tuple[int, int], set[Way]]:
    """For each (moved, up) that is possible at all, every way that somebody may have taken."""
    rows, columns = (*before, sum(after) - of), (*after, sum(before) - of)
    found: dict[tuple[int, int], set[Way]] = defaultdict(set)
    options = range(len(before))
    for a, b in product(options, options):
        if before[a] and after[b]:
            for moved, up in figures(less(rows, a), less(columns, b)):
                found[moved + (a != b), up + (a < b)].add((a, b))
    return found


def pairs_of(before: Row, after: Row, of: int, wanted: tuple[int, int]) -> list[Way]:
    """One table with these figures, as pairs."""
    rows, columns = (*before, sum(after) - of), (*after, sum(before) - of)
    pairs, moved, up = [], *wanted
    last = len(before)
    for row in range(last):
        for goals in spread(rows[row], columns):
            left = moved - sum(count for goal, count in enumerate(goals[:-1]) if goal != row)
            higher = up - sum(count for goal, count in enumerate(goals[:-1]) if goal > row)
            rest = tuple(room - count for room, count in zip(columns, goals, strict=True))
            if (left, higher) in figures(rows, rest, row + 1):
                pairs += [(row, goal) for goal, count in enumerate(goals[:-1]) for _voice in range(count)]
                columns, moved, up = rest, left, higher
                break
        else:
            raise AssertionError("there is no such table")
    return pairs


def kinds_of(ways: set[Way], *, ordered: bool) -> dict[tuple[str, int], tuple[set[int], set[int]]]:
    """For each earlier and each later place: the other ends of its ways, and the directions they have."""
    found: dict[tuple[str, int], tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for a, b in ways:
        direction = (b > a) - (b < a) if ordered else int(a != b)
        for voice, other in ((("before", a), b), (("after", b), a)):
            found[voice][0].add(other)
            found[voice][1].add(direction)
    return found


def found_out(
    before: Row, after: Row, of: int, *, k: int, ordered: bool, rule: Rule = moved_between
) -> tuple[list[str], int]:
    """What an attacker learns from any answer the rule can give to these pictures, and how many figures it gives.

    The attacker knows how many voices are in both, every possible table, and what the rule says to each of them.
    """
    possible = ways_by_figure(before, after, of)
    said: dict[Moved | None, set[Way]] = defaultdict(set)
    for figure, ways in possible.items():
        said[rule(before, after, pairs_of(before, after, of, figure), k=k, ordered=ordered)] |= ways
    anyway = kinds_of(set().union(*possible.values()), ordered=ordered)
    caught = []
    for answer, ways in said.items():
        left = kinds_of(ways, ordered=ordered)
        for voice, (others, directions) in anyway.items():
            ends, still = left[voice]
            if len(ends) < min(2, len(others)) or still != directions:
                caught.append(f"{before} {after} of {of}: {answer} leaves {voice} {ends} {still}, not {directions}")
            if answer is not None and len(ends) < 2:
                caught.append(f"{before} {after} of {of}: {answer} names {voice}")
    return caught, len(said) - (None in said)


def a_history(dice: random.Random) -> tuple[Row, Row, int, int]:
    """Two rounds of a small room: most stay, some take a step, some leave and others come."""
    options = dice.choice([2, 3, 3, 4, 5])
    most = {2: 14, 3: 11, 4: 8, 5: 7}[options]
    k = dice.choice([3, 3, 4])
    of = dice.randint(4, most)
    leaning, restless = dice.random(), dice.random()
    before, after = [0] * options, [0] * options
    for _voice in range(of):
        start = min(options - 1, max(0, round(dice.gauss(leaning * options, dice.choice([0.4, 1.2])))))
        step = dice.choice([-1, 1, 1, 2]) if dice.random() < restless else 0
        before[start] += 1
        after[min(options - 1, max(0, start + step))] += 1
    for row in (before, after):
        for _voice in range(dice.choice([0, 0, 0, 1, k, k]) if options < 4 else dice.choice([0, 0, 2, 3])):
            row[dice.randrange(options)] += 1
    return tuple(before), tuple(before if dice.random() < 0.15 else after), min(of, sum(before)), k


@pytest.mark.parametrize("ordered", [True, False])
def test_figures_leave_everyone_two_candidates(ordered):
    dice = random.Random(20)
    caught: list[str] = []
    told = 0
    for _history in range(HISTORIES // 2):
        before, after, of, k = a_history(dice)
        more, figures_said = found_out(before, after, of, k=k, ordered=ordered)
        caught, told = caught + more, told + figures_said

    assert caught == []
    assert told > HISTORIES / 4  # a rule that is always silent keeps everyone safe, and says nothing


def all_but_few_movers(before: Row, after: Row, ways: Sequence[Way], *, k: int, ordered: bool) -> Moved | None:
    """A rule that looks careful: it says nothing where fewer than k moved or fewer than k stayed."""
    moved, up = sum(a != b for a, b in ways), sum(a < b for a, b in ways)
    return Moved(len(ways), moved, up, moved - up) if k <= moved <= len(ways) - k else None


def all_but_extremes(before: Row, after: Row, ways: Sequence[Way], *, k: int, ordered: bool) -> Moved | None:
    """A rule that is silent only where the figures themselves name somebody: its silence does the rest."""
    moved, up = sum(a != b for a, b in ways), sum(a < b for a, b in ways)
    figure = Moved(len(ways), moved, up, moved - up)
    left = kinds_of(ways_by_figure(before, after, len(ways))[moved, up], ordered=True)
    return figure if all(len(ends) > 1 for ends, _directions in left.values()) else None


@pytest.mark.parametrize("rule", [all_but_few_movers, all_but_extremes])
def test_attacker_finds_people_where_the_rule_is_weaker(rule):
    dice = random.Random(20)
    rooms = [a_history(dice) for _history in range(100)]
    caught = [line for room in rooms for line in found_out(*room[:3], k=room[3], ordered=True, rule=rule)[0]]

    assert len(caught) > 50


def test_three_rounds_together_name_nobody():
    """Everything a room of five to eight can do in three rounds of two options: what two movements betray together."""
    caught = []
    for people in (5, 6, 8):
        seen: dict[object, list[set[int]]] = defaultdict(lambda: [set(), set(), set(), set()])
        anyway: dict[object, list[set[int]]] = defaultdict(lambda: [set(), set(), set(), set()])
        for room in combinations_with_replacement(list(product((0, 1), repeat=3)), people):
            rows = tuple(tuple(sum(voice[r] == o for voice in room) for o in (0, 1)) for r in range(3))
            said = tuple(
                between(rows[r], rows[r + 1], tuple((voice[r], voice[r + 1]) for voice in room)) for r in (0, 1)
            )
            for first, second, third in room:
                for known, facts in (
                    (("first", first), [second, third]),
                    (("third", third), [first, second]),
                    (("second", second), [first, third]),
                ):
                    for i, fact in enumerate(facts):
                        seen[rows, said, known][i].add(fact)
                        anyway[rows, known][i].add(fact)
        for (rows, said, known), facts in seen.items():
            if facts != anyway[rows, known]:
                caught.append(f"{rows} {said} {known} {facts}")

    assert caught == []


@cache
def between(before: Row, after: Row, ways: tuple[Way, ...]) -> Moved | None:
    return moved_between(before, after, ways, k=3, ordered=True)


def test_same_figures_are_said_whoever_moved():
    """Two tables with the same pictures and figures get the same answer: silence tells nothing of a table either."""
    before = after = (4, 4, 4)
    one = [(0, 1)] * 4 + [(1, 0)] * 4 + [(2, 2)] * 4
    other = [(0, 1)] * 2 + [(0, 2)] * 2 + [(1, 0)] * 2 + [(1, 1)] * 2 + [(2, 0)] * 2 + [(2, 2)] * 2
    third = [(2, 1)] * 4 + [(1, 2)] * 4 + [(0, 0)] * 4

    assert between(before, after, tuple(one)) == between(before, after, tuple(third)) == Moved(12, 8, 4, 4)
    assert between(before, after, tuple(other)) == Moved(12, 8, 4, 4)


@pytest.mark.parametrize(
    ("ways", "why"),
    [
        ([(0, 0)] * 6 + [(1, 1)] * 6, "nobody moved"),
        ([(0, 0)] * 5 + [(1, 1)] * 6 + [(0, 1)], "one moved"),
        ([(0, 1)] * 6 + [(1, 0)] * 6, "all moved"),
        ([(1, 1)] * 6 + [(0, 1)] * 6, "all of one place moved the same way"),
    ],
)
def test_extremes_are_not_said(ways, why):
    assert moved_between(*rows_of(ways, 2), ways, k=3, ordered=True) is None


def test_directions_are_said_only_if_both_stay_possible():
    ways = [(0, 1)] * 3 + [(1, 2)] * 3 + [(0, 0)] * 2 + [(1, 1)] * 2 + [(2, 2)] * 2
    back = [(0, 1)] * 3 + [(1, 2)] * 2 + [(2, 1)] * 2 + [(0, 0)] * 2 + [(1, 1)] * 2 + [(2, 2)] * 2 + [(2, 0)]

    assert moved_between(*rows_of(ways, 3), ways, k=3, ordered=True) == Moved(12, 6)
    assert moved_between(*rows_of(back, 3), back, k=3, ordered=True) == Moved(14, 8, 5, 3)
    assert moved_between(*rows_of(back, 3), back, k=3, ordered=False) == Moved(14, 8)


@pytest.mark.parametrize("few", [1, 2])
def test_few_newcomers_or_few_missing_silence_the_figures(few):
    ways = [(0, 1)] * 4 + [(1, 0)] * 4 + [(0, 0)] * 4 + [(1, 1)] * 4
    before, after = rows_of(ways, 2)

    assert moved_between(before, after, ways, k=3, ordered=True) is not None
    assert moved_between(before, (after[0] + few, after[1]), ways, k=3, ordered=True) is None
    assert moved_between((before[0] + few, before[1]), after, ways, k=3, ordered=True) is None
    assert moved_between(before, (after[0] + 3, after[1]), ways, k=3, ordered=True) is not None
    assert moved_between(before, (after[0] + 3, after[1]), ways, k=4, ordered=True) is None


def test_four_people_are_never_counted():
    ways = [(0, 1), (1, 0), (0, 0), (1, 1)]

    assert moved_between(*rows_of(ways, 2), ways, k=3, ordered=True) is None


def test_tables_that_are_found_exist():
    """The search may miss a table, but never invents one."""
    dice = random.Random(3)
    invented, known, found = [], 0, 0
    for _history in range(300):
        before, after, of, _k = a_history(dice)
        possible = ways_by_figure(before, after, of)
        for moved in range(of + 1):
            for up in range(moved + 1):
                table = Margins(before, after, of).table(moved, up)
                if table is not None and (moved, up) not in possible:
                    invented.append((before, after, of, moved, up))
                known, found = known + ((moved, up) in possible), found + (table is not None)

    assert invented == []
    assert found > 0.9 * known


def rows_of(ways: Sequence[Way], options: int) -> tuple[Row, Row]:
    return (
        tuple(sum(a == option for a, _b in ways) for option in range(options)),
        tuple(sum(b == option for _a, b in ways) for option in range(options)),
    )
