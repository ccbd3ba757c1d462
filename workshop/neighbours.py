"""The services that may stand beside us, PostgreSQL and Redis: asked before the doors open, if they were named."""

from __future__ import annotations

import socket
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from workshop.place import Trouble

__all__ = ["ask_database", "ask_layer"]

PATIENCE = 3  # seconds for a service that was named to answer


def ask_database() -> None:
    """See that a database named by its address answers and lets us in. Raises `Trouble`."""
    if connection.vendor != "postgresql":
        return
    import psycopg

    named = settings.DATABASES["default"]
    where = f"{named.get('HOST') or 'its socket'}:{named.get('PORT') or 5432}"
    try:
        psycopg.connect(
            host=named.get("HOST") or None,
            port=named.get("PORT") or None,
            user=named.get("USER") or None,
            password=named.get("PASSWORD") or None,
            dbname=named["NAME"],
            connect_timeout=PATIENCE,
        ).close()
    except psycopg.OperationalError as error:
        if _answers(named.get("HOST") or "", int(named.get("PORT") or 5432)):
            raise Trouble(
                f"PostgreSQL at {where} does not let us into “{named['NAME']}”. "
                "Check name, password and database in DATABASE_URL."
            ) from error
        raise Trouble(
            f"PostgreSQL at {where} does not answer. Start it, or leave DATABASE_URL out to use a file instead."
        ) from error


def ask_layer() -> None:
    """See that a Redis named by its address answers. Raises `Trouble`."""
    if not settings.REDIS_URL:
        return
    import redis

    parts = urlsplit(settings.REDIS_URL)
    try:
        client = redis.Redis.from_url(
            settings.REDIS_URL, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE, retry=None
        )
        client.ping()
        client.close()
    except (redis.RedisError, OSError, ValueError) as error:
        raise Trouble(
            f"Redis at {parts.hostname or 'its socket'}:{parts.port or 6379} does not answer. "
            "Start it, or leave REDIS_URL out: one server needs none."
        ) from error


def _answers(host: str, port: int) -> bool:
    if not host or host.startswith("/"):
        return Path(host or "/var/run/postgresql", f".s.PGSQL.{port}").exists()
    try:
        socket.create_connection((host, port), timeout=PATIENCE).close()
    except OSError:
        return False
    return True
