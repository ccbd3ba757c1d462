"""RELIABILITY, promise 25: anonymous means anonymous. Marked phones, from a marked address, leave nothing behind."""

from __future__ import annotations

import contextlib
import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from sessions.models import Place, Session
from sessions.queries import published
from sessions.services import closing, screen, stage
from tests.factories import a_session, open_next, release
from tests.privacy.canary import TRACES, CanaryPhone
from tests.privacy.test_forgetting import database_bytes
from tests.workshop.running import Running, services_of_the_tests, started

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(sys.platform != "linux", reason="other systems do not lend a client such an address"),
]

SECRET = "the heron that nobody was to see"
KEPT = "a sheet that the wall has shown"
UNSHOWN = "an answer below the minimum"
LATE = "a sheet that came too late"
PG_LOGS = Path("/var/log/postgresql")


@contextlib.contextmanager
def a_house(data: Path) -> Iterator[Running]:
    """`manage.py live` on the tests' database and keys, with every temporary file in its own folder."""
    (data / "tmp").mkdir(parents=True)
    services = services_of_the_tests()
    house = started(
        "--no-browser",
        data=data,
        PARALLAX_KEYS=str(settings.KEYS),
        SECRET_KEY=settings.SECRET_KEY,
        PARALLAX_PREFIX="canaries",
        TMPDIR=str(data / "tmp"),
        **services,
    )
    try:
        house.says("Ctrl-C")
        limits = Path(f"/proc/{house.process.pid}/limits").read_text()
        assert re.search(r"Max core file size +0 +0 ", limits)  # a crash writes no memory to the disk
        yield house
    finally:
        assert house.stop() == 0


@contextlib.contextmanager
def heard_on_the_layer() -> Iterator[list[bytes]]:
    """Everything that Redis carries or keeps meanwhile; nothing without one."""
    heard: list[bytes] = []
    if not settings.REDIS_URL:
        yield heard
        return
    import redis

    client = redis.Redis.from_url(settings.REDIS_URL)
    ears, over = client.pubsub(), threading.Event()
    ears.psubscribe("*")

    def listen() -> None:
        while not over.is_set():
            if message := ears.get_message(timeout=0.1):
                heard.append(repr(message).encode())

    ear = threading.Thread(target=listen)
    ear.start()
    try:
        yield heard
        heard += [key + (client.dump(key) or b"") for key in client.scan_iter("*canaries*")]
    finally:
        over.set()
        ear.join()
        ears.close()
        client.close()


@contextlib.contextmanager
def talkative_postgres() -> Iterator[list[Path]]:
    """PostgreSQL told to log every statement, as an operator might; its log files."""
    if connection.vendor != "postgresql":
        yield []
        return
    with connection.cursor() as cursor:
        cursor.execute("ALTER ROLE CURRENT_USER SET log_statement = 'all'")
    try:
        yield [file for file in PG_LOGS.glob("*.log") if file.is_file()]
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER ROLE CURRENT_USER RESET log_statement")


@contextlib.contextmanager
def a_broken_table() -> Iterator[None]:
    """The house meets a fault of its own."""
    table = Place._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO gone_for_a_moment")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE gone_for_a_moment RENAME TO {table}")


def an_evening(house: Running, session: Session) -> list[CanaryPhone]:
    """Phones join, answer by socket and by form, misbehave, meet a fault, and are late; sheets are set aside."""
    room = [CanaryPhone(house.port, session.code).join() for _phone in range(5)]
    first = open_next(session)
    assert room[0].answer_by_socket(first, text=SECRET) == "receipt"
    assert room[1].answer_by_socket(first, text=KEPT) == "receipt"
    assert room[2].answer_by_form(first, text="a sheet by form") == 303
    assert room[3].answer_by_form(first, text="another one") == 303
    room[0].misbehave()
    with a_broken_table():
        assert room[2].ask("GET", f"/s/{session.code}/") == 500
        assert room[2].post(f"/s/{session.code}/answer", text=SECRET) == 500
        with contextlib.suppress(Exception), room[3].socket() as line:
            line.recv(timeout=2)
    assert room[0].answer_by_socket(first, text=SECRET, seq=2) == "receipt"
    stage.hold(session.pk, turn=session.turn)
    session.refresh_from_db()
    assert room[4].answer_by_socket(first, text=LATE) == "receipt"
    held = published.for_desk(session.round)
    screen.set_aside(session.pk, sheets=[held.summary.texts.index(SECRET)])
    release(session)
    second = open_next(session)
    assert room[4].answer_by_form(second, text=UNSHOWN) == 303
    return room


def everywhere(house: Running, data: Path, logs: list[Path], heard: list[bytes]) -> dict[str, bytes]:
    """Every byte that somebody could read who took the machine away."""
    found = {
        str(file): file.read_bytes()
        for folder in (data, Path(settings.KEYS))
        for file in folder.rglob("*")
        if file.is_file()
    }
    found |= {str(file): file.read_bytes() for file in logs}
    found |= {"the database": database_bytes(), "the channel layer": b"\n".join(heard)}
    return found | {"stdout": house.output.encode(), "stderr": "".join(house.faults).encode()}


def hits(found: dict[str, bytes], wanted: list[str]) -> list[tuple[str, str]]:
    return [(where, text) for where, data in found.items() for text in wanted if text.encode() in data]


def test_marked_phones_leave_no_trace_of_who_they_were(tmp_path):
    session = a_session(k=3, kind="words", questions=2)
    data = tmp_path / "data"
    with talkative_postgres() as logs, heard_on_the_layer() as heard:
        with a_house(data) as house:
            room = an_evening(house, session)
            during = everywhere(house, data, logs, heard)
            session.refresh_from_db()
            closing.close(session.pk, turn=session.turn, sure=True)
            room[0].ask("GET", f"/s/{session.code}/")
            closed = room[0].page
        after = everywhere(house, data, logs, heard)
    who = [*TRACES, *(phone.token for phone in room)]

    assert hits(during, [*who, SECRET, UNSHOWN, LATE]) == []
    assert hits(after, [*who, SECRET, UNSHOWN, LATE]) == []
    assert "Closed. Your answers are deleted." in closed
    # The scans could fail: what was published is there, and the faults that were provoked did reach the log.
    assert ("the database", KEPT) in hits(after, [KEPT])
    assert bool(heard) == bool(settings.REDIS_URL)
    assert [file for file in logs if b"workshop_sessions_answer" not in after[str(file)]] == []
    assert "error django.request: %s: %s" in "".join(house.faults)
    assert list((data / "tmp").rglob("*")) == []
