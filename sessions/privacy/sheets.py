"""Loose sheets of text: shown exactly as typed, in an order that tells nothing."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

__all__ = ["LONGEST", "regrouped", "shuffle", "tidy"]

LONGEST = 500
"""Characters of a sheet, unless a question asks for fewer."""

_NEWLINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNCARRIED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What some database, socket or office file cannot hold: controls, halves of characters, non-characters."""
_GAP = re.compile(r"\n(?:[^\S\n]*\n){3,}")
_JOINED = ("\u200d", "\ufe0e", "\ufe0f")
"""Joiner and variation selectors, which belong to the character before them."""


def shuffle(texts: Iterable[str], *, rng: random.Random) -> list[str]:
    """Return the texts in a random order, each order as likely as any other.

    Live code passes `random.SystemRandom()`, whose order nobody can compute again.
    """
    sheets = list(texts)
    rng.shuffle(sheets)
    return sheets


def tidy(text: str, *, longest: int = LONGEST) -> str:
    r"""Return a text that every screen and file can hold, and otherwise exactly as it was typed.

    Line ends become newlines, a tab becomes a space, other control characters go, gaps of more than two
    empty lines shrink to two, and what is longer than `longest` characters is cut, not within a letter
    and its accent.

    >>> tidy("One\r\ntwo\x00\n\n\n\n\nthree")
    'One\ntwo\n\n\nthree'
    """
    text = _NEWLINES.sub("\n", text).replace("\t", " ")
    return _cut(_GAP.sub("\n\n\n", _UNCARRIED.sub("", text)), longest)


def regrouped(themes: Sequence[Mapping[str, Any]], *, aside: Collection[int]) -> list[dict[str, Any]]:
    """Return themes over sheets of which some are set aside, as themes over those that are left.

    A theme that only held sheets set aside goes with them, name and all.

    >>> regrouped([{"name": "Time", "sheets": [0, 2]}, {"name": "Noise", "sheets": [1]}], aside={1})
    [{'name': 'Time', 'sheets': [0, 1]}]
    """
    return [
        {"name": theme["name"], "sheets": [at - sum(gone < at for gone in set(aside)) for at in left]}
        for theme in themes
        if (left := [at for at in theme["sheets"] if at not in aside])
    ]


def _cut(text: str, longest: int) -> str:
    """Return the beginning of a text, cut before a character that would lose what belongs to it."""
    if len(text) <= longest:
        return text
    end = longest
    while end and (unicodedata.combining(text[end]) or text[end] in _JOINED or text[end - 1] == "\u200d"):
        end -= 1
    return text[: end or longest]
