"""Guesses beside answers: the gap by its definition, from linked pairs, lies where the two rows alone say it must."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.measures.counts import MeasureError
from sessions.measures.perception import Leaning, earth_mover, gap, guessed, leaning, misjudged, passed_over
from tests.golden import golden

NEAR = 1e-9


@st.composite
def rooms(draw, most: int = 30, silent: bool = True):
    """A scale, everyone's own answer, and the guess of each, or None of who made none."""
    options = draw(st.integers(2, 21))
    places = st.integers(0, options - 1)
    guesses = places | st.none() if silent else places
    pairs = draw(st.lists(st.tuples(places, guesses), min_size=2, max_size=most))
    if all(guess is None for _own, guess in pairs):
        pairs[0] = (pairs[0][0], draw(places))
    return options, pairs


def rows(options, pairs):
    own, guesses = [answer for answer, _guess in pairs], [guess for _answer, guess in pairs if guess is not None]
    return [own.count(i) for i in range(options)], [guesses.count(i) for i in range(options)]


def by_definition(pairs) -> float:
    """G = mean_i(guess_i − mean_{j≠i} answer_j), as MEASURES.md writes it."""
    total, n = sum(own for own, _guess in pairs), len(pairs)
    gaps = [guess - (total - own) / (n - 1) for own, guess in pairs if guess is not None]
    return sum(gaps) / len(gaps)


def sides_by_definition(options, pairs) -> tuple[int, int]:
    total, n, room = sum(own for own, _guess in pairs), len(pairs), max(0.5, (options - 1) / 10)
    apart = [guess - (total - own) / (n - 1) for own, guess in pairs if guess is not None]
    return sum(far < -room for far in apart), sum(far > room for far in apart)


@given(rooms())
def test_the_gap_of_linked_pairs_lies_where_the_rows_say(room):
    options, pairs = room
    found = gap(*rows(options, pairs))

    assert found.low - NEAR <= by_definition(pairs) <= found.high + NEAR
    assert found.high - found.low <= (options - 1) / (len(pairs) - 1) + NEAR


@given(rooms(silent=False))
def test_where_everybody_guessed_the_rows_say_the_gap_exactly(room):
    options, pairs = room
    found = gap(*rows(options, pairs))

    assert found.low == found.high == pytest.approx(by_definition(pairs), abs=NEAR)


@given(rooms(), st.integers(0, 99))
def test_who_guessed_what_changes_nothing(room, seed):
    """The very property that keeps it safe: shuffle the guesses among the people, and every figure stays."""
    options, pairs = room
    guesses = [guess for _own, guess in pairs]
    random.Random(seed).shuffle(guesses)
    other = [(own, guess) for (own, _guess), guess in zip(pairs, guesses, strict=True)]

    assert rows(options, pairs) == rows(options, other)


@given(rooms())
def test_only_what_is_so_for_every_pairing_is_called_lower_or_higher(room):
    options, pairs = room
    found = guessed(*rows(options, pairs))
    lower, higher = sides_by_definition(options, pairs)

    assert found.lower <= lower
    assert found.higher <= higher
    assert found.guesses == sum(guess is not None for _own, guess in pairs)


@given(rooms())
def test_a_scale_read_from_its_other_end_turns_every_side(room):
    options, pairs = room
    row, guesses = rows(options, pairs)
    here, there = guessed(row, guesses), guessed(row[::-1], guesses[::-1])
    one, other = gap(row, guesses), gap(row[::-1], guesses[::-1])

    assert (here.lower, here.near, here.higher) == (there.higher, there.near, there.lower)
    assert (one.low, one.high) == (pytest.approx(-other.high, abs=NEAR), pytest.approx(-other.low, abs=NEAR))
    assert misjudged(row, guesses) == misjudged(row[::-1], guesses[::-1])


@given(rooms())
def test_a_gap_to_one_side_is_never_larger_than_the_way_the_earth_must_move(room):
    options, pairs = room
    row, guesses = rows(options, pairs)
    means = [sum(i * c for i, c in enumerate(counts)) / sum(counts) for counts in (guesses, row)]
    between = means[0] - means[1]

    assert abs(between) <= earth_mover(row, guesses) + NEAR
    assert earth_mover(row, guesses) == earth_mover(guesses, row)
    assert earth_mover(row, row) == 0


@pytest.mark.parametrize("case", golden("17")["cases"]["wasserstein_1d"][:2])
def test_the_earth_mover_moves_as_scipys_does(case):
    """SciPy's values lie anywhere on a line; the third of its cases has weights that are no counts of people."""
    places = range(max(case["u"] + case["v"]) + 1)
    weighed = []
    for name in ("u", "v"):
        weights = dict(zip(case[name], case.get(f"{name}_weights", [1] * len(case[name])), strict=True))
        weighed.append([weights.get(place, 0) for place in places])

    assert earth_mover(*weighed) == pytest.approx(case["expected"], abs=1e-6)


@pytest.mark.parametrize(
    ("answers", "guesses", "side"),
    [
        ([0, 0, 6, 2, 0], [1, 4, 2, 0, 0], Leaning.LOWER),
        ([0, 6, 2, 0, 0], [0, 0, 1, 4, 2], Leaning.HIGHER),
        ([0, 0, 6, 2, 0], [0, 0, 7, 0, 0], Leaning.NEAR),
        ([0, 0, 6, 2, 0], [0, 3, 4, 0, 1], None),  # four of eight are no most
        ([2, 0, 0, 0, 2], [2, 0, 0, 0, 2], None),
        ([0, 0, 4, 0, 0], [4, 0, 0, 0, 0], None),  # four people: nothing is said
        ([0, 0, 9, 0, 0], [4, 0, 0, 0, 0], None),  # nine answers, four guesses: nothing either
    ],
)
def test_most_people_is_more_than_half_of_those_who_guessed(answers, guesses, side):
    assert leaning(answers, guesses) is side
    assert misjudged(answers, guesses) == (side in {Leaning.LOWER, Leaning.HIGHER})


@pytest.mark.parametrize(
    ("answers", "guesses", "found"),
    [
        ([5, 1, 2], [1, 6, 1], (1, (0,))),
        ([4, 1, 4], [1, 6, 1], (1, (0, 2))),
        ([5, 5, 0], [1, 6, 1], None),  # chosen as often as any
        ([5, 1, 2], [3, 3, 2], None),  # nobody's favourite
        ([3, 0, 1], [0, 4, 0], None),  # too few
    ],
)
def test_an_option_most_guessed_and_not_most_chosen(answers, guesses, found):
    assert passed_over(answers, guesses) == found
    assert misjudged(answers, guesses, ordered=False) == (found is not None)


def test_rows_that_cannot_be_compared_raise():
    with pytest.raises(MeasureError):
        gap([0, 1, 0], [1, 0, 0])
    with pytest.raises(MeasureError):
        gap([2, 1, 0], [1, 0])
    with pytest.raises(MeasureError):
        guessed([2, 1, 0], [0, 0, 0])
