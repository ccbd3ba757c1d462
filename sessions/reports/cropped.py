"""Pictures cut to what is drawn on them: on paper no empty sky stands above a line of dots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sessions.figures import ink
from sessions.figures.scene import SHEET, TILE, Canvas, Scene
from sessions.queries.report.value import Part, Sight
from sessions.reports.drawing import scene_of, svg_of

__all__ = ["PRINT", "sheet_of", "tile_of"]

PRINT = replace(ink.LIGHT, paper="#ffffff")
"""Ink on white: what is printed has its paper already."""
EDGE = 0.5
"""Canvas units that stay free around what is drawn."""
SKY = 2.0
"""Canvas units between what is drawn and the lettering above it, at most."""
MOVED = {"x": 0, "x0": 0, "x1": 0, "y": 1, "y0": 1, "y1": 1}
"""Every coordinate of a part, and along which axis it lies."""
PARTS = ("dots", "cells", "blocks", "rings", "signs", "segments")
"""Fields of a scene that hold what is seen in a tile."""
LETTERED = ("labels", "marks", "lattices")
"""Fields that a tile goes without."""


def sheet_of(part: Part, sight: Sight, *, canvas: Canvas = SHEET, palette: ink.Palette | None = PRINT) -> str:
    """Return the picture as SVG in its full breadth, as high as it is drawn; without a palette a page colours it."""
    scene = _lowered(scene_of(part, sight, canvas=canvas))
    boxes = list(_boxes(scene))
    low = max(0.0, min((box[1] for box in boxes), default=0.0) - EDGE)
    high = scene.canvas.height  # a narrow canvas may have grown
    height = min(high, max((box[3] for box in boxes), default=high) + EDGE)
    names = (*PARTS, *LETTERED)
    kept: dict[str, Any] = {name: tuple(_moved(one, (0, -low)) for one in getattr(scene, name)) for name in names}
    return svg_of(replace(scene, canvas=replace(scene.canvas, height=height - low), **kept), palette)


def tile_of(part: Part, sight: Sight, *, palette: ink.Palette | None = PRINT) -> str:
    """Return the picture as a small SVG without its lettering, which nobody could read there."""
    scene = replace(scene_of(part, sight, canvas=TILE), labels=(), marks=(), lattices=())
    boxes = list(_boxes(scene)) or [(0.0, 0.0, TILE.width, TILE.height)]
    left, low = (min(box[side] for box in boxes) - EDGE for side in (0, 1))
    right, top = (max(box[side] for box in boxes) + EDGE for side in (2, 3))
    kept: dict[str, Any] = {name: tuple(_moved(one, (-left, -low)) for one in getattr(scene, name)) for name in PARTS}
    return svg_of(replace(scene, canvas=replace(TILE, width=right - left, height=top - low), **kept), palette)


def _lowered(scene: Scene) -> Scene:
    """Return a picture whose uppermost lettering stands close above what is drawn, however few voices there are."""
    top = max((box[3] for box in _boxes(replace(scene, labels=()))), default=scene.canvas.height)
    above = [label for label in scene.labels if label.y - label.size / 2 > top]
    sky = min((label.y - label.size / 2 for label in above), default=top) - top - SKY
    if sky <= 0:
        return scene
    labels = (_moved(label, (0, -sky)) if label in above else label for label in scene.labels)
    return replace(scene, labels=tuple(labels))


def _boxes(scene: Scene) -> Iterator[tuple[float, float, float, float]]:
    """Return how far each part reaches: left, low, right, top."""
    for dot in scene.dots:
        yield _around(dot.x, dot.y, scene.radius)
    for ring in scene.rings:
        yield _around(ring.x, ring.y, ring.radius)
    for sign in scene.signs:
        yield _around(sign.x, sign.y, sign.radius)
    for block in scene.blocks:
        yield _around(block.x, block.y, block.side / 2)
    for cell in scene.cells:
        yield _between(cell.x0, cell.y0, cell.x1, cell.y1)
    for segment in scene.segments:
        yield _between(segment.x0, segment.y0, segment.x1, segment.y1)
    for label in scene.labels:
        yield _around(label.x, label.y, label.size / 2)


def _around(x: float, y: float, reach: float) -> tuple[float, float, float, float]:
    return x - reach, y - reach, x + reach, y + reach


def _between(x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _moved(part: Any, by: tuple[float, float]) -> Any:
    here = {name: getattr(part, name) + by[axis] for name, axis in MOVED.items() if hasattr(part, name)}
    return replace(part, **here)
