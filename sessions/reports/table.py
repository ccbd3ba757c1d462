"""A report as one tidy table, one row a count: CSV in UTF-8 with a byte order mark, its lines ended by CRLF.

`column_number` counts from 1. Loose sheets are rows too: their table is `sheets`, their row the theme, their column
the text, and their count how many voices stand by it.

No cell can become a formula. A text that begins with = + - @ (or their full-width twins), with a tab, a line break or
NUL gets an apostrophe in front, also behind spaces and what cannot be seen. So does what follows a semicolon, tab or
line break inside a text: where semicolons part the cells, it would begin one. Workbook and JSON keep texts as they are.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator

from sessions.queries.report.value import Part, Report, Sight

__all__ = ["COLUMNS", "SHEETS", "inert", "write"]

COLUMNS = (
    *("question", "text", "kind", "series", "round", "n"),
    *("table", "row_key", "row", "column_number", "column", "count", "rehearsal"),
)
SHEETS = "sheets"

Cell = str | int

_BEHIND = re.compile(r"(?<=[;\t\r\n])")
"""Where a cell would begin, were it not for the quotes around it."""


def write(report: Report) -> bytes:
    """Return the whole table, its first line the names of the columns."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for part, sight in report.sights:
        for cells in (*_counts(sight), *_sheets(sight)):
            row = (*_question(part, sight), *cells, int(report.cover.rehearsal))
            rows.writerow([inert(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def inert(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula.

    >>> inert("=1+1"), inert("a;=1+1"), inert("well ;-)")
    ("'=1+1", "a;'=1+1", 'well ;-)')
    """
    if text[:1] in {"\t", "\r", "\n", "\0"}:
        return f"'{text}"
    first, *rest = _BEHIND.split(text)
    return "".join((f"'{first}" if _begins(first) else first, *(f"'{one}" if _acts(one) else one for one in rest)))


def _acts(piece: str) -> bool:
    """Return whether a piece behind a semicolon could be a formula; half a smile is none."""
    return _begins(piece) and not piece.startswith("-)")


def _begins(piece: str) -> bool:
    """Return whether the first thing to be seen, quotes left out, is one that begins a formula."""
    seen = (letter for letter in piece if letter != '"' and unicodedata.category(letter)[0] not in "CZ")
    return unicodedata.normalize("NFKC", next(seen, "."))[:1] in {"=", "+", "-", "@"}


def _question(part: Part, sight: Sight) -> tuple[Cell, ...]:
    return part.number, part.text, part.kind, part.series, sight.round, sight.n


def _counts(sight: Sight) -> Iterator[tuple[Cell, ...]]:
    for table in sight.tables:
        for row in table.rows:
            for number, (column, count) in enumerate(zip(table.columns, row.counts, strict=True), 1):
                yield table.key, row.key, row.name, number, column, count


def _sheets(sight: Sight) -> Iterator[tuple[Cell, ...]]:
    for at, group in enumerate(sight.groups):
        key = f"theme{at}" if group.name else "loose"
        for number, sheet in enumerate(group.sheets, 1):
            yield SHEETS, key, group.name, number, sheet.text, 1 if sheet.voices is None else sheet.voices
