"""Add somebody who leads sessions here, or give them a new way in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from sessions.management.place import add_data, refuse_nowhere
from sessions.models import User
from sessions.services import accounts
from sessions.words import Refusal


class Command(BaseCommand):
    """Makes the account if it is new; prints a sign-in link in any case, so a lost password is no dead end."""

    help = "Adds a facilitator and prints a sign-in link that works once, within ten minutes."

    def add_arguments(self, parser: CommandParser) -> None:
        add_data(parser)
        parser.add_argument("name", help="the name to sign in with; for a known name only a new link is made")
        parser.add_argument("--keeper", action="store_true", help="may add other facilitators, too")
        parser.add_argument("--at", default="", metavar="ADDRESS", help="the address the link begins with")

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_nowhere()
        user = User.objects.filter(username=options["name"]).first()
        if user is None:
            user = self._added(options["name"], keeper=options["keeper"])
        base = options["at"].rstrip("/") or settings.PUBLIC_URL or "http://127.0.0.1:8000"
        self.stdout.write(base + reverse("sign-in-link", args=[accounts.make_link(user)]))

    def _added(self, name: str, *, keeper: bool) -> User:
        try:
            return accounts.add_user(name, keeper=keeper)
        except Refusal as refusal:
            raise CommandError(refusal.message.say(gettext, ngettext)) from None
