"""SQLite's write-ahead log: until it is emptied, it keeps the order in which rows came."""

from __future__ import annotations

from django.db import connection, transaction

__all__ = ["empty", "empty_soon"]

SHORT = 0.25  # seconds; whoever reads longer keeps the log until the next time
LONG = 5.0  # seconds


def empty(*, patience: float = LONG) -> bool:
    """Write the log into the file and cut it to nothing; return whether nobody was in the way for so many seconds."""
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {int(1000 * patience)}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy = cursor.fetchone()[0]
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(1000 * connection.settings_dict['OPTIONS']['timeout'])}")
    return not busy


def empty_soon() -> None:
    """Empty the log once a place has come, stayed or left, so that no log holds it beside the answer it sends."""
    transaction.on_commit(lambda: empty(patience=SHORT), robust=True)
