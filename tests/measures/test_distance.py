from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sessions.measures.counts import MeasureError
from sessions.measures.distance import distance, even, steps
from sessions.measures.median import median
from tests.golden import golden
from tests.measures.rows import named, people, rows, whole_cases


def exact(row):
    n = sum(row)
    return Fraction(2 * steps(row), n * (n - 1))


def most(n, options):
    """Return T_max of Berry and Mielke: the steps between all pairs when half stand at each end."""
    return Fraction((n * n - n % 2) * (options - 1), 4)


@pytest.mark.parametrize("case", [c for c in whole_cases() if c["expected"]["mean_pairwise_distance"]], ids=named)
def test_distance_is_the_mean_over_pairs_of_the_golden_rows(case):
    assert distance(case["V"]) == pytest.approx(case["expected"]["mean_pairwise_distance"], abs=1e-9)


@pytest.mark.parametrize("case", whole_cases(), ids=named)
def test_distance_gives_the_ordinal_variation_of_berry_and_mielke(case):
    n, options = sum(case["V"]), len(case["V"])

    assert float(exact(case["V"]) * n * (n - 1) / 2 / most(n, options)) == pytest.approx(
        case["expected"]["IOV"], abs=1e-9
    )


@pytest.mark.parametrize("case", golden("01")["cases"] + golden("02")["cases"], ids=named)
def test_distance_gives_the_dispersion_of_blair_and_lacy(case):
    row = [round(10 * count) for count in case["V"]]  # published percentages have one decimal
    n, options = sum(row), len(row)

    assert float(Fraction(options - 1, 4) - exact(row) * (n - 1) / (2 * n)) == pytest.approx(
        case["expected"]["dsquared"], abs=1e-9
    )


@pytest.mark.parametrize(
    ("options", "steps_apart"),
    [(2, 0.5), (3, 0.889), (4, 1.25), (5, 1.6), (7, 2.286), (10, 3.3), (11, 3.636), (21, 6.984)],
)
def test_even_is_the_distance_in_an_even_spread(options, steps_apart):
    many = 10**6

    assert even(options) == pytest.approx(steps_apart, abs=5e-4)
    assert distance([many] * options) == pytest.approx(even(options), rel=1e-5)


@given(rows(people=(2, 30)))
def test_distance_needs_no_list_of_pairs(row):
    pairs = list(combinations(people(row), 2))

    assert distance(row) == pytest.approx(sum(abs(a - b) for a, b in pairs) / len(pairs))


@given(rows())
def test_distance_does_not_know_the_direction_of_the_scale(row):
    assert distance(row[::-1]) == distance(row)


@given(rows())
def test_doubling_every_count_multiplies_distance_exactly(row):
    n = sum(row)

    assert exact([2 * count for count in row]) == exact(row) * Fraction(2 * (n - 1), 2 * n - 1)


@given(rows(), st.data())
def test_a_step_towards_the_median_from_beyond_it_lowers_distance(row, data):
    beyond = [option for option, count in enumerate(row) if count and option > median(row)]
    assume(beyond)
    option = data.draw(st.sampled_from(beyond))
    moved = list(row)
    moved[option] -= 1
    moved[option - 1] += 1

    assert exact(moved) < exact(row)
    assert distance(moved[::-1]) < distance(row[::-1])


@given(rows())
def test_distance_is_never_more_than_half_at_each_end(row):
    assert 0 <= steps(row) <= most(sum(row), len(row))


@pytest.mark.parametrize("counts", [[0, 0, 0], [0, 1, 0], [5], [], [3, -1, 2]])
def test_distance_raises_where_there_is_none(counts):
    with pytest.raises(MeasureError):
        distance(counts)


def test_even_needs_two_options():
    with pytest.raises(MeasureError, match="at least 2 options are needed, not 1"):
        even(1)
