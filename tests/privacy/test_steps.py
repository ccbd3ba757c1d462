import doctest
import random
from collections import Counter
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.privacy import steps

counts = st.integers(0, 400)
minimums = st.integers(0, 12)


@pytest.mark.parametrize(
    ("voices", "k", "back"),
    [(0, 3, 3), (12, 3, 3), (13, 3, 4), (16, 4, 4), (17, 4, 5), (100, 5, 25), (101, 5, 26), (12, 1, 3)],
)
def test_reserve_is_k_or_a_quarter_rounded_up(voices, k, back):
    assert steps.reserve(voices, k=k) == back


@pytest.mark.parametrize(
    ("voices", "shown", "k", "size"),
    [
        (4, 0, 5, None),
        (9, 0, 5, None),  # five to show, but only four would stay back
        (10, 0, 5, 5),
        (14, 5, 5, None),  # nine could be shown, four more than before
        (15, 5, 5, 10),
        (40, 10, 5, 30),
        (5, 0, 1, None),  # k below three counts as three
        (6, 0, 1, 3),
    ],
)
def test_step_size_adds_k_and_leaves_the_reserve(voices, shown, k, size):
    assert steps.step_size(voices=voices, shown=shown, k=k) == size


@given(counts, st.data(), minimums)
def test_step_size_shows_as_many_as_the_promise_allows_and_no_one_more(voices, data, k):
    shown, least = data.draw(st.integers(0, voices)), max(k, 3)
    back = max(least, ceil(voices / 4))

    size = steps.step_size(voices=voices, shown=shown, k=k)

    assert size == (voices - back if voices - back >= shown + least else None)


@given(counts, minimums)
def test_after_a_step_there_is_no_second_one_without_new_voices(voices, k):
    size = steps.step_size(voices=voices, shown=0, k=k)

    if size is not None:
        assert steps.step_size(voices=voices, shown=size, k=k) is None
        assert voices - size >= max(k, 3)


def test_choose_takes_each_row_alike_and_none_twice():
    rng, seen = random.Random(8), Counter()
    for _ in range(3000):
        chosen = steps.choose([11, 12, 13, 14, 15, 16], count=2, rng=rng)
        assert len(chosen) == 2
        seen.update(chosen)

    assert set(seen) == {11, 12, 13, 14, 15, 16}
    assert all(abs(times - 1000) < 120 for times in seen.values())


def test_choose_does_not_invent_rows():
    with pytest.raises(ValueError, match="larger than population"):
        steps.choose([1, 2], count=3, rng=random.Random(1))


@pytest.mark.parametrize(
    ("voices", "k", "may"), [(0, 3, False), (2, 1, False), (3, 1, True), (4, 5, False), (5, 5, True), (6, 5, True)]
)
def test_release_needs_k_voices(voices, k, may):
    assert steps.may_release(voices, k=k) is may


@pytest.mark.parametrize(
    ("zones", "k", "may"),
    [
        ([], 3, False),
        ([0, 1], 3, False),  # too few
        ([0, 1], 2, False),  # k below three counts as three
        ([0, 1, 2], 3, True),
        ([0, 0, 0, 1], 3, True),
        ([2, 2, 2, 2, 2], 3, False),  # all of one mind
        ([(1, 4), (1, 4), (1, 4)], 3, False),  # a zone may be of any kind
        ([None, None, None], 3, True),  # words have no zones
        ([None, None], 3, False),
    ],
)
def test_late_voices_enter_together_and_not_of_one_mind(zones, k, may):
    assert steps.may_enter_late(zones, k=k) is may


@pytest.mark.parametrize(
    ("before", "after", "k", "number"),
    [(2, 2, 3, 2), (2, 3, 3, 2), (2, 4, 3, 2), (2, 5, 3, 5), (0, 3, 1, 3), (0, 2, 1, 0), (6, 2, 4, 2), (6, 3, 4, 6)],
)
def test_abstained_moves_by_nothing_or_by_k(before, after, k, number):
    assert steps.abstained_shown(before, after, k=k) == number


def test_examples_in_the_docs_are_true():
    assert doctest.testmod(steps).failed == 0
