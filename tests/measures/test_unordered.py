from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.measures import distance as ordered
from sessions.measures import unordered
from sessions.measures import wobble as ordered_wobble
from sessions.measures.counts import MeasureError
from tests.measures.rows import people, rows


@given(rows(people=(2, 30)))
def test_distance_is_the_share_of_pairs_who_chose_differently(row):
    pairs = list(combinations(people(row), 2))

    assert unordered.distance(row) == pytest.approx(sum(a != b for a, b in pairs) / len(pairs))


@given(rows(), st.randoms())
def test_figures_do_not_know_the_order_of_options(row, rng):
    shuffled = list(row)
    rng.shuffle(shuffled)

    assert unordered.distance(shuffled) == unordered.distance(row)
    assert unordered.closeness(shuffled) == unordered.closeness(row)
    assert unordered.wobble(shuffled).se == pytest.approx(unordered.wobble(row).se, abs=1e-12)


@given(rows(options=(2, 2)))
def test_two_options_are_the_same_with_and_without_order(row):
    assert unordered.distance(row) == pytest.approx(ordered.distance(row))
    assert unordered.wobble(row).se == pytest.approx(ordered_wobble.wobble(row).se)
    assert unordered.even(2) == ordered.even(2)


@pytest.mark.parametrize(("options", "share"), [(2, 0.5), (4, 0.75), (5, 0.8)])
def test_even_is_the_share_in_a_large_even_spread(options, share):
    assert unordered.even(options) == share
    assert unordered.distance([10**6] * options) == pytest.approx(share, rel=1e-5)


def test_closeness_of_one_choice_is_one():
    assert unordered.closeness([0, 6, 0]) == 1


@pytest.mark.parametrize("counts", [[1, 0], [0, 0], [7], [2, -1]])
def test_figures_raise_where_there_are_none(counts):
    for figure in (unordered.distance, unordered.closeness, unordered.wobble):
        with pytest.raises(MeasureError):
            figure(counts)


def test_even_needs_two_options():
    with pytest.raises(MeasureError, match="at least 2 options are needed, not 1"):
        unordered.even(1)
