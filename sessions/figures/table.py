"""A picture as counts with names: what a spreadsheet, a native chart and a data file show of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sessions.words import Said

__all__ = ["Look", "Row", "Table"]

Look = Literal["stack", "shares", "strips", "plane", "list"]
"""How a table is charted where charts are native: `stack` voices side by side on their places, one or several rows
of them; `shares` a bar a row, cut into its columns; `strips` a line of voices a row, on a line of amounts; `plane` rows
from the lowest up and columns from left to right are places on two axes; `list` one bar a row, of one column."""


@dataclass(frozen=True)
class Row:
    """One row of counts, one for each column of its table; `key` is its name for machines."""

    key: str
    name: str | Said
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Table:
    """Rows of counts of voices on the same columns; `key` is its name for machines, `name` says what is counted.

    `ends` are the words at the left and right end, and for a plane those at the lower and upper end too, where the
    columns are places without words of their own.
    """

    key: str
    name: str | Said
    columns: tuple[str | Said, ...]
    rows: tuple[Row, ...]
    look: Look = "stack"
    ends: tuple[str, ...] = ()
