"""Cliff's delta against effsize, and what every order of pairs must give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.measures.counts import MeasureError
from sessions.measures.dominance import differ, dominance
from tests.golden import golden

GOLDEN = golden("13")
rows = st.lists(st.integers(0, 4), min_size=5, max_size=5).filter(lambda row: sum(row) >= 2)


def counted(values, options):
    return [values.count(option) for option in options]


@pytest.mark.parametrize("case", GOLDEN["cases"])
def test_dominance_equals_the_golden_value(case):
    options = sorted({*case["x"], *case["y"]})

    found = dominance(counted(case["x"], options), counted(case["y"], options))

    assert found.delta == pytest.approx(case["cliff_delta"], abs=GOLDEN["tolerance"])
    assert found.se**2 == pytest.approx(case["var"], abs=GOLDEN["tolerance"])
    assert (found.delta + 1) / 2 == pytest.approx(case["VD_A"], abs=GOLDEN["tolerance"])


@given(rows, rows)
def test_dominance_is_the_count_over_all_pairs_and_turns_its_sign_with_the_groups(a, b):
    xs = [i for i, count in enumerate(a) for _one in range(count)]
    ys = [i for i, count in enumerate(b) for _one in range(count)]
    pairs = sum((x > y) - (x < y) for x in xs for y in ys) / (len(xs) * len(ys))

    assert dominance(a, b).delta == pytest.approx(pairs)
    assert dominance(b, a).delta == pytest.approx(-pairs)
    assert dominance(a[::-1], b[::-1]).delta == pytest.approx(-pairs)
    assert dominance(b, a).se == pytest.approx(dominance(a, b).se)


@given(rows)
def test_a_group_never_differs_from_itself(row):
    assert not differ(dominance(row, row))


def test_one_person_and_rows_of_two_lengths_raise():
    with pytest.raises(MeasureError):
        dominance([1, 0], [2, 2])
    with pytest.raises(MeasureError):
        dominance([2, 2], [2, 2, 2])
