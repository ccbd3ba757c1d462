"""Naming the seats of a session: few, short, all different, and never those of a question that is open."""

import pytest

from sessions.models import Round
from sessions.services.setup import Details, create_session, edit_session
from sessions.words import Refusal
from tests.factories import a_session, open_next

pytestmark = pytest.mark.django_db


def name(session, seats, **more):
    return edit_session(session_id=session.pk, details=Details(title="Our direction", k=3, seats=seats, **more))


def test_seats_are_written_one_a_line_and_tidied():
    session = a_session()

    assert name(session, " Leadership \n\nProduct  team\nSales").seats == ["Leadership", "Product team", "Sales"]
    assert name(session, "").seats == []


@pytest.mark.parametrize(
    ("seats", "code"),
    [
        ("Alone", "config.count"),
        ("\n".join(f"Seat {number}" for number in range(9)), "config.count"),
        ("Sales\nSales", "config.twice"),
        ("Sales\nSALES", "config.twice"),
        ("Sales\n" + "x" * 41, "config.long"),
        ("Sales\nOp\u202es", "config.type"),
        (["Sales", 7], "config.type"),
    ],
)
def test_seats_that_nobody_could_choose_from_are_refused_and_the_old_ones_stay(seats, code):
    session = a_session(seats=["Here", "There"])

    with pytest.raises(Refusal) as refused:
        name(session, seats)

    session.refresh_from_db()
    assert (refused.value.code, session.seats) == (code, ["Here", "There"])


def test_a_set_up_that_does_not_speak_of_seats_leaves_them():
    session = a_session(seats=["Here", "There"])

    assert edit_session(session_id=session.pk, details=Details(title="Our direction", k=3)).seats == ["Here", "There"]


def test_an_open_question_keeps_the_seats_it_was_opened_with():
    session = a_session(seats=["Here", "There"], questions=2)
    first = open_next(session)
    name(session, "North\nSouth\nWest")
    second = open_next(session)

    assert Round.objects.get(pk=first).seats == ["Here", "There"]
    assert Round.objects.get(pk=second).seats == ["North", "South", "West"]


def test_a_session_is_made_with_the_seats_that_were_written(owner):
    made = create_session(
        user=owner, format=None, title="Ours", focus="", we="", people=12, k=None, blanks={}, rehearsal=False,
        seats="Shop\nOffice",
    )  # fmt: skip

    assert made.seats == ["Shop", "Office"]
