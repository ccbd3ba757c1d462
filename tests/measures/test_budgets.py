import random
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.measures import budgets
from sessions.measures.counts import MeasureError
from tests.measures.rows import calm


def drawn(items, dice):
    """Spread the points in one of all ways to do so, each as likely as any other."""
    steps = budgets.POINTS // budgets.STEP
    bars = [-1, *sorted(dice.sample(range(steps + items - 1), items - 1)), steps + items - 1]
    return [budgets.STEP * (b - a - 1) for a, b in pairwise(bars)]


@st.composite
def groups(draw, people=(2, 9)):
    items, seed = draw(st.integers(2, 6)), draw(st.integers(0, 10**6))
    dice = random.Random(seed)
    return [drawn(items, dice) for _person in range(draw(st.integers(*people)))]


def rows_of(group):
    return [
        [[budget[item] for budget in group].count(points) for points in range(0, 101, 5)]
        for item in range(len(group[0]))
    ]


def moved(one, other):
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / 2


@calm
@given(groups())
def test_distance_is_what_two_people_would_move(group):
    pairs = list(combinations(group, 2))

    assert budgets.distance(rows_of(group)) == pytest.approx(sum(moved(a, b) for a, b in pairs) / len(pairs))


@calm
@given(groups())
def test_shares_of_the_items_add_up(group):
    rows = rows_of(group)
    if budgets.distance(rows) == 0:
        with pytest.raises(MeasureError):
            budgets.shares(rows)
    else:
        assert sum(budgets.shares(rows)) == pytest.approx(1)
        assert min(budgets.shares(rows)) >= 0


def test_the_item_on_which_budgets_differ_most_has_the_largest_share():
    group = [[60, 20, 20], [20, 60, 20], [20, 40, 40]]

    assert budgets.shares(rows_of(group)) == pytest.approx((0.4, 0.4, 0.2))


@pytest.mark.parametrize("items", [2, 3, 5, 12])
def test_an_even_spread_is_what_a_simulation_comes_to(items):
    dice = random.Random(items)
    pairs = [(drawn(items, dice), drawn(items, dice)) for _pair in range(20_000)]

    assert budgets.even(items) == pytest.approx(sum(moved(a, b) for a, b in pairs) / len(pairs), rel=0.015)


def test_two_items_are_a_slider():
    from sessions.measures.distance import even

    assert budgets.even(2) == pytest.approx(budgets.STEP * even(21))


def test_closeness_has_its_fixed_points():
    dice = random.Random(7)
    alike, random_ones = [[50, 30, 20]] * 5, [drawn(3, dice) for _person in range(3000)]

    assert budgets.closeness(rows_of(alike)) == 1
    assert budgets.closeness(rows_of(random_ones)) == pytest.approx(0, abs=0.03)


@calm
@given(groups(people=(3, 9)))
def test_wobble_leaves_whole_people_out_and_the_rows_alone_bound_it(group):
    n = len(group)
    left = [budgets.distance(rows_of(group[:i] + group[i + 1 :])) for i in range(n)]
    mean = sum(left) / n
    jackknife = ((n - 1) / n * sum((value - mean) ** 2 for value in left)) ** 0.5

    sway = budgets.whole_wobble(group, rows_of(group))

    assert sway.se == pytest.approx(max(jackknife, 5 * 2 / n))
    assert budgets.bound(rows_of(group)) >= jackknife - 1e-9


@calm
@given(groups())
def test_doubling_every_person_multiplies_distance_by_a_known_factor(group):
    n = len(group)
    once, twice = budgets.distance(rows_of(group)), budgets.distance(rows_of(group * 2))

    assert twice == pytest.approx(once * 2 * (n - 1) / (2 * n - 1))


@pytest.mark.parametrize("rows", [[], [[2] + [0] * 20], [[2] + [0] * 20, [1] + [0] * 20], [[1, 1], [1, 1]]])
def test_rows_that_are_no_budgets_raise(rows):
    with pytest.raises(MeasureError):
        budgets.distance(rows)


def test_one_item_has_no_even_spread():
    with pytest.raises(MeasureError):
        budgets.even(1)
