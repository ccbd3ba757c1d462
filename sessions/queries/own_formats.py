"""The formats a person wrote, copied or brought along; nobody else finds them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sessions import formats
from sessions.formats import Format, FormatError
from sessions.models import OwnFormat, User

__all__ = ["Own", "find", "find_slug", "mine", "slug_of"]

PREFIX = "own-"
LARGEST_ID = 2**63 - 1
LOADED = 256


@dataclass(frozen=True)
class Own:
    """One format of one's own. `format` is None if its text can no longer be read; the text is still there."""

    row: OwnFormat
    format: Format | None
    error: FormatError | None = None

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return slug_of(self.row)


def slug_of(row: OwnFormat) -> str:
    """Return the name of a format in addresses and in the sessions made from it."""
    return f"{PREFIX}{row.pk}"


def mine(user: User) -> list[Own]:
    """Return a person's formats by title."""
    return [_read(row) for row in OwnFormat.objects.filter(owner=user)]


def find(user: User, format_id: int) -> Own | None:
    """Return one of a person's formats, or None: also for a format of somebody else."""
    row = OwnFormat.objects.filter(owner=user, pk=format_id).first() if format_id <= LARGEST_ID else None
    return _read(row) if row else None


def find_slug(user: User, slug: str) -> Format | None:
    """Return a format that ships, or one of this person's own, or None."""
    number = slug.removeprefix(PREFIX)
    if slug.startswith(PREFIX) and number.isascii() and number.isdigit() and len(number) < 20:
        own = find(user, int(number))
        return own.format if own else None
    return next((one for one in formats.shelf() if one.slug == slug), None)


_loaded = lru_cache(maxsize=LOADED)(formats.load)
"""Formats that were read already: a list of many would take seconds to read anew on every page."""


def _read(row: OwnFormat) -> Own:
    try:
        return Own(row, _loaded(row.text, slug=slug_of(row)))
    except FormatError as error:
        return Own(row, None, error)
