"""Real answers from a table: one row a person, one column a question."""

from __future__ import annotations

import csv
import io
import math
import random
from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path

__all__ = ["MOST_VALUES", "Column", "Replay", "ReplayError", "read"]

MOST_VALUES = 21
"""More different values than any question has (a slider has 21): such a column numbers people, it answers nothing."""
MOST_BYTES = 20_000_000
BLANK = frozenset({"", "na", "n/a", "nan", "null", "none", "-", "."})


class ReplayError(ValueError):
    """The file cannot be played; the message names the line and the cure, never a value."""


@dataclass(frozen=True)
class Column:
    """The answers to one question: a lean from 0 to 1 a person, None for a blank (“I can't say from here”)."""

    name: str
    leans: tuple[float | None, ...]


@dataclass(frozen=True)
class Replay:
    """A table of people and what each of them answers to the first, second … question."""

    columns: tuple[Column, ...]
    left_out: tuple[str, ...]
    people: int

    def column(self, question: int) -> Column | None:
        """Return the column for a question, or None when the table has no more."""
        return self.columns[question] if 0 <= question < len(self.columns) else None

    def rows(self, count: int, *, seed: int) -> list[int]:
        """Return a row for each of `count` voices: all different as long as there are enough people."""
        order = list(range(self.people))
        random.Random(f"{seed}/rows").shuffle(order)
        return [order[voice % self.people] for voice in range(count)]


def read(file: Path, *, names: Sequence[str] = ()) -> Replay:
    """Return the table in a CSV file with a header; `names` picks columns, else all that can be answers.

    A number stands where it lies between the smallest and the largest of its column; words stand by their rank
    among the column's different words. Raises `ReplayError`.
    """
    header, rows = _table(file)
    for name in names:
        if name not in header:
            raise ReplayError(f"{file.name}, line 1: there is no column “{name}”. It has: {', '.join(header)}.")
    wanted = [header.index(name) for name in names] or range(len(header))
    columns: list[Column] = []
    left_out: list[str] = []
    for index in wanted:
        cells = [row[index] for row in rows]
        different = {cell for cell in cells if cell.lower() not in BLANK}
        if not names and not 2 <= len(different) <= MOST_VALUES:
            left_out.append(header[index])
        else:
            columns.append(Column(header[index], _leans(cells, different)))
    if not columns:
        raise ReplayError(
            f"{file.name}: no column can be answers (each needs 2 to {MOST_VALUES} different values). "
            "Name the ones you mean: --columns A,B"
        )
    return Replay(tuple(columns), tuple(left_out), len(rows))


def _table(file: Path) -> tuple[list[str], list[list[str]]]:
    """Return the header and the rows, every row as long as the header."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise ReplayError(f"{file.name} is larger than {MOST_BYTES // 1_000_000} MB. Cut it down first.")
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ReplayError(f"{file.name} is not UTF-8 text. Save it as “CSV UTF-8”.") from None
    except OSError as error:
        raise ReplayError(f"{file} cannot be read ({error.strerror}).") from None
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader if any(row)]
    except csv.Error as error:
        raise ReplayError(f"{file.name}, line {reader.line_num}: {error}.") from None
    _check(file.name, header, rows)
    return header, [row for _line, row in rows]


def _check(name: str, header: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]]) -> None:
    if not header or not all(header) or len(set(header)) < len(header):
        raise ReplayError(f"{name}, line 1: the first line must name every column, each differently.")
    for line, row in rows:
        if len(row) != len(header):
            raise ReplayError(f"{name}, line {line}: {len(row)} cells, but line 1 names {len(header)} columns.")
    if not rows:
        raise ReplayError(f"{name}: there is a header, but nobody's answers below it.")


def _leans(cells: Sequence[str], different: Set[str]) -> tuple[float | None, ...]:
    """Return where each cell stands between the ends of its column; a column of one value stands in the middle."""
    place = _by_number(different) or _by_rank(different)
    return tuple(None if cell.lower() in BLANK else place[cell] for cell in cells)


def _by_number(different: Set[str]) -> dict[str, float]:
    """Return each value's place by its size; empty if one of them is no number."""
    try:
        numbers = {value: float(value.replace(",", ".")) for value in different}
    except ValueError:
        return {}
    if not all(math.isfinite(number) for number in numbers.values()):
        return {}
    low, high = min(numbers.values(), default=0.0), max(numbers.values(), default=0.0)
    return {value: (number - low) / (high - low) if high > low else 0.5 for value, number in numbers.items()}


def _by_rank(different: Set[str]) -> dict[str, float]:
    """Return each value's place in alphabetical order."""
    ordered = sorted(different)
    return {value: rank / (len(ordered) - 1) if len(ordered) > 1 else 0.5 for rank, value in enumerate(ordered)}
