import doctest

import pytest

from sessions.kinds import movement
from sessions.measures.change import Drift, Heard

EIGHT = {"of": 12, "moved": 8, "up": 5, "down": 3}


def test_examples_in_the_docstrings_hold():
    failed, tried = doctest.testmod(movement)

    assert (failed, tried > 0) == (0, True)


@pytest.mark.parametrize(
    ("said", "n", "line"),
    [
        (EIGHT, 12, "8 of 12 moved: 5 to the right, 3 to the left."),
        (EIGHT, 16, "8 of the 12 in both rounds moved: 5 to the right, 3 to the left."),
        ({**EIGHT, "up": 0, "down": 8}, 12, "8 of 12 moved: 8 to the left."),
        ({**EIGHT, "up": None, "down": None}, 12, "8 of 12 moved."),
    ],
)
def test_line_says_what_was_published_and_no_more(said, n, line):
    assert movement.line(said, n=n, level=True).say() == line


def test_picture_without_left_and_right_has_no_direction_on_the_wall():
    assert movement.line(EIGHT, n=12, level=False).say() == "8 of 12 moved."


@pytest.mark.parametrize("heard", Heard)
def test_words_for_a_change_are_those_of_the_handbook(heard):
    text = movement.drifted(Drift(-0.4, 0.72, heard), since=1, steps=True).say()

    words = {
        Heard.NO_CHANGE: "No clear change",
        Heard.MAYBE_CLOSER: "may be moving closer",
        Heard.MAYBE_APART: "may be moving apart",
        Heard.CLOSER: "have moved closer",
        Heard.APART: "have moved apart",
    }
    assert words[heard] in text
    assert ("less than 0.7 steps" in text) is (heard is Heard.NO_CHANGE)


@pytest.mark.parametrize(
    ("before", "after", "change", "said", "moved"),
    [
        ([6, 6], [6, 6], None, None, False),
        ([6, 6], [3, 9], None, None, True),
        ([6, 6], [4, 8], None, None, False),
        ([6, 6], [6, 6], None, (4, 12), True),
        ([6, 6], [6, 6], Drift(-1, 0.5, Heard.MAYBE_CLOSER), None, True),
        (None, None, None, None, False),
        ([0, 0], [6, 6], None, None, False),
    ],
)
def test_picture_moved_if_a_quarter_did_or_people_stand_closer(before, after, change, said, moved):
    assert movement.moved(before, after, change=change, said=said) is moved
