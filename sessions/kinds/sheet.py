"""What people write: tidied, bounded, and shown exactly as typed."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

from sessions.privacy.sheets import tidy
from sessions.words import Refusal, Said, _

__all__ = ["WIDEST", "gathered", "kept_apart", "written"]

WIDEST = "\U00010000"
"""A character that takes the most bytes of all that a sheet may hold."""

_TURNING = {"R", "AL", "AN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
_OPENING, _CLOSING, _BY_ITSELF = "\u2066\u2067\u2068", "\u2069", "\u2068"
"""Signs that are not seen: what begins and what ends a stretch of letters with a direction of its own."""

UNREAD = 4  # times the length beyond which a text is not even tidied


def written(raw: str, *, longest: int) -> str:
    """Return a text as it may be shown, empty if nothing can be seen of it. Raises `Refusal` if it is too long."""
    text = tidy(raw, longest=UNREAD * longest).strip() if len(raw) <= UNREAD * longest else raw
    if len(text) > longest:
        raise Refusal(
            "answer.long", Said(_("A sheet holds {longest} characters. Please shorten it."), {"longest": longest})
        )
    return text if any(letter.isprintable() and not letter.isspace() for letter in text) else ""


def kept_apart(text: str) -> str:
    r"""Return a text as part of a sentence: whichever way its letters run, the words after it run as they did.

    >>> kept_apart("a walk"), kept_apart("\u202egnol") == "\u2068\u202egnol\u2069"
    ('a walk', True)
    """
    return "\n".join(_alone(line) for line in text.split("\n"))


def gathered(words: Iterable[str]) -> list[tuple[str, int]]:
    """Return equal words as one, with how often each was written; large and small letters make no difference.

    The spelling that most people used stands for all; the order tells nothing but how often.

    >>> gathered(["trust", "Trust", "trust ", "time"])
    [('trust', 3), ('time', 1)]
    """
    spellings: dict[str, Counter[str]] = {}
    for word in words:
        neat = " ".join(unicodedata.normalize("NFC", word).split())
        spellings.setdefault(unicodedata.normalize("NFC", neat.casefold()), Counter())[neat] += 1
    found = [(min(known, key=lambda text: (-known[text], text)), known.total()) for known in spellings.values()]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))


def _alone(line: str) -> str:
    """Return a line as a stretch of its own, if any of it runs the other way; every stretch it opens is closed."""
    if not any(unicodedata.bidirectional(letter) in _TURNING for letter in line):
        return line
    depth, letters = 0, []
    for letter in line:
        depth += (letter in _OPENING) - (letter in _CLOSING)
        if depth < 0:
            depth = 0  # it would end the stretch it stands in
        else:
            letters.append(letter)
    return f"{_BY_ITSELF}{''.join(letters)}{_CLOSING * (depth + 1)}"
