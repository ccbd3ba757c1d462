"""Promise, rules 6 and 7: one safe picture by seats, and no seat of one mind, against whoever keeps everything."""

import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.privacy import seats
from sessions.privacy.seats import OTHERS, Sitter, cut, least, split
from tests.golden import golden
from tests.privacy.seatings import ZONES, Played, derived, play, published

GOLDEN = golden("20")
HISTORIES = 2_400

rooms = st.lists(st.tuples(st.none() | st.integers(0, 3), st.integers(0, 2)), min_size=1, max_size=40)


def sat(people) -> list[Sitter]:
    return [Sitter(seat, zone) for seat, zone in people]


def of_all_minds(sizes) -> list[Sitter]:
    """People of these seats, each seat spread over all zones."""
    return [Sitter(seat, person % 3) for seat, size in enumerate(sizes) for person in range(size)]


@pytest.mark.parametrize("case", GOLDEN["cases"], ids=lambda case: case["name"][:30])
def test_no_more_is_shown_than_the_vendors_show_and_no_hole_is_left(case):
    names, sizes, k = list(case["groups"]), list(case["groups"].values()), case["k"]
    cells = split(of_all_minds(sizes), count=len(sizes), k=k) or {}

    shown = {names[row] for row in cells if row != OTHERS}
    hidden = {name for name, may in (case["documented"] or {}).items() if not may}
    assert shown & hidden == set()
    assert [len(cell) for cell in cells.values() if min(len(cell), sum(sizes) - len(cell)) < least(k)] == []


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        *(("Peakon", None), ("newmeasures", None), ("Qualtrics", None)),
        *(("Lattice", (0,)), ("two small", (0,)), ("whole", None)),
    ],
)
def test_the_golden_rooms_are_cut_like_this(name, rows):
    (case,) = [case for case in GOLDEN["cases"] if case["name"].startswith(name)]

    assert cut(list(case["groups"].values()), unsaid=0, k=case["k"]) == rows


@given(rooms, st.integers(3, 8))
def test_every_row_and_its_complement_are_large_and_of_several_minds(people, k):
    cells = split(sat(people), count=4, k=k)
    if cells is None:
        return

    assert sorted(index for cell in cells.values() for index in cell) == list(range(len(people)))
    assert all(min(len(cell), len(people) - len(cell)) >= max(k, 4) for cell in cells.values())
    assert all(len({people[index][1] for index in cell}) > 1 for cell in cells.values())


@given(rooms, st.integers(3, 8), st.randoms(use_true_random=False))
def test_rows_follow_from_sizes_alone_and_not_from_the_order_of_the_answers(people, k, rng):
    sizes = [sum(seat == number for seat, _zone in people) for number in range(4)]
    cells = split(sat(people), count=4, k=k)
    other = people[:]
    rng.shuffle(other)

    if cells is not None:
        assert tuple(row for row in cells if row != OTHERS) == cut(sizes, unsaid=len(people) - sum(sizes), k=k)
    again = split(sat(other), count=4, k=k)
    assert (cells is None) == (again is None)
    assert cells is None or {row: len(cell) for row, cell in cells.items()} == {
        row: len(cell) for row, cell in again.items()
    }


@given(rooms, st.integers(3, 6))
def test_who_would_rather_not_say_is_never_a_row_of_their_own_kind(people, k):
    """They are among the other seats, together with at least one seat that is merged, or large enough alone."""
    cells = split(sat(people), count=4, k=k) or {}

    named = [index for row, cell in cells.items() if row != OTHERS for index in cell]
    assert [index for index in named if people[index][0] is None] == []


@given(rooms, rooms, st.integers(3, 5))
def test_a_later_round_only_coarsens(first, second, k):
    rows = split(sat(first), count=4, k=k)
    before = {row: len(cell) for row, cell in rows.items()} if rows else {}
    later = split([Sitter(seat, zone, new=False) for seat, zone in second], count=4, k=k, before=before)

    assert later is None or {row for row in later if row != OTHERS} <= before.keys()


def test_no_row_of_one_mind_and_no_kind_without_zones():
    alike = [Sitter(0, 1)] * 6 + [Sitter(1, zone) for zone in (0, 1, 2, 0, 1, 2)]

    assert split(alike, count=2, k=3) is None
    assert split([Sitter(i % 2, None) for i in range(12)], count=2, k=3) is None
    assert split([*alike[:5], Sitter(0, 2), *alike[6:]], count=2, k=3) is not None


# the attackers


def histories() -> Iterator[Played]:
    for seed in range(HISTORIES):
        yield play(random.Random(seed))


def rows_of(played: Played, number: int) -> dict[int, frozenset[int]]:
    """Who stands in each published row: the secret that a picture does not hold."""
    told = published(played)[number][3]
    if told == "whole":
        return {}
    standing = [p for p in played.rounds[number] if p.zone is not None]
    named = {row for row, _counts in told if row != OTHERS}
    rows = {row: frozenset(p.who for p in standing if p.seat == row) for row in named}
    others = frozenset(p.who for p in standing if p.seat not in named)
    return rows | ({OTHERS: others} if others else {})


def test_taking_one_picture_from_another_finds_no_small_group_and_no_row_of_one_mind():
    shown = 0
    for played in histories():
        for number in range(len(played.rounds)):
            rows = rows_of(played, number)
            shown += bool(rows)
            zones = {p.who: p.zone for p in [*played.rounds[number], *played.late[number]]}
            for how, group in derived(played, number, rows):
                floor = least(played.k) if how in {"row", "complement"} else played.k
                assert not 0 < len(group) < floor, how
                if how in {"row", "complement"} and group:
                    assert len({zones[who] for who in group}) > 1, how
    assert shown > HISTORIES / 5  # the attack had something to attack


def test_rows_of_two_rounds_differ_by_nobody_new_and_nobody_gone_or_by_a_cell_of_them():
    """Counted as everybody can: who changed the seat in between is new in one row and gone from the other."""
    met = 0
    for played in histories():
        for number in range(1, len(played.rounds)):
            now = rows_of(played, number)
            if not now:
                continue
            met += 1
            then = rows_of(played, number - 1)
            known = {p.who for p in played.rounds[number - 1] if p.zone is not None}
            for row, people in now.items():
                merged = [group for name, group in then.items() if name == row or (row == OTHERS and name not in now)]
                before = sum(len(group) for group in merged)
                new = len(people - known)
                assert not 0 < new < least(played.k)
                assert before - (len(people) - new) == 0 or before - (len(people) - new) >= least(played.k)
    assert met > HISTORIES / 40


def test_for_everybody_another_answer_gives_the_very_same_pictures():
    """The enumeration: swap a person's answer with that of each other one until every published byte is the same."""
    alone, tried = [], 0
    for seed, played in enumerate(histories()):
        told = published(played)
        for number in range(len(played.rounds)):
            for who, people in ((p, group) for group in rows_of(played, number).values() for p in group):
                tried += 1
                zones = {p.who: p.zone for p in played.rounds[number]}
                others = sorted(other for other in people if zones[other] != zones[who])
                if not any(published(played.swapped(number, who, other)) == told for other in others):
                    alone.append((seed, number, who))
    assert alone == []
    assert tried > 5 * HISTORIES


@pytest.mark.parametrize(("k", "people", "count"), [(3, 8, 2), (3, 9, 2), (4, 10, 2), (5, 10, 2), (3, 8, 3)])
def test_every_room_that_fits_what_was_published_is_enumerated_and_nothing_is_certain_beyond_it(k, people, count):
    """All tables of seats by zones with the same whole picture, grouped by what is published of them.

    A row that is shown is known, and meant to be. Of every seat without a row neither its size nor where it stands
    is certain, whichever sentence or picture is shown; only that nobody sits there, if all rows together are the
    whole picture.
    """
    holders = [*range(count), None]
    for whole in ((a, b, people - a - b) for a in range(people + 1) for b in range(people + 1 - a)):
        worlds = defaultdict(list)
        for table in product(*(list(spread(n, len(holders))) for n in whole)):
            worlds[seen(table, holders, count=count, k=k)].append(table)
        for what, tables in worlds.items():
            rows = {row for row, _counts in what} if what else {OTHERS}
            for seat in set(range(count)) - rows if OTHERS in rows else ():
                assert len({sum(zone[seat] for zone in table) for table in tables}) > 1
                assert len({tuple(zone[seat] for zone in table) for table in tables}) > 1


def spread(n: int, over: int) -> Iterator[tuple[int, ...]]:
    """Return every way to seat n people."""
    if over == 1:
        yield (n,)
        return
    for first in range(n + 1):
        yield from ((first, *rest) for rest in spread(n - first, over - 1))


def seen(table, holders, *, count, k):
    """Return what is published of a table by seats; None is the one sentence."""
    people = [
        Sitter(holders[i], zone)
        for zone, by_seat in enumerate(table)
        for i, n in enumerate(by_seat)
        for _one in range(n)
    ]
    cells = split(people, count=count, k=k)
    if cells is None:
        return None
    return tuple(
        (row, tuple(sum(people[i].zone == zone for i in cell) for zone in range(ZONES))) for row, cell in cells.items()
    )


def test_the_smallest_cell_never_falls_below_four():
    assert (least(3), least(4), least(7), seats.SMALLEST_CELL) == (4, 4, 7, 4)
