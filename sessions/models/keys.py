"""Keys that tell nothing: random, 63 bits, and the very order in which rows lie on SQLite."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

__all__ = ["RandomKey", "random_key"]


def random_key() -> int:
    """Return a positive 63-bit number that nobody can guess."""
    return secrets.randbits(63) or 1


class RandomKey(models.BigIntegerField):  # type: ignore[type-arg]  # no generic at run time
    """A 63-bit primary key that is SQLite's rowid itself, so that no rowid in order of arrival exists beside it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["primary_key"] = True
        kwargs.setdefault("default", random_key)
        super().__init__(*args, **kwargs)

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        if connection.vendor == "sqlite":
            return "integer"
        return super().db_type(connection)

    def rel_db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        return models.BigIntegerField().db_type(connection)
