"""Colours and type of every picture; the pages take the same values from static/css/tokens.css."""

from __future__ import annotations

from dataclasses import dataclass

from sessions.figures.scene import Role

__all__ = ["DARK", "FONT", "LIGHT", "Palette"]

FONT = '"Source Sans 3", "Source Sans Pro", system-ui, sans-serif'
"""Lettering of wall, pages and files. Phones use their own font."""


@dataclass(frozen=True)
class Palette:
    """One colour for each role, as `#rrggbb`."""

    paper: str
    ink: str
    quiet: str
    line: str
    voice: str
    held: str
    guess: str

    def of(self, role: Role) -> str:
        """Return the colour of a role."""
        return str(getattr(self, role))


LIGHT = Palette(
    paper="#fbfaf7",
    ink="#20242c",
    quiet="#6b7280",
    line="#d9d6cd",
    voice="#0b6e7f",
    held="#868c98",
    guess="#8a5a00",
)

DARK = Palette(
    paper="#14171c",
    ink="#f2efe8",
    quiet="#a3abb8",
    line="#343a45",
    voice="#4fc3d4",
    held="#7c8593",
    guess="#e0a94a",
)
