"""The server as its own process: its goodbye, its bounds, its silence."""

import asyncio
import json
import signal
import socket
import subprocess
import sys
import time

import pytest
from asgiref.sync import sync_to_async
from django.db import connections
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.factories import a_session, open_next, phones
from tests.workshop.running import ROOT, Running, ask, beside_the_tests, environment, free_port
from workshop import preflight, server
from workshop.server import LARGEST_MESSAGE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("server")


@pytest.fixture
def running(folder, django_db_setup):
    server = beside_the_tests(folder)
    yield server
    if server.process.poll() is None:
        server.stop(signal.SIGKILL)


@sync_to_async
def a_room(count: int):
    try:
        session = a_session(k=3)
        return session, phones(session, count), open_next(session)
    finally:
        connections.close_all()


def socket_of(running: Running, session, token: str, **more):
    headers = {"Cookie": f"place={token}", **more.pop("headers", {})}
    address = f"ws://127.0.0.1:{running.port}/s/{session.code}/ws"
    return connect(address, additional_headers=headers, origin=running.url, open_timeout=20, **more)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_phones_hear_goodbye_before_the_end(running, number):
    session, tokens, _round = await a_room(3)
    sockets = [await socket_of(running, session, token) for token in tokens]
    first = [json.loads(await line.recv()) for line in sockets]
    began = time.monotonic()
    code = await asyncio.to_thread(running.stop, number)
    ended = time.monotonic() - began
    heard = [await rest(line) for line in sockets]

    assert [message["type"] for message in first] == ["state"] * 3
    assert [messages[-1]["type"] for messages, _code in heard] == ["bye"] * 3
    assert all(0 <= messages[-1]["back"] <= 3000 for messages, _code in heard)
    assert [code for _messages, code in heard] == [4012] * 3
    assert (code, running.faults) == (0, [])
    assert ended < 5


async def test_answer_on_its_way_is_written_before_the_end(running):
    session, tokens, round_id = await a_room(40)
    sockets = [await socket_of(running, session, token) for token in tokens]
    put = {"type": "answer.put", "round": str(round_id), "seq": 1, "fields": {"step": ["1"]}, "abstain": False}
    for line in sockets:
        await line.recv()
    for number, line in enumerate(sockets):
        await line.send(json.dumps(put | {"ref": f"r{number}"}))
    code = await asyncio.to_thread(running.stop)
    heard = [await rest(line) for line in sockets]
    receipted = sum(any(message["type"] == "receipt" for message in messages) for messages, _code in heard)

    assert (code, running.faults) == (0, [])
    assert receipted <= await stored(round_id)


async def test_oversize_frame_ends_its_own_connection_only(running):
    session, tokens, _round = await a_room(2)
    greedy, quiet = [await socket_of(running, session, token) for token in tokens]
    await greedy.recv()
    await quiet.recv()
    await greedy.send("x" * (LARGEST_MESSAGE + 1))
    _messages, code = await rest(greedy)
    await quiet.send('{"type":"ping"}')
    answered = [json.loads(await quiet.recv())["type"] for _message in range(1)]
    await quiet.close()

    assert code in {1006, 1009}
    assert "pong" in answered or "state" in answered
    assert running.faults == []


@pytest.mark.parametrize("origin", [None, "http://evil.example", "http://127.0.0.1:1", "null"])
async def test_foreign_page_gets_403_at_the_real_door(running, origin):
    session, (token,), _round = await a_room(1)
    address = f"ws://127.0.0.1:{running.port}/s/{session.code}/ws"

    with pytest.raises(InvalidStatus) as refused:
        await connect(address, additional_headers={"Cookie": f"place={token}"}, origin=origin)

    assert refused.value.response.status_code == 403


@pytest.mark.parametrize("path", ["/", "/no/such/door", "/s/ABC/ws", "/wall/ws"])
async def test_socket_at_no_address_is_closed_without_a_word(running, path):
    with pytest.raises(InvalidStatus):
        await connect(f"ws://127.0.0.1:{running.port}{path}", origin=running.url)

    assert await asyncio.to_thread(running.stop) == 0
    assert running.faults == []


def test_server_says_nothing_about_itself_or_anybody(running):
    for path in ("/", "/s/ABCDEFGHJ/", "/no/such/page?name=secret", "/sign-in/secret-token/"):
        _status, headers, _text = ask(running.url + path, **{"User-Agent": "canary", "X-Forwarded-For": "198.51.100.7"})
        assert "server" not in headers
    ask_raw(running.port, b"GET / HTTP/1.1\r\nHost: evil.example\r\nDaphne-Root-Path: /evil\r\n\r\n")
    ask_raw(running.port, b"\x16\x03\x01 this is no HTTP\r\n\r\n")

    assert running.stop(signal.SIGTERM) == 0
    assert (running.output, running.faults) == ("", [])


def test_path_prefix_of_a_client_changes_no_link(running):
    text = ask_raw(
        running.port,
        b"GET /sign-in/ HTTP/1.1\r\nHost: localhost\r\nDaphne-Root-Path: /evil\r\nConnection: close\r\n\r\n",
    )

    assert b" 200 " in text.splitlines()[0]
    assert b"/evil" not in text


def test_server_of_several_waits_for_its_tables_and_files(tmp_path):
    env = environment(PARALLAX_DATA=str(tmp_path))
    serve = [sys.executable, "-m", "workshop.server", "--port", str(free_port())]
    said = []
    for made_ready in (["migrate"], ["collectstatic", "--noinput"]):
        said.append(subprocess.run(serve, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False))
        subprocess.run([sys.executable, "manage.py", *made_ready, "-v", "0"], cwd=ROOT, env=env, check=True)

    assert [(done.returncode, done.stderr) for done in said] == [
        (1, "The database is not up to date. Run: python manage.py migrate\n"),
        (1, "The static files are not there yet. Run: python manage.py collectstatic --noinput\n"),
    ]


def test_file_limit_is_raised_as_far_as_the_system_lets_us():
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, ({0}, {1})); "
        "from workshop.preflight import file_limit; print(file_limit(), resource.getrlimit(resource.RLIMIT_NOFILE)[0])"
    )
    env = environment(DJANGO_SETTINGS_MODULE="workshop.settings")
    raised = [
        subprocess.run(
            [sys.executable, "-c", code.format(*limits)], cwd=ROOT, env=env, capture_output=True, text=True, check=True
        ).stdout.split()
        for limits in ((256, 4096), (1024, 1024))
    ]

    assert raised == [["3996", "4096"], ["924", "1024"]]
    assert preflight.FILES_OF_OUR_OWN == 100


@sync_to_async
def stored(round_id: int) -> int:
    from sessions.models import Answer

    try:
        return Answer.objects.filter(round_id=round_id).count()
    finally:
        connections.close_all()


async def rest(line) -> tuple[list[dict], int]:
    """Everything that still came down a socket, and its close code."""
    messages = []
    try:
        async with asyncio.timeout(20):
            while True:
                messages.append(json.loads(await line.recv()))
    except ConnectionClosed as closed:
        return messages, closed.rcvd.code if closed.rcvd else 1006


def ask_raw(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(request)
        line.settimeout(2)
        text = b""
        try:
            while part := line.recv(65_536):
                text += part
        except TimeoutError:
            pass
        return text


@pytest.mark.django_db(transaction=True)
async def test_reports_whose_time_is_over_go_though_idle_sessions_cannot_be_closed(monkeypatch):
    gone = asyncio.Event()
    loop = asyncio.get_running_loop()
    monkeypatch.setattr("sessions.services.closing.close_idle", lambda: 1 / 0)
    monkeypatch.setattr("sessions.services.keeping.drop_expired", lambda: loop.call_soon_threadsafe(gone.set))
    sweeping = asyncio.create_task(server._close_idle())
    try:
        await asyncio.wait_for(gone.wait(), 10)
    finally:
        sweeping.cancel()
