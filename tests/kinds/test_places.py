"""Plane, rings and gap: what they take, what they publish, and what nobody can read out of it."""

from __future__ import annotations

import json
import random
from itertools import combinations, permutations
from math import dist

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from sessions import kinds
from sessions.figures.scene import PHONE, WALL
from sessions.figures.svg import svg
from sessions.kinds.gap import COMPARED_FROM
from sessions.measures.reading import read
from sessions.privacy.minds import Parts, of_one_mind
from sessions.privacy.veil import veil
from sessions.words import Refusal
from tests.kinds.crowds import summary, voices

PLANE, RINGS, GAP = (kinds.get(slug) for slug in ("plane", "rings", "gap"))
TWO = PLANE.Config.checked({"items": ["One", "Other"]})
DIRECTION = GAP.Config.checked(GAP.examples[0].config)
ODD = ["-1", "+1", "01", "20", "1.0", "1e0", "1e400", "NaN", "inf", "３", "²", "1\n", " 1", "1_0", "", "\ud800"]
NAMES = ["across0", "up0", "across1", "up1", "near", "angle", "now0", "needed0", "now5", "needed9", "__class__"]
VALUES = st.one_of(st.sampled_from(ODD), st.integers(-2, 105).map(str), st.text(max_size=20))
HOSTILE = st.dictionaries(st.sampled_from(NAMES), st.lists(VALUES, max_size=3), max_size=6)
POINTS = st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), min_size=3, max_size=12)


def published(kind, config, values):
    return kind.summarise(veil(values, k=3), config)


@pytest.mark.parametrize(
    ("kind", "config"),
    [
        (PLANE, PLANE.Config.checked({"items": ["One"]})),
        (PLANE, TWO),
        (RINGS, RINGS.Config()),
        (GAP, DIRECTION),
        (GAP, GAP.Config.checked({"line": True})),
    ],
    ids=["one place", "two places", "rings", "gap", "gap on a line"],
)
@settings(max_examples=150, deadline=None)
@given(fields=HOSTILE)
def test_hostile_fields_become_a_whole_answer_or_a_kind_refusal(kind, config, fields):
    try:
        value = kind.parse(fields, config)
    except Refusal as refusal:
        event(refusal.code)
        return

    assert json.loads(json.dumps(value)) == value
    told = published(kind, config, [value] * 3)
    assert all(sum(row) == 3 for row in told.counts.values())
    kind.draw(told, config)


@pytest.mark.parametrize("axis", ["across0", "up0", "across1", "up1"])
def test_a_place_without_one_of_its_coordinates_is_none(axis):
    whole = {"across0": ["3"], "up0": ["4"], "across1": ["5"], "up1": ["6"]}
    assert PLANE.parse(whole, TWO) == [[3, 4], [5, 6]]

    with pytest.raises(Refusal) as refused:
        PLANE.parse({name: values for name, values in whole.items() if name != axis}, TWO)

    assert refused.value.message.say() == "Please place everything first, or say that you cannot."


@pytest.mark.parametrize("slug", ["plane", "gap"])
@pytest.mark.parametrize("items", [["x"] * 2, [str(i) for i in range(7)], "a\nb\nc\nd\ne\nf\ng"])
def test_too_many_items_or_equal_ones_are_refused(slug, items):
    with pytest.raises(Refusal):
        kinds.get(slug).Config.checked({"items": items})


def test_a_plane_has_items_and_a_gap_may_have_none():
    assert GAP.Config.checked({"items": []}).items == ()
    with pytest.raises(Refusal):
        PLANE.Config.checked({"items": []})


@given(POINTS, st.randoms())
def test_which_places_of_two_items_belong_to_one_person_is_not_published(points, rng):
    others = [list(point) for point in points]
    rng.shuffle(others)
    as_given = [[list(one), [one[1], one[0]]] for one in points]
    exchanged = [[list(one), [other[1], other[0]]] for one, other in zip(points, others, strict=True)]

    assert published(PLANE, TWO, as_given) == published(PLANE, TWO, exchanged)


def test_fewer_than_eight_people_have_two_rows_and_nothing_between_them():
    """Seven people who all need more, and seven of whom some need less, with the same two rows."""
    now, needed = [0, 0, 1, 1, 2, 2, 3], [1, 1, 2, 2, 3, 3, 4]
    seen = set()
    for order in list(permutations(needed))[::97]:
        told = published(GAP, DIRECTION, [[list(pair)] for pair in zip(now, order, strict=True)])
        pictures = tuple(svg(GAP.draw(told, DIRECTION, canvas=canvas)) for canvas in (WALL, PHONE))
        seen.add((str(told.as_json()), pictures, GAP.tell(told, DIRECTION).say()))

    assert len(seen) == 1


def test_from_eight_people_on_only_less_same_and_more_are_counted():
    now, needed = [0, 0, 1, 1, 2, 2, 3, 3], [1, 2, 3, 4, 2, 2, 0, 1]
    told = published(GAP, DIRECTION, [[list(pair)] for pair in zip(now, needed, strict=True)])
    swapped = [4, 3, 2, 3, 2, 2, 1, 0]  # other pairs, other gaps, the same rows and the same signs
    other = [[list(pair)] for pair in zip(now, [2, 1, 4, 3, 2, 2, 1, 0], strict=True)]

    assert told.counts["change0"] == (2, 2, 4)
    assert published(GAP, DIRECTION, other) == told
    assert sorted(swapped) != sorted(needed)
    assert "2 need less, 2 the same, 4 need more" in GAP.tell(told, DIRECTION).say()


def test_on_two_steps_less_and_more_would_be_the_whole_row_of_gaps():
    config = GAP.Config.checked({"steps": ["Not yet", "Yes"]})

    told = published(GAP, config, [[[0, 1]]] * 6 + [[[1, 0]]] * 3 + [[[1, 1]]] * 3)

    assert set(told.counts) == {"now0", "needed0"}


def test_two_pictures_of_a_gap_differ_by_eight_people_or_none():
    assert GAP.fewest == COMPARED_FROM == 8


def test_the_row_of_today_carries_on_the_series():
    scale = kinds.get("scale")
    told = summary(GAP, DIRECTION, n=30)
    row = told.counts[GAP.series_row]

    assert GAP.measure(told, DIRECTION) == read(row)
    assert scale.series_row == "answers"
    assert len(row) == 5


@pytest.mark.parametrize(
    ("kind", "config", "alike", "apart"),
    [
        (PLANE, TWO, [[[0, 3], [9, 9]], [[9, 3], [1, 5]], [[19, 3], [4, 18]]], [[[0, 3], [9, 9]], [[9, 19], [1, 0]]]),
        (GAP, DIRECTION, [[[0, 4]], [[1, 4]], [[2, 4]]], [[[0, 4]], [[1, 3]], [[2, 4]]]),
        (RINGS, RINGS.Config(), [3, 3, 3], [3, 3, 2]),
    ],
    ids=["plane", "gap", "rings"],
)
def test_people_who_agree_on_one_item_or_axis_are_of_one_mind_there(kind, config, alike, apart):
    zones = [[kind.zone(value, config) for value in row] for row in (alike, apart)]

    assert [of_one_mind(row) for row in zones] == [True, False]


def test_parts_compare_as_what_they_hold():
    assert Parts((1, 2)) == Parts((1, 2))
    assert len({Parts((1, 2)), Parts((1, 2)), Parts((2, 1))}) == 2
    assert not of_one_mind([Parts((1, 2)), Parts((2, 1))])


@given(POINTS)
def test_the_distance_of_a_plane_is_the_mean_over_pairs_and_items(points):
    told = published(PLANE, TWO, [[[x, y], [y, (x * 7) % 20]] for x, y in points])
    pairs = list(combinations(points, 2))
    turned = [(y, (x * 7) % 20) for x, y in points]
    first = sum(dist(*pair) for pair in pairs) / len(pairs)
    second = sum(dist(*pair) for pair in combinations(turned, 2)) / len(pairs)

    reading = PLANE.measure(told, TWO)
    assert reading.distance == pytest.approx((first + second) / 2)
    assert reading.closeness == pytest.approx(1 - reading.distance / (0.521405433 * 20), abs=1e-8)  # nine digits known
    assert (reading.shape, reading.n) == (None, len(points))


def test_a_ring_has_no_angle():
    value = RINGS.parse({"near": ["2"], "angle": ["1.57"], "x": ["3"]}, RINGS.Config())

    assert value == 2


@pytest.mark.parametrize(
    ("kind", "config", "values", "sentence"),
    [
        (
            PLANE,
            TWO,
            [[[0, 19], [10, 3]], [[12, 12], [9, 3]], [[19, 19], [9, 10]]],
            "3 answers; nearer to “Strong effect” and nearer to “Very well”: “One” 2 and 3, “Other” 1 and 1.",
        ),
        (
            RINGS,
            RINGS.Config(),
            [0, 4, 2],
            "3 answers: 1 on “I stand far away”, 1 on “2 rings away”, 1 on “I stand right here”.",
        ),
        (
            GAP,
            DIRECTION,
            [[[0, 4]], [[1, 4]], [[1, 3]]],
            "3 answers; now 1 on “Not clear yet”, 2 on “A little clear”; "
            "needed 1 on “Mostly clear”, 2 on “Very clear”.",
        ),
        (
            GAP,
            GAP.Config.checked({"items": ["Trust", "Rest"]}),
            [[[0, 0], [0, 0]], [[0, 1], [2, 4]], [[2, 3], [0, 1]], [[3, 1], [4, 1]]] * 2,
            "8 answers; of these people need more: 4 on “Trust”, 4 on “Rest”.",
        ),
    ],
    ids=["plane", "rings", "gap", "gap of items"],
)
def test_pictures_are_told_plainly(kind, config, values, sentence):
    assert kind.tell(published(kind, config, values), config).say() == sentence


@pytest.mark.parametrize("slug", ["plane", "gap", "rings"])
def test_simulated_rooms_are_of_many_minds(slug):
    kind = kinds.get(slug)
    for example in kind.examples:
        config = kind.Config.checked(example.config)
        given = voices(kind, config, n=60)

        assert len({str(value) for value in given}) >= 4


@pytest.mark.parametrize("n", [3, 4, 5, 30])
def test_captions_say_nothing_of_fewer_than_five(n):
    for kind in (PLANE, GAP, RINGS):
        config = kind.Config.checked(kind.examples[0].config)
        told = summary(kind, config, n=n)
        lines = [said.say() for said in kind.captions(told, kind.measure(told, config), config)]
        assert bool(lines) == (n >= 5)


def test_the_order_of_arrival_leaves_no_trace():
    for kind in (PLANE, GAP, RINGS):
        config = kind.Config.checked(kind.examples[0].config)
        given = voices(kind, config, n=40)
        shuffled = random.Random(3).sample(given, k=40)
        drawings = {svg(kind.draw(published(kind, config, row), config)) for row in (given, shuffled)}
        assert len(drawings) == 1
