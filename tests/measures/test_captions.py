import pytest

from sessions.measures.captions import LEVELS, SHAPES, SURENESS, caption
from sessions.measures.reading import Reading, read, read_unordered
from sessions.measures.shape import Level, Shape, Side
from sessions.measures.support import Sureness

AVOIDED = {"score", "misaligned", "outlier", "dissent", "problem", "good", "bad", "better", "worse", "majority"}


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ([2, 0, 0, 0, 2], None),
        ([9, 4], None),
        ([0, 0, 8, 0, 0], "close together (clear)"),
        ([1, 0, 0, 1, 7], "in between (could easily read differently)"),
        ([4, 0, 0, 0, 4], "wide (clear); two groupings can be seen"),
        ([6, 2, 0, 2, 6], "two groupings (clear)"),
        ([1, 0, 0, 0, 9], "close, a few further away (could easily read differently)"),
        ([0, 0, 30, 10, 0], "close together (clear)"),
        ([1, 4, 7, 5, 3], "leaning, around the middle (likely)"),
        ([8, 8, 8, 8, 8], "spread out (clear)"),
    ],
)
def test_caption_says_what_this_many_people_allow(counts, words):
    said = caption(read(counts))

    assert (said and said.say()) == words


def leaning(side):
    return Reading(n=20, distance=1.2, closeness=0.25, shape=Shape.LEANING, support=0.9, side=side)


@pytest.mark.parametrize(
    ("side", "named", "unnamed"),
    [
        (Side.LOWER, "leaning towards “Not clear yet” (clear)", "leaning to one side (clear)"),
        (Side.UPPER, "leaning towards “Very clear” (clear)", "leaning to one side (clear)"),
        (Side.MIDDLE, "leaning, around the middle (clear)", "leaning, around the middle (clear)"),
    ],
)
def test_a_leaning_picture_names_its_side(side, named, unnamed):
    assert caption(leaning(side), ends=("Not clear yet", "Very clear")).say() == named
    assert caption(leaning(side)).say() == unnamed


def test_options_without_order_have_no_direction_words():
    assert caption(read_unordered([9, 4, 2])) is None


def test_every_name_has_its_words():
    assert set(SHAPES) == set(Shape)
    assert set(LEVELS) == set(Level)
    assert set(SURENESS) == set(Sureness)


def test_no_word_judges():
    for text in (*SHAPES.values(), *LEVELS.values(), *SURENESS.values()):
        assert AVOIDED.isdisjoint(text.replace(",", "").split())
