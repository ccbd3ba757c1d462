"""A logo somebody brings: read as a picture, made small, and written anew, so that nothing else of the file remains."""

from __future__ import annotations

import io

from PIL import Image, UnidentifiedImageError

from sessions.words import Refusal, Said, _

__all__ = ["MOST_BYTES", "png_of"]

MOST_BYTES = 500 * 1024
WIDEST, TALLEST = 1200, 480  # px: sharp at 6 cm on paper
MOST_PIXELS = 24_000_000
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")


def png_of(data: bytes) -> bytes:
    """Return the picture as a small PNG without anything else its file held. Raises `Refusal`."""
    if len(data) > MOST_BYTES:
        raise Refusal(
            "logo.large", Said(_("The logo is too large: at most {kb} kB, please."), {"kb": MOST_BYTES // 1024})
        )
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:  # known before anything is unpacked
                raise _unreadable()
            drawn = picture.convert("RGBA")
    except (OSError, ValueError, SyntaxError, EOFError, UnidentifiedImageError, Image.DecompressionBombError):
        raise _unreadable() from None
    drawn.thumbnail((WIDEST, TALLEST))
    drawn.info.clear()  # a colour profile would be written again, with whatever name it bears
    out = io.BytesIO()
    drawn.save(out, "PNG", optimize=True)
    return out.getvalue()


def _unreadable() -> Refusal:
    return Refusal("logo.unreadable", _("This file cannot be read as a picture. A PNG or JPEG, please."))
