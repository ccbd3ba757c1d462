"""What people write: tidied, bounded, and shown exactly as typed."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

from sessions.privacy.sheets import tidy
from sessions.words import Refusal, Said, _

__all__ = ["gathered", "written"]

UNREAD = 4  # times the length beyond which a text is not even tidied


def written(raw: str, *, longest: int) -> str:
    """Return a text as it may be shown, empty if nothing can be seen of it. Raises `Refusal` if it is too long."""
    text = tidy(raw, longest=UNREAD * longest).strip() if len(raw) <= UNREAD * longest else raw
    if len(text) > longest:
        raise Refusal(
            "answer.long", Said(_("A sheet holds {longest} characters. Please shorten it."), {"longest": longest})
        )
    return text if any(letter.isprintable() and not letter.isspace() for letter in text) else ""


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
