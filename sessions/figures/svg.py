"""A scene as plain SVG, for phones, pages and readers without scripts."""

from __future__ import annotations

import hashlib
from html import escape

from sessions.figures.ink import FAMILY, Palette
from sessions.figures.scene import Cell, Dot, Label, Mark, Scene, Segment

__all__ = ["svg"]


def svg(scene: Scene, palette: Palette | None = None) -> str:
    """Return the scene as an accessible SVG element that scales to its box.

    Without a palette it carries classes only and the page's own theme colours it; with one it stands alone.
    The same scene gives the same text.
    """
    canvas = scene.canvas
    name = hashlib.sha256(f"{scene.title}\n{scene.desc}".encode()).hexdigest()[:8]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="picture" viewBox="0 0 {_n(canvas.width)} {_n(canvas.height)}"'
        f' role="img" aria-labelledby="t{name} d{name}"'
        + (f" font-family='{FAMILY}'" if palette else "")
        + ">",
        f'<title id="t{name}">{escape(scene.title)}</title>',
        f'<desc id="d{name}">{escape(scene.desc)}</desc>',
    ]
    paint = _Painter(scene, palette)
    parts += [paint.segment(segment) for segment in scene.segments]
    parts += [paint.cell(cell) for cell in scene.cells]
    parts += [paint.dot(dot) for dot in scene.dots]
    parts += [paint.label(label) for label in scene.labels]
    parts += [paint.mark(mark) for mark in scene.marks]
    return "".join([*parts, "</svg>"])


class _Painter:
    """Writes single parts, with y turned to point down as SVG has it."""

    def __init__(self, scene: Scene, palette: Palette | None) -> None:
        self._scene = scene
        self._palette = palette

    def segment(self, part: Segment) -> str:
        return (
            f'<line x1="{_n(part.x0)}" y1="{self._y(part.y0)}" x2="{_n(part.x1)}" y2="{self._y(part.y1)}"'
            f' stroke-width="{_n(part.width)}"{self._look(part.role, "stroke")}/>'
        )

    def cell(self, part: Cell) -> str:
        weight = "" if part.weight == 1 else f' fill-opacity="{_n(part.weight)}"'
        return (
            f'<rect x="{_n(part.x0)}" y="{self._y(part.y1)}" width="{_n(part.x1 - part.x0)}"'
            f' height="{_n(part.y1 - part.y0)}"{weight}{self._look(part.role, "fill")}/>'
        )

    def dot(self, part: Dot) -> str:
        radius = _n(self._scene.radius)
        return f'<circle cx="{_n(part.x)}" cy="{self._y(part.y)}" r="{radius}"{self._look(part.role, "fill")}/>'

    def label(self, part: Label) -> str:
        return (
            f'<text x="{_n(part.x)}" y="{self._y(part.y)}" font-size="{_n(part.size)}"'
            f' text-anchor="{part.anchor}"{self._look(part.role, "fill")}>{escape(part.text)}</text>'
        )

    def mark(self, part: Mark) -> str:
        """A ring that stays invisible until the phone that remembers its key shows it."""
        ring = max(part.radius * 1.35, 1.6)
        return (
            f'<circle class="mark" data-mine="{escape(part.key)}" visibility="hidden" fill="none"'
            f' cx="{_n(part.x)}" cy="{self._y(part.y)}" r="{_n(ring)}" stroke-width="0.9"'
            + (f' stroke="{self._palette.ink}"' if self._palette else "")
            + "/>"
        )

    def _look(self, role: str, attribute: str) -> str:
        if self._palette is None:
            return f' class="{role}"'
        return f' {attribute}="{self._palette.of(role)}"'

    def _y(self, y: float) -> str:
        return _n(self._scene.canvas.height - y)


def _n(number: float) -> str:
    """Return a number with two decimals at most."""
    return f"{number:.2f}".rstrip("0").rstrip(".") or "0"
