"""On which line of a TOML text a name stands, which tomllib does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence

__all__ = ["TOKEN", "Path", "line_of", "places"]

Path = tuple[str | int, ...]
"""Names from the outside in; the tables of an array by their number from 0: `("questions", 2, "text")`."""

TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?(?:"{3,5}|\\?\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]|\\[^\n])*"?'
    r"|'[^'\n]*'?"
    r"|\#[^\n]*"
    r"|\n"
    r"|[\[\]{}=]"
    r"|[^\"'\#\n\[\]{}=]+"
    r"|.",
    re.DOTALL,
)
"""Pieces in which no bracket, equals sign or line end is part of a text or a comment. A text whose end is missing
is taken to its line's end, or a long one to the end of all, so that no text makes the search start over and over."""


def places(text: str) -> dict[Path, int]:
    """Return the line of every table and name in a text that tomllib has read. Inline tables have no lines inside."""
    found: dict[Path, int] = {}
    arrays: dict[Path, int] = {}
    table: Path = ()
    for line, statement in _statements(text):
        if statement[0] == "[":
            name, is_array = _header(statement)
            table = _table(name, is_array=is_array, arrays=arrays)
            found.setdefault(table, line)
        else:
            found.setdefault(table + _names("".join(statement[: statement.index("=")])), line)
    return found


def line_of(path: Path, found: dict[Path, int]) -> int:
    """Return the line of a path, or of the nearest thing around it that has one."""
    for length in range(len(path), 0, -1):
        if path[:length] in found:
            return found[path[:length]]
    return 1


def _statements(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield every header and every assignment as pieces, with the line on which it begins."""
    line, depth = 1, 0
    begun, statement = 1, list[str]()
    for piece in [*TOKEN.findall(text), "\n"]:
        if piece == "\n" and depth == 0:
            if statement:
                yield begun, statement
            statement = []
        elif not piece.isspace() and piece[0] != "#":
            begun = begun if statement else line
            statement.append(piece.strip() if piece[0] not in "\"'" else piece)
            depth += (piece in "[{") - (piece in "]}")
        line += piece.count("\n")


def _header(statement: Sequence[str]) -> tuple[Path, bool]:
    """Return the names of `[a.b]` or `[[a.b]]`, and whether it is the latter."""
    is_array = statement[:2] == ["[", "["]
    edge = 2 if is_array else 1
    return _names("".join(statement[edge:-edge])), is_array


def _table(name: Path, *, is_array: bool, arrays: dict[Path, int]) -> Path:
    """Return the path of the table that a header opens: names with the numbers of the arrays they lead through."""
    path: Path = ()
    for part in name[:-1]:
        path += (part,)
        if path in arrays:
            path += (arrays[path],)
    path += name[-1:]
    if is_array:
        arrays[path] = arrays.get(path, -1) + 1
    return (*path, arrays[path]) if path in arrays else path


def _names(key: str) -> Path:
    """Return the parts of a key as TOML reads them, quoted parts included."""
    names: Path = ()
    inside: object = tomllib.loads(f"{key} = 0")
    while isinstance(inside, dict):
        name, inside = next(iter(inside.items()))
        names += (name,)
    return names
