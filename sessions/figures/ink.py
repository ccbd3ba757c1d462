"""Colours and type of every picture; the pages take the same values from static/css/tokens.css."""

from __future__ import annotations

from dataclasses import dataclass

from sessions.figures.scene import Role

__all__ = ["DARK", "FONT", "LIGHT", "Palette"]

FONT = '"Source Sans 3", "Source Sans Pro", system-ui, sans-serif'
"""Lettering of wall, pages and files. Phones use their own font."""


@dataclass(frozen=True)
class Palette:
    """One colour for each role, as `#rrggbb`.

    Seats have the eight colours of Okabe and Ito (black is white on a dark wall), the other seats a grey. Some of
    these are pale on paper: whoever draws a seat gives it a line of ink around it, and a shape of its own.
    `soft` is for quiet words on a wall, which are read from its other end; quiet lines stay as fine as they are.
    """

    paper: str
    ink: str
    quiet: str
    soft: str
    line: str
    voice: str
    held: str
    guess: str
    seat1: str
    seat2: str
    seat3: str
    seat4: str
    seat5: str
    seat6: str
    seat7: str
    seat8: str
    seat9: str

    def on_wall(self, role: Role) -> str:
        """Return the colour of words on a wall."""
        return self.soft if role == "quiet" else self.of(role)

    def of(self, role: Role) -> str:
        """Return the colour of a role."""
        return str(getattr(self, role))


LIGHT = Palette(
    paper="#fbfaf7",
    ink="#20242c",
    quiet="#6b7280",
    soft="#4c4f55",
    line="#d9d6cd",
    voice="#0b6e7f",
    held="#868c98",
    guess="#8a5a00",
    seat1="#e69f00",
    seat2="#56b4e9",
    seat3="#009e73",
    seat4="#f0e442",
    seat5="#0072b2",
    seat6="#d55e00",
    seat7="#cc79a7",
    seat8="#000000",
    seat9="#868c98",
)

DARK = Palette(
    paper="#14171c",
    ink="#f2efe8",
    quiet="#a3abb8",
    soft="#c6c4bf",
    line="#343a45",
    voice="#4fc3d4",
    held="#7c8593",
    guess="#e0a94a",
    seat1="#e69f00",
    seat2="#56b4e9",
    seat3="#009e73",
    seat4="#f0e442",
    seat5="#0072b2",
    seat6="#d55e00",
    seat7="#cc79a7",
    seat8="#ffffff",
    seat9="#7c8593",
)
