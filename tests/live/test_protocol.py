"""PROTOCOL.md is true: its transcripts are replayed through the real doors."""

import json
import re
from pathlib import Path

import pytest

import sessions.live.protocol as protocol
from sessions.live import consumer
from sessions.models import Picture, Question
from sessions.services import sheets
from sessions.services.desk import desk
from sessions.views.verbs import VERBS
from sessions.words import Refusal
from tests.factories import a_session, answer, open_next, phones, release
from tests.live.sockets import a_phone, a_wall
from tests.live.test_release import armed, time_passes

PAGE = (Path(protocol.__file__).parent / "PROTOCOL.md").read_text()


def transcript(name: str) -> list[tuple[str, dict]]:
    """The lines of one transcript: an arrow and a message; «…» stands for what the story does not fix."""
    block = re.search(rf"<!-- transcript: {name} -->\n```\n(.*?)```", PAGE, re.DOTALL)
    assert block is not None
    lines = [line.split(" ", 1) for line in block.group(1).splitlines()]
    return [(arrow, json.loads(text.replace(",…}", "}"))) for arrow, text in lines]


async def replay(screen, lines: list[tuple[str, dict]], *, round_id: int) -> None:
    """Send what goes up, and compare what comes down with the page, field by field."""
    for arrow, message in lines:
        if message.get("round") == "81":
            message["round"] = str(round_id)
        if arrow == "=>":
            await screen.send(**message)
            continue
        came = await screen.next(message["type"])
        fixed = {name: value for name, value in message.items() if value != "…" and name != "version"}
        assert {name: came.get(name) for name in fixed} == fixed
        assert message.keys() <= came.keys()
        if "…" in message.values():
            assert came.keys() == message.keys()


@pytest.mark.django_db(transaction=True)
async def test_the_phones_transcript_happens_as_written():
    session = await desk().write(a_session)
    round_id = await desk().write(open_next, session)
    async with a_phone(session) as phone:
        await replay(phone, transcript("phone"), round_id=round_id)


@pytest.mark.django_db(transaction=True)
async def test_the_transcript_of_a_guess_happens_as_written():
    session = await desk().write(a_session)
    await desk().write(Question.objects.filter(session=session).update, guess=True)
    round_id = await desk().write(open_next, session)
    async with a_phone(session) as phone:
        await replay(phone, transcript("guess"), round_id=round_id)


@pytest.mark.django_db(transaction=True)
async def test_the_walls_transcript_happens_as_written():
    session = await desk().write(a_session)
    round_id = await desk().write(open_next, session)
    async with a_wall(session) as wall:
        await replay(wall, transcript("wall"), round_id=round_id)


@pytest.mark.django_db(transaction=True)
async def test_the_counts_transcript_happens_as_written():
    session = await desk().write(armed)
    lines = transcript("count")
    async with a_wall(session) as wall:
        await replay(wall, lines[:1], round_id=0)
        await desk().write(time_passes, session)
        await replay(wall, lines[1:], round_id=0)


def test_every_verb_is_on_the_page():
    table = PAGE[PAGE.index("| verbs |") :]

    assert {verb for row in table.splitlines() for verb in re.findall(r"`([a-z_]+)`", row.split("|")[1])} == set(VERBS)


def hung_sheets():
    """A session whose wall shows three sheets, two of them in a theme."""
    session = a_session(k=3, kind="words")
    open_next(session)
    for token in phones(session, 3):
        answer(session, token, ["a sheet"])
    release(session)
    sheets.group(session.pk, round_id=session.round_id, sheets=[0, 2], name="Time")
    shown = Picture.objects.get(round=session.round_id)
    shown.summary["texts"] = ["a", "b", "c"]  # their order is chance; the page names one
    shown.save()
    return session


@pytest.mark.django_db(transaction=True)
async def test_the_sheets_transcript_happens_as_written():
    session = await desk().write(hung_sheets)
    async with a_wall(session) as wall:
        await replay(wall, transcript("sheets"), round_id=session.round_id)


def test_every_close_code_is_on_the_page():
    codes = {consumer.FAULT, consumer.GOODBYE, consumer.NOT_ALLOWED, consumer.UNKNOWN}
    codes |= {consumer.LAGGING, consumer.CLOSED, consumer.FLOOD}

    assert {int(code) for code in re.findall(r"^\| (4\d{3}) \|", PAGE, re.MULTILINE)} == codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "message.json"),
        ('{"type":"shout"}', "message.unfit"),
        ("x" * (protocol.LARGEST + 1), "message.large"),
        (
            '{"type":"answer.put","ref":"a","round":"1","seq":1,"fields":{"step":["\\ud800"]},"abstain":false}',
            "message.text",
        ),
    ],
)
def test_what_does_not_fit_is_refused_by_the_code_on_the_page(text, code):
    with pytest.raises(Refusal) as refused:
        protocol.parse(text)

    assert refused.value.code == code
    assert code in PAGE


def test_a_message_names_no_value_in_its_repr():
    message = protocol.parse(
        '{"type":"answer.put","ref":"a","round":"1","seq":1,"fields":{"text":["a heron"]},"abstain":false}'
    )

    assert "heron" not in repr(message)
