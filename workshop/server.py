"""The server of both sizes: daphne with the timings of this house, no traces, and a goodbye at the end."""

from __future__ import annotations

import argparse
import asyncio
import gc
import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

from daphne.endpoints import build_endpoint_description_strings
from daphne.server import Server

from workshop import hosts
from workshop.deaf import Deaf
from workshop.logs import hush, leave_no_core
from workshop.outward import Outward
from workshop.place import Trouble

__all__ = ["HouseServer", "main", "serve"]

PING_EVERY, PING_PATIENCE = 15, 10  # seconds; daphne's own 20 and 30 cut living phones off
LARGEST_MESSAGE = 64 * 1024  # bytes that may come in at once; the doors refuse from 16 KiB on, in words
WAITING = 2_048  # connections at once before the door; with twisted's 50 a room that scans together was turned away
GOODBYE_REACHES = 0.3  # seconds between the goodbye and the end
GOODBYE_PATIENCE = 2.0  # seconds for telling everybody
WRITING_PATIENCE = 8.0  # seconds for what has been taken and not yet written
ADDRESSES_EVERY = 5.0  # seconds
IDLE_EVERY = 600.0  # seconds
COLLECT_AFTER = (50_000, 20, 50)  # new objects, and rounds; Python's own 700, 10, 10 stop a busy room for 0.2 s
TURN = 0.001  # seconds a thread keeps Python to itself; with its own 5 ms a batch waits so long at every statement

log = logging.getLogger(__name__)


class HouseServer(Server):  # type: ignore[misc]
    """One daphne. It says goodbye to its sockets and finishes its writing before it stops."""

    def __init__(self, application: Any, *, host: str, port: int, opened: Callable[[], None] | None = None) -> None:
        super().__init__(
            application,
            endpoints=[f"{tcp}:backlog={WAITING}" for tcp in build_endpoint_description_strings(host=host, port=port)],
            signal_handlers=False,  # ours come first, see `opening`
            ping_interval=PING_EVERY,
            ping_timeout=PING_PATIENCE,
            websocket_timeout=-1,
            websocket_max_message_size=LARGEST_MESSAGE,
            websocket_max_frame_size=LARGEST_MESSAGE,
            action_logger=None,  # an access log would hold addresses and codes
            verbosity=0,
            server_name="",
            ready_callable=self.opening,
        )
        self.host, self.port = host, port
        self.connections: dict[Any, dict[str, Any]] = {}
        self.ports: list[Any] = []
        self.trouble = ""
        self._opened = opened
        self._deaf = Deaf()
        self._chores: list[asyncio.Task[None]] = []
        self._leaving: asyncio.Task[None] | None = None

    def opening(self) -> None:
        """Let large states out, take signals, begin the chores and tell the runner; called when the port is ours."""
        self.ws_factory.protocol = Outward
        gc.collect()
        gc.freeze()  # what the start has made stays; walking over it again and again is time taken from the room
        gc.set_threshold(*COLLECT_AFTER)
        loop = asyncio.get_event_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            try:
                loop.add_signal_handler(number, self.leave)
            except NotImplementedError:  # Windows
                signal.signal(number, lambda *_args: loop.call_soon_threadsafe(self.leave))
        self._chores = [loop.create_task(chore) for chore in (_follow_network(self.host, self.port), _close_idle())]
        if self._opened is not None:
            loop.call_soon(self._opened)

    def listen_success(self, port: Any) -> None:
        """Remember the listening port, to close it first at the end."""
        self.ports.append(port)
        super().listen_success(port)

    def listen_error(self, failure: Any) -> None:
        """Remember why the port could not be had; `serve` says it."""
        self.trouble = f"Port {self.port} cannot be used here. Choose another: --port {self.port + 1}"
        self.stop()

    def create_application(self, protocol: Any, scope: dict[str, Any]) -> Any:
        """Start an application for a request, whatever path prefix its client has made up."""
        scope["root_path"] = ""
        return super().create_application(protocol, scope)

    def timeout_checker(self) -> None:
        """Look for connections that have been idle or deaf for too long; daphne calls this every two seconds."""
        super().timeout_checker()
        self._deaf.let_go(list(self.connections), now=time.monotonic())

    def leave(self) -> None:
        """Say goodbye and stop; asked a second time, stop at once."""
        if self._leaving is None:
            self._leaving = asyncio.get_event_loop().create_task(self._leave())
        else:
            self.stop()

    def kill_all_applications(self) -> Any:
        """End what still runs, connections without an application among them."""
        self.connections = {key: entry for key, entry in self.connections.items() if "application_instance" in entry}
        return super().kill_all_applications()

    async def _leave(self) -> None:
        """Let nobody in, tell everybody, finish writing, stop: in this order, whatever fails on the way."""
        from sessions.live.hub import farewell
        from sessions.services.desk import desk

        for chore in self._chores:
            chore.cancel()
        for port in self.ports:
            port.stopListening()
        await _within(GOODBYE_PATIENCE, farewell)
        await asyncio.sleep(GOODBYE_REACHES)
        await _within(WRITING_PATIENCE, lambda: desk().close())
        self.stop()


def serve(application: Any, *, host: str, port: int, opened: Callable[[], None] | None = None) -> None:
    """Serve until a signal comes. Raises `Trouble` if the port cannot be had."""
    hush()
    leave_no_core()
    sys.setswitchinterval(TURN)
    server = HouseServer(application, host=host, port=port, opened=opened)
    server.run()
    if server.trouble:
        raise Trouble(server.trouble)


def main(argv: list[str]) -> None:
    """Serve as one of several behind a proxy: nothing is made, printed or opened here."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workshop.settings")
    options = argparse.ArgumentParser(prog="python -m workshop.server", description=main.__doc__)
    options.add_argument("--host", default="127.0.0.1")
    options.add_argument("--port", type=int, default=8000)
    chosen = options.parse_args(argv)
    try:
        import django

        django.setup()
        from workshop import preflight

        preflight.for_server(chosen.host, chosen.port)
        from workshop.asgi import application

        serve(application, host=chosen.host, port=chosen.port)
    except Trouble as trouble:
        sys.exit(str(trouble))


async def _within(seconds: float, step: Callable[[], Any]) -> None:
    """Take a step on the way out; one that fails or lasts too long does not keep us from leaving."""
    try:
        await asyncio.wait_for(step(), seconds)
    except Exception as error:
        log.warning("On the way out: %s", type(error).__name__)


async def _follow_network(host: str, port: int) -> None:
    """Keep the list of addresses for phones true while the machine moves from one network to another."""
    while True:
        os.environ["PARALLAX_LAN"] = ",".join(hosts.bases(port, host=host))
        await asyncio.sleep(ADDRESSES_EVERY)


async def _close_idle() -> None:
    """Forget what nobody has touched for a day, and reports whose time is over, now and every ten minutes."""
    from sessions.services.closing import close_idle
    from sessions.services.desk import desk
    from sessions.services.keeping import drop_expired

    while True:
        for forget, which in ((close_idle, "Idle"), (drop_expired, "Expired")):  # a fault of one keeps no other
            try:
                await desk().write(forget)
            except Exception as error:
                log.warning("%s sessions could not be forgotten (%s); it is tried again.", which, type(error).__name__)
        await asyncio.sleep(IDLE_EVERY)


if __name__ == "__main__":
    main(sys.argv[1:])
