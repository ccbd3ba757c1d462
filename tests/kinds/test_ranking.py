"""Rankings: what is published of them, of how many people, and in which words."""

import json
import random
import re
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions import kinds
from sessions.kinds.base import Summary
from sessions.kinds.ordering import named_from, pairs_of
from sessions.kinds.ranking import WHOLE_FROM
from sessions.measures import orders
from sessions.privacy.minds import of_one_mind
from sessions.privacy.veil import veil
from sessions.words import Refusal

RANKING = kinds.get("ranking")
ITEMS = ["Quality", "Growing", "New ideas", "Our people"]
CONFIG = RANKING.Config.checked({"items": ITEMS})
HALVES = [[0, 1, 2, 3]] * 9 + [[1, 0, 2, 3]] * 8


def published(group, config=CONFIG):
    crowd = veil(group, k=3)
    return Summary.from_json(json.loads(json.dumps(RANKING.summarise(crowd, config).as_json())))


def drawn(n, items=4, seed=3):
    dice = random.Random(seed)
    return [dice.sample(range(items), items) for _person in range(n)]


def spoken(summary):
    return [said.say() for said in RANKING.captions(summary, RANKING.measure(summary, CONFIG), CONFIG)]


@pytest.mark.parametrize("n", range(3, WHOLE_FROM))
def test_of_few_people_the_first_places_are_all_that_is_published(n):
    summary = published(drawn(n))

    assert set(summary.as_json()["counts"]) == {"first"}
    assert sum(summary.counts["first"]) == n
    assert RANKING.measure(summary, CONFIG) is None
    assert RANKING.notes(summary, CONFIG)[0].say() == "Fewer than 8 people: first places only."


@pytest.mark.parametrize("n", range(3, WHOLE_FROM))
def test_of_few_people_the_rest_of_their_orders_changes_nothing(n):
    """A secrecy test holds what could leak: the same first places, every other place turned round."""
    group = drawn(n)
    turned = [[order[0], *order[:0:-1]] for order in group]

    assert published(group) == published(turned)
    assert RANKING.tell(published(group), CONFIG).say() == RANKING.tell(published(turned), CONFIG).say()


@settings(max_examples=60, deadline=None)
@given(st.integers(8, 30), st.integers(2, 7), st.integers(0, 10**6))
def test_from_eight_people_three_pairs_at_most_are_published_and_none_is_counted(n, items, seed):
    config = RANKING.Config.checked({"items": [f"Item {item}" for item in range(items)]})
    counts = published(drawn(n, items, seed), config).counts
    pairs = pairs_of(Summary(n, counts))

    assert len(pairs) <= 3
    assert pairs == sorted({(a, b) for a, b in pairs if a < b < items})
    assert {re.sub(r"[\d-]+", "", name) for name in counts} <= {"first", "item", "contested", "order", "apart"}
    assert n >= named_from(items) or not {"contested", "order"} & set(counts)
    assert all(sum(counts[f"item-{item}"]) == n for item in range(items))
    assert tuple(counts[f"item-{item}"][0] for item in range(items)) == counts["first"]


def test_whole_orders_do_not_follow_from_the_rows():
    """Of eight people with four items, many other groups would have been published in the same way."""
    group = [list(order) for order in list(permutations(range(4)))[:8]]
    wanted = published(group)
    dice = random.Random(5)
    others = set()
    for _try in range(4000):  # swap the ends of two orders that hold the same items: the rows stay as they are
        mixed = [list(order) for order in group]
        for _swap in range(3):
            one, other = dice.sample(mixed, 2)
            for cut in range(1, 4):
                if set(one[:cut]) == set(other[:cut]):
                    one[cut:], other[cut:] = other[cut:], one[cut:]
                    break
        if sorted(mixed) != sorted(group) and published(mixed).counts == wanted.counts:
            others.add(json.dumps(sorted(mixed)))

    assert len(others) >= 1


@pytest.mark.parametrize(("group", "digits"), [(HALVES, 2), (HALVES[5:], 1)])
def test_a_reading_comes_from_what_is_published(group, digits):
    summary = published(group)
    reading = RANKING.measure(summary, CONFIG).as_json()

    table = orders.befores(group, items=4)
    assert reading["distance"] == round(orders.distance(table), digits)
    assert reading["closeness"] == pytest.approx(1 - 2 * reading["distance"])
    assert reading["se"] == pytest.approx(orders.usual_error(people=len(group), items=4), abs=0.001)
    assert (reading["shape"], reading["side"], reading["level"]) == (None, None, None)


def test_a_picture_is_told_with_its_contested_pair():
    assert RANKING.tell(published(HALVES), CONFIG).say() == (
        "17 answers, put first: 9 on “Quality”, 8 on “Growing”; nearest to half and half: “Quality” or “Growing”."
    )
    assert RANKING.tell(published(HALVES[:4]), CONFIG).say() == "4 answers, put first: 4 on “Quality”."


def test_captions_say_the_distance_the_pairs_and_the_one_order_that_fits_best():
    assert spoken(published(HALVES)) == [
        "two people order any two lines differently 9 times in 100 (0 to 18)",
        "which comes first? “Quality” or “Growing”",
        "the one order that fits best: Quality, Growing, New ideas, Our people",
    ]


def test_of_eight_people_with_four_lines_no_pair_is_named():
    summary = published(HALVES[5:13])

    assert RANKING.tell(summary, CONFIG).say() == "8 answers, put first: 4 on “Quality”, 4 on “Growing”."
    assert spoken(summary) == ["two people order any two lines differently 10 times in 100 (0 to 24)"]
    assert [note.say() for note in RANKING.notes(summary, CONFIG)] == ["Fewer than 16 people: no pairs are named."]
    assert RANKING.notes(published(HALVES), CONFIG) == ()


def test_an_order_that_is_not_the_only_one_is_not_named():
    summary = published(HALVES[1:])

    assert "order" not in summary.counts
    assert spoken(summary)[-1] == "several orders fit equally well"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, "answer.missing"),
        ({f"place-{item}": [""] for item in range(4)}, "answer.missing"),
        ({f"place-{item}": [str(item + 1)] for item in range(3)}, "answer.incomplete"),
        ({f"place-{item}": [str(item + 1) if item else ""] for item in range(4)}, "answer.incomplete"),
        ({f"place-{item}": ["1"] for item in range(4)}, "answer.twice"),
        ({f"place-{item}": [str(item)] for item in range(4)}, "answer.outside"),
        ({f"place-{item}": [str(item + 2)] for item in range(4)}, "answer.outside"),
        ({f"place-{item}": [str(item + 1)] * 2 for item in range(4)}, "answer.outside"),
        ({f"place-{item}": str(item + 1) for item in range(4)}, "answer.outside"),
        ({f"place-{item}": [item + 1] for item in range(4)}, "answer.outside"),
    ],
)
def test_what_is_no_order_is_refused(fields, code):
    with pytest.raises(Refusal) as refused:
        RANKING.parse(fields, CONFIG)

    assert refused.value.code == code


NAMES = st.sampled_from([*(f"place-{item}" for item in range(5)), "place--1", "place-0\x00", "place-00"])
ODD = ["1", "2", "3", "4", "0", "5", "-1", "+1", "01", " 1", "1.0", "1e0", "１", "٣", "NaN", "", "\x00", "9" * 400]


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(NAMES, st.lists(st.one_of(st.sampled_from(ODD), st.text(max_size=8)), max_size=3), max_size=8))
def test_hostile_fields_are_an_order_of_all_items_or_refused(fields):
    try:
        value = RANKING.parse(fields, CONFIG)
    except Refusal:
        return
    assert sorted(value) == [0, 1, 2, 3]


def test_every_order_can_be_said():
    values = [
        RANKING.parse({f"place-{item}": [str(places[item])] for item in range(4)}, CONFIG)
        for places in permutations(range(1, 5))
    ]

    assert sorted(values) == sorted(list(order) for order in permutations(range(4)))


def test_people_who_put_one_item_on_the_same_place_are_of_one_mind():
    def minds(*group):
        return of_one_mind([RANKING.zone(list(order), CONFIG) for order in group])

    assert minds([0, 1, 2, 3], [0, 2, 3, 1], [0, 3, 1, 2])
    assert minds([0, 1, 2, 3], [1, 2, 0, 3], [2, 0, 1, 3])
    assert not minds([0, 1, 2, 3], [1, 2, 3, 0], [2, 3, 0, 1])


def test_simulated_voices_differ_as_people_do():
    config = RANKING.Config.checked({"items": [f"Item {item}" for item in range(6)]})

    near, far = (
        orders.closeness(
            orders.befores([RANKING.parse(RANKING.simulate(lean, config), config) for lean in leans], items=6)
        )
        for leans in ([0.5 + 0.002 * i for i in range(20)], [i / 19 for i in range(20)])
    )

    assert near > 0.8 > far
    assert len({json.dumps(RANKING.simulate(i / 50, config)) for i in range(51)}) > 10


@pytest.mark.parametrize(("items", "n"), list(product([3, 12], [8, 1000])))
def test_a_phone_is_shown_no_more_pairs_than_are_published(items, n):
    config = RANKING.Config.checked({"items": [f"Item {item}" for item in range(items)]})
    summary = published(drawn(n, items), config)
    scene = RANKING.draw(summary, config)

    named = [label.text for label in scene.labels if str(label.text).startswith("Item ")]
    assert len(named) == items + 2 * len(pairs_of(summary))
