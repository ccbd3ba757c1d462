"""One reading for several rows of the same people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.measures.counts import MeasureError
from sessions.measures.reading import read
from sessions.measures.several import together

ROWS = st.lists(st.permutations([0, 1, 2, 3, 6]), min_size=2, max_size=6)


def test_a_single_reading_stays_as_it_is():
    assert together([read([3, 4, 5])]) == read([3, 4, 5])


def test_without_readings_there_is_no_mean():
    with pytest.raises(MeasureError):
        together([])


@given(ROWS)
def test_the_mean_lies_between_the_rows_and_is_no_surer_than_theirs(rows):
    readings = [read(row) for row in rows]
    mean = together(readings)

    assert mean.n == 12
    assert min(r.distance for r in readings) - 1e-9 <= mean.distance <= max(r.distance for r in readings) + 1e-9
    assert min(r.closeness for r in readings) - 1e-9 <= mean.closeness <= max(r.closeness for r in readings) + 1e-9
    assert mean.se == pytest.approx(sum(r.se for r in readings) / len(readings))
    assert 0 <= mean.low <= mean.distance <= mean.high


def test_several_rows_have_no_shape_in_common():
    mean = together([read([9, 1, 0]), read([0, 1, 9])])

    assert (mean.shape, mean.support, mean.side, mean.level) == (None, None, None, None)
