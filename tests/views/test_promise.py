"""The promise on a phone: the minimum it reads is the minimum that holds."""

import pytest

from sessions.models import Question, Session
from sessions.queries import frames
from sessions.services import closing, runsheet, screen
from sessions.services.desk import desk
from sessions.words import Refusal
from tests.factories import a_session, open_next
from tests.views.phones import Browser, rest, words_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
async def _rest():
    yield
    await rest()


def minimum(page: str) -> list[int]:
    """Every minimum that a page names."""
    return [k for k in range(3, 10) if f"at least {k} people have answered" in page]


async def test_a_minimum_lowered_in_the_lobby_is_told_to_those_who_read_another():
    session: Session = await desk().write(a_session, k=5)
    phone = Browser()
    await phone.get(f"/s/{session.code}/")
    read = minimum(phone.page)
    await phone.join(session)
    in_the_lobby = minimum(phone.page)
    await desk().write(screen.smaller, session.pk, k=3)
    told = (await phone.get(f"/s/{session.code}/state")).json()["html"]

    assert (read, in_the_lobby, minimum(told)) == ([5], [5], [3])


async def test_a_minimum_raised_meanwhile_is_promised_from_the_question_on_for_which_it_holds():
    session: Session = await desk().write(a_session, k=3, questions=2)
    await desk().write(open_next, session)
    await desk().write(screen.smaller, session.pk, k=4)
    early, later = Browser(), Browser()
    await early.get(f"/s/{session.code}/")
    await desk().write(open_next, session)
    await later.get(f"/s/{session.code}/")

    assert (minimum(early.page), minimum(later.page)) == ([3], [4])


OWN = "For you alone. What you write stays on this phone and is gone when you leave."
SCALE = runsheet.Draft(kind_slug="scale", text="How is it?", config={"steps": ["Low", "High"]})


async def test_where_all_is_for_oneself_nothing_is_promised_of_pictures_or_groups():
    session: Session = await desk().write(a_session, k=3, kind="reflection", questions=2, opening=OWN)
    phone = Browser()
    await phone.get(f"/s/{session.code}/")
    card = words_of(phone.page)
    await phone.join(session)
    lobby = words_of(phone.page)
    await phone.get(f"/s/{session.code}/more")
    more = words_of(phone.page)
    read = await desk().read(frames.read, session.pk)

    assert read.wall["promise"] == [
        OWN,
        "The wall only shows how many have finished.",
        "No screen shows who has finished, to anyone, the facilitator included.",
    ]
    assert read.wall["opening"] == ""
    assert all(line in card for line in read.wall["promise"])
    assert "The wall only shows how many have finished." in lobby
    for page in (card, lobby, more):
        assert [word for word in ("picture", "at least 3", "may guess", "three or four") if word in page] == []


async def test_of_a_reflection_the_console_speaks_of_no_release_and_of_no_minimum():
    session: Session = await desk().write(a_session, k=3, kind="reflection")
    await Browser().join(session)
    lobby = await desk().read(frames.read, session.pk)
    await desk().write(open_next, session)
    asked = await desk().read(frames.read, session.pk)
    await desk().write(closing.close, session.pk, turn=session.turn, sure=True)
    closed = await desk().read(frames.read, session.pk)

    assert (lobby.console["warnings"], asked.console["mode"], asked.console["warnings"]) == ([], None, [])
    assert closed.wall["closed"] == {"text": "What was written has not left the phones."}


@pytest.mark.parametrize("joined", [False, True])
async def test_who_joined_for_themselves_alone_is_never_asked_for_an_answer(joined):
    session: Session = await desk().write(a_session, k=3, kind="reflection", questions=2)
    if joined:
        await Browser().join(session)
    verbs = [
        lambda: runsheet.add_question(session_id=session.pk, draft=SCALE),
        lambda: runsheet.ask_now(session_id=session.pk, text="How is it?", kind_slug="words"),
        lambda: runsheet.edit_question(session_id=session.pk, question_id=first(session), draft=SCALE),
    ]

    for verb in verbs[: 3 if joined else 1]:
        assert (await desk().write(refused, verb)) == ("runsheet.alone" if joined else "")
    assert (
        await desk().write(refused, lambda: runsheet.copy_question(session_id=session.pk, question_id=first(session)))
        == ""
    )


def first(session: Session) -> int:
    return Question.objects.filter(session=session).values_list("pk", flat=True)[0]


def refused(verb) -> str:
    """The code of the refusal that a verb meets, or nothing."""
    try:
        verb()
    except Refusal as refusal:
        return refusal.code
    return ""
