"""What the terminal says when the doors are open."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass

import segno

__all__ = ["Welcome", "can_show_qr", "qr"]

MANY_PHONES = 2_000
WHITE_ON_BLACK, PLAIN = "\x1b[97;40m", "\x1b[0m"


@dataclass(frozen=True)
class Welcome:
    """Where everybody finds what they need, as of this start."""

    phones: str
    others: list[str]
    here: str
    sign_in: str | None
    phones_at_once: int
    code: str = ""
    wall: str = ""
    join_link: str = ""

    def text(self, *, with_qr: bool) -> str:
        """Return the whole greeting."""
        parts = ["Parallax is running. Ctrl-C says goodbye to the phones and stops it.", "", *self._addresses()]
        if self.code:
            parts += ["", f"Join code: {self.code}", f"Wall: {self.wall}"]
        if with_qr:
            parts += ["", qr(self.join_link or self.phones.upper())]
        if self.sign_in:
            parts += ["", "Sign in with this link, once, within ten minutes:", self.sign_in]
        if self.phones_at_once < MANY_PHONES:
            cure = "ulimit -n 65536, before the start, allows more."
            parts += ["", f"This system lets about {self.phones_at_once} phones in at once; {cure}"]
        return "\n".join(parts) + "\n"

    def _addresses(self) -> list[str]:
        lines = [f"Phones join at {self.phones}"]
        if self.others:
            lines.append(f"or, if they do not find it there, at {' or '.join(self.others)}")
        if self.here != self.phones:
            lines.append(f"On this computer: {self.here}")
        return lines


def qr(text: str) -> str:
    """Return a QR code for the terminal, light on dark whatever its colours; capitals make it smaller."""
    out = io.StringIO()
    segno.make(text, error="l", micro=False).terminal(out, compact=True, border=2)
    return "\n".join(f"{WHITE_ON_BLACK}{line}{PLAIN}" for line in out.getvalue().splitlines())


def can_show_qr() -> bool:
    """Return whether this is a terminal that draws half blocks."""
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    return sys.stdout.isatty() and encoding.startswith("utf")
