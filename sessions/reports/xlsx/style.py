"""How cells look: the colours of every picture, a few weights, and how much room a text takes."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import Any

from sessions.figures.ink import LIGHT
from sessions.reports.xlsx.names import units

__all__ = ["LINE", "LOOKS", "TALLEST", "carried", "height", "mixed"]

LINE = 20  # pixels a line of cells is high, unless a text needs more
TALLEST = 540  # pixels; no row may be higher
CELL = 32_767  # units a cell can hold

_TEXT: dict[str, Any] = {"valign": "top", "text_wrap": True, "font_color": LIGHT.ink}
_HEAD: dict[str, Any] = {"bold": True, "bottom": 1, "bottom_color": LIGHT.quiet, "bg_color": "#f0eee8"}

LOOKS: dict[str, dict[str, Any]] = {
    "text": _TEXT,
    "strong": _TEXT | {"bold": True},
    "quiet": _TEXT | {"font_color": LIGHT.quiet},
    "title": _TEXT | {"bold": True, "font_size": 15},
    "round": _TEXT
    | {"bold": True, "font_size": 12, "font_color": LIGHT.voice, "bottom": 1, "bottom_color": LIGHT.line},
    "mark": _TEXT | {"bold": True, "bg_color": LIGHT.line},
    "link": _TEXT | {"font_color": LIGHT.voice, "underline": 1},
    "head": _TEXT | _HEAD,
    "behind": _TEXT | _HEAD | {"align": "left", "indent": 1},
    "numbers": _TEXT | _HEAD | {"align": "right"},
    "after": _TEXT | {"align": "left", "indent": 1},
    "known": {"valign": "top", "num_format": "0", "align": "left", "font_color": LIGHT.ink},
    "count": {"valign": "top", "num_format": "0", "align": "right", "font_color": LIGHT.ink},
    "figure": {"valign": "top", "num_format": "0.00", "align": "right", "font_color": LIGHT.ink},
    "error": {"valign": "top", "num_format": "0.00##", "align": "right", "font_color": LIGHT.ink},
}
"""What a style is made of, by its name."""

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNCARRIED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold; no text of ours has any, but a report may come from a file."""


def carried(text: str) -> str:
    """Return a text as a cell can hold it, which is exactly as it is but for what no such file can hold."""
    text = _UNCARRIED.sub("\ufffd", _BREAKS.sub("\n", text))
    while units(text) > CELL:
        text = text[: len(text) - max(1, (units(text) - CELL) // 2)]
    return text


def height(text: str, *, across: float, line: int = LINE) -> int:
    """Return how many pixels high a row is for a text in a column that takes so many plain characters a line.

    Where lines are higher than others, letters are as much larger.
    """
    rows = sum(max(1, math.ceil(_wide(part) * line / LINE / across)) for part in text.split("\n"))
    return min(TALLEST, rows * line)


def mixed(share: float, *, colour: str = LIGHT.voice, ground: str = LIGHT.paper) -> str:
    """Return a colour of which so much is the ground: 0 the colour itself, 1 the ground alone."""
    parts = [(int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(own + (under - own) * share):02x}" for own, under in parts)


def _wide(text: str) -> int:
    """Return how many plain characters a text is wide; those of East Asia take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
