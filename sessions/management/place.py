"""Whether anything was ever held where a command looks."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import CommandError
from django.db import connection

from sessions.models import Session

__all__ = ["NOWHERE", "add_data", "refuse_nowhere"]

NOWHERE = "Parallax has not run here yet. Is --data the right folder? If it is, run “live” (or “migrate”) first."


def refuse_nowhere() -> None:
    """Raise `CommandError` if the database has no tables, as in a folder where nothing was ever held."""
    if Session._meta.db_table not in connection.introspection.table_names():
        raise CommandError(NOWHERE)


def add_data(parser: ArgumentParser) -> None:
    """Show the option in the command's help; its value has been read before, by `manage.py`."""
    parser.add_argument("--data", metavar="FOLDER", help="where everything is kept, if not in the usual folder")
