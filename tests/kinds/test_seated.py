"""What is drawn and told of a picture by seats, for every kind that has one axis."""

from __future__ import annotations

import pytest

from sessions import kinds
from sessions.figures.scene import PHONE, WALL
from sessions.kinds import seated
from sessions.privacy.seats import OTHERS
from sessions.privacy.veil import veil

SEATS = ["Leadership", "Sales"]
SEEN = [kind for kind in kinds.every() if kind.axis(kind.Config.checked(kind.examples[0].config)) is not None]


def parts_of(kind, config):
    """Three rows whose voices lean from one end to the other."""
    found = []
    for row, middle in ((0, 0.2), (1, 0.7), (OTHERS, 0.5)):
        leans = [min(1.0, max(0.0, middle + 0.08 * (number - 3))) for number in range(7)]
        values = [kind.parse(kind.simulate(lean, config), config) for lean in leans]
        found.append((row, kind.summarise(veil(values, k=4), config)))
    return found


@pytest.fixture(params=SEEN, ids=lambda kind: kind.slug)
def asked(request):
    kind = request.param
    config = kind.Config.checked(kind.examples[0].config)
    return kind, parts_of(kind, config), config


def test_scale_slider_choice_and_rings_are_shown_by_seats():
    assert {"scale", "slider", "choice", "rings"} <= {kind.slug for kind in SEEN}


@pytest.mark.parametrize("canvas", [WALL, PHONE], ids=["wall", "phone"])
def test_every_voice_of_every_row_is_drawn(asked, canvas):
    kind, parts, config = asked
    scene = seated.draw(kind, parts, config, seats=SEATS, others="other seats", canvas=canvas)

    assert scene.voices == 21
    assert {dot.role for dot in scene.dots} == {"seat1", "seat2", "seat9"}


def test_the_sentence_names_every_row_and_counts_nobody(asked):
    kind, parts, config = asked
    told = seated.tell(kind, parts, config, seats=SEATS).say()

    assert [name for name in (*SEATS, "other seats") if f"“{name}”" not in told] == []
    assert "“”" not in told
    assert told.count(";") == len(parts) - 1
    assert [number for number in ("7", "21") if f" {number} " in told] == []


def test_the_other_seats_are_said_in_the_language_of_the_room(asked):
    kind, parts, config = asked
    for canvas in (WALL, PHONE):
        labels = seated.draw(kind, parts, config, seats=SEATS, others="die übrigen", canvas=canvas).labels

        assert "die übrigen" in {label.text for label in labels}


def test_seats_that_stand_apart_are_named_only_where_there_is_an_order(asked):
    kind, parts, config = asked
    said = [caption.say() for caption in seated.captions(kind, parts, config, seats=SEATS)]

    assert seated.apart(kind, parts, config) == bool(said) == (kind.slug != "choice")
    assert all("may stand nearer to" in line for line in said)


def test_a_choice_of_several_is_never_shown_by_seats():
    kind = kinds.get("choice")

    assert kind.axis(kind.Config.checked({"options": ["One", "Two"], "several": True})) is None
    with pytest.raises(LookupError):
        seated.draw(kind, [], kind.Config.checked({"options": ["One", "Two"], "several": True}), seats=SEATS, others="")
