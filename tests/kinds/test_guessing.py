"""Guess the room, on every kind that asks: read at the door, counted as a row, drawn hollow, told in a sentence."""

import json
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions import kinds
from sessions.figures.ink import DARK, LIGHT
from sessions.figures.plotly import figure
from sessions.figures.scene import PHONE, SHEET, TILE, WALL
from sessions.figures.svg import svg
from sessions.kinds.base import GUESSES
from sessions.privacy.veil import veil
from sessions.words import Refusal
from tests.figures.seen import outside, overlapping, touching, voices_in_plotly, voices_in_svg
from tests.kinds.crowds import EXAMPLES, NAMES, summary

CASES = [(kind, example) for kind, example in EXAMPLES if kind.guesses]
every_case = pytest.mark.parametrize(
    ("kind", "example"), CASES, ids=[name for name, (kind, _e) in zip(NAMES, EXAMPLES, strict=True) if kind.guesses]
)
every_size = pytest.mark.parametrize("n", [3, 12, 120, 1000, 5000])
every_canvas = pytest.mark.parametrize("canvas", [WALL, PHONE, SHEET, TILE], ids=["wall", "phone", "sheet", "tile"])


@pytest.fixture
def config(kind, example):
    return kind.Config.checked(example.config)


def guesses(kind, config, *, n: int, seed: int = 3) -> list:
    dice = random.Random(seed)
    leans = [min(1.0, max(0.0, dice.gauss(0.35, 0.12))) for _voice in range(n)]
    return [kind.parse_guess(kind.simulate_guess(lean, config), config) for lean in leans]


def with_guesses(kind, config, *, n: int):
    """What is published of n voices of whom a tenth did not guess."""
    crowd = veil(guesses(kind, config, n=max(3, n - n // 10)), k=3)
    told = summary(kind, config, n=n)
    return replace(told, counts={**told.counts, GUESSES: kind.count_guesses(crowd, config)})


def test_four_kinds_ask_for_a_guess():
    assert {kind.slug for kind in kinds.every() if kind.guesses} == {"scale", "slider", "choice", "ranking"}


@every_case
def test_a_guess_is_read_from_its_own_field(kind, example, config):
    given = guesses(kind, config, n=40)

    assert json.loads(json.dumps(given)) == given
    assert all(0 <= kind.guess_place(guess) < len(kind.guess_names(config)) for guess in given)
    assert kind.parse_guess({kind.guess_field: [""]}, config) is None


@every_case
@pytest.mark.parametrize("texts", [["-1"], ["1e1"], ["x"], ["999"], ["0", "0"], []])
def test_a_bad_guess_is_refused_kindly(kind, example, config, texts):
    with pytest.raises(Refusal) as refused:
        kind.parse_guess({kind.guess_field: texts}, config)

    assert refused.value.code.startswith("answer.")


@every_case
@every_size
def test_guesses_are_counted_whatever_their_order(kind, example, config, n):
    given = guesses(kind, config, n=n)
    one, other = (kind.count_guesses(veil(row, k=3), config) for row in (given, given[::-1]))

    assert one == other
    assert sum(one) == n
    assert len(one) == len(kind.guess_names(config))


@every_case
@every_size
@every_canvas
def test_hollow_dots_stand_beside_the_voices_and_touch_none(kind, example, config, n, canvas):
    told = with_guesses(kind, config, n=n)
    scene = kind.draw(told, config, canvas=canvas)
    hollow = sum(dot.role == "guess" for dot in scene.dots) + sum(cell.guesses for cell in scene.cells)

    assert hollow == sum(told.counts[GUESSES])
    assert scene.voices % sum(told.counts[kind.guessed_row]) == 0  # a heat map shows everyone once an item
    assert voices_in_svg(svg(scene)) == voices_in_svg(svg(scene, LIGHT)) == scene.voices
    assert voices_in_plotly(figure(scene, LIGHT)) == voices_in_plotly(figure(scene, DARK)) == scene.voices
    assert (touching(scene), outside(scene), overlapping(scene)) == ([], [], [])


@every_case
@every_canvas
def test_the_axis_that_waits_for_guesses_is_where_its_picture_will_be(kind, example, config, canvas):
    empty = kind.draw(kind.nothing(config), config, canvas=canvas)
    later = kind.draw(with_guesses(kind, config, n=12), config, canvas=canvas)

    if empty.canvas == later.canvas:  # a phone's heat map grows by the pairs below it
        assert set(empty.segments) <= set(later.segments)
        assert set(empty.rings) == set(later.rings)
        assert [label for label in empty.labels if label not in later.labels] == []
    assert empty.canvas == later.canvas or (canvas is PHONE and kind.slug == "ranking")
    assert (empty.dots, empty.voices, empty.title) == ((), 0, kind.draw(None, config, canvas=canvas).title)


@every_case
@every_size
def test_everyone_finds_a_ring_for_their_guess_too(kind, example, config, n):
    told = with_guesses(kind, config, n=n)
    marks = {mark.key: mark.role for mark in kind.draw(told, config, canvas=PHONE).marks}
    fields = [kind.simulate_guess(lean, config) for lean in (0.2, 0.35, 0.5)]
    keys = {f"guess-{name}={value}" for given in fields for name, values in given.items() for value in values}
    taken = {key for key in keys if told.counts[GUESSES][kind.guess_place(int(key.split("=")[1]))]}

    assert taken
    assert {marks[key] for key in taken} == {"guess"}


@every_case
def test_without_guesses_nothing_is_said_of_any(kind, example, config):
    told = summary(kind, config, n=12)

    assert kind.draw(told, config).dots == tuple(dot for dot in kind.draw(told, config).dots if dot.role == "voice")
    assert "guess" not in kind.tell(told, config).say()
    assert kind.misjudged(told) is False


STEPS = {"steps": ["a", "b", "c", "d", "e"]}


@pytest.mark.parametrize(
    ("answers", "row", "said"),
    [
        ([0, 0, 6, 2, 0], [1, 4, 2, 0, 0], "Most people guessed the room lower than it is."),
        ([0, 6, 2, 0, 0], [0, 0, 1, 4, 2], "Most people guessed the room higher than it is."),
        ([0, 0, 6, 2, 0], [0, 0, 7, 0, 0], "Most people guessed about where the room is."),
        ([0, 0, 6, 2, 0], [0, 3, 4, 0, 1], None),
        ([0, 0, 3, 1, 0], [3, 0, 0, 0, 0], None),
    ],
)
def test_the_sentence_is_told_as_the_numbers_allow(answers, row, said):
    kind = kinds.get("scale")
    config = kind.Config.checked(STEPS)
    told = replace(summary(kind, config, n=sum(answers)), counts={"answers": tuple(answers), GUESSES: tuple(row)})
    text = kind.tell(told, config).say()

    assert text.endswith(said or ".")
    assert ("guessed" in text) == (said is not None)
    assert kind.misjudged(told) == (said is not None and "about" not in said)


def test_a_choice_names_what_was_guessed_and_what_it_is():
    kind = kinds.get("choice")
    config = kind.Config.checked({"options": ["Growing", "Our people", "Quality"]})
    told = replace(summary(kind, config, n=8), counts={"answers": (1, 4, 3), GUESSES: (6, 1, 0)})

    assert kind.tell(told, config).say().endswith("Most people guessed “Growing”; most often it is “Our people”.")
    assert kind.misjudged(told) is True


def test_captions_name_sides_from_eight_people_on():
    kind = kinds.get("scale")
    config = kind.Config.checked(STEPS)

    def captions(answers, row):
        told = replace(summary(kind, config, n=sum(answers)), counts={"answers": tuple(answers), GUESSES: tuple(row)})
        return [said.say() for said in kind.captions(told, kind.measure(told, config), config)][2:]

    assert captions([0, 0, 6, 2, 0], [1, 4, 3, 0, 0]) == [
        "most people guessed the room lower than it is",
        "guesses: 5 lower, 3 about right, 0 higher",
        "guesses lie −1.0 steps from the others on average; the two rows lie 1.0 steps apart",
    ]
    assert captions([4, 0, 0, 0, 4], [0, 0, 0, 5, 0])[-2:] == [
        "most people guessed the room higher than it is",
        "guesses lie +0.8 to +1.2 steps from the others on average; the two rows lie 2.0 steps apart",
    ]
    assert captions([0, 0, 4, 2, 0], [1, 3, 0, 0, 0]) == []


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(CASES),
    st.sampled_from([WALL, PHONE, SHEET, TILE]),
    st.lists(st.integers(0, 2000) | st.integers(0, 9), min_size=42, max_size=42),
)
def test_whatever_the_rows_the_picture_is_tidy(case, canvas, numbers):
    kind, example = case
    config = kind.Config.checked(example.config)
    size = len(kind.guess_names(config))
    answers, guessed = (numbers[0] + 3, *numbers[1:size]), (numbers[-size] + 3, *numbers[43 - size :])
    rows = {kind.guessed_row: answers, GUESSES: guessed}
    told = summary(kind, config, n=3)
    scene = kind.draw(replace(told, counts={**told.counts, **rows}), config, canvas=canvas)

    assert (touching(scene), outside(scene), overlapping(scene)) == ([], [], [])
