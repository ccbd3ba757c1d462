"""Run Parallax on this machine: doors open for phones, walls and consoles."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils.module_loading import import_string


class Command(BaseCommand):
    """Reads the wishes and hands them to the runner that the settings name, as Django does with its servers."""

    help = "Runs Parallax on this machine and prints where phones join. The first run makes all it needs."
    requires_system_checks = ()  # the runner asks them, and says what is wrong in one line

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="the port to listen on (8000)")
        parser.add_argument("--host", default="", help="the address to listen on (every address of this machine)")
        parser.add_argument("--url", metavar="ADDRESS", help="the address phones use, if it is not one of this machine")
        parser.add_argument("--data", metavar="FOLDER", help="where to keep everything (a folder of this user)")
        parser.add_argument("--demo", action="store_true", help="open a rehearsal with its first question live")
        parser.add_argument("--no-browser", action="store_true", help="open no browser window")

    def handle(self, *args: Any, **options: Any) -> None:
        import_string(settings.RUNNER)(options, self.stdout.write)
