"""WebSockets whose largest message is a rule for what comes in; what the house itself sends may be larger.

Autobahn knows one limit for both ways. All pictures of an evening in one state are larger than anything a phone
has to say.
"""

from __future__ import annotations

from typing import Any

from daphne.ws_protocol import WebSocketProtocol

__all__ = ["Outward"]

TEXT, BINARY = 1, 2  # what a frame holds, as RFC 6455 numbers it


class Outward(WebSocketProtocol):  # type: ignore[misc]
    """Daphne's WebSocket. A message goes out whole, as one frame, which has no limit; the limit in stays."""

    def sendMessage(self, payload: bytes, isBinary: bool = False, **_more: Any) -> None:  # noqa: N802, N803
        """Send a message as one frame; to a line that is closed already, nothing."""
        if self.state == self.STATE_OPEN:
            self.sendFrame(opcode=BINARY if isBinary else TEXT, payload=payload)
