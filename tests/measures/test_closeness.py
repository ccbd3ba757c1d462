import pytest
from hypothesis import given

from sessions.measures.closeness import closeness
from sessions.measures.counts import MeasureError
from tests.measures.rows import rows


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([0, 0, 8, 0, 0], 1.0),  # one place
        ([4, 0, 0, 0, 4], 1 - (16 * 4 / 28) / 1.6),  # two ends: pulled apart
        ([1000] * 5, 1 - 1.6 * 5000 / 4999 / 1.6),  # even: 0 but for the one oneself is not paired with
        ([1, 1], -1.0),  # two people, two options
    ],
)
def test_closeness_is_measured_against_an_even_spread(counts, expected):
    assert closeness(counts) == pytest.approx(expected, abs=1e-12)


@given(rows())
def test_closeness_does_not_know_the_direction_of_the_scale(row):
    assert closeness(row[::-1]) == closeness(row)


@given(rows())
def test_closeness_is_one_only_in_one_place(row):
    assert (closeness(row) == 1.0) is (max(row) == sum(row))


def test_closeness_raises_for_one_person():
    with pytest.raises(MeasureError, match="at least 2 people are needed, not 1"):
        closeness([0, 1, 0])
