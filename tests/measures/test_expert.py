from itertools import combinations
from math import factorial, prod

import pytest
from hypothesis import given

from sessions.measures.counts import MeasureError
from sessions.measures.expert import agreement, deviation, rwg
from tests.golden import golden
from tests.measures.rows import named, rows

COHESION = golden("03")


@pytest.mark.parametrize("case", golden("01")["cases"] + golden("02")["cases"], ids=named)
def test_agreement_is_that_of_agrmt(case):
    row = [round(10 * count) for count in case["V"]]  # published percentages have one decimal; A has no size

    assert agreement(row) == pytest.approx(case["expected"]["A"], abs=1e-9)
    if printed := case.get("printed_in_documentation"):
        assert agreement(row) == pytest.approx(printed["A"], abs=0.005)


def group(unit, item):
    """Return the counts of one item in a unit or platoon; a missing answer counts nowhere."""
    answers = [row[item] for row in COHESION["rows"] if unit in (row["UNIT"], row["PG"])]
    return [answers.count(option) for option in range(1, 6)]


@pytest.mark.parametrize("expected", COHESION["expected"]["rwg_platoon"] + COHESION["expected"]["rwg_unit"])
def test_rwg_is_that_of_multilevel_which_cuts_off_at_zero(expected):
    assert max(0, rwg(group(expected["grpid"], "COH01"))) == pytest.approx(expected["rwg"], abs=1e-9)


@pytest.mark.parametrize("expected", COHESION["expected"]["adm_platoon"] + COHESION["expected"]["adm_unit"])
def test_deviation_is_that_of_multilevel(expected):
    assert deviation(group(expected["grpid"], "COH01")) == pytest.approx(expected["AD.M"], abs=1e-9)


@pytest.mark.parametrize("expected", COHESION["expected"]["rwgj_lindell_unit"])
def test_rwg_over_items_is_that_of_lindell(expected):
    items = COHESION["notes"]["items_for_j"]
    mean = sum(rwg(group(expected["grpid"], item)) for item in items) / len(items)

    assert mean == pytest.approx(expected["rwg.lindell"], abs=1e-9)


def everyone(n, options):
    """Yield every row of n people with its chance if all answered at random."""
    for bars in combinations(range(n + options - 1), options - 1):
        row = [b - a - 1 for a, b in zip((-1, *bars), (*bars, n + options - 1), strict=True)]
        yield row, factorial(n) / prod(map(factorial, row)) / options**n


def rare(chances, share=0.05):
    """Return the last value, from the rare end, that at most a share of random groups reaches."""
    total, last = 0.0, None
    for value, chance in chances:
        total += chance
        if total > share:
            return last
        last = value
    raise AssertionError("chances add up to one")


def chances_of(figure, case):
    chances: dict[float, float] = {}
    for row, chance in everyone(case["gsize"], case["nresp"]):
        value = round(figure(row), 9)  # one value, however its sum was rounded
        chances[value] = chances.get(value, 0.0) + chance
    return sorted(chances.items())


@pytest.mark.parametrize("case", golden("05")["cases"], ids=lambda case: f"n{case['gsize']}-K{case['nresp']}")
def test_all_random_groups_together_give_the_simulated_baselines(case):
    assert rare(reversed(chances_of(rwg, case))) == pytest.approx(case["rwg95"], abs=1e-9)
    assert rare(chances_of(deviation, case)) == pytest.approx(case["adm05"], abs=1e-9)


@given(rows(options=(2, 11)))
def test_expert_figures_do_not_know_the_direction_of_the_scale(row):
    for figure in (agreement, rwg, deviation):
        assert figure(row[::-1]) == pytest.approx(figure(row), abs=1e-9)


@pytest.mark.parametrize(
    ("counts", "figure"),
    [([0, 4, 0, 0], 1.0), ([3, 3, 3, 3], 0.0), ([2, 0, 0, 2], -1.0), ([5, 0], 1.0), ([4, 4], 0.0)],
)
def test_agreement_has_three_fixed_points(counts, figure):
    assert agreement(counts) == figure


@pytest.mark.parametrize("counts", [[0, 0, 0], [0, 1, 0], [4]])
@pytest.mark.parametrize("figure", [agreement, rwg, deviation])
def test_expert_figures_raise_where_there_are_none(figure, counts):
    with pytest.raises(MeasureError):
        figure(counts)
