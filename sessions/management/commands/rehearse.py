"""`python manage.py rehearse CODE --participants N`: simulated phones walk through the real door."""

from __future__ import annotations

import asyncio
import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sessions.management.place import add_data, refuse_nowhere
from sessions.models import Session
from sessions.rehearsal import books, replay
from sessions.rehearsal.crowd import Pace
from sessions.rehearsal.doorway import Doorway
from sessions.rehearsal.driver import Driver, DriverError, sign_in, sign_out
from sessions.rehearsal.figures import Figures
from sessions.rehearsal.limits import make_room
from sessions.rehearsal.play import NobodyCame, Plan, play
from sessions.rehearsal.progress import Progress
from sessions.rehearsal.script import Script
from sessions.rehearsal.shapes import Shape
from sessions.words import Refusal

MOST = 20_000


class Command(BaseCommand):
    """Simulated phones for a rehearsal."""

    help = "Lets simulated phones join a rehearsal on this machine, answer its question, and counts what became of it."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_data(parser)
        parser.add_argument("code", metavar="CODE", help="the rehearsal's code, as on the wall")
        parser.add_argument("--participants", type=int, default=12, metavar="N", help="how many phones (default 12)")
        parser.add_argument("--url", default="http://127.0.0.1:8000", help="where the server is (default %(default)s)")
        parser.add_argument("--pace", choices=list(Pace), default=Pace.HUMAN, help="burst: all in the same instant")
        parser.add_argument("--shape", choices=list(Shape), default=Shape.SPREAD, help="how the voices lie")
        parser.add_argument("--answers", type=Path, metavar="FILE.csv", help="real answers, one column a question")
        parser.add_argument("--columns", default="", metavar="A,B", help="which columns of the file, in this order")
        parser.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed, the same voices")
        parser.add_argument("--drive", action="store_true", help="also open and release every question, one by one")
        parser.add_argument("--stay", action="store_true", help="answer every question until the session closes")
        parser.add_argument("--wait", type=float, default=600, metavar="S", help="seconds to wait for a question")
        parser.add_argument("--key", default="", help="the rehearsal key, if not the one in the key folder")
        parser.add_argument("--json", action="store_true", help="print the figures as one line of JSON")
        parser.add_argument("--quiet", action="store_true", help="draw no progress bar")

    def handle(self, *args: Any, **options: Any) -> None:
        size = options["participants"]
        if not 1 <= size <= MOST:
            raise CommandError(f"--participants takes 1 to {MOST}.")
        if complaint := make_room(size):
            raise CommandError(complaint)
        refuse_nowhere()
        try:
            session, key = books.find(options["code"])
            script = self._script(options)
        except Refusal as refusal:
            raise CommandError(f"{refusal.message.say()} {_cure(refusal.code)}".strip()) from None
        except replay.ReplayError as error:
            raise CommandError(str(error)) from None
        figures = self._play(session, options["key"] or key, script, options)
        if options["json"]:
            self.stdout.write(json.dumps(figures.line))
        elif not options["quiet"]:
            self._tell(figures)
        if not figures.all_well:
            raise SystemExit(1)

    def _script(self, options: dict[str, Any]) -> Script:
        names = [name.strip() for name in options["columns"].split(",") if name.strip()]
        table = replay.read(options["answers"], names=names) if options["answers"] else None
        if table and table.left_out and not options["quiet"]:
            self.stderr.write(f"Left out, since they cannot be answers: {', '.join(table.left_out)}.")
        return Script(voices=options["participants"], shape=Shape(options["shape"]), seed=options["seed"], replay=table)

    def _play(self, session: Session, key: str, script: Script, options: dict[str, Any]) -> Figures:
        base_url = options["url"].rstrip("/")
        bar = Progress(sys.stderr, quiet=options["quiet"])
        ticket = sign_in(session) if options["drive"] else ""
        plan = Plan(
            session_id=session.pk,
            doorway=Doorway(base_url, session.code, session.wall_key, key, settings.CSRF_COOKIE_NAME),
            size=options["participants"],
            pace=Pace(options["pace"]),
            seed=options["seed"],
            script=script,
            stay=options["stay"],
            driver=Driver(base_url, session.pk, ticket) if ticket else None,
            patience=options["wait"],
        )
        try:
            return asyncio.run(play(plan, look=bar.show))
        except (NobodyCame, DriverError) as error:
            raise CommandError(str(error)) from None
        except KeyboardInterrupt:
            raise CommandError("Stopped. The voices have left.", returncode=130) from None
        finally:
            bar.end()
            if ticket:
                sign_out(ticket)

    def _tell(self, figures: Figures) -> None:
        line = figures.line
        self.stdout.write(
            f"{line['joined']} of {line['participants']} joined. {line['sent']} answers sent, "
            f"{line['receipted']} receipted, {line['stored']} on disk; "
            f"{line['lost']} lost, {line['doubled']} doubled.\n"
            f"Receipts: half within {line['receipt_p50_ms']} ms, 95 % within {line['receipt_p95_ms']} ms. "
            f"The wall followed within {line['wall_lag_p95_ms']} ms, in {line['wall_frames']} frames.\n"
            f"Each phone got {line['bytes_a_phone']} bytes. Voices in the picture: {line['published']}."
        )
        for code, count in sorted(line["refused"].items()):
            self.stdout.write(f"Refused, {code}: {count}")


def _cure(code: str) -> str:
    """Return what to do about a session that cannot be found from here."""
    if code in {"rehearsal.unknown", "rehearsal.key"}:
        return "Run this on the machine that serves the session, with the same --data."
    return ""
