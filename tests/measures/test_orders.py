import random
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.measures import orders
from sessions.measures.counts import MeasureError
from sessions.measures.kemeny import MOST, consensus
from tests.golden import golden
from tests.measures.rows import calm

CASES = {case["name"]: case for case in golden("08")["cases"]}
REAL = pytest.mark.parametrize("case", [CASES["idea"], CASES["sports_9_20"]], ids=lambda case: case["name"])


def order_of(ranks):
    """Return an order from the golden form: the rank that each object has."""
    return sorted(range(len(ranks)), key=ranks.__getitem__)


def table_of(case):
    return orders.befores(map(order_of, case["rankings"]), items=len(case["objects"]))


def groups(*, items=(2, 6), people=(2, 9)):
    return st.integers(*items).flatmap(
        lambda size: st.lists(st.permutations(range(size)), min_size=people[0], max_size=people[1])
    )


def tau(one, other):
    """Kendall's tau, pair by pair, as it is defined."""
    pairs = list(combinations(range(len(one)), 2))
    alike = sum((one.index(a) < one.index(b)) == (other.index(a) < other.index(b)) for a, b in pairs)
    return 2 * alike / len(pairs) - 1


@calm
@given(groups())
def test_closeness_is_the_mean_of_kendalls_tau_over_all_pairs_of_people(group):
    pairs = list(combinations(group, 2))

    closeness = orders.closeness(orders.befores(group, items=len(group[0])))

    assert closeness == pytest.approx(sum(tau(a, b) for a, b in pairs) / len(pairs))


@calm
@given(groups(), st.randoms(use_true_random=False))
def test_distance_knows_neither_the_names_of_the_items_nor_who_came_first(group, dice):
    items = len(group[0])
    names = dice.sample(range(items), items)
    renamed = [[names[item] for item in order] for order in group]
    before = orders.distance(orders.befores(group, items=items))

    assert orders.distance(orders.befores(renamed[::-1], items=items)) == pytest.approx(before)
    assert orders.distance(orders.befores([order[::-1] for order in group], items=items)) == pytest.approx(before)


@calm
@given(groups())
def test_doubling_every_person_multiplies_distance_by_a_known_factor(group):
    items, n = len(group[0]), len(group)
    once, twice = (orders.distance(orders.befores(row, items=items)) for row in (group, group * 2))

    assert twice == pytest.approx(once * 2 * (n - 1) / (2 * n - 1))


@calm
@given(groups(people=(3, 9)))
def test_wobble_leaves_whole_people_out(group):
    items, n = len(group[0]), len(group)
    left = [orders.distance(orders.befores(group[:i] + group[i + 1 :], items=items)) for i in range(n)]
    mean = sum(left) / n
    jackknife = ((n - 1) / n * sum((value - mean) ** 2 for value in left)) ** 0.5

    sway = orders.wobble(group, orders.befores(group, items=items))

    assert sway.se == pytest.approx(max(jackknife, 2 / n / (items * (items - 1) / 2)))


def a_group(kind, *, items, people, dice):
    """People who nearly agree, who agree somewhat, who stand in two camps, or who have nothing in common."""
    if kind == "any":
        return [dice.sample(range(items), items) for _person in range(people)]
    pull, camps = {"close": (1.5, 1), "some": (0.5, 1), "camps": (0.8, 2)}[kind]
    ways = [dice.sample(range(items), items) for _camp in range(camps)]
    heights = [[pull * way.index(item) for item in range(items)] for way in dice.choices(ways, k=people)]
    return [sorted(range(items), key=lambda item: own[item] + dice.gauss(0, 1)) for own in heights]


@pytest.mark.parametrize("items", [2, 3, 4, 6, 10])
def test_nine_of_ten_groups_have_no_larger_error_than_the_usual_one(items):
    dice = random.Random(8)
    below, wider = [], []
    for kind in ("close", "some", "camps", "any"):
        for _group in range(100):
            people = dice.choice([8, 12, 30])
            group = a_group(kind, items=items, people=people, dice=dice)
            se = orders.wobble(group, orders.befores(group, items=items)).se
            usual = orders.usual_error(people=people, items=items)
            below.append(se <= usual)
            wider.append(usual / se)

    assert sum(below) >= 0.88 * len(below)
    assert sorted(wider)[len(wider) // 2] < 5  # and in most it is not far too large


@pytest.mark.parametrize(("people", "items"), [(1, 4), (8, 1)])
def test_there_is_no_usual_error_of_one_person_or_one_item(people, items):
    with pytest.raises(MeasureError):
        orders.usual_error(people=people, items=items)


def test_two_items_are_a_choice_of_two():
    from sessions.measures import unordered

    group = [[0, 1]] * 5 + [[1, 0]] * 3

    assert orders.distance(orders.befores(group, items=2)) == pytest.approx(unordered.distance([5, 3]))


def test_contested_pairs_are_the_evenest_three():
    group = [[0, 1, 2, 3]] * 5 + [[1, 0, 3, 2]] * 3 + [[2, 3, 0, 1]] * 4

    table = orders.befores(group, items=4)

    assert orders.contested(table) == ((0, 2), (0, 3), (1, 2))
    assert [(table[a][b], table[b][a]) for a, b in orders.contested(table)] == [(8, 4), (8, 4), (8, 4)]
    assert orders.contested(table, most=9)[3:] == ((1, 3),)


def test_a_pair_is_contested_only_with_three_people_and_a_third_on_each_side():
    few, third, quarter = ([[0, 1]] * a + [[1, 0]] * b for a, b in ((6, 2), (8, 4), (9, 3)))

    assert [orders.contested(orders.befores(group, items=2)) for group in (few, third, quarter)] == [(), ((0, 1),), ()]


@REAL
def test_concordance_is_that_of_irr(case):
    assert orders.concordance(table_of(case)) == pytest.approx(case["kendall"]["W"], abs=1e-8)


@REAL
def test_the_best_order_is_that_of_consrank(case):
    """ConsRank counts 2 for a reversed pair, and lists every order that fits as well as the best."""
    listed = {tuple(order_of(ranks)) for ranks in case["kemeny"]["consensus"]}

    found = consensus(table_of(case))

    assert found.order in listed
    assert (found.orders, found.unique) == (len(listed), len(listed) == 1)
    assert found.turned == case["kemeny_total_distance"] / 2


@REAL
def test_tau_of_the_best_order_is_that_of_consrank(case):
    rankings = [order_of(ranks) for ranks in case["rankings"]]
    best = list(consensus(table_of(case)).order)
    printed = case["kemeny"]["tau_x"]

    mean = sum(tau(best, one) for one in rankings) / len(rankings)

    assert mean == pytest.approx(printed if isinstance(printed, float) else printed[0][0], abs=1e-8)


def test_distance_of_two_opposite_orders_counts_each_pair_once_where_consrank_counts_two():
    case = CASES["kemenyd_example"]
    table = orders.befores([order_of(case["a"]), order_of(case["b"])], items=4)

    assert orders.distance(table) * 6 == case["d"] / 2
    assert orders.closeness(table) == case["tau_x"]


@calm
@given(groups(items=(2, 5)))
def test_no_order_turns_fewer_pairs_round_than_the_best_one(group):
    items = len(group[0])
    table = orders.befores(group, items=items)
    turned = {order: sum(table[b][a] for a, b in combinations(order, 2)) for order in permutations(range(items))}
    least = min(turned.values())

    found = consensus(table)

    assert (found.turned, found.orders) == (least, list(turned.values()).count(least))
    assert turned[found.order] == least


@pytest.mark.parametrize("table", [[[0]], [], [[0, 1], [2]], [[0, 1, 1], [1, 0, 3], [1, 1, 0]], [[0, -1], [3, 0]]])
def test_tables_that_tell_no_orders_are_refused(table):
    for figure in (orders.distance, consensus):
        with pytest.raises(MeasureError):
            figure(table)


def test_too_few_people_and_too_many_items_raise():
    with pytest.raises(MeasureError):
        orders.distance(orders.befores([[0, 1]], items=2))
    with pytest.raises(MeasureError):
        consensus(orders.befores([range(MOST + 1)], items=MOST + 1))


@pytest.mark.parametrize("seed", range(20))
def test_concordance_of_a_heat_map_is_that_of_its_orders(seed):
    dice = random.Random(seed)
    items, people = dice.randint(2, 8), dice.randint(2, 30)
    given = [dice.sample(range(items), items) for _person in range(people)]
    places = [[sum(order[place] == item for order in given) for place in range(items)] for item in range(items)]

    of_orders = orders.concordance(orders.befores(given, items=items))
    assert orders.concordance_of(places) == pytest.approx(of_orders)


@pytest.mark.parametrize("places", [[[2]], [[1, 1], [2, 0, 0]], [[2, 0], [0, 1]]])
def test_concordance_of_what_is_no_heat_map_is_refused(places):
    with pytest.raises(MeasureError):
        orders.concordance_of(places)
