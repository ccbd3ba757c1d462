"""What screens show of a question that was asked again."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from sessions import kinds
from sessions.formats import cards
from sessions.models import Picture
from sessions.queries import frames
from sessions.services import screen, stage
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = pytest.mark.django_db

BEFORE = [0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3]
AFTER = [1, 1, 0, 2, 2, 0, 2, 3, 1, 2, 2, 3]
OTHER = [1, 0, 0, 1, 2, 2, 2, 2, 3, 3, 1, 2]  # the same picture; seven moved
SAME = [1, 1, 0, 2, 2, 0, 3, 2, 1, 2, 3, 2]  # the same picture, and again eight moved, but others


def asked(*rows, kind="scale", **fields):
    """A session whose question was asked once for each row, and released."""
    session = a_session(k=4, kind=kind, **fields)
    tokens = phones(session, len(rows[0]))
    open_next(session)
    for number, row in enumerate(rows):
        if number:
            ask_again(session)
        for token, value in zip(tokens, row, strict=True):
            answer(session, token, value)
        release(session)
    return session


def ask_again(session):
    session.refresh_from_db()
    stage.again(session.pk, turn=session.turn)
    session.refresh_from_db()


def wall(session):
    return frames.read(session.pk).wall


def test_wall_keeps_the_earlier_picture_from_the_opening_on():
    session = asked(BEFORE)
    assert "before" not in wall(session)["picture"]
    ask_again(session)

    opened = wall(session)["picture"]
    assert (opened["n"], opened["step"], opened["before"]["n"]) == (0, "empty", 12)
    assert (opened["before"]["text"], opened["name"]) == ("Round 1: 12 answers", "Round 2")
    assert opened["figure"]["layout"]["meta"]["ways"] == []


def test_every_dot_of_the_new_picture_knows_from_where_it_comes():
    found = wall(asked(BEFORE, AFTER))["picture"]

    assert sorted(found["figure"]["layout"]["meta"]["ways"]) == list(range(12))
    assert (found["before"]["layout"], found["name"]) == ("above", "Round 2: 12 answers")
    heights = [figure["layout"]["meta"]["canvas"][1] for figure in (found["figure"], found["before"]["figure"])]
    assert heights == [42, 14]


def test_frames_do_not_know_who_moved():
    """Two rooms with the same two pictures and the same figures get the same frames, whoever of them moved."""
    rooms = [asked(BEFORE, row) for row in (AFTER, SAME)]
    seen = [frames.read(room.pk) for room in rooms]
    moved = [Picture.objects.filter(round=room.round_id).last().movement for room in rooms]

    assert moved[0] == moved[1]
    assert json.dumps(seen[0].wall["picture"]) == json.dumps(seen[1].wall["picture"])
    assert seen[0].wall["lines"] == seen[1].wall["lines"]
    assert seen[0].console["captions"] == seen[1].console["captions"]
    figures = [room.wall["picture"] for room in (frames.read(asked(BEFORE, OTHER).pk), seen[0])]
    assert json.dumps(figures[0]) == json.dumps(figures[1])


def test_wall_and_phone_say_how_many_moved_and_the_console_which_way():
    session = asked(BEFORE, AFTER)
    seen = frames.read(session.pk)

    assert "8 of 12 moved: 5 to the right, 3 to the left." in seen.wall["lines"]
    assert "8 of 12 moved: 5 to the right, 3 to the left." in seen.phone["html"]
    assert "8 of 12 moved: 5 towards “Very easy”, 3 towards “Very hard”." in seen.console["captions"]
    assert any(line.startswith("No clear change in how far apart people stand") for line in seen.console["captions"])


def test_cards_for_a_movement_come_first_where_there_was_one():
    moved, still = asked(BEFORE, AFTER), asked(BEFORE, BEFORE)
    first = [frames.read(session.pk).console["cards"] for session in (moved, still)]

    slugs = [[found["slug"] for found in deck["sets"][: deck["fitting"]]] for deck in first]
    assert cards.MOVED in slugs[0]
    assert cards.MOVED not in slugs[1]


def test_third_round_stands_beside_the_second_and_all_three_stay():
    session = asked(BEFORE, AFTER, BEFORE)
    assert wall(session)["picture"]["before"]["text"] == "Round 2: 12 answers"

    screen.show(session.pk, overview=True)
    assert [picture["round"] for picture in wall(session)["all"]] == [1, 2, 3]

    screen.show(session.pk, overview=False)
    names = []
    for _step in range(2):
        screen.back(session.pk)
        names.append(wall(session)["picture"].get("before", {}).get("text"))
    assert names == ["Round 1: 12 answers", None]


@pytest.mark.parametrize("kind", ["slider", "choice", "rings", "gap", "plane", "ranking", "allocation"])
def test_every_kind_with_a_picture_has_a_before_and_an_after(kind):
    one = kinds.get(kind)
    example = one.examples[0]
    config = one.Config.checked(example.config)
    rows = [
        [one.parse(one.simulate((voice * 7 + shift) % 12 / 11, config), config) for voice in range(12)]
        for shift in (0, 5)
    ]
    session = asked(*rows, kind=kind, config=dict(example.config))
    found = wall(session)["picture"]

    assert found["n"] == found["before"]["n"] == 12
    assert len(found["figure"]["layout"]["meta"]["ways"]) in {0, found["figure"]["layout"]["meta"]["voices"]}
    assert frames.read(session.pk).phone["html"].count('<svg xmlns="http://www.w3.org/2000/svg" class="scene"') == 2


def test_run_sheet_counts_the_rounds():
    rows = [frames.read(asked(*rounds).pk).console["runsheet"][0]["round"] for rounds in ([BEFORE], [BEFORE, AFTER])]

    assert [later - sooner for sooner, later in pairwise(rows)] == [1]
