"""The picture of the round before, quiet beside or above the new one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sessions.figures.scene import TILE, Canvas, Scene

__all__ = ["earlier", "share"]

ABOVE = 1 / 4
"""Share of the height for an earlier picture that is one line from left to right: both lines are read as one."""
BESIDE = 1 / 3
"""Share of the width for any other."""
TALL = 1.8
"""How many times as high as a narrow canvas a picture may grow; above that it is drawn as among all pictures."""
SMALL = replace(TILE, height=62)  # as high as words beside its rows allow: twelve are read from eight metres
FAINT = 0.4
"""How strong its bars and fields are."""


def share(canvas: Canvas, *, level: bool) -> tuple[Canvas, Canvas]:
    """Return the canvas of the earlier picture and that of the new one, cut from one canvas.

    >>> before, now = share(Canvas(160, 56, 3.2, 0.62), level=True)
    >>> before.height, now.height
    (14.0, 42.0)
    """
    if level:
        return replace(canvas, height=ABOVE * canvas.height), replace(canvas, height=(1 - ABOVE) * canvas.height)
    return replace(canvas, width=BESIDE * canvas.width), replace(canvas, width=(1 - BESIDE) * canvas.width)


def earlier(draw: Callable[[Canvas], Scene], *, canvas: Canvas, level: bool) -> Scene:
    """Return an earlier picture with hollow voices, without guesses, and with nobody's own mark.

    Where it lies level above the new one it does without words: those below the new picture are its own.
    """
    scene = _bare(draw, canvas) if level else draw(canvas)
    if canvas.width < canvas.height and scene.canvas.height > TALL * canvas.height:
        scene = draw(SMALL)
    return replace(
        scene,
        hollow=True,
        dots=tuple(dot for dot in scene.dots if dot.role != "guess"),
        cells=tuple(replace(cell, weight=FAINT * cell.weight) for cell in scene.cells if not cell.guesses),
        marks=(),
        lattices=(),
    )


def _bare(draw: Callable[[Canvas], Scene], canvas: Canvas) -> Scene:
    """Return the picture without the words below it and the room that they took, as broad as the one below."""
    floor = _floor(draw(canvas), canvas)
    scene = draw(replace(canvas, height=canvas.height + floor))
    left, right = _reach(scene)
    other, end = _reach(draw(replace(canvas, height=canvas.height * (1 - ABOVE) / ABOVE)))

    def across(x: float) -> float:
        return other + (x - left) * (end - other) / (right - left)

    return replace(
        scene,
        canvas=canvas,
        labels=(),
        dots=tuple(replace(dot, x=across(dot.x), y=dot.y - floor) for dot in scene.dots),
        cells=tuple(
            replace(cell, x0=across(cell.x0), x1=across(cell.x1), y0=cell.y0 - floor, y1=cell.y1 - floor)
            for cell in scene.cells
        ),
        segments=tuple(
            replace(part, x0=across(part.x0), x1=across(part.x1), y0=part.y0 - floor, y1=part.y1 - floor)
            for part in scene.segments
        ),
    )


def _reach(scene: Scene) -> tuple[float, float]:
    """Return where the axis of a level picture begins and ends."""
    return min(part.x0 for part in scene.segments), max(part.x1 for part in scene.segments)


def _floor(scene: Scene, canvas: Canvas) -> float:
    """Return how much of the height the words below the picture take."""
    return min((min(part.y0, part.y1) - part.width for part in scene.segments), default=canvas.height / 2)
