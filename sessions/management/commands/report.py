"""`python manage.py report CODE --format pdf`: the report of a closed session as a file."""

from __future__ import annotations

import os
import secrets
import sys
import time
from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sessions.management.place import add_data, refuse_nowhere
from sessions.models import Paper, Session
from sessions.models.session import LETTERS
from sessions.queries import library
from sessions.queries import report as source
from sessions.queries.report.choice import choice_for
from sessions.reports.making import FILES, file_of, make, name_of
from sessions.services.reporting import refuse_unclosed
from sessions.words import Refusal

FULL = "The file could not be written ({reason}). Nothing half-written is left."

CUT = "The file could not be written whole ({reason})."


class Command(BaseCommand):
    """Writes reports of closed sessions."""

    help = "Writes the report of a closed session into a file, as it was chosen on its page."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_data(parser)
        parser.add_argument("code", metavar="CODE", help="the session's code, as on its page")
        parser.add_argument("--format", choices=list(FILES), default="pdf", help="which file (default %(default)s)")
        parser.add_argument(
            "--output", metavar="FILE", default="", help="where to; a folder, a file, or - for standard output"
        )
        parser.add_argument("--paper", choices=Paper.values, help="another paper than the one that was chosen")
        parser.add_argument("--quiet", action="store_true", help="say nothing when it is done")

    def handle(self, *args: Any, **options: Any) -> None:
        begun = time.monotonic()
        refuse_nowhere()
        try:
            session = _found(options["code"])
            refuse_unclosed(session)
            choice = choice_for(session)
            choice.paper = options["paper"] or choice.paper
            report = source.build(session, choice)
            data = make(report, options["format"])
        except Refusal as refusal:
            raise CommandError(refusal.message.say()) from None
        if options["output"] == "-":
            _pour(data)
            return
        target = _target(options["output"], name_of(report, file_of(options["format"])))
        _write(target, data)
        if not options["quiet"]:
            took = time.monotonic() - begun
            self.stdout.write(f"{target}: {len(data):,} bytes in {took:.2f} s")


def _found(code: str) -> Session:
    letters = "".join(letter for letter in code.upper() if letter in LETTERS)
    session = library.session_by_code(letters)
    if session is None:
        raise CommandError("There is no session with this code here. Is --data the folder it was held in?")
    return session


def _target(output: str, name: str) -> Path:
    """Return the file to write: the one named, or the report's own name in the folder named, or here."""
    path = Path(output or ".")
    return path / name if path.is_dir() else path


def _pour(data: bytes) -> None:
    """Write to standard output, past Python's own buffer: at its end nothing is left that could fail once more."""
    left = memoryview(data)
    try:
        while left:
            left = left[os.write(sys.stdout.fileno(), left) :]
    except OSError as error:
        raise CommandError(CUT.format(reason=error.strerror or type(error).__name__)) from None


def _write(target: Path, data: bytes) -> None:
    """Put the file in its place in one move, so that a full disk leaves what was there before."""
    draft = target.with_name(f".{target.name}-{secrets.token_hex(4)}")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, target)
    except OSError as error:
        raise CommandError(FULL.format(reason=error.strerror or type(error).__name__)) from None
    finally:
        with suppress(OSError):
            draft.unlink()
