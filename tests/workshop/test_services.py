"""`manage.py live` with the larger neighbours: it starts on them, and says what they refuse."""

import re
import secrets

import psycopg
import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import connection, connections
from django.test import AsyncClient

from sessions.models import User
from tests.workshop.running import ask, started

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not settings.REDIS_URL, reason="needs DATABASE_URL and REDIS_URL"),
]


@pytest.fixture
def empty_database():
    """The address of a new database, gone afterwards."""
    found = connection.settings_dict
    name = f"parallax_first_run_{secrets.token_hex(4)}"
    where = {"host": found["HOST"], "port": found["PORT"] or 5432, "user": found["USER"], "password": found["PASSWORD"]}
    with psycopg.connect(**where, dbname="postgres", autocommit=True) as line:
        line.execute(f'CREATE DATABASE "{name}"')
        yield f"postgres://{where['user']}:{where['password']}@{where['host']}:{where['port']}/{name}"
        line.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_first_run_fills_an_empty_postgres_and_finds_redis(tmp_path, empty_database):
    live = started(
        "--no-browser", data=tmp_path / "data", DATABASE_URL=empty_database, REDIS_URL=settings.REDIS_URL
    )  # fmt: skip
    try:
        link = live.says(r"http://127\.0\.0\.1:\d+/sign-in/\S+")[0]
        status, _headers, _page = ask(link)
    finally:
        code = live.stop()

    assert (status, code, live.faults) == (200, 0, [])
    assert not (tmp_path / "data" / "parallax.sqlite3").exists()


@pytest.mark.django_db(transaction=True)
async def test_pages_not_found_hold_no_connection():
    """Django renders them in threads of the loop's own, where no request ends that would hand a connection back."""
    client = AsyncClient()
    await client.aforce_login(await sync_to_async(User.objects.create_user)("ann"))
    before = taken()
    answers = [await client.get(f"/no/such/page/{number}") for number in range(4)]
    after = taken()
    await sync_to_async(connections.close_all)()

    assert ["Sign out" in answer.content.decode() for answer in answers] == [True] * 4
    assert after <= before


def taken() -> int:
    """How many connections are out of the pool."""
    stats = connection.pool.get_stats()
    return stats["pool_size"] - stats["pool_available"]


def test_missing_database_is_told_from_a_missing_server(tmp_path, empty_database):
    missing = re.sub(r"/[^/]+$", "/no_such_database", empty_database)
    live = started("--no-browser", data=tmp_path / "data", DATABASE_URL=missing)

    assert live.ended() == 1
    assert len(live.faults) == 1
    assert (
        "does not let us into “no_such_database”. Check name, password and database in DATABASE_URL." in live.faults[0]
    )
