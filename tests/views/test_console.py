"""The console's HTTP door: what a click does, for whom, and what happens to a click that comes too late."""

from __future__ import annotations

import asyncio
import json
import re
from typing import Any

import pytest
from django.test import AsyncClient

from sessions.models import Membership, Question, Role, Session, Stage
from sessions.services import stage
from sessions.services.desk import desk
from sessions.views.verbs import VERBS
from tests.factories import a_session, a_user, answer, open_next, phones, release
from tests.views.phones import rest

pytestmark = pytest.mark.django_db(transaction=True)
JSON = {"accept": "application/json"}


@pytest.fixture(autouse=True)
async def _quiet():
    yield
    await rest()


async def made(function: Any, *args: Any, **kwargs: Any) -> Any:
    return await desk().write(function, *args, **kwargs)


async def signed_in(user: Any, *, checks: bool = False) -> AsyncClient:
    client = AsyncClient(enforce_csrf_checks=checks)
    await client.aforce_login(user)
    return client


async def do(client: AsyncClient, session: Session, verb: str, *, plain: bool = False, **fields: Any) -> Any:
    return await client.post(f"/session/{session.pk}/do/{verb}/", fields, headers={} if plain else JSON)


async def fresh(session: Session) -> Session:
    return await desk().read(Session.objects.get, pk=session.pk)


@pytest.fixture
async def alice() -> Any:
    return await made(a_user)


@pytest.fixture
async def session(alice) -> Session:
    return await made(a_session, owner=alice, k=3, questions=2)


async def test_a_question_is_opened_released_and_talked_about(alice, session):
    client = await signed_in(alice)
    tokens = await made(phones, session, 3)

    assert json.loads((await do(client, session, "next", turn=0)).content) == {"ok": True, "go": None}
    session = await fresh(session)
    for token in tokens:
        await made(answer, session, token, 1)
    await do(client, session, "next", turn=session.turn)
    assert (await fresh(session)).arming
    await do(client, session, "release", turn=session.turn)
    session = await fresh(session)
    assert (session.stage, session.arming) == (Stage.RELEASED, False)
    await do(client, session, "next", turn=session.turn)
    assert (await fresh(session)).stage == Stage.TALK


async def test_a_stale_click_changes_nothing_and_says_so(alice, session):
    client = await signed_in(alice)
    await do(client, session, "next", turn=0)
    late = await do(client, session, "next", turn=0)

    told = json.loads(late.content)
    assert (late.status_code, told["ok"], told["code"]) == (409, False, "turn.stale")
    assert (await fresh(session)).turn == 1


async def test_two_facilitators_clicking_at_once_give_one_state(alice, session):
    bob = await made(a_user, "bob")
    await made(Membership.objects.create, session=session, user=bob, role=Role.FACILITATOR)
    clients = [await signed_in(alice), await signed_in(bob)]
    answers = await asyncio.gather(*(do(client, session, "next", turn=0) for client in clients))

    assert sorted(answer.status_code for answer in answers) == [200, 409]
    assert (await fresh(session)).turn == 1


async def test_a_release_below_the_minimum_is_refused_in_words(alice, session):
    client = await signed_in(alice)
    await made(phones, session, 3)
    await made(open_next, session)
    refused = await do(client, session, "arm", turn=1)

    assert json.loads(refused.content)["text"] == "0 answers are in. A picture needs 3."


async def test_the_close_needs_a_second_yes(alice, session):
    client = await signed_in(alice)
    once = await do(client, session, "close", turn=0)
    assert json.loads(once.content)["code"] == "close.unsure"

    twice = await do(client, session, "close", turn=0, sure="1")
    assert twice.status_code == 200
    assert (await fresh(session)).is_closed


@pytest.mark.parametrize(
    ("verb", "fields", "column", "value"),
    [
        ("show", {"qr": "1"}, "show_qr", True),
        ("show", {"blank": "1"}, "blank", True),
        ("show", {"overview": "1"}, "overview", True),
        ("show", {"dark": "1"}, "dark", True),
        ("auto", {"on": "1"}, "auto_release", True),
        ("smaller", {"k": "4"}, "k", 4),
        ("clock", {"on": "0"}, "show_timer", False),
        ("passing", {"places": "3"}, "passing", 3),
        ("notes", {"notes": "Begin with the quiet ones."}, "notes", "Begin with the quiet ones."),
    ],
)
async def test_a_switch_is_kept(alice, session, verb, fields, column, value):
    client = await signed_in(alice)
    assert (await do(client, session, verb, **fields)).status_code == 200
    assert getattr(await fresh(session), column) == value


async def test_a_line_is_left_out_and_noted_on_without_leaving_its_place(alice, session):
    client = await signed_in(alice)
    first = await desk().read(session.questions.first)
    await do(client, session, "leave_out", question=str(first.pk), on="1")
    await do(client, session, "question_notes", question=str(first.pk), notes="Ask the quiet corner.")
    first = await desk().read(Question.objects.get, pk=first.pk)
    frame = json.loads((await client.get(f"/session/{session.pk}/state")).content)
    assert (first.left_out, first.notes, first.position) == (True, "Ask the quiet corner.", 1)
    assert frame["next"]["question"] != str(first.pk)

    unfit = await do(client, session, "leave_out", question=str(first.pk), on="yes")
    gone = await do(client, session, "leave_out", question="7", on="1")
    assert [json.loads(answer.content)["code"] for answer in (unfit, gone)] == ["form.unfit", "question.gone"]


async def test_nothing_but_a_card_is_pinned(alice, session):
    client = await signed_in(alice)
    refused = await do(client, session, "pin", card="Buy now")
    early = await do(client, session, "pin", card="Which guess surprised you most?")

    assert [json.loads(answer.content)["code"] for answer in (refused, early)] == ["card.unknown", "stage.illegal"]
    assert (await fresh(session)).pinned == ""


async def test_the_timer_starts_and_stops(alice, session):
    client = await signed_in(alice)
    await do(client, session, "timer", minutes="5")
    assert (await fresh(session)).timer_ends is not None
    await do(client, session, "timer", minutes="")
    assert (await fresh(session)).timer_ends is None


async def test_a_question_is_asked_in_one_line_and_comes_next(alice, session):
    client = await signed_in(alice)
    await made(open_next, session)
    await do(client, session, "ask", text="How tired are we?", kind="scale")

    texts = await desk().read(lambda: [q.text for q in Question.objects.filter(session=session)])
    assert texts == ["Question 1?", "How tired are we?", "Question 2?"]


async def test_sheets_are_set_aside_before_the_wall(alice):
    session = await made(a_session, owner=alice, kind="words")
    client = await signed_in(alice)
    tokens = await made(phones, session, 3)
    await made(open_next, session)
    session = await fresh(session)
    for number, token in enumerate(tokens):
        await made(answer, session, token, [f"Sheet {number}"])
    await do(client, session, "next", turn=session.turn)
    session = await fresh(session)
    frame = json.loads((await client.get(f"/session/{session.pk}/state")).content)
    assert (session.stage, sorted(frame["held"]["sheets"])) == (Stage.HELD, ["Sheet 0", "Sheet 1", "Sheet 2"])
    assert frame["wall"]["sheets"] is None

    await do(client, session, "aside", sheet=["0"])
    await do(client, session, "release", turn=session.turn)
    frame = json.loads((await client.get(f"/session/{session.pk}/state")).content)
    assert len(frame["wall"]["sheets"]) == 2
    assert "1 set aside by the facilitator." in frame["wall"]["lines"]


async def test_pages_of_sheets_are_turned_on_every_wall_until_the_next_question(alice):
    session = await made(a_session, owner=alice, kind="words")
    client = await signed_in(alice)
    tokens = await made(phones, session, 20)
    await made(open_next, session)
    for number, token in enumerate(tokens):
        await made(answer, await fresh(session), token, [f"Sheet {number}"])
    session = await fresh(session)
    await do(client, session, "page", page="1")
    assert (await fresh(session)).sheet_page == 0  # what the wall does not show yet has no pages
    await do(client, session, "hold", turn=session.turn)
    session = await fresh(session)
    await do(client, session, "release", turn=session.turn)
    for asked, shown in (("1", 1), ("2", 2), ("7", 2)):
        await do(client, session, "page", page=asked)
        frame = json.loads((await client.get(f"/session/{session.pk}/state")).content)["wall"]
        assert (frame["page"], frame["pages"], len(frame["sheets"])) == (shown, 3, 20)
    session = await fresh(session)
    await do(client, session, "talk", turn=session.turn)
    assert (await fresh(session)).sheet_page == 2
    await do(client, await fresh(session), "again", turn=session.turn + 1)

    assert (await fresh(session)).sheet_page == 0


async def test_pressing_next_while_the_wall_looks_back_comes_back_first(alice, session):
    client = await signed_in(alice)
    tokens = await made(phones, session, 3)
    for _question in range(2):
        await made(open_next, session)
        session = await fresh(session)
        for token in tokens:
            await made(answer, session, token, 2)
        await made(release, session)
    session = await fresh(session)
    await do(client, session, "back")
    assert (await fresh(session)).look_id is not None
    await do(client, session, "next", turn=session.turn)

    session = await fresh(session)
    assert (session.look_id, session.stage) == (None, Stage.RELEASED)


async def test_a_smaller_start_leads_to_the_new_session(alice):
    session = await made(a_session, owner=alice, k=5)
    client = await signed_in(alice)
    await made(open_next, session)
    told = json.loads((await do(client, session, "start_smaller", k="3")).content)

    session = await fresh(session)
    assert told["go"] == f"/session/{session.successor_id}/console/"
    state = json.loads((await client.get(f"/session/{session.pk}/state")).content)
    assert state["go"] == told["go"]


async def test_the_page_without_scripts_does_what_the_buttons_say(alice, session):
    client = await signed_in(alice, checks=True)
    page = (await client.get(f"/session/{session.pk}/console/")).content.decode()
    secret = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    sent = await do(client, session, "next", plain=True, turn="0", csrfmiddlewaretoken=secret)
    assert (sent.status_code, sent["Location"]) == (302, f"/session/{session.pk}/console/")
    late = await do(client, session, "next", plain=True, turn="0", csrfmiddlewaretoken=secret)
    page = (await client.get(late["Location"])).content.decode()

    assert "The session has moved on meanwhile." in page
    assert "Question 1?" in page


@pytest.mark.parametrize("turn", ["", "-1", "x", "1e3", "9" * 30, "٣"])
async def test_a_form_that_does_not_fit_is_refused(alice, session, turn):
    client = await signed_in(alice)
    refused = await do(client, session, "next", turn=turn)
    assert (refused.status_code, json.loads(refused.content)["code"]) == (409, "form.unfit")


@pytest.mark.parametrize("verb", sorted(VERBS))
@pytest.mark.parametrize("who", ["coach", "stranger", "anonymous"])
async def test_nobody_else_finds_anything_here(session, verb, who):
    client = AsyncClient()
    if who != "anonymous":
        user = await made(a_user, who)
        await client.aforce_login(user)
        if who == "coach":
            await made(Membership.objects.create, session=session, user=user, role=Role.COACH)
    assert (await do(client, session, verb, turn="0")).status_code == 404
    assert (await client.get(f"/session/{session.pk}/state")).status_code == 404
    assert (await client.post(f"/session/{session.pk}/remote/")).status_code == 404
    page = await client.get(f"/session/{session.pk}/console/")
    assert page.status_code == (302 if who == "anonymous" else 404)


async def test_an_unknown_verb_and_a_get_are_no_actions(alice, session):
    client = await signed_in(alice)
    assert (await do(client, session, "explode", turn="0")).status_code == 404
    assert (await client.get(f"/session/{session.pk}/do/next/")).status_code == 405
    assert (await fresh(session)).turn == 0


async def test_a_click_without_the_forms_secret_is_refused(alice, session):
    client = await signed_in(alice, checks=True)
    assert (await do(client, session, "next", turn="0")).status_code == 403


async def test_the_state_is_told_only_when_it_changed(alice, session):
    client = await signed_in(alice)
    told = await client.get(f"/session/{session.pk}/state")
    version = json.loads(told.content)["version"]
    assert (await client.get(f"/session/{session.pk}/state?version={version}")).status_code == 204
    await made(stage.open_question, session.pk, turn=0, question_id=(await desk().read(session.questions.first)).pk)
    assert (await client.get(f"/session/{session.pk}/state?version={version}")).status_code == 200


async def test_the_remote_is_a_link_that_signs_in_once_and_leads_here(alice, session, settings):
    client = await signed_in(alice)
    told = json.loads((await client.post(f"/session/{session.pk}/remote/", headers=JSON)).content)
    assert f"/session/{session.pk}/console/".replace("/", "%2F") in told["link"]
    assert told["qr"].startswith("<svg")
    page = (await client.post(f"/session/{session.pk}/remote/")).content.decode()
    assert "do not show it to the room" in page


async def test_simulated_voices_come_to_a_rehearsal_only(alice, session):
    client = await signed_in(alice)
    refused = await do(client, session, "voices", number="3", shape="spread")
    assert json.loads(refused.content)["code"] == "rehearsal.not"
    unfit = await do(client, session, "voices", number="3", shape="; rm")
    assert json.loads(unfit.content)["code"] == "form.unfit"
