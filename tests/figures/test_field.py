"""Fields and pairs: dots never touch, stay on their own places, and the same counts are the same picture."""

import itertools
from dataclasses import replace
from math import hypot, isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.figures.field import field
from sessions.figures.pairs import Pair, pairs
from sessions.figures.places import MOST, settle
from sessions.figures.scene import PHONE, SHEET, TILE, WALL
from sessions.words import Said
from tests.figures.seen import outside, overlapping, touching

SAID = {"title": Said("a picture"), "desc": Said("of voices")}
CANVASES = st.sampled_from([WALL, PHONE, SHEET, TILE])
WORDS = st.text(st.sampled_from("abc mW.é山"), min_size=1, max_size=40).filter(str.strip)
ENDS = st.tuples(WORDS, WORDS)
CALM = settings(max_examples=40, deadline=None)
SIDE = 20
CROWDS = st.one_of(st.just([]), st.lists(st.integers(0, 399), min_size=1, max_size=300))
LARGE = [WALL, PHONE, SHEET]


def grid(places) -> tuple[int, ...]:
    row = [0] * SIDE**2
    for place in places:
        row[place] += 1
    return tuple(row)


def drawn(counts, canvas=WALL, items=None, across=("less", "more"), up=("low", "high")):
    items = items or [f"item {number}" for number in range(len(counts))]
    names = [(f"across{number}", f"up{number}") for number in range(len(counts))]
    return field(counts, side=SIDE, items=items, across=across, up=up, names=names, canvas=canvas, **SAID)


def tidy(scene, voices) -> None:
    assert scene.voices == voices
    assert touching(scene) == []
    assert outside(scene) == []
    assert not scene.dots or 2 * scene.radius >= scene.canvas.finest - 1e-9


@CALM
@given(st.lists(CROWDS, min_size=1, max_size=5), ENDS, ENDS, st.data(), CANVASES)
def test_fields_are_tidy(crowds, across, up, data, canvas):
    items = data.draw(st.lists(WORDS, min_size=len(crowds), max_size=len(crowds)))
    counts = [grid(crowd) for crowd in crowds]
    scene = drawn(counts, canvas, items, across, up)

    tidy(scene, sum(map(len, crowds)))
    assert overlapping(scene) == []


@pytest.mark.parametrize("canvas", [*LARGE, TILE])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_every_voice_lies_beside_its_own_place(canvas, count):
    crowds = [[0, 19, 210, 380, 399], [5, 5, 5, 26], [47], [399] * 4, [0, 1, 20, 21]][:count]
    scene = drawn([grid(crowd) for crowd in crowds], canvas)
    homes = [(scene.lattices[item], place) for item, crowd in enumerate(crowds) for place in sorted(crowd)]
    spots = scene.dots or [block for block in scene.blocks for _voice in range(block.voices)]

    away = [
        hypot(spot.x - home.x - place % SIDE * home.step, spot.y - home.y - place // SIDE * home.step)
        for spot, (home, place) in zip(spots, homes, strict=True)
    ]

    assert max(away) <= 0.78 * 2 * scene.radius / 0.88 if scene.dots else max(away) == pytest.approx(0)


@pytest.mark.parametrize("crowd", [[5, 5, 26, 27, 210, 390], [0, 1, 20, 21], [100, 101, 102, 103, 104, 105]])
def test_a_few_neighbours_lean_aside_and_all_dots_grow(crowd):
    apart = settle([grid(crowd)], side=SIDE, cell=1, margin=0.6, finest=0.1)
    many = settle([grid(crowd), grid(list(range(0, 400, 13)))], side=SIDE, cell=1, margin=0.6, finest=0.1)

    assert many.leaning == {}  # thirty in another field: nobody leans
    assert apart.pitch > 1.15 * many.pitch


def test_a_picture_holds_nothing_that_ties_one_item_to_another():
    first, second = [10, 200, 350], [5, 6, 399]
    scenes = [drawn([grid(first), grid(order)]) for order in itertools.permutations(second)]

    assert all(scene == scenes[0] for scene in scenes)


def test_no_dot_stands_for_a_middle_of_all():
    corners = [0, 19, 380, 399]
    scene = drawn([grid(corners)])
    lattice = scene.lattices[0]
    middle = (lattice.x + 9.5 * lattice.step, lattice.y + 9.5 * lattice.step)

    assert len(scene.dots) == 4
    assert all(hypot(dot.x - middle[0], dot.y - middle[1]) > 9 * lattice.step for dot in scene.dots)


def test_the_line_goes_around_everybody():
    scene = drawn([grid([0, 19, 380, 399, 210])])
    around = [segment for segment in scene.segments if segment.role == "held"]
    lattice = scene.lattices[0]
    ends = {(round((s.x0 - lattice.x) / lattice.step), round((s.y0 - lattice.y) / lattice.step)) for s in around}

    assert ends == {(0, 0), (19, 0), (19, 19), (0, 19)}


def test_crowds_are_squares_whose_area_stands_for_their_voices():
    scene = drawn([grid([7] * 400 + [30] * 100)])
    large, small = sorted(scene.blocks, key=lambda block: -block.side)

    assert (large.voices, small.voices) == (400, 100)
    assert isclose(large.side, 2 * small.side)
    assert scene.dots == ()


def test_a_single_voice_beside_a_crowd_is_still_seen():
    scene = drawn([grid([7] * 2000 + [30])])

    assert min(block.side for block in scene.blocks) >= WALL.finest / 2


def test_more_dots_than_a_screen_draws_in_time_become_squares():
    even = grid(list(range(400)) * 7)

    assert sum(even) > MOST
    assert settle([even], side=SIDE, cell=100, margin=60, finest=0.1) is None


@pytest.mark.parametrize(("n", "pixels"), [(3, 15), (12, 11), (120, 4.5)])
def test_dots_of_four_fields_on_the_wall_are_seen_from_afar(n, pixels):
    crowds = [[(place * 37 + item * 11) % 400 for place in range(n)] for item in range(4)]
    scene = drawn([grid(crowd) for crowd in crowds])

    assert 2 * scene.radius * 1184 / WALL.width >= pixels


ROWS = st.lists(st.sampled_from([0, 0, 1, 2, 7, 90, 400]), min_size=5, max_size=5)


def paired(couples, canvas, *, texts=None, beside=(), steps="abcde", between=False):
    keys = [[[f"{row}{i}={place}" for place in range(len(couples[0][0]))] for row in "no"] for i in range(len(couples))]
    items = [
        Pair(text, couple, keys[number], beside)
        for number, (text, couple) in enumerate(zip(texts or [""] * len(couples), couples, strict=True))
    ]
    return pairs(
        items,
        rows=("Where are we?", "Where do we need to be?"),
        short=(Said("Now"), Said("Needed")),
        longest=Said("1000 need more") if beside else None,
        steps=list(steps),
        between=between,
        canvas=canvas,
        **SAID,
    )


@CALM
@given(st.lists(st.tuples(ROWS, ROWS), min_size=1, max_size=6), st.data(), st.sampled_from(LARGE), st.booleans())
def test_pairs_are_tidy(couples, data, canvas, said):
    texts = data.draw(st.one_of(st.none(), st.lists(WORDS, min_size=len(couples), max_size=len(couples))))
    texts = texts if texts or len(couples) == 1 else ["item"] * len(couples)
    beside = (Said("1 needs less"), Said("2 the same"), Said("3 need more")) if said else ()
    steps = data.draw(st.lists(WORDS, min_size=5, max_size=5))
    scene = paired(couples, canvas, texts=texts, beside=beside, steps=steps)

    tidy(scene, sum(map(sum, (row for couple in couples for row in couple))))
    assert overlapping(scene) == []


@pytest.mark.parametrize("canvas", [PHONE, SHEET, WALL], ids=["phone", "sheet", "wall"])
@pytest.mark.parametrize("items", [1, 3])
def test_what_is_said_of_a_pair_finds_room_in_longer_languages(canvas, items):
    beside = (Said("{n} need less", {"n": 3}), Said("{n} the same", {"n": 15}), Said("{n} need more", {"n": 24}))
    german = {
        "{n} need less": "{n} brauchen weniger",
        "{n} the same": "{n} gleich viel",
        "{n} need more": "{n} brauchen mehr",
    }
    scene = paired([([3, 1, 0, 0, 0], [0, 0, 0, 0, 4])] * items, canvas, texts=["Trust"] * items, beside=beside)
    labels = [
        replace(
            label,
            text=label.text.say(lambda text: german.get(text, text)) if isinstance(label.text, Said) else label.text,
        )
        for label in scene.labels
    ]

    assert overlapping(replace(scene, labels=tuple(labels))) == []
    assert scene.voices == 8 * items


def test_the_axis_of_a_pair_is_where_its_picture_will_be():
    empty = paired([([0] * 5, [0] * 5)], WALL, beside=(Said("2 the same"),))
    later = paired([([1] * 5, [2] * 5)], WALL, beside=(Said("2 the same"),))

    assert empty.segments == later.segments


def test_now_stands_above_needed():
    scene = paired([([3, 0, 0, 0, 0], [0, 0, 0, 0, 2])], WALL)
    left = [dot.y for dot in scene.dots if dot.x < WALL.width * 0.6]
    right = [dot.y for dot in scene.dots if dot.x > WALL.width * 0.6]

    assert (len(left), len(right)) == (3, 2)
    assert min(left) > max(right)


def test_a_slider_has_places_for_all_its_voices():
    counts = [1] * 21
    scene = paired([(counts, counts[::-1])], WALL, steps="ab", between=True)

    assert len(scene.dots) == 42
    assert len({round(dot.x, 3) for dot in scene.dots}) == 21


def test_narrow_canvases_grow_with_their_items():
    one, six = (paired([([1] * 5, [2] * 5)] * n, PHONE, texts=["x"] * n).canvas.height for n in (1, 6))

    assert six > 3 * one
