"""Promise 2: a receipt means the answer is on disk, and the disk was told to mean it."""

import pytest
from django.db import connection, connections

from sessions.models import Answer
from sessions.services.answers import Put
from sessions.services.desk import desk
from tests.factories import a_session, open_next, phones
from tests.live.sockets import tidy_up

pytestmark = pytest.mark.django_db(transaction=True)


def pragmas() -> dict[str, object]:
    with connection.cursor() as cursor:
        found = {}
        for name in ("synchronous", "journal_mode", "secure_delete", "foreign_keys"):
            cursor.execute(f"PRAGMA {name}")
            found[name] = cursor.fetchone()[0]
    return found


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has its own words for this")
async def test_the_writer_waits_for_the_disk_and_wipes_what_it_deletes():
    found = await desk().write(pragmas)
    await tidy_up()

    assert found == {"synchronous": 2, "journal_mode": "wal", "secure_delete": 1, "foreign_keys": 1}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has its own words for this")
async def test_the_database_waits_for_the_disk():
    def settings() -> dict[str, str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit')")
            return dict(cursor.fetchall())

    found = await desk().write(settings)
    await tidy_up()

    assert found == {"fsync": "on", "synchronous_commit": "on"}


async def test_a_receipt_never_comes_before_the_commit():
    """At the moment of each receipt another connection already finds the answer."""
    session = await desk().write(a_session)
    tokens = await desk().write(phones, session, 20)
    round_id = await desk().write(open_next, session)
    seen: list[int] = []

    def rows() -> int:
        try:
            return Answer.objects.count()
        finally:
            connections.close_all()

    async def receipt(result: object) -> None:
        assert result is None
        seen.append(await desk().read(rows))

    for number, token in enumerate(tokens, start=1):
        put = Put(session_id=session.pk, token=token, round_id=round_id, seq=1, value=number % 5)
        desk().post(put, receipt)
    await tidy_up()

    assert len(seen) == 20
    assert all(count >= number for number, count in enumerate(seen, start=1))
