"""A report as PDF: vector pictures, tagged for readers of every kind (PDF/UA-1), its fonts inside."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from sessions.queries.report.value import Report
from sessions.reports.pages import pages_of
from sessions.reports.typesetting import NoLetters, forget, print_out

__all__ = ["write"]

TEMPLATE = {
    name: (Path(__file__).parent / f"{name}.typ").read_bytes() for name in ("report", "look", "front", "question")
}
UNHELD = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufdd0-\ufdef\ufeff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)
"""What no document can hold, or what would turn the letters after it around: controls, overrides, non-characters."""


def write(report: Report) -> bytes:
    """Return the report as PDF, said in the active language; the same report gives the same bytes.

    It keeps to PDF/UA-1 with the house's fonts, or where they lack a letter with the machine's. Where those lack
    it too, the letter is a box, no standard is claimed, and the last page says so.
    """
    try:
        return _printed(report)
    finally:
        forget()


def _printed(report: Report) -> bytes:
    pages = pages_of(report)
    day = datetime.combine(date.fromisoformat(report.cover.day), time(12), UTC)
    for everywhere in (False, True):
        try:
            return print_out(_files(pages), everywhere=everywhere, standards=["ua-1"], moment=day)
        except NoLetters:
            continue
    return print_out(_files(pages | {"boxes": _boxes()}), everywhere=True, moment=day)


def _files(pages: dict[str, Any]) -> dict[str, bytes]:
    """Return the template and its data; texts reach it as data alone, and never as source."""
    sources = {"main" if name == "report" else f"{name}.typ": source for name, source in TEMPLATE.items()}
    return sources | {"data.json": json.dumps(_held(pages), ensure_ascii=False).encode()}


def _held(value: Any) -> Any:
    """Return a value whose texts a document can hold; a tab is a space."""
    if isinstance(value, str):
        return UNHELD.sub("", value.replace("\t", " "))
    if isinstance(value, dict):
        return {key: _held(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_held(inner) for inner in value]
    return value


def _boxes() -> str:
    return _(
        "This computer has no font for some letters; they are shown as boxes. "
        "All texts are whole on the page of this report and in its spreadsheet."
    )
