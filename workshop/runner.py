"""`manage.py live`: from nothing to open doors on one machine, in the order in which things need each other."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db import connections
from django.urls import reverse

from sessions.models import Session
from sessions.queries import doorplate
from sessions.rehearsal import demo
from sessions.services import accounts
from workshop import database, hosts, neighbours, preflight, statics
from workshop.ports import take_port
from workshop.welcome import Welcome, can_show_qr

__all__ = ["Wishes", "run"]


@dataclass(frozen=True)
class Wishes:
    """What was asked for on the command line."""

    host: str
    port: int
    demo: bool
    browser: bool


def run(wanted: Mapping[str, Any], say: Callable[[str], Any]) -> None:
    """Open the house and keep it open until somebody ends it. Raises `Trouble`."""
    wishes = Wishes(
        host=_alone_if_need_be(wanted["host"], demo=wanted["demo"]),
        port=wanted["port"],
        demo=wanted["demo"],
        browser=not wanted["no_browser"],
    )
    phones_at_once = make_ready(wishes)
    session = demo.prepare() if wishes.demo else None
    welcome = greeting(wishes, session, phones_at_once=phones_at_once)
    connections.close_all()

    from workshop.asgi import application  # now that the static files it looks for are there
    from workshop.server import serve

    crowd: list[subprocess.Popen[bytes]] = []

    def opened() -> None:
        say(welcome.text(with_qr=can_show_qr()))
        sys.stdout.flush()
        threading.Thread(target=_after_opening, args=(wishes, welcome, session, crowd), daemon=True).start()

    try:
        serve(application, host=wishes.host, port=wishes.port, opened=opened)
    finally:
        for voices in crowd:
            voices.terminate()


def make_ready(wishes: Wishes) -> int:
    """Make and check all that the house stands on; return how many phones the system lets in."""
    os.umask(0o077)  # whatever is made from here on is this user's alone
    preflight.make_folders()
    preflight.check_house()
    neighbours.ask_database()
    neighbours.ask_layer()
    preflight.ask_network(wishes.host)
    take_port(wishes.host, wishes.port)
    database.prepare()
    statics.collect()
    accounts.first_facilitator()
    os.environ["PARALLAX_LAN"] = ",".join(hosts.bases(wishes.port, host=wishes.host))
    return preflight.file_limit()


def greeting(wishes: Wishes, session: Session | None, *, phones_at_once: int) -> Welcome:
    """Return what the terminal will say."""
    found = hosts.bases(wishes.port, host=wishes.host) or [here(wishes)]
    base = inner_base(wishes)
    sign_in = _sign_in_link(base, _first_page(session))
    if session is None:
        return Welcome(found[0], found[1:], here(wishes), sign_in, phones_at_once)
    wall = base + f"/wall/{session.wall_key}/"
    link = doorplate.join_url(session)
    return Welcome(found[0], found[1:], here(wishes), sign_in, phones_at_once, session.code_shown, wall, link)


def here(wishes: Wishes) -> str:
    """Return the address at which this computer's own browser finds the house."""
    host = "127.0.0.1" if wishes.host in {"0.0.0.0", "::"} else wishes.host  # noqa: S104  (compared, not bound)
    return f"http://{f'[{host}]' if ':' in host else host}:{wishes.port}"


def inner_base(wishes: Wishes) -> str:
    """Return the address for our own links: with https only the public one takes cookies."""
    return settings.PUBLIC_URL if settings.HTTPS else here(wishes)


def _alone_if_need_be(host: str, *, demo: bool) -> str:
    """Return where to listen: a demo without any network is shown on this machine alone."""
    if demo and not host and not settings.PUBLIC_URL and not hosts.lan_addresses():
        return "127.0.0.1"
    return host or "0.0.0.0"  # noqa: S104  (phones come over the network)


def _first_page(session: Session | None) -> str:
    """Return where the first click leads: the rehearsal asked for, one's sessions, or, without any, *Try it*."""
    if session is not None:
        return f"/session/{session.pk}/console/"
    return "/" if Session.objects.exists() else "/try/"


def _sign_in_link(base: str, page: str) -> str | None:
    user = accounts.keeper()
    if user is None:
        return None
    return f"{base}{reverse('sign-in-link', args=[accounts.make_link(user)])}?next={quote(page)}"


def _after_opening(
    wishes: Wishes, welcome: Welcome, session: Session | None, crowd: list[subprocess.Popen[bytes]]
) -> None:
    """Bring the voices of a demo in, and open the browser if there is a screen."""
    if session is not None:
        crowd.append(demo.voices(inner_base(wishes), session))
        connections.close_all()
    if wishes.browser and _has_screen():
        webbrowser.open(welcome.wall or welcome.sign_in or welcome.here)


def _has_screen() -> bool:
    return sys.platform in {"darwin", "win32"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
