import pytest
from hypothesis import given

from sessions.measures.counts import MeasureError
from sessions.measures.support import DRAWS, Sureness, support, sureness
from tests.measures.rows import calm, rows


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([0, 0, 30, 10, 0], Sureness.CLEAR),  # forty in two neighbouring places
        ([10, 2, 0, 2, 10], Sureness.CLEAR),  # two groupings nobody could miss
        ([8, 8, 8, 8, 8], Sureness.CLEAR),  # even, and many
        ([1, 4, 7, 5, 3], Sureness.LIKELY),  # a hill of twenty
        ([1, 2, 4, 2, 1], Sureness.OPEN),  # a hill of ten
        ([1, 0, 0, 0, 9], Sureness.OPEN),  # one person away: hardly ever again
    ],
)
def test_sureness_grows_with_people_and_distinctness(counts, expected):
    assert sureness(support(counts)) is expected


def test_more_people_of_the_same_shape_are_surer():
    assert support([1, 2, 4, 1, 0]) < support([10, 20, 40, 10, 0])


@calm
@given(rows(options=(3, 21), people=(5, 60)))
def test_support_is_a_share_and_always_the_same_from_either_end(row):
    share = support(row)

    assert 0 <= share <= 1
    assert share * DRAWS == pytest.approx(round(share * DRAWS))
    assert support(row) == share
    assert support(row[::-1]) == share


def test_support_of_a_long_scale_is_that_of_its_zones():
    assert support([0] * 8 + [3, 4, 8, 3, 2] + [0] * 8) == support([0, 0, 20, 0, 0])


def test_another_seed_gives_another_sample_of_the_same_share():
    shares = {support([1, 4, 7, 5, 3], seed=seed) for seed in range(8)}

    assert len(shares) > 1
    assert max(shares) - min(shares) < 0.2


@pytest.mark.parametrize("counts", [[2, 0, 0, 0, 2], [5, 9]])
def test_support_raises_where_nothing_is_said(counts):
    with pytest.raises(MeasureError):
        support(counts)


@pytest.mark.parametrize(
    ("share", "word"),
    [
        (1.0, Sureness.CLEAR),
        (0.8, Sureness.CLEAR),
        (0.795, Sureness.LIKELY),
        (0.5, Sureness.LIKELY),
        (0.495, Sureness.OPEN),
    ],
)
def test_sureness_has_two_thresholds(share, word):
    assert sureness(share) is word
