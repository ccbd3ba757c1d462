"""The formats that ship: every TOML file of this folder but the one with the shared series."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sessions.formats.format import Format
from sessions.formats.loader import load
from sessions.formats.shared import FILE

__all__ = ["get", "shelf"]

FOLDER = Path(__file__).parent


def shelf() -> tuple[Format, ...]:
    """Return all formats that ship, the shortest first."""
    return tuple(sorted(_found().values(), key=lambda one: (one.minutes, one.title)))


def get(slug: str) -> Format:
    """Return the format with this slug. Raises `KeyError` if none has it."""
    return _found()[slug]


@cache
def _found() -> dict[str, Format]:
    files = sorted(file for file in FOLDER.glob("*.toml") if file != FILE)
    slugs = {file: file.stem.replace("_", "-") for file in files}
    return {slug: load(file.read_bytes(), slug=slug) for file, slug in slugs.items()}
