import random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.measures.change import Drift, Heard, bowker, drift, stuart_maxwell
from sessions.measures.counts import MeasureError
from sessions.measures.reading import read, read_unordered
from tests.golden import golden

TABLES = golden("12_")
TWELVE = [2, 3, 4, 2, 1]


@pytest.mark.parametrize("case", TABLES["cases"], ids=lambda case: case["name"])
def test_tables_of_pairs_as_in_irr_and_coin(case):
    homogeneous, symmetric = stuart_maxwell(case["table"]), bowker(case["table"])

    assert homogeneous.chi2 == pytest.approx(case["stuart_maxwell_chi2"], abs=TABLES["tolerance"])
    assert (homogeneous.df, homogeneous.p) == (case["df"], pytest.approx(case["p"], abs=TABLES["tolerance"]))
    assert symmetric.chi2 == pytest.approx(case["bowker_chi2"], abs=TABLES["tolerance"])
    assert (symmetric.df, symmetric.p) == (case["bowker_df"], pytest.approx(case["bowker_p"], abs=TABLES["tolerance"]))


square = st.integers(2, 5).flatmap(
    lambda size: st.lists(st.lists(st.integers(0, 9), min_size=size, max_size=size), min_size=size, max_size=size)
)


@given(square)
def test_tables_read_backwards_or_from_the_other_end_say_the_same(table):
    turned = [list(column) for column in zip(*table, strict=True)]
    reversed_ = [row[::-1] for row in table[::-1]]
    for measure in (bowker, stuart_maxwell):
        try:
            here = measure(table)
        except MeasureError:
            with pytest.raises(MeasureError):
                measure(turned)
            continue
        for other in (measure(turned), measure(reversed_)):
            assert (other.chi2, other.df) == (pytest.approx(here.chi2, abs=1e-6), here.df)


@pytest.mark.parametrize("table", [[[5, 0], [0, 5]], [[1]], [[1, 2]], [[1, -1], [0, 1]]])
def test_table_without_movers_or_form_raises(table):
    with pytest.raises(MeasureError):
        bowker(table)
    with pytest.raises(MeasureError):
        stuart_maxwell(table)


@pytest.mark.parametrize(
    ("after", "heard"),
    [
        (TWELVE, Heard.NO_CHANGE),
        ([0, 3, 6, 3, 0], Heard.MAYBE_CLOSER),
        ([0, 1, 10, 1, 0], Heard.CLOSER),
        ([6, 0, 0, 0, 6], Heard.APART),
    ],
)
def test_drift_says_no_more_than_the_wobble_allows(after, heard):
    found = drift(read(TWELVE), read(after))

    assert found is not None
    assert found.heard is heard


def test_drift_changes_sides_with_time():
    there, back = drift(read(TWELVE), read([0, 1, 10, 1, 0])), drift(read([0, 1, 10, 1, 0]), read(TWELVE))

    assert there is not None
    assert back is not None
    assert there.change == -back.change
    assert (there.heard, back.heard) == (Heard.CLOSER, Heard.APART)


def test_smallest_visible_change_is_about_that_of_the_handbook():
    """MEASURES, §4: at K = 5 about 1.1 steps at n = 6, 0.9 at 8, 0.7 at 12, 0.5 at 20; here over random groups."""
    dice = random.Random(1)
    visible = {n: fmean(twice(dice, n).visible for _pair in range(60)) for n in (6, 8, 12, 20)}

    assert visible == pytest.approx({6: 1.1, 8: 0.9, 12: 0.7, 20: 0.5}, abs=0.2)


def twice(dice: random.Random, n: int) -> Drift:
    """The change between two groups of one population."""
    groups = [dice.choices(range(5), [1, 3, 6, 3, 1], k=n) for _group in range(2)]
    found = drift(*(read([group.count(option) for option in range(5)]) for group in groups))
    assert found is not None
    return found


def test_drift_of_four_people_is_not_said():
    assert drift(read([1, 1, 1, 1]), read(TWELVE)) is None
    assert drift(read(TWELVE), None) is None


def test_drift_of_choices_is_in_shares_of_pairs():
    found = drift(read_unordered([4, 4, 4]), read_unordered([12, 0, 0]))

    assert found is not None
    assert (round(found.change, 2), found.heard) == (-0.73, Heard.CLOSER)
