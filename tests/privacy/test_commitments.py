"""Promise, rule 9: a commitment's text and its confidence are never joined, and no order tells who came when."""

from __future__ import annotations

import itertools
import json
import random
from collections import Counter

import pytest

from sessions import kinds
from sessions.models import Picture, Session
from sessions.privacy.veil import veil
from sessions.queries import frames, published
from sessions.services import closing, screen, stage
from tests.factories import a_session, answer, open_next, phones, release
from tests.figures.seen import voices_in_svg

DEGREE = kinds.get("degree")
CONFIG = DEGREE.Config()
WILLS = ["ask one question", "leave on time", "thank somebody", "say no once"]
CONFIDENCES = [0, 3, 3, 10]


class Seeded(random.Random):
    """The dice of the shuffle, the same every time: what still differs comes from the answers."""

    def __init__(self) -> None:
        super().__init__(7)


@pytest.fixture
def dice(monkeypatch):
    monkeypatch.setattr("sessions.kinds.degree.random.SystemRandom", Seeded)


def value(will: str, confidence: int) -> dict:
    return {"after": "lunch", "will": will, "confidence": confidence}


def pairings() -> list[list[dict]]:
    """Every way in which four texts and four numbers could belong together, in every order of arrival."""
    return [
        [value(will, confidence) for will, confidence in zip(wills, confidences, strict=True)]
        for wills in itertools.permutations(WILLS)
        for confidences in itertools.permutations(CONFIDENCES)
    ]


def test_every_pairing_of_texts_and_numbers_publishes_the_same_bytes(dice):
    published_bytes = set()
    for values in pairings():
        summary = DEGREE.summarise(veil(values, k=3), CONFIG)
        reading = DEGREE.measure(summary, CONFIG)
        told = DEGREE.tell(summary, CONFIG).say()
        published_bytes.add(json.dumps([summary.as_json(), reading.as_json(), told]))

    assert len(pairings()) == 576
    assert len(published_bytes) == 1


@pytest.mark.django_db(transaction=True)
def test_every_pairing_leaves_the_same_frames_and_rows(dice):
    seen = set()
    for confidences in itertools.permutations([1, 5, 9]):
        session = a_session(k=3, kind="degree")
        open_next(session)
        for token, will, confidence in zip(phones(session, 3), WILLS, confidences, strict=False):
            answer(session, token, value(will, confidence))
        stage.hold(session.pk, turn=session.turn)
        session.refresh_from_db()
        held = frames.read(session.pk).console["held"]
        release(session)
        read = frames.read(session.pk)
        row = Picture.objects.get(round__session=session, step="release")
        seen.add(
            json.dumps(
                [held, read.wall["sheets"], read.wall["picture"], read.console["captions"], row.summary, row.reading]
            )
        )

    assert len(seen) == 1


def test_each_sheet_may_hang_anywhere_whoever_came_first_and_whatever_the_number():
    values = [value(will, confidence) for will, confidence in zip(WILLS, CONFIDENCES, strict=True)]
    places: dict[str, Counter[int]] = {will: Counter() for will in WILLS}
    for _time in range(800):
        texts = DEGREE.summarise(veil(values, k=3), CONFIG).texts
        for will in WILLS:
            places[will][texts.index(CONFIG.sheet("lunch", will))] += 1

    for counted in places.values():
        assert sorted(counted) == [0, 1, 2, 3]
        assert max(abs(count - 200) for count in counted.values()) < 75  # six standard deviations


def held_steps() -> Session:
    session = a_session(k=3, kind="degree")
    open_next(session)
    for token, will, confidence in zip(phones(session, 4), WILLS, CONFIDENCES, strict=True):
        answer(session, token, value(will, confidence))
    stage.hold(session.pk, turn=session.turn)
    session.refresh_from_db()
    return session


@pytest.mark.django_db(transaction=True)
def test_before_the_release_the_facilitator_reads_sheets_and_nobody_sees_a_number():
    session = held_steps()
    read = frames.read(session.pk)
    screens = json.dumps([read.wall, read.phone])

    assert sorted(read.console["held"]["sheets"]) == sorted(CONFIG.sheet("lunch", will) for will in WILLS)
    assert [will for will in WILLS if will in screens] == []
    assert (read.wall["picture"]["n"], read.console["captions"]) == (0, [])
    assert voices_in_svg(read.console["svg"]["wide"]) == 0


@pytest.mark.django_db(transaction=True)
def test_a_sheet_set_aside_takes_no_number_with_it():
    session = held_steps()
    screen.set_aside(session.pk, sheets=[0])
    release(session)
    shown = published.for_room(session.round)

    assert (len(shown.sheets), shown.aside, shown.n) == (3, 1, 4)
    assert shown.summary.counts["confidence"] == (1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 1)
    assert shown.reading.n == 4


@pytest.mark.django_db(transaction=True)
def test_a_late_step_is_never_shown_neither_its_words_nor_its_number():
    session = held_steps()
    for token in phones(session, 4):
        answer(session, token, value("a late one", 8))
    release(session)
    closing.close(session.pk, turn=session.turn, sure=True)
    shown = published.of_session(session.pk)[-1]

    assert (shown.n, sum(shown.summary.counts["confidence"]), len(shown.sheets)) == (4, 4, 4)
    assert "a late one" not in json.dumps(shown.summary.as_json())


@pytest.mark.django_db(transaction=True)
def test_the_wall_shows_steps_and_the_spread_of_confidence_together():
    session = held_steps()
    release(session)
    read = frames.read(session.pk)
    dots = next(trace for trace in read.wall["picture"]["figure"]["data"] if trace["name"] == "voices")

    assert len(read.wall["sheets"]) == 4
    assert len(dots["x"]) == 4
    assert "Not at all" in read.console["svg"]["wide"]
    assert read.phone["html"].count("<li") >= 4
    assert 'data-mine="confidence=10"' in read.phone["html"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("read_first", [True, False])
def test_a_second_round_of_steps_says_nothing_of_who_changed_theirs(read_first):
    session = a_session(k=3, kind="degree", seats=["Here", "There"])
    open_next(session)
    tokens = phones(session, 8)
    for number, token in enumerate(tokens):
        answer(session, token, value(f"step {number}", number))
    release(session)
    stage.again(session.pk, turn=session.turn)
    session.refresh_from_db()
    for number, token in enumerate(tokens):
        answer(session, token, value(f"step {number}", 10 - number))
    if read_first:
        stage.hold(session.pk, turn=session.turn)
    release(session)
    row = Picture.objects.get(round=session.round_id, step="release")

    assert (row.movement, row.breakdown, set(row.summary["counts"])) == (None, None, {"confidence"})
    assert frames.read(session.pk).wall["picture"]["n"] == 8
