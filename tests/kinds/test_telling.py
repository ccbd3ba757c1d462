"""Pictures in words: no more than so many people allow, and never a verdict."""

import pytest

from sessions import kinds
from sessions.kinds.base import Summary
from sessions.kinds.telling import caption
from sessions.measures.reading import read, read_unordered

STEPS = ["Not clear yet", "A little clear", "Partly clear", "Mostly clear", "Very clear"]


def told(slug, counts, **config) -> str:
    kind = kinds.get(slug)
    return kind.tell(Summary(n=sum(counts), counts={"answers": tuple(counts)}), kind.Config.checked(config)).say()


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ([0, 1, 0, 2, 0], "3 answers: 1 on “A little clear”, 2 on “Mostly clear”."),
        ([0, 0, 4, 0, 0], "4 answers: 4 on “Partly clear”."),
        ([0, 0, 5, 2, 0], "7 answers, likely close together: the middle answer is “Partly clear”."),
        ([0, 0, 9, 0, 0], "9 answers, close together: all on “Partly clear”."),
        ([0, 0, 15, 15, 0], "30 answers, close together: the middle lies between “Partly clear” and “Mostly clear”."),
        (
            [4, 0, 0, 0, 4],
            "8 answers, wide with two groupings to be seen: 4 nearer to “Not clear yet”, 4 nearer to “Very clear”.",
        ),
        (
            [20, 3, 1, 4, 20],
            "48 answers, two groupings: 23 nearer to “Not clear yet”, 1 in the middle, 24 nearer to “Very clear”.",
        ),
        (
            [40, 35, 20, 8, 2],
            "105 answers, leaning towards “Not clear yet”: 75 nearer to “Not clear yet”, 20 in the middle, "
            "10 nearer to “Very clear”.",
        ),
    ],
)
def test_a_scale_is_told(counts, sentence):
    assert told("scale", counts, steps=STEPS) == sentence


def test_a_shape_that_may_be_chance_is_told_so():
    likely, open_ = told("scale", [2, 2, 3, 2, 1], steps=STEPS), told("scale", [40, 35, 25, 15, 5], steps=STEPS)

    assert likely.startswith("10 answers, likely spread out: ")
    assert open_.startswith("120 answers, spread out, though it could easily read differently: ")


def test_two_steps_have_counts_and_no_shape():
    assert told("scale", [5, 30], steps=["Not yet", "Yes"]) == "35 answers: 5 on “Not yet”, 30 on “Yes”."


def test_a_slider_is_told_by_its_places():
    counts = [0] * 21
    counts[13], counts[14] = 20, 20

    assert told("slider", counts) == "40 answers, close together: the middle lies between “65” and “70”."


def test_a_choice_is_told_by_its_counts_alone():
    assert told("choice", [9, 0, 1]) == "10 answers: 9 on “First”, 1 on “Third”."


def test_several_choices_are_told_by_people_not_by_ticks():
    choice = kinds.get("choice")
    config = choice.Config.checked({"several": True})

    sentence = choice.tell(Summary(n=4, counts={"answers": (4, 3, 1)}), config).say()

    assert sentence == ("4 answers with one or several choices each: 4 on “First”, 3 on “Second”, 1 on “Third”.")


def test_words_are_told_by_their_number():
    words = kinds.get("words")

    assert words.tell(Summary(n=3, texts=("a", "b")), words.Config()).say() == "3 answers on 2 sheets."


@pytest.mark.parametrize(
    ("reading", "lines"),
    [
        (read([1, 1, 2, 0, 0]), []),
        (
            read([0, 0, 30, 10, 0]),
            ["close together (clear)", "two people stand 0.4 steps apart on average (0.3 to 0.5)"],
        ),
        (
            read([4, 0, 0, 0, 4]),
            [
                "wide (clear); two groupings can be seen",
                "two people stand 2.3 steps apart on average (2.0 to 2.6)",
            ],
        ),
        (read([5, 5]), ["of 100 pairs of people, 56 answered differently (30 to 81)"]),
        (read_unordered([10, 0, 0]), ["of 100 pairs of people, 0 answered differently (0 to 26)"]),
    ],
)
def test_captions_say_what_the_numbers_allow(reading, lines):
    assert [said.say() for said in caption(reading)] == lines


def test_a_leaning_picture_names_its_side():
    (words, _distance) = caption(read([40, 35, 20, 8, 2]), ends=(STEPS[0], STEPS[-1]))

    assert words.say() == "leaning towards “Not clear yet” (clear)"
