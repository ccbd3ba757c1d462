import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.rehearsal.shapes import Shape, leans


@pytest.mark.parametrize("shape", Shape)
@given(count=st.integers(1, 300), seed=st.integers(0, 2**32), question=st.integers(0, 40))
def test_leans_stand_within_the_ends_and_repeat_with_the_seed(shape, count, seed, question):
    first = leans(shape, count, seed=seed, question=question)

    assert len(first) == count
    assert all(0 <= lean <= 1 for lean in first)
    assert first == leans(shape, count, seed=seed, question=question)


def test_leans_differ_from_seed_to_seed_and_question_to_question():
    drawn = [leans(Shape.SPREAD, 20, seed=s, question=q) for s in range(3) for q in range(3)]

    assert len({tuple(one) for one in drawn}) == 9


def test_consensus_stands_close_together():
    for question in range(20):
        drawn = sorted(leans(Shape.CONSENSUS, 200, seed=1, question=question))

        assert drawn[189] - drawn[10] < 0.35


def test_two_groupings_leave_the_middle_empty():
    for question in range(20):
        drawn = leans(Shape.TWO, 200, seed=1, question=question)

        assert [lean for lean in drawn if 0.4 < lean < 0.6] == []
        assert sum(lean < 0.4 for lean in drawn) == 100


def test_spread_leaves_no_tenth_empty():
    drawn = leans(Shape.SPREAD, 50, seed=7)

    assert {min(9, int(lean * 10)) for lean in drawn} == set(range(10))


def test_skew_has_most_voices_near_one_end_and_a_tail():
    for question in range(20):
        drawn = leans(Shape.SKEW, 400, seed=3, question=question)
        near_high = sum(lean > 0.6 for lean in drawn)

        assert max(near_high, sum(lean < 0.4 for lean in drawn)) > 280
        assert max(drawn) - min(drawn) > 0.6
