"""What stands at the door: the address, the code, and a QR link that proves itself."""

from __future__ import annotations

import hashlib
import hmac
import os
from functools import lru_cache

import segno
from django.conf import settings

from sessions.models import Session
from sessions.models.session import LETTERS

__all__ = ["address_shown", "base_url", "join_path", "join_url", "lan_bases", "qr_svg", "seal", "seal_fits"]

SEAL_LETTERS = 5


def seal(code: str) -> str:
    """Return five letters that only this server can add to a code.

    A link that carries them was printed here: it need not be counted among guesses, and a room that scans
    still joins while somebody tries out codes.
    """
    digest = hmac.new(settings.SECRET_KEY.encode(), b"join link\x00" + code.encode(), hashlib.sha256).digest()
    number = int.from_bytes(digest[:8], "big")
    letters = []
    for _place in range(SEAL_LETTERS):
        number, letter = divmod(number, len(LETTERS))
        letters.append(LETTERS[letter])
    return "".join(letters)


def seal_fits(code: str, letters: str) -> bool:
    """Return whether these are the code's own seal letters."""
    return hmac.compare_digest(seal(code).encode(), letters.encode())


def join_path(code: str) -> str:
    """Return the path in the QR code: capitals only, so that the code has few modules."""
    return f"/J/{code}{seal(code)}"


def lan_bases() -> list[str]:
    """Return the addresses under which the runner found this machine, the likeliest first."""
    return [base.strip().rstrip("/") for base in os.environ.get("PARALLAX_LAN", "").split(",") if base.strip()]


def base_url(session: Session) -> str:
    """Return scheme and host that phones use: the session's choice, the server's name, or the first LAN address."""
    return session.base_url or settings.PUBLIC_URL or next(iter(lan_bases()), "http://127.0.0.1:8000")


def address_shown(session: Session) -> str:
    """Return the address as people type it, without its scheme."""
    return base_url(session).split("://", 1)[-1]


def join_url(session: Session) -> str:
    """Return the whole join link in capitals, as the QR code carries it."""
    return base_url(session).upper() + join_path(session.code)


@lru_cache(maxsize=64)
def qr_svg(text: str) -> str:
    """Return a QR code as SVG that scales to its box and carries no style attribute."""
    code = segno.make(text, error="m", micro=False)
    return str(code.svg_inline(omitsize=True, border=2, dark="#20242c", light="#ffffff", svgclass="qr", lineclass=None))
