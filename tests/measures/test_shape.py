import random

import pytest
from hypothesis import given

from sessions.measures.counts import MeasureError
from sessions.measures.shape import Level, Shape, Side, level, shape, side
from tests.measures.rows import rows

TOO_FEW, TWO, FEW_AWAY = Shape.TOO_FEW, Shape.TWO_GROUPINGS, Shape.CLOSE_FEW_AWAY
CLOSE, LEANING, SPREAD = Shape.CLOSE, Shape.LEANING, Shape.SPREAD

CASES = [
    # too few, whatever they look like
    ([2, 0, 0, 0, 2], TOO_FEW, "four people have no shape, not even at two ends"),
    ([0, 0, 0, 0, 0], TOO_FEW, "nobody has no shape"),
    # two groupings: every condition, just met and just missed
    ([5, 0, 0, 0, 5], TWO, "two ends"),
    ([6, 2, 0, 2, 6], TWO, "two places with slopes between them"),
    ([3, 0, 0, 0, 3], TWO, "three people on each side are enough"),
    ([2, 0, 0, 0, 4], SPREAD, "two people on one side are not a grouping"),
    ([3, 0, 0, 0, 9], TWO, "a side of exactly a quarter"),
    ([3, 0, 0, 0, 10], SPREAD, "three people, but under a quarter"),
    ([0, 6, 0, 6, 0], TWO, "medians exactly half the scale apart"),
    ([0, 0, 6, 6, 0], CLOSE, "neighbours are one place"),
    ([6, 0, 6, 0, 0, 0, 0], CLOSE, "two steps of seven are not half the scale"),
    ([8, 4, 4, 8], TWO, "a valley of exactly half the smaller peak"),
    ([8, 5, 5, 8], SPREAD, "a valley above half the smaller peak"),
    ([3, 1, 1, 3], TWO, "a valley two people below the smaller peak"),
    ([2, 1, 1, 2], SPREAD, "a valley one person below the peaks is chance"),
    ([6, 0, 4, 1, 4, 0, 6], SPREAD, "no side stands close together"),
    ([4, 4, 4, 1, 4, 4, 4], TWO, "two broad places"),
    ([4, 1, 4, 4, 4, 4, 0], SPREAD, "of equal peaks the nearest count: no thin place between them"),
    ([5, 0, 5], TWO, "three options"),
    # close, a few further away
    ([1, 0, 0, 0, 5], FEW_AWAY, "one of six"),
    ([1, 0, 0, 0, 4], SPREAD, "one away needs six in all"),
    ([2, 0, 0, 0, 11], LEANING, "two of thirteen are more than 15 %"),
    ([3, 0, 0, 0, 17], FEW_AWAY, "three of twenty are exactly 15 %"),
    ([0, 1, 0, 0, 11], FEW_AWAY, "three steps of four are 60 % of the scale and more"),
    ([0, 0, 1, 0, 11], CLOSE, "two steps of four are not"),
    ([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11], FEW_AWAY, "eleven options, in zones"),
    ([1, 0, 3, 8, 8], FEW_AWAY, "the rest need only be close"),
    ([1, 0, 9, 0, 9, 0, 0], LEANING, "nobody is 60 % away, and the rest are not one place"),
    # close together, leaning, spread out
    ([0, 0, 9, 0, 0], CLOSE, "one place"),
    ([0, 0, 0, 5, 5], CLOSE, "two neighbouring places"),
    ([0, 4, 7, 1, 0], CLOSE, "three neighbouring places"),
    ([0, 3, 5, 3, 1], LEANING, "closer than even, not close"),
    ([4, 4, 4, 4, 4], SPREAD, "even"),
    ([1, 2, 4, 2, 1], SPREAD, "a low hill of ten"),
    ([1] * 21, SPREAD, "a slider with one on every mark"),
]


@pytest.mark.parametrize(("counts", "expected", "reason"), CASES, ids=[reason for *_, reason in CASES])
def test_shape_follows_the_table(counts, expected, reason):
    assert shape(counts) is expected
    assert shape(counts[::-1]) is expected


@given(rows(options=(3, 21), people=(0, 60)))
def test_shape_does_not_know_the_direction_of_the_scale(row):
    assert shape(row[::-1]) is shape(row)


@given(rows(options=(3, 21), people=(0, 4)))
def test_nothing_is_said_below_five(row):
    assert shape(row) is TOO_FEW
    assert level(row) is None


def test_two_options_have_no_shape():
    with pytest.raises(MeasureError, match="at least 3 options are needed, not 2"):
        shape([5, 9])


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([0, 0, 4, 5, 1], Side.UPPER),  # six of ten
        ([0, 0, 5, 4, 1], Side.MIDDLE),  # five of ten
        ([3, 3, 2, 1, 1], Side.LOWER),
        ([1, 1, 2, 3, 3], Side.UPPER),
        ([3, 2, 3, 1, 1], Side.MIDDLE),
        ([3, 3, 2, 2], Side.LOWER),  # no middle option: three in five below the midpoint
        ([0] * 8 + [10] + [0] * 12, Side.MIDDLE),  # a slider at 40: the middle zone
        ([0] * 7 + [10] + [0] * 13, Side.LOWER),  # a slider at 35
    ],
)
def test_side_needs_three_in_five(counts, expected):
    assert side(counts) is expected


@given(rows())
def test_side_turns_with_the_scale(row):
    turned = {Side.LOWER: Side.UPPER, Side.UPPER: Side.LOWER, Side.MIDDLE: Side.MIDDLE}

    assert side(row[::-1]) is turned[side(row)]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([0, 0, 5, 0, 0], Level.CLOSE),
        ([0, 2, 4, 1, 0], Level.CLOSE),
        ([0, 3, 3, 1, 0], Level.IN_BETWEEN),
        ([1, 0, 0, 1, 7], Level.IN_BETWEEN),  # no word for the one who stands apart
        ([3, 0, 0, 0, 3], Level.WIDE),
        ([1, 1, 1, 1, 1], Level.WIDE),
        ([2, 2, 2, 2, 1], Level.WIDE),
        ([2, 2, 2, 2, 2], None),  # ten people have a shape
    ],
)
def test_level_is_all_that_is_said_of_five_to_nine(counts, expected):
    assert level(counts) is expected


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([0, 1, 3, 1, 0], Level.CLOSE),  # C is 0.5 to the last digit
        ([0, 1, 2, 2], Level.IN_BETWEEN),  # C is 0.2, which a division would make 0.19999999999999996
    ],
)
def test_a_threshold_met_exactly_is_met(counts, expected):
    assert level(counts) is expected


@pytest.mark.parametrize("n", [8, 12, 20, 40])
def test_evenly_scattered_groups_read_as_two_groupings_no_more_often_than_the_docs_admit(n):
    rng, seen = random.Random(n), 0
    for _ in range(1500):
        places = rng.choices(range(5), k=n)
        seen += shape([places.count(option) for option in range(5)]) is TWO

    assert 0.06 <= seen / 1500 <= 0.26
