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
    ("answers", "decided", "k", "size"),
    [
        (4, 0, 5, None),
        (14, 0, 5, None),  # five may be unable to say, five stay back, and only four would be shown
        (15, 0, 5, 5),
        (19, 15, 5, None),  # nine could be shown, four more than at the last step
        (20, 15, 5, 10),
        (40, 20, 5, 22),  # a quarter may be unable to say, and of the others a quarter stays back
        (8, 0, 1, None),  # k below three counts as three
        (9, 0, 1, 3),
    ],
)
def test_step_size_adds_k_and_leaves_room_for_the_reserve_and_for_who_cannot_say(answers, decided, k, size):
    assert steps.step_size(answers=answers, decided=decided, k=k) == size


def size_at(answers: int, k: int) -> int:
    sure = answers - max(k, ceil(answers / 4))
    return max(0, sure - max(k, ceil(sure / 4)))


@given(counts, st.data(), minimums)
def test_step_size_shows_as_many_as_the_promise_allows_and_no_one_more(answers, data, k):
    decided, least = data.draw(st.integers(0, answers)), max(k, 3)
    now, then = size_at(answers, least), size_at(decided, least)

    size = steps.step_size(answers=answers, decided=decided, k=k)

    assert size == (now if now >= then + least else None)


@given(counts, minimums)
def test_after_a_step_there_is_no_second_one_without_new_answers(answers, k):
    if steps.step_size(answers=answers, decided=0, k=k) is not None:
        assert steps.step_size(answers=answers, decided=answers, k=k) is None


@given(counts, st.data(), minimums)
def test_a_step_is_published_if_no_more_than_k_or_a_quarter_cannot_say(answers, data, k):
    decided, least = data.draw(st.integers(0, answers)), max(k, 3)
    voices = data.draw(st.integers(answers - min(answers, max(least, ceil(answers / 4))), answers))
    size = steps.step_size(answers=answers, decided=decided, k=k)

    if size is not None:
        assert steps.may_step(size, voices=voices, shown=size_at(decided, least), decided=decided, k=k)


@given(counts, counts, counts, counts, minimums)
def test_no_step_is_published_without_the_reserve_of_voices_behind_it(size, voices, shown, decided, k):
    if steps.may_step(size, voices=voices, shown=shown, decided=decided, k=k):
        assert voices - size >= steps.reserve(voices, k=k)


def test_after_a_step_that_could_not_be_published_there_is_none():
    """At twelve answers four could not say, so six were too many to show; what comes then changes nothing."""
    assert not steps.may_step(6, voices=8, shown=3, decided=9, k=3)
    assert not steps.may_step(9, voices=30, shown=3, decided=12, k=3)


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
