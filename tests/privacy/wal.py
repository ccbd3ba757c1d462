"""SQLite's two files as a thief of the disk reads them: which rows each commit wrote, in order. It needs no key."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path

from django.db import connection

from sessions.models import Answer, Place

__all__ = ["beside", "commits", "wal_file"]

LEAF = 13  # a page of a table that holds rows
HEAD, FRAME = 32, 24  # bytes in front of the log, and of each page in it


def wal_file() -> Path:
    return Path(f"{connection.settings_dict['NAME']}-wal")


def commits(file: Path) -> list[set[int]]:
    """The keys of the rows that each commit in the log wrote or changed, compared with the file that it belongs to."""
    raw = file.read_bytes() if file.exists() else b""
    if len(raw) < HEAD:
        return []
    size, salt = struct.unpack(">I", raw[8:12])[0], raw[16:24]
    base = Path(str(file).removesuffix("-wal")).read_bytes()
    seen = {row: body for at in range(size, len(base), size) for row, body in rows(base[at : at + size])}
    found: list[set[int]] = [set()]
    for at in range(HEAD, len(raw) - FRAME - size + 1, FRAME + size):
        head, page = raw[at : at + FRAME], raw[at + FRAME : at + FRAME + size]
        if head[8:16] != salt:  # what lies behind is left from an older log
            break
        for row, body in rows(page):
            if seen.get(row) != body:
                found[-1].add(row)
                seen[row] = body
        if any(head[4:8]):  # the last page of a commit
            found.append(set())
    return found


def rows(page: bytes) -> Iterator[tuple[int, bytes]]:
    """The key and the first bytes of each row that lies on a page."""
    if page[0] != LEAF:
        return
    for cell in range(struct.unpack(">H", page[3:5])[0]):
        start = struct.unpack(">H", page[8 + 2 * cell : 10 + 2 * cell])[0]
        length, at = number(page, start)
        row, at = number(page, at)
        yield row, page[at : at + min(length, 300)]


def number(page: bytes, at: int) -> tuple[int, int]:
    """A number of SQLite's variable length, and where it ends."""
    value = 0
    for index in range(8):
        value = (value << 7) | (page[at + index] & 127)
        if page[at + index] < 128:
            return value, at + index + 1
    return (value << 8) | page[at + 8], at + 9


def beside() -> set[tuple[int, int]]:
    """Each place that a commit renewed alone, with the one answer that came in the commit before or after it."""
    places, answers = (set(model.objects.values_list("pk", flat=True)) for model in (Place, Answer))
    told = [ours for commit in commits(wal_file()) if (ours := commit & (places | answers))]
    return {
        (place, answer)
        for one, other in pairwise(told)
        if len(one) == len(other) == 1
        for place, answer in product((one | other) & places, (one | other) & answers)
    }
