"""A picture by seats counts as seen by the room only while the room can see it, and it sees that one alone."""

import pytest

from sessions.models import Round
from sessions.queries import frames, published
from sessions.services import closing, screen, stage
from sessions.words import Refusal
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = pytest.mark.django_db(transaction=True)

SEATS = ["Leadership", "Product"]


@pytest.fixture
def session():
    """Two questions answered from the same two seats; the second one's picture is on the wall."""
    session = a_session(k=3, seats=SEATS, questions=2)
    tokens = phones(session, 12)
    for _question in range(2):
        open_next(session)
        for number, token in enumerate(tokens):
            answer(session, token, number % 5, seat=number % 2)
        release(session)
    return session


def taken_home(session):
    return [shown.breakdown is not None for shown in published.of_session(session.pk)]


def test_nobody_alone_with_the_console_brings_seats_into_the_report_after_the_close(session):
    closing.close(session.pk, turn=session.turn, sure=True)

    with pytest.raises(Refusal, match=r"seats\.whole"):
        screen.show(session.pk, seats=True)  # the wall shows how many answers were deleted, and no picture
    assert taken_home(session) == [False, False]
    assert frames.read(session.pk).console["seats"] == {"there": False, "gone": True, "on": False}
    screen.back(session.pk)
    assert frames.read(session.pk).console["seats"]["there"]
    screen.show(session.pk, seats=True)  # now the wall hangs the last picture once more, and all who are there see it
    assert frames.read(session.pk).wall["picture"]["figure"]
    assert taken_home(session) == [False, True]


@pytest.mark.parametrize("over", ["blank", "qr", "overview"])
def test_what_lies_over_the_picture_makes_way_for_it_by_seats(session, over):
    screen.show(session.pk, **{over: True})
    screen.show(session.pk, seats=True, blank=True)

    told = frames.read(session.pk).wall["show"]
    assert told == {"blank": False, "qr": False, "overview": False, "seats": True}
    assert taken_home(session) == [False, True]


def test_phones_show_no_picture_by_seats_while_the_wall_shows_an_earlier_one_so(session):
    stage.talk(session.pk, turn=session.turn)
    screen.back(session.pk)
    screen.show(session.pk, seats=True)

    seen = list(Round.objects.filter(session=session).order_by("order").values_list("seats_seen", flat=True))
    assert seen == [True, False]
    assert "By seats" not in frames.read(session.pk).phone["html"]
    screen.forward(session.pk)
    screen.show(session.pk, seats=True)
    assert "By seats" in frames.read(session.pk).phone["html"]
