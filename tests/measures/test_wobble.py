import random
from math import sqrt

import pytest
from hypothesis import given

from sessions.measures.counts import MeasureError
from sessions.measures.distance import distance
from sessions.measures.wobble import EIGHTY, Wobble, floor, jackknife, wobble
from tests.measures.rows import named, people, rows, whole_cases

CROWDS = {  # shares of very large crowds of known D, from one place to two ends
    "one place and a step": [0, 0, 19, 1, 0],
    "close": [0, 1, 8, 1, 0],
    "bell": [1, 4, 6, 4, 1],
    "fuller end": [0, 1, 2, 5, 8],
    "even": [1, 1, 1, 1, 1],
    "two groupings": [5, 2, 0, 2, 5],
}


@pytest.mark.parametrize(
    "case", [c for c in whole_cases() if c["expected"]["mean_pairwise_jackknife_se"] is not None], ids=named
)
def test_jackknife_is_that_of_astropy_on_the_golden_rows(case):
    assert jackknife(case["V"]) == pytest.approx(case["expected"]["mean_pairwise_jackknife_se"], abs=1e-9)


@given(rows(people=(3, 30)))
def test_jackknife_by_option_is_the_jackknife_by_person(row):
    everyone = people(row)
    n, left = len(everyone), []
    for person in range(n):
        others = everyone[:person] + everyone[person + 1 :]
        left.append(distance([others.count(option) for option in range(len(row))]))
    mean = sum(left) / n

    assert jackknife(row) == pytest.approx(sqrt((n - 1) / n * sum((d - mean) ** 2 for d in left)), abs=1e-12)


def test_jackknife_raises_where_leaving_out_leaves_nobody_to_compare():
    with pytest.raises(MeasureError, match="at least 3 people are needed, not 2"):
        jackknife([1, 1, 0])


def test_floor_is_what_one_other_answer_would_have_made():
    assert floor(8) == distance([0, 7, 1, 0, 0])


def test_wobble_of_one_place_rests_on_the_floor():
    assert jackknife([0, 0, 8, 0, 0]) == 0
    assert wobble([0, 0, 8, 0, 0]) == Wobble(se=0.25, low=0.0, high=EIGHTY * 0.25)


def test_wobble_of_two_people_is_the_floor_alone():
    assert wobble([1, 0, 1]).se == 1.0


@given(rows())
def test_wobble_surrounds_the_distance_and_stops_at_zero(row):
    sway, middle = wobble(row), distance(row)

    assert sway.se >= 2 / sum(row)
    assert sway.high == middle + EIGHTY * sway.se
    assert sway.low == max(0, middle - EIGHTY * sway.se)


@given(rows())
def test_wobble_does_not_know_the_direction_of_the_scale(row):
    assert wobble(row[::-1]).se == pytest.approx(wobble(row).se, abs=1e-12)


@pytest.mark.parametrize("n", [5, 8, 12, 20])
def test_band_holds_the_distance_of_the_crowd_about_four_times_in_five(n):
    rng, held = random.Random(n), {}
    for name, shares in CROWDS.items():
        truth = _distance_of_crowd(shares)
        draws = [_drawn(shares, n, rng) for _ in range(500)]
        held[name] = sum(sway.low <= truth <= sway.high for sway in map(wobble, draws)) / len(draws)

    assert min(held.values()) >= 0.68  # steep crowds: few small groups contain the rare far answer
    assert 0.77 <= sum(held.values()) / len(held) <= 0.93


def _distance_of_crowd(shares):
    many = [10**6 * share for share in shares]
    return distance(many)


def _drawn(shares, n, rng):
    places = rng.choices(range(len(shares)), shares, k=n)
    return [places.count(option) for option in range(len(shares))]
