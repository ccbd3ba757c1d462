"""The base of every socket: one receive loop of its own, no thread hop, no task an answer."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from channels.consumer import AsyncConsumer
from django.db import OperationalError
from django.utils.translation import gettext, ngettext, override

from sessions.live import protocol
from sessions.words import Refusal, Said, _

__all__ = ["CLOSED", "FAULT", "FLOOD", "GONE", "LAGGING", "NOT_ALLOWED", "Door", "Leave"]

FAULT, GOODBYE, NOT_ALLOWED, UNKNOWN, LAGGING, CLOSED, FLOOD = 4500, 4012, 4403, 4404, 4408, 4410, 4429
GONE = UNKNOWN
RATE = 10.0  # messages a second and socket
BURST = 20.0  # messages at once
PATIENCE = 100  # messages above the rate before the socket is closed

log = logging.getLogger(__name__)


class Leave(Exception):
    """End this socket with a close code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Door(AsyncConsumer):  # type: ignore[misc]
    """One socket. Subclasses say who may `enter`, what to do with a message, and how to `leave`."""

    channel_layer_alias: Any = None  # the hub listens to the layer, not each socket
    language = "en"

    async def __call__(
        self,
        scope: dict[str, Any],
        receive: Callable[[], Awaitable[dict[str, Any]]],
        send: Callable[[dict[str, Any]], Awaitable[None]],
    ) -> None:
        self.scope, self._send = scope, send
        self._open = False
        self._allowance, self._counted, self._above = BURST, time.monotonic(), 0
        try:
            await self._live(receive)
        except Leave as leave:
            await self.close(leave.code)
        except Exception:
            log.exception("A socket ended by a fault.")
            await self.close(FAULT)
        finally:
            self._open = False
            await self.leave()

    async def enter(self) -> None:
        """Find out who this is and send the first state; raise `Leave` to refuse."""
        raise NotImplementedError

    async def take(self, message: protocol.Message) -> None:
        """Act on a message. A `Refusal` is sent back to its sender."""

    async def leave(self) -> None:
        """Clean up; called once, however the socket ended."""

    async def tell(self, text: str) -> None:
        """Send a text, if the socket is still open."""
        if self._open:
            await self._send({"type": "websocket.send", "text": text})

    async def close(self, code: int) -> None:
        """Close the socket with a code, once."""
        if self._open:
            self._open = False
            await self._send({"type": "websocket.close", "code": code})

    async def refuse(self, refusal: Refusal, *, ref: str | None = None) -> None:
        """Send a refusal in the language of the session."""
        await self.tell(protocol.refusal(refusal.code, self.say(refusal.message), ref=ref))

    def say(self, said: Said) -> str:
        """Say a sentence in the language of the session."""
        with override(self.language):
            return said.say(gettext, ngettext)

    async def _live(self, receive: Callable[[], Awaitable[dict[str, Any]]]) -> None:
        if (await receive())["type"] != "websocket.connect":
            return
        await self._send({"type": "websocket.accept"})
        self._open = True
        try:
            await self.enter()
        except OperationalError:
            raise Leave(FAULT) from None  # the database is away for a moment; the phone comes back by itself
        while (event := await receive())["type"] != "websocket.disconnect":
            await self._heard(event)

    async def _heard(self, event: dict[str, Any]) -> None:
        try:
            self._weigh()
            text = event.get("text")
            if text is None:
                raise Refusal("message.binary", _("The server does not know that kind of message."))
            await self.take(protocol.parse(text))
        except Refusal as refusal:
            await self.refuse(refusal)
        except OperationalError as error:
            log.warning("The database was away (%s).", type(error).__name__)
            await self.refuse(Refusal("server.busy", _("The server is catching its breath. Please wait a second.")))

    def _weigh(self) -> None:
        """Let ten messages a second through; refuse more, and end a socket that does not stop."""
        now = time.monotonic()
        self._allowance = min(BURST, self._allowance + (now - self._counted) * RATE)
        self._counted = now
        if self._allowance >= 1:
            self._allowance -= 1
            return
        self._above += 1
        if self._above > PATIENCE:
            raise Leave(FLOOD)
        raise Refusal("message.flood", _("One moment, please: too many messages at once."))
