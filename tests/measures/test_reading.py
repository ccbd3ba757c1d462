import json
import timeit

import pytest
from hypothesis import given

from sessions.measures import closeness, distance, shape, support, unordered, wobble
from sessions.measures.counts import MeasureError
from sessions.measures.reading import Reading, read, read_unordered
from tests.measures.rows import calm, rows


def test_reading_gathers_every_figure():
    row = [0, 3, 6, 3, 1]

    assert read(row) == Reading(
        n=13,
        distance=distance.distance(row),
        closeness=closeness.closeness(row),
        se=wobble.wobble(row).se,
        low=wobble.wobble(row).low,
        high=wobble.wobble(row).high,
        shape=shape.Shape.LEANING,
        support=support.support(row),
        side=shape.Side.MIDDLE,
        level=None,
    )


def test_reading_without_order_has_no_shape_and_no_direction():
    row = [6, 0, 3]

    assert read_unordered(row) == Reading(
        n=9,
        distance=unordered.distance(row),
        closeness=unordered.closeness(row),
        se=unordered.wobble(row).se,
        low=unordered.wobble(row).low,
        high=unordered.wobble(row).high,
    )


@pytest.mark.parametrize(
    ("counts", "shape_said", "level_said", "supported"),
    [
        ([2, 0, 0, 0, 2], shape.Shape.TOO_FEW, None, False),
        ([4, 0, 0, 0, 4], shape.Shape.TWO_GROUPINGS, shape.Level.WIDE, True),
        ([5, 0, 0, 0, 5], shape.Shape.TWO_GROUPINGS, None, True),
        ([9, 4], None, None, False),  # two options have shares, no shape
    ],
)
def test_reading_says_no_more_than_its_size_allows(counts, shape_said, level_said, supported):
    reading = read(counts)

    assert (reading.shape, reading.level) == (shape_said, level_said)
    assert (reading.support is not None) is supported


@pytest.mark.parametrize("counts", [[0, 1, 0], [0, 0], [5], [3, -1, 4]])
@pytest.mark.parametrize("reader", [read, read_unordered])
def test_reading_raises_where_there_is_nothing_to_read(reader, counts):
    with pytest.raises(MeasureError):
        reader(counts)


@calm
@given(rows(people=(2, 60)))
def test_reading_comes_back_from_json_as_it_was_published(row):
    for reading in (read(row), read_unordered(row)):
        published = reading.as_json()

        assert Reading.from_json(json.loads(json.dumps(published, allow_nan=False))).as_json() == published


def test_published_figures_have_two_digits():
    assert read([1, 4, 7, 5, 3]).as_json() == {
        "n": 20,
        "distance": 1.27,
        "closeness": 0.21,
        "se": 0.2,
        "low": 1.01,
        "high": 1.52,
        "shape": "leaning",
        "support": 0.66,
        "side": "middle",
        "level": None,
    }


def test_a_small_standard_error_keeps_two_digits_that_count():
    assert read([0, 200, 4200, 600, 0]).as_json()["se"] == 0.0083


@pytest.mark.parametrize(("support_had", "kept"), [(0.795, 0.79), (0.8, 0.8), (0.495, 0.49), (0.57, 0.57), (1.0, 1.0)])
def test_kept_support_says_a_shape_no_more_firmly_than_it_was(support_had, kept):
    """Half a hundredth, rounded up, would make a likely shape a clear one: a picture and its caption would differ."""
    assert Reading(n=9, distance=1.6, closeness=0, support=support_had).as_json()["support"] == kept


def test_published_figures_have_no_minus_zero():
    assert str(Reading(n=9, distance=1.6, closeness=-0.001).as_json()["closeness"]) == "0.0"


@pytest.mark.parametrize("counts", [[238] * 21, [700] * 7, [2500] + [0] * 19 + [2500]])
def test_reading_is_cheap_enough_for_the_moment_of_publication(counts):
    assert min(timeit.repeat(lambda: read(counts), number=1, repeat=5)) < 0.03
