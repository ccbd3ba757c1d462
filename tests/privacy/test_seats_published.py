"""Rules 6 and 7 as they are published: one picture by seats a round, the same bytes for every reason of none."""

import json
import random

import pytest

from sessions.models import Picture, Release, Round
from sessions.privacy.seats import OTHERS, least
from sessions.queries import frames
from sessions.services import closing, screen, stage
from sessions.services.publish import publish_due
from sessions.words import Refusal
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = pytest.mark.django_db(transaction=True)

SEATS = ["Leadership", "Product", "Sales"]
WHOLE = "Shown for the whole room only, to protect the people in small or like-minded seats."


def asked(people, *, k=3, seats=SEATS, **fields):
    """A session whose people, each a seat and a step, have answered its first question."""
    session = a_session(k=k, seats=seats, questions=2, **fields)
    tokens = phones(session, len(people))
    open_next(session)
    say(session, tokens, people)
    return session, tokens


def say(session, tokens, people):
    for token, (seat, step) in zip(tokens, people, strict=True):
        answer(session, token, step, seat=seat)


def shown(session, *, order=1):
    """The rows of the last picture of a round: how many of each seat stand on each step."""
    picture = Round.objects.get(session=session, order=order).pictures.last()
    rows = picture.breakdown["rows"] if picture.breakdown else []
    return {row["seat"]: row["summary"]["counts"]["answers"] for row in rows}


def again(session):
    session.refresh_from_db()
    stage.again(session.pk, turn=session.turn)
    session.refresh_from_db()


TWO = [(0, step) for step in (0, 1, 1, 2, 2)] + [(1, step) for step in (2, 3, 3, 4, 4)]


def test_a_round_is_published_by_seats_with_its_release_alone():
    session, _tokens = asked(TWO)

    assert frames.read(session.pk).console["seats"]["there"] is False
    release(session)

    assert shown(session) == {0: [1, 2, 2, 0, 0], 1: [0, 0, 1, 2, 2]}
    assert frames.read(session.pk).console["seats"] == {"there": True, "gone": False, "on": False}


def test_small_seats_and_who_would_rather_not_say_are_seen_together():
    session, _tokens = asked([*TWO, (2, 0), (2, 1), (None, 4), (None, 3)])
    release(session)

    assert shown(session) == {0: [1, 2, 2, 0, 0], 1: [0, 0, 1, 2, 2], OTHERS: [1, 1, 0, 1, 1]}


def test_who_cannot_say_stands_in_no_row():
    session, _tokens = asked([*TWO, (0, None), (1, None), (2, None)])
    release(session)

    assert shown(session) == {0: [1, 2, 2, 0, 0], 1: [0, 0, 1, 2, 2]}


def test_live_pictures_are_never_by_seats_and_the_release_is():
    session = a_session(k=3, seats=SEATS[:2], release=Release.LIVE)
    tokens = phones(session, 24)
    open_next(session)
    for number, token in enumerate(tokens):
        answer(session, token, number % 5, seat=number % 2)
        publish_due(session.pk)
    live = Picture.objects.filter(step=Picture.Step.LIVE)

    assert live.count() > 1
    assert set(live.values_list("breakdown", flat=True)) == {None}
    release(session)
    assert sum(map(sum, shown(session).values())) == 24


def test_late_voices_enter_the_picture_and_no_row():
    session, _tokens = asked(TWO)
    late = phones(session, 4)
    release(session)
    before = shown(session)
    for step, token in enumerate(late):
        answer(session, token, step, seat=0, round_id=session.round_id)
    session.refresh_from_db()
    open_next(session)
    last = Round.objects.get(session=session, order=1).pictures.last()

    assert (last.step, last.n) == (Picture.Step.LATE, 14)
    assert shown(session) == before
    closing.close(session.pk, turn=session.turn, sure=True)
    assert shown(session) == before


def test_a_later_round_shows_the_same_rows_and_never_what_was_merged():
    people = [*TWO, (2, 0), (2, 1), (None, 4), (None, 3)]
    session, tokens = asked(people)
    release(session)
    again(session)
    say(session, tokens, [(seat, 4 - step) for seat, step in people])
    release(session)

    assert shown(session, order=2).keys() == shown(session).keys() == {0, 1, OTHERS}
    assert Round.objects.get(session=session, order=2).pictures.last().movement is None


def test_a_newcomer_alone_takes_the_rows_of_a_later_round_away():
    session, tokens = asked(TWO)
    release(session)
    again(session)
    say(session, [*tokens, *phones(session, 1)], [*TWO, (0, 3)])
    release(session)

    assert shown(session)
    assert shown(session, order=2) == {}


def test_who_is_missing_alone_takes_the_rows_of_a_later_round_away():
    session, tokens = asked([*TWO, (0, 2)])
    release(session)
    again(session)
    say(session, tokens[:-1], TWO)
    release(session)

    assert shown(session, order=2) == {}


def test_a_question_without_rows_gets_none_in_a_later_round_and_a_renamed_seat_ends_them():
    alike = [(0, 1)] * 5 + [(1, step) for step in (0, 1, 2, 3, 4)]
    session, tokens = asked(alike)
    release(session)
    again(session)
    say(session, tokens, TWO)
    release(session)
    renamed, others = asked(TWO)
    release(renamed)
    renamed.seats = ["Leadership", "Products", "Sales"]
    renamed.save()
    again(renamed)
    say(renamed, others, TWO)
    release(renamed)

    assert shown(session) == shown(session, order=2) == shown(renamed, order=2) == {}


ROOM = [0, 1, 1, 2, 2, 2, 2, 3, 4, 4]
REASONS = {
    "a small seat": [0, 0, 0, 0, 0, 0, 0, 1, 1, 1],
    "one mind": [0, 0, 0, 1, 1, 1, 1, 0, 0, 0],
    "everybody in one seat": [0] * 10,
    "nobody would say": [None] * 10,
    "one mind among the others": [0, 0, 0, None, None, 2, 2, 0, 0, 0],
}
"""The same whole picture, and who of it sits where."""


def seated(reason):
    return list(zip(REASONS[reason], ROOM, strict=True))


def test_every_reason_gives_the_very_same_bytes_to_wall_console_and_phone():
    told = set()
    for reason in REASONS:
        session, _tokens = asked(seated(reason), code="ABCDEFGHJ", wall_key="wall")
        release(session)
        assert shown(session) == {}
        told.add(bytes_of(session))
        closing.close(session.pk, turn=session.turn, sure=True)
        session.rounds.all().delete()
        session.delete()

    (only,) = told
    assert only.count(WHOLE) == 3  # the wall's line, which the console shows too, and the phone's


def test_a_picture_by_seats_that_is_there_does_change_them():
    """So that the test above has something that could differ."""
    safe, _tokens = asked([(number % 2, step) for number, step in enumerate(ROOM)], code="ABCDEFGHJ", wall_key="wall")
    release(safe)

    assert shown(safe)
    assert WHOLE not in bytes_of(safe)


def bytes_of(session) -> str:
    """Everything that three screens are sent, but for the random names of a session and the clock."""
    read = frames.read(session.pk)
    for timer in (read.wall["timer"], read.console["timer"], read.console["wall"]["timer"]):
        timer["now"] = 0
    text = json.dumps([read.wall, read.console, read.phone], ensure_ascii=False)
    names = {"round": session.round_id, "session": session.pk}
    names |= {f"question {row.position}": row.pk for row in session.questions.all()}
    for name, pk in names.items():
        text = text.replace(str(pk), name)
    return text


@pytest.mark.parametrize("reason", REASONS)
def test_no_reason_is_given_for_a_picture_by_seats_that_is_not_there(reason):
    session, _tokens = asked(seated(reason))
    release(session)

    with pytest.raises(Refusal) as refused:
        screen.show(session.pk, seats=True)

    assert (refused.value.code, refused.value.message.say()) == ("seats.whole", WHOLE)
    assert frames.read(session.pk).wall["lines"] == [WHOLE]


def test_a_session_without_seats_says_nothing_about_them():
    session, _tokens = asked([(None, step) for _seat, step in TWO], seats=[])
    release(session)

    assert frames.read(session.pk).wall["lines"] == []


def test_by_seats_shows_the_rows_on_wall_console_and_phones_and_ends_with_the_question():
    session, _tokens = asked(TWO)
    release(session)
    before = frames.read(session.pk)
    screen.show(session.pk, seats=True)
    during = frames.read(session.pk)

    names = {trace["name"] for trace in during.wall["picture"]["figure"]["data"] if trace["x"]}
    assert {"seat1", "seat2"} <= names
    assert "voices" not in names
    assert "Leadership" in during.phone["html"]
    assert "Leadership" in during.console["svg"]["wide"]
    assert during.wall["picture"]["desc"].startswith("By seats: “Leadership” from “Very hard” to “It depends”")
    assert before.phone_key != during.phone_key
    screen.show(session.pk, seats=False)
    assert frames.read(session.pk).wall["picture"]["figure"] == before.wall["picture"]["figure"]
    screen.show(session.pk, seats=True)
    session.refresh_from_db()
    stage.talk(session.pk, turn=session.turn)
    assert frames.read(session.pk).wall["show"]["seats"] is True
    session.refresh_from_db()
    open_next(session)
    assert frames.read(session.pk).wall["show"]["seats"] is False


def test_the_console_says_which_seats_stand_apart_and_offers_the_cards_for_it_once_the_wall_showed_them():
    session, _tokens = asked([(0, step) for step in (0, 0, 0, 1, 1, 1)] + [(1, step) for step in (3, 3, 4, 4, 4, 4)])
    release(session)
    before = frames.read(session.pk).console
    screen.show(session.pk, seats=True)
    console = frames.read(session.pk).console

    assert [line for line in before["captions"] if "δ" in line] == []
    assert before["cards"]["sets"][0]["slug"] != "seats"
    assert "“Leadership” may stand nearer to “Very hard” than “Product” (δ 1.00)" in console["captions"]
    assert console["cards"]["sets"][0]["slug"] == "seats"


def test_the_console_says_so_too_where_no_seats_stand_apart_and_nothing_below_five():
    alike, _tokens = asked([(number % 2, step) for number, step in enumerate([0, 0, 2, 2, 2, 2, 3, 3, 4, 4])])
    release(alike)
    few, _others = asked([(0, step) for step in (0, 0, 0, 1)] + [(1, step) for step in (3, 4, 4, 4)])
    release(few)
    for session in (alike, few):
        screen.show(session.pk, seats=True)

    told = [line for line in frames.read(alike.pk).console["captions"] if "δ" in line]
    assert told == ["no two seats clearly apart (δ at most 0.00)"]
    assert shown(few)
    assert [line for line in frames.read(few.pk).console["captions"] if "δ" in line] == []


def test_no_number_of_people_stands_by_a_seat():
    """Rows are drawn, one dot a voice; the sentence and the captions of console and screen reader count nobody."""
    session, _tokens = asked(TWO)
    release(session)
    screen.show(session.pk, seats=True)
    read = frames.read(session.pk)

    labels = read.wall["picture"]["figure"]["data"][-1]["text"]
    assert "Leadership" in labels
    assert [text for text in (*labels, read.wall["picture"]["desc"]) if any(mark.isdigit() for mark in text)] == []


@pytest.mark.parametrize("seed", range(40))
def test_random_evenings_publish_only_rows_that_are_safe(seed):
    dice = random.Random(seed)
    k, n = dice.choice([3, 4, 5]), dice.randint(6, 24)
    people = [(dice.choice([None, 0, 0, 0, 1, 1, 2]), dice.choice([None, 0, 1, 2, 2, 2, 3, 4])) for _one in range(n)]
    session, tokens = asked(people, k=k)
    for _round in range(2):
        try:
            release(session)
        except Refusal:
            return
        again(session)
        people = [(seat, dice.choice([step, step, 0, 4])) for seat, step in people]
        say(session, tokens, people)
    for picture in Picture.objects.filter(round__session=session).exclude(breakdown=None):
        rows = [row["summary"]["counts"]["answers"] for row in picture.breakdown["rows"]]
        assert [sum(row) for row in zip(*rows, strict=True)] == picture.summary["counts"]["answers"]
        assert all(least(k) <= sum(row) <= picture.n - least(k) and max(row) < sum(row) for row in rows)
