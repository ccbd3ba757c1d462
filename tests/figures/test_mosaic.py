"""All pictures on one wall: as large as their number allows, their letters never below what the last row reads."""

from __future__ import annotations

import pytest

from sessions.figures.mosaic import LETTERS, MANY, mosaic
from sessions.figures.slots import is_wide
from sessions.kinds.base import Kind
from tests.figures.seen import outside
from tests.kinds.crowds import EXAMPLES, NAMES, summary

QUESTION = "Place each one: how much does it affect your work, and how well do we do it?"
COUNTS = [1, 2, 3, 4, 6, 9, 11, 16, 25]
PIXELS = 1280 / 16


def laid(count: int):
    return mosaic([QUESTION] * count)


@pytest.mark.parametrize("count", COUNTS)
def test_letters_are_read_from_the_last_row_and_words_stand_beside_their_rows(count):
    found = laid(count)

    assert LETTERS[0] * PIXELS >= 16
    assert found.letters >= LETTERS[0] or count > MANY
    assert found.caption >= found.letters
    assert is_wide(found.canvas)


def test_the_fewer_pictures_there_are_the_larger_are_their_letters():
    sizes = [laid(count).letters for count in COUNTS]

    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 1.5 * sizes[-1]


def test_one_picture_alone_has_its_question_as_large_as_any_question():
    assert laid(1).caption == 0.56


def test_a_long_question_takes_its_lines_and_a_short_one_leaves_them_to_the_picture():
    long, short = laid(11), mosaic(["How?"] * 11)

    assert (long.lines, short.lines) == (3, 1)
    assert short.canvas.height > long.canvas.height


@pytest.mark.parametrize("count", [1, 2, 3, 4, 6, 9, 11])
@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=NAMES)
def test_every_kind_keeps_within_its_place(kind: Kind, example, count):
    config = kind.Config.checked(example.config)
    if not kind.figured:
        pytest.skip("no figure")
    for voices in (9, 120):
        scene = kind.draw(summary(kind, config, n=voices), config, canvas=laid(count).canvas)
        assert (scene.canvas, outside(scene)) == (laid(count).canvas, [])


@pytest.mark.parametrize("count", [1, 2, 3, 4, 6, 9, 11])
def test_the_items_of_a_plane_are_never_cut_where_a_key_can_name_them(count):
    kind, example = next((kind, example) for kind, example in EXAMPLES if kind.slug == "plane")
    config = kind.Config.checked(example.config)
    scene = kind.draw(summary(kind, config, n=9), config, canvas=laid(count).canvas)

    assert [label.text for label in scene.labels if str(label.text).endswith("…")] == []
