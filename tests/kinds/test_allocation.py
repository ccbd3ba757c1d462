"""Allocations: points in steps of five, a hundred in all, and what is published of them."""

import json
import random
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions import kinds
from sessions.kinds.allocation import WHOLE_FROM
from sessions.kinds.base import Summary
from sessions.measures import budgets
from sessions.privacy.minds import of_one_mind
from sessions.privacy.veil import veil
from sessions.words import Refusal

ALLOCATION = kinds.get("allocation")
ITEMS = ["Serving", "Repairing", "Building"]
CONFIG = ALLOCATION.Config.checked({"items": ITEMS})
GROUP = [[60, 20, 20], [20, 60, 20], [40, 40, 20], [50, 30, 20], [30, 50, 20], [45, 25, 30], [60, 20, 20], [20, 70, 10]]


def published(group, config=CONFIG):
    return Summary.from_json(json.loads(json.dumps(ALLOCATION.summarise(veil(group, k=3), config).as_json())))


def fields(*points):
    return {f"points-{item}": [str(given)] for item, given in enumerate(points)}


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        ({}, "answer.missing", "Please spread the 100 points first, or say that you cannot."),
        (fields("", "", ""), "answer.missing", "Please spread the 100 points first, or say that you cannot."),
        (fields(50, 20, 15), "answer.left", "You have 15 points left. Please spread all 100."),
        (fields(0, 0, 0), "answer.left", "You have 100 points left. Please spread all 100."),
        (fields(50, 50, 50), "answer.over", "That is 50 points too many. There are 100."),
        (fields(33, 33, 34), "answer.step", "Points go in steps of 5."),
        (fields(101, 0, 0), "answer.outside", None),
        (fields(-5, 100, 5), "answer.outside", None),
        (fields("50.0", 50, 0), "answer.outside", None),
        (fields("1e2", 0, 0), "answer.outside", None),
        (fields("５0", 50, 0), "answer.outside", None),
        ({f"points-{item}": ["50", "0"] for item in range(3)}, "answer.outside", None),
        ({f"points-{item}": 50 for item in range(3)}, "answer.outside", None),
    ],
)
def test_what_is_no_budget_is_refused_kindly(given, code, words):
    with pytest.raises(Refusal) as refused:
        ALLOCATION.parse(given, CONFIG)

    assert refused.value.code == code
    assert words in (None, refused.value.message.say())


def test_a_field_left_empty_gives_nothing():
    assert ALLOCATION.parse({"points-1": ["100"], "points-2": [""]}, CONFIG) == [0, 100, 0]


NAMES = st.sampled_from([*(f"points-{item}" for item in range(4)), "points--1", "points-00", "points"])
ODD = [
    "0",
    "5",
    "20",
    "30",
    "50",
    "100",
    "105",
    "-5",
    "+5",
    "05",
    "5.0",
    "NaN",
    "1e2",
    "５",
    "",
    " 5",
    "\x00",
    "9" * 400,
]


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(NAMES, st.lists(st.one_of(st.sampled_from(ODD), st.text(max_size=8)), max_size=2), max_size=7))
def test_hostile_fields_are_a_whole_budget_or_refused(given):
    try:
        value = ALLOCATION.parse(given, CONFIG)
    except Refusal:
        return
    assert len(value) == 3
    assert sum(value) == 100
    assert all(points % 5 == 0 and 0 <= points <= 100 for points in value)


@settings(max_examples=80, deadline=None)
@given(st.integers(2, 12), st.floats(0, 1))
def test_simulated_voices_spread_all_their_points(items, lean):
    config = ALLOCATION.Config.checked({"items": [f"Item {item}" for item in range(items)]})

    assert sum(ALLOCATION.parse(ALLOCATION.simulate(lean, config), config)) == 100


def test_people_who_give_most_to_one_item_or_as_much_to_one_are_of_one_mind():
    def minds(*group):
        return of_one_mind([ALLOCATION.zone(list(budget), CONFIG) for budget in group])

    assert minds([60, 40, 0], [80, 5, 15], [50, 30, 20])
    assert minds([60, 20, 20], [20, 60, 20], [40, 40, 20])
    assert not minds([60, 20, 20], [20, 60, 20], [35, 30, 35])


def test_rows_are_published_and_no_budget():
    counts = published(GROUP).counts

    assert set(counts) == {"item-0", "item-1", "item-2", "wobble"}
    assert {len(counts[f"item-{item}"]) for item in range(3)} == {21}
    assert [sum(counts[f"item-{item}"]) for item in range(3)] == [8, 8, 8]


def test_of_few_people_nothing_is_published_that_only_whole_budgets_tell():
    """A secrecy test holds what could leak: the same rows from other budgets."""
    group = [[10, 20, 70], [20, 10, 70], [30, 40, 30], [40, 30, 30], [25, 25, 50]]
    mixed = [[20, 10, 70], [10, 20, 70], [40, 30, 30], [30, 40, 30], [25, 25, 50]]
    swapped = [[10, 20, 70], [20, 10, 70], [40, 30, 30], [30, 40, 30], [25, 25, 50]]

    assert published(group) == published(mixed) == published(swapped)
    assert "wobble" not in published(group).counts
    assert len(group) < WHOLE_FROM


def test_the_wobble_of_whole_budgets_is_told_in_whole_points_only():
    """Two groups with the same strips, whose true errors differ by less than a point, are published alike."""
    group = [[30, 0, 70], [10, 10, 80], [20, 20, 60], [20, 60, 20]] * 2
    other = [[30, 10, 60], [10, 20, 70], [20, 0, 80], [20, 60, 20]] * 2
    rows = [published(group).counts[f"item-{item}"] for item in range(3)]

    assert [round(budgets.whole_wobble(each, rows).se, 1) for each in (group, other)] == [7.6, 7.3]
    assert published(group) == published(other)


def test_with_few_people_the_wobble_is_rather_too_wide():
    summary = published(GROUP[:7])
    rows = [summary.counts[f"item-{item}"] for item in range(3)]

    reading = ALLOCATION.measure(summary, CONFIG)

    assert reading.se == budgets.bound(rows)
    assert reading.se > budgets.whole_wobble(GROUP[:7], rows).se


def test_a_reading_counts_the_points_to_move():
    summary = published(GROUP)
    rows = [summary.counts[f"item-{item}"] for item in range(3)]

    reading = ALLOCATION.measure(summary, CONFIG)

    assert reading.distance == budgets.distance(rows)
    assert reading.closeness == 1 - reading.distance / budgets.even(3)
    assert reading.se == ceil(budgets.whole_wobble(GROUP, rows).se) == 5
    assert (reading.shape, reading.level, reading.side) == (None, None, None)


def test_a_picture_is_told_with_the_item_on_which_budgets_differ_most():
    assert ALLOCATION.tell(published(GROUP), CONFIG).say() == (
        "8 answers, points out of 100: “Serving” 20 to 60, “Repairing” 20 to 70, “Building” 10 to 30; "
        "budgets differ most on “Repairing”."
    )


def test_where_budgets_differ_most_is_said_beside_the_picture_if_it_fits():
    long = ALLOCATION.Config.checked({"items": ["Serving", "Repairing the same things again and again", "Building"]})

    assert [note.say() for note in ALLOCATION.notes(published(GROUP), CONFIG)] == [
        "Budgets differ most on “Repairing”."
    ]
    assert ALLOCATION.notes(published(GROUP), long) == ()
    assert ALLOCATION.notes(published(GROUP[:4]), CONFIG) == ()


def test_budgets_that_differ_as_much_on_two_items_name_neither():
    config = ALLOCATION.Config.checked({"items": ["Today", "Tomorrow"]})
    summary = published([[40, 60], [60, 40], [50, 50], [50, 50], [50, 50]], config)

    assert ALLOCATION.tell(summary, config).say() == (
        "5 answers, points out of 100: “Today” 40 to 60, “Tomorrow” 40 to 60."
    )


def test_of_fewer_than_five_nothing_is_said_but_what_was_given():
    summary = published([[60, 20, 20], [60, 40, 0], [60, 20, 20]])

    assert ALLOCATION.tell(summary, CONFIG).say() == (
        "3 answers, points out of 100: “Serving” 60, “Repairing” 20 to 40, “Building” 0 to 20."
    )
    assert ALLOCATION.captions(summary, ALLOCATION.measure(summary, CONFIG), CONFIG) == ()


def test_captions_say_what_would_move_and_where():
    summary = published(GROUP)
    lines = [said.say() for said in ALLOCATION.captions(summary, ALLOCATION.measure(summary, CONFIG), CONFIG)]

    assert lines == [
        "two people would move 24 of 100 points on average to agree (17 to 30)",
        "budgets differ most on “Repairing”: 48 % of what two people would move",
    ]


@pytest.mark.parametrize(("most", "end"), [(50, "50"), (55, "100")])
def test_the_line_is_as_long_as_it_must_be(most, end):
    config = ALLOCATION.Config.checked({"items": ["a", "b", "c", "d"]})
    scene = ALLOCATION.draw(published([[most, 100 - most, 0, 0]] * 3, config), config)

    numbers = [label.text for label in scene.labels if str(label.text).isdigit()]
    assert (numbers[0], numbers[-1]) == ("0", end)
    assert scene.voices == 12


def test_every_voice_stands_above_its_number():
    dice = random.Random(2)
    group = [dice.choice(GROUP) for _person in range(40)]
    scene = ALLOCATION.draw(published(group), CONFIG)
    ticks = {label.text: label.x for label in scene.labels if str(label.text).isdigit()}
    step = (ticks["100"] - ticks["0"]) / 20

    places = sorted(round((dot.x - ticks["0"]) / step) * 5 for dot in scene.dots)

    assert places == sorted(points for budget in group for points in budget)
