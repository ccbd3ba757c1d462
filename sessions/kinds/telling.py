"""One plain sentence for a picture of ordered places: who looks, hears the same."""

from __future__ import annotations

from collections.abc import Sequence

from sessions.measures.captions import caption
from sessions.measures.median import median
from sessions.measures.reading import read
from sessions.words import Said, _, ngettext

__all__ = ["tell_ordered"]


def tell_ordered(counts: Sequence[int], *, places: Sequence[str], ends: tuple[str, str]) -> Said:
    """Return where the middle of the answers lies, and from five people on what the whole looks like."""
    n = sum(counts)
    blanks: dict[str, object] = {"low": ends[0], "high": ends[1], "where": _where(median(counts), places)}
    plain = ngettext(
        "{n} answer between “{low}” and “{high}”. The middle of the answers is {where}.",
        "{n} answers between “{low}” and “{high}”. The middle of the answers is {where}.",
        n,
        **blanks,
    )
    whole = caption(read(counts), ends=ends) if n > 1 else None
    if whole is None:
        return plain
    return Said(_("{plain} Seen as a whole: {whole}."), {"plain": plain, "whole": whole})


def _where(middle: float, places: Sequence[str]) -> Said:
    below, above = places[int(middle)], places[-int(-middle // 1)]
    if below == above:
        return Said(_("at “{place}”"), {"place": below})
    return Said(_("between “{below}” and “{above}”"), {"below": below, "above": above})
