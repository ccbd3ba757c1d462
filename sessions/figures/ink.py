"""The one place that knows colours and type; tokens.css holds the same values for pages."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DARK", "FAMILY", "LIGHT", "Palette"]

FAMILY = '"Source Sans 3", "Source Sans Pro", system-ui, sans-serif'


@dataclass(frozen=True)
class Palette:
    """Colours by role, as `#rrggbb`."""

    paper: str
    ink: str
    quiet: str
    line: str
    voice: str
    held: str
    guess: str

    def of(self, role: str) -> str:
        """Return the colour of a role."""
        return str(getattr(self, role))


LIGHT = Palette(
    paper="#fbfaf7",
    ink="#20242c",
    quiet="#6b7280",
    line="#d9d6cd",
    voice="#0b6e7f",
    held="#9aa0ab",
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
