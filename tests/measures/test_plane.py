"""Distance and hull on a plane, against R and against plain counting over pairs."""

from itertools import combinations
from math import dist, hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.measures.counts import MeasureError
from sessions.measures.plane import EVEN, area, closeness, distance, hull, wobble
from sessions.measures.wobble import jackknife
from tests.golden import golden

CARS = [tuple(point) for point in golden("14")["case"]["points"]]
GRID = tuple((x, y) for y in range(20) for x in range(20))
CROWDS = st.lists(st.sampled_from(GRID), min_size=3, max_size=40)


def counted(crowd):
    """Return the points where people stand, and how many on each."""
    points = sorted(set(crowd))
    return [*points, (99, 99)], [*(crowd.count(point) for point in points), 0]


def test_distance_is_that_of_r():
    case = golden("14")["case"]

    assert distance(CARS, [1] * len(CARS)) == pytest.approx(case["mean_pairwise"], abs=1e-9)


def test_hull_and_its_area_are_those_of_r():
    case = golden("14")["case"]
    corners = hull(CARS)

    assert set(corners) == {CARS[place - 1] for place in case["hull_index_1based"]}
    assert len(corners) == len(case["hull_index_1based"])
    assert area(corners) == pytest.approx(case["hull_area"], abs=1e-9)


def test_an_even_spread_over_a_square_is_the_integral_of_all_distances():
    """∫∫ over the differences u and v of two uniform points, whose densities are 2(1-u) and 2(1-v); midpoint rule."""
    cuts = 400
    steps = [(i + 0.5) / cuts for i in range(cuts)]
    whole = sum(hypot(u, v) * 4 * (1 - u) * (1 - v) for u in steps for v in steps) / cuts**2

    assert whole == pytest.approx(EVEN, abs=2e-6)
    assert pytest.approx(0.5214, abs=5e-5) == EVEN


def test_a_full_grid_is_an_even_spread_but_for_its_coarseness():
    assert distance(GRID, [50] * 400) / 20 == pytest.approx(EVEN, rel=2e-3)
    assert closeness(GRID, [50] * 400, side=20) == pytest.approx(0, abs=2e-3)


@given(CROWDS)
def test_distance_is_the_mean_over_pairs(crowd):
    pairs = list(combinations(crowd, 2))

    assert distance(*counted(crowd)) == pytest.approx(sum(dist(*pair) for pair in pairs) / len(pairs))


@given(CROWDS, st.sampled_from([lambda x, y: (y, x), lambda x, y: (19 - x, y), lambda x, y: (19 - y, 19 - x)]))
def test_turning_the_plane_changes_no_figure(crowd, turn):
    turned = [turn(*point) for point in crowd]

    assert distance(*counted(turned)) == pytest.approx(distance(*counted(crowd)))
    assert wobble(*counted(turned)).se == pytest.approx(wobble(*counted(crowd)).se)
    assert area(hull(turned)) == area(hull(crowd))


@given(CROWDS)
def test_doubling_every_count_multiplies_the_distance_as_on_a_line(crowd):
    n = len(crowd)

    assert distance(*counted(crowd * 2)) == pytest.approx(distance(*counted(crowd)) * 2 * (n - 1) / (2 * n - 1))


@given(st.lists(st.integers(0, 19), min_size=3, max_size=40))
def test_on_one_line_it_is_the_distance_and_the_jackknife_of_a_scale(places):
    row = [places.count(place) for place in range(20)]
    points = [(0, place) for place in range(20)]

    assert wobble(points, row).se == pytest.approx(max(jackknife(row), 2 / len(places)), abs=1e-9)


@given(CROWDS)
def test_everybody_stands_within_the_hull(crowd):
    corners = hull(crowd)
    edges = zip(corners, (*corners[1:], *corners[:1]), strict=True)

    assert set(corners) <= set(crowd)
    assert all((b[0] - a[0]) * (y - a[1]) >= (b[1] - a[1]) * (x - a[0]) for a, b in edges for x, y in crowd)


@given(CROWDS, st.sampled_from(GRID))
def test_one_more_person_never_makes_the_hull_smaller(crowd, point):
    assert area(hull([*crowd, point])) >= area(hull(crowd))


@pytest.mark.parametrize(
    ("points", "corners"),
    [([], ()), ([(3, 3)] * 4, ((3, 3),)), ([(0, 0), (2, 2), (1, 1)], ((0, 0), (2, 2)))],
)
def test_few_points_have_a_small_hull(points, corners):
    assert hull(points) == corners
    assert area(hull(points)) == 0


@pytest.mark.parametrize(("points", "counts"), [([(0, 0), (1, 1)], [1, 0]), ([(0, 0)], [5]), (GRID, [1, 2])])
def test_too_few_people_or_points_have_no_distance(points, counts):
    with pytest.raises(MeasureError):
        distance(points, counts)
