"""Bringing the database up to date at the start, and saying in one line why that may fail."""

from __future__ import annotations

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, connections

from workshop.place import Trouble

__all__ = ["prepare", "reason"]

CAUSES = {
    "disk is full": "the disk is full. Free some space, or choose another folder: --data FOLDER",
    "readonly": "it may not be written. Give yourself the right to, or choose another folder: --data FOLDER",
    "unable to open": "it cannot be opened. Choose another folder: --data FOLDER",
    "locked": "another program holds it. End that program, or choose another folder: --data FOLDER",
    "not a database": "it is damaged. Put a backup in its place, or choose another folder: --data FOLDER",
    "malformed": "it is damaged. Put a backup in its place, or choose another folder: --data FOLDER",
    "permission denied": "this user may not make tables in it. Make the user the database's owner.",
}


def prepare() -> None:
    """Bring the tables up to date. Raises `Trouble`."""
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as error:
        name = settings.DATABASES["default"]["NAME"]
        raise Trouble(f"The database {name} cannot be used: {reason(error)}") from error
    finally:
        connections.close_all()


def reason(error: DatabaseError) -> str:
    """Return cause and cure of a fault that a database reported, without quoting it."""
    told = str(error).lower()
    for sign, cause in CAUSES.items():
        if sign in told:
            return cause
    return f"{connection.display_name} reports {type(error).__name__}. Its own log says more."
