"""Keeping formats of one's own: what is kept has been read whole, and no window overwrites another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from sessions import formats
from sessions.formats import Format
from sessions.models import OwnFormat, User
from sessions.words import Refusal, Said, _

__all__ = ["Kept", "change_format", "keep_format", "remove_format", "rewrite_format"]

FORMATS_MOST = 200


@dataclass(frozen=True)
class Kept:
    """A format as it was kept: its row, and what is read from its text."""

    row: OwnFormat
    format: Format


def keep_format(*, user: User, text: str | bytes) -> Kept:
    """Keep a text as a new format of this person. Raises `FormatError` if it is none."""
    made, text = _checked(text)
    if OwnFormat.objects.filter(owner=user).count() >= FORMATS_MOST:
        message = Said(_("{most} formats are kept here already. Delete one first."), {"most": FORMATS_MOST})
        raise Refusal("format.many", message)
    return Kept(OwnFormat.objects.create(owner=user, title=made.title, text=text), made)


def change_format(*, user: User, format_id: int, version: int, change: Callable[[Format], Format]) -> Kept:
    """Change a format and write it anew. Raises `Refusal`, and `FormatError` if it would be no format any more."""
    with transaction.atomic():
        row = _locked(user, format_id, version)
        before = formats.load(row.text)
        return _keep(row, formats.dump(change(before)))


def rewrite_format(*, user: User, format_id: int, version: int, text: str | bytes) -> Kept:
    """Keep another text in the place of a format's. Raises `FormatError` if it is none."""
    _made, written = _checked(text)
    with transaction.atomic():
        row = _locked(user, format_id, version)
        return _keep(row, written)


def remove_format(*, user: User, format_id: int) -> None:
    """Remove a format; sessions made from it stay as they are."""
    OwnFormat.objects.filter(owner=user, pk=format_id).delete()


def _checked(text: str | bytes) -> tuple[Format, str]:
    made = formats.load(text)
    written = text.decode("utf-8-sig") if isinstance(text, bytes) else text
    return made, written.replace("\r\n", "\n")


def _locked(user: User, format_id: int, version: int) -> OwnFormat:
    row = OwnFormat.objects.select_for_update().filter(owner=user, pk=format_id).first()
    if row is None:
        raise Refusal("format.gone", _("This format is no longer here."))
    if row.version != version:
        raise Refusal("format.stale", _("This format was changed in another window meanwhile. Look at it, then save."))
    return row


def _keep(row: OwnFormat, text: str) -> Kept:
    made = formats.load(text)
    row.title, row.text, row.version = made.title, text, row.version + 1
    row.save()
    return Kept(row, made)
