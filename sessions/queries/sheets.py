"""Loose sheets on a wall: nine at once, the others a page further."""

from __future__ import annotations

__all__ = ["A_PAGE", "page_of", "pages"]

A_PAGE = 9


def pages(count: int) -> int:
    """Return how many pages so many sheets take; no sheets are one empty page."""
    return max(1, -(-count // A_PAGE))


def page_of(wanted: int, *, count: int) -> int:
    """Return the page that is shown when somebody wants one, from 0: at the ends it stays."""
    return min(max(wanted, 0), pages(count) - 1)
