"""Rings: every dot on its own, the words of the middle within it, those of the edge beside the outermost."""

import itertools
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.figures.rings import rings
from sessions.figures.scene import PHONE, SHEET, TILE, WALL
from sessions.words import Said
from tests.figures.seen import boxes, outside, overlapping, touching

SAID = {"title": Said("a picture"), "desc": Said("of voices")}
WORDS = st.text(st.sampled_from("abc mW.é山"), min_size=1, max_size=40).filter(str.strip)
ENDS = st.tuples(WORDS, WORDS)
LARGE = [WALL, PHONE, SHEET]
CALM = settings(max_examples=40, deadline=None)
CROWDS = st.lists(st.sampled_from([0, 0, 1, 2, 7, 30, 120, 400]), min_size=3, max_size=7)


@CALM
@given(
    st.lists(st.sampled_from([0, 0, 1, 2, 7, 30, 120, 400]), min_size=3, max_size=7),
    ENDS,
    st.sampled_from([*LARGE, TILE]),
)
def test_rings_are_tidy(counts, ends, canvas):
    scene = rings(counts, ends=ends, keys=[f"near={i}" for i in range(len(counts))], canvas=canvas, **SAID)

    assert (scene.voices, touching(scene), outside(scene), overlapping(scene)) == (sum(counts), [], [], [])


@CALM
@given(st.lists(st.integers(0, 60), min_size=3, max_size=7), st.sampled_from(LARGE))
def test_every_dot_lies_within_its_own_ring(counts, canvas):
    scene = rings(counts, ends=("far", "near"), keys=[f"near={i}" for i in range(len(counts))], canvas=canvas, **SAID)
    if not scene.dots:
        return
    edges = [0.0, *sorted(ring.radius for ring in scene.rings)]
    middle = scene.rings[0]
    far = [hypot(dot.x - middle.x, dot.y - middle.y) for dot in scene.dots]
    within = [sum(low <= way < high for way in far) for low, high in itertools.pairwise(edges)]

    assert within == counts[::-1]


@CALM
@given(st.lists(st.sampled_from([0, 1, 3, 12, 60]), min_size=3, max_size=7), ENDS, st.sampled_from(LARGE))
def test_the_words_of_the_middle_stand_in_it_and_those_of_the_edge_beside_the_outermost_ring(counts, ends, canvas):
    scene = rings(counts, ends=ends, keys=[f"near={i}" for i in range(len(counts))], canvas=canvas, **SAID)
    if not scene.rings:
        return
    middle, edge = scene.rings[0], max(ring.radius for ring in scene.rings)
    inmost = min([edge, *(hypot(dot.x - middle.x, dot.y - middle.y) - scene.radius for dot in scene.dots)])
    reach = [
        max(hypot(x - middle.x, y - middle.y) for x in (box[0], box[2]) for y in (box[1], box[3]))
        for box in boxes(scene)
    ]

    within = [far < inmost for far in reach]
    assert any(within)
    assert all(
        box[2] < middle.x - edge or box[0] > middle.x + edge or box[1] > middle.y + edge
        for box, inside in zip(boxes(scene), within, strict=True)
        if not inside
    )


@pytest.mark.parametrize("canvas", LARGE, ids=["wall", "phone", "sheet"])
@pytest.mark.parametrize("counts", [[1, 0, 0, 1, 1], [2, 1, 2, 3, 4], [8, 12, 20, 30, 50], [100, 150, 200, 250, 300]])
@pytest.mark.parametrize("near", ["I stand right here", "Genau hier stehe ich", "Selbstverständlichkeit für alle"])
def test_the_words_of_the_middle_are_there_for_few_and_many(canvas, counts, near):
    scene = rings(counts, ends=("I stand far away", near), keys=list("abcde"), canvas=canvas, **SAID)
    middle = [label for label in scene.labels if label.x == scene.rings[0].x and abs(label.y - scene.rings[0].y) < 20]

    assert " ".join(label.text for label in middle) == near
    assert min(label.size for label in middle) >= 0.7 * canvas.text


def test_a_crowd_that_rings_cannot_hold_stands_on_steps():
    scene = rings([10, 5000, 0, 3, 4], ends=("far", "near"), keys=[f"near={i}" for i in range(5)], canvas=WALL, **SAID)

    assert (scene.rings, scene.voices) == ((), 5017)
    assert [mark.key for mark in scene.marks] == ["near=0", "near=1", "near=3", "near=4"]
