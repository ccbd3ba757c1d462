import pytest

from sessions.measures.counts import MeasureError, checked


def test_checked_gives_the_counts_back():
    assert checked([0, 2, 1], people=3, options=3) == (0, 2, 1)


@pytest.mark.parametrize(
    ("counts", "reason"),
    [
        ([1, 1], "at least 3 people are needed, not 2"),
        ([3], "at least 2 options are needed, not 1"),
        ([], "at least 2 options are needed, not 0"),
        ([4, -1], "counts are whole numbers, none below zero"),
        ([2.5, 1.5], "counts are whole numbers, none below zero"),
        ([3, float("nan")], "counts are whole numbers, none below zero"),
    ],
)
def test_checked_refuses_what_carries_no_figure(counts, reason):
    with pytest.raises(MeasureError) as refused:
        checked(counts, people=3)

    assert str(refused.value) == reason
    assert isinstance(refused.value, ValueError)
