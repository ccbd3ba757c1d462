import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.measures.counts import MeasureError
from sessions.measures.zones import zone, zone_of_value, zones
from tests.measures.rows import rows


@pytest.mark.parametrize(
    ("options", "sizes"),
    [
        (7, (1, 1, 1, 1, 1, 1, 1)),  # short scales stay as they are
        (8, (2, 1, 2, 1, 2)),
        (9, (2, 2, 1, 2, 2)),
        (10, (2, 2, 2, 2, 2)),
        (11, (2, 2, 3, 2, 2)),
        (21, (4, 4, 5, 4, 4)),  # the slider
    ],
)
def test_zones_take_whole_options(options, sizes):
    assert zones([1] * options) == sizes


@given(rows(people=(0, 60)))
def test_zones_lose_nobody_and_turn_with_the_scale(row):
    assert sum(zones(row)) == sum(row)
    assert zones(row[::-1]) == zones(row)[::-1]


@given(st.integers(8, 200), st.data())
def test_zone_is_where_the_middle_of_the_option_lies(options, data):
    option = data.draw(st.integers(0, options - 1))
    below, above = zone(option, options=options) / 5, (zone(option, options=options) + 1) / 5

    assert below < (option + 0.5) / options < above


@pytest.mark.parametrize("option", range(21))
def test_zone_of_a_sliders_value_is_the_zone_of_its_option(option):
    assert zone_of_value(5 * option) == zone(option, options=21)


@given(st.integers(0, 100))
def test_zone_of_a_value_turns_with_the_slider(value):
    assert zone_of_value(100 - value) == 4 - zone_of_value(value)


@pytest.mark.parametrize(("value", "expected"), [(0, 0), (19, 0), (20, 1), (39, 1), (40, 2), (50, 2), (60, 2), (61, 3)])
def test_zone_of_a_value_on_a_cut_is_the_inner_one(value, expected):
    assert zone_of_value(value) == expected


@pytest.mark.parametrize("option", [-1, 5])
def test_zone_refuses_an_option_that_is_not_there(option):
    with pytest.raises(MeasureError, match=f"there is no option {option} among 5"):
        zone(option, options=5)


@pytest.mark.parametrize("value", [-1, 101, float("nan")])
def test_zone_of_a_value_refuses_what_lies_outside(value):
    with pytest.raises(MeasureError):
        zone_of_value(value)
