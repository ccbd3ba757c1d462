import statistics

import pytest
from hypothesis import given

from sessions.measures.counts import MeasureError
from sessions.measures.median import Sides, median, sides
from tests.measures.rows import people, rows


@given(rows())
def test_median_is_that_of_the_people(row):
    assert median(row) == statistics.median(people(row))


@given(rows())
def test_median_and_sides_turn_with_the_scale(row):
    there, back = sides(row), sides(row[::-1])

    assert median(row[::-1]) == len(row) - 1 - median(row)
    assert (back.lower, back.middle, back.upper) == (there.upper, there.middle, there.lower)


def test_sides_of_an_odd_scale_leave_its_middle_out():
    assert sides([1, 0, 2, 0, 1]) == Sides(lower=0.25, middle=0.5, upper=0.25)


def test_sides_of_an_even_scale_have_no_middle():
    assert sides([1, 0, 2, 1]) == Sides(lower=0.25, middle=0.0, upper=0.75)


@pytest.mark.parametrize("figure", [median, sides])
def test_nobody_stands_nowhere(figure):
    with pytest.raises(MeasureError):
        figure([0, 0, 0])
