"""Packing voices: every dot in its place, as large as the fullest place allows, never over another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sessions.figures.scene import Cell, Dot

__all__ = ["Box", "Packed", "pack_columns", "pack_rows"]

SMALLEST = 0.7  # canvas units: a dot below this diameter (about 5 px on a 1280 px wall) becomes part of a bar
INK_SHARE = 0.46  # radius as a share of a dot's cell: neighbours never touch


@dataclass(frozen=True)
class Box:
    """Room for the voices of one place, in canvas units."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True)
class Packed:
    """The voices of a picture as dots of one radius, or as bars where dots would be too small to see."""

    radius: float
    dots: tuple[Dot, ...] = ()
    cells: tuple[Cell, ...] = ()


def pack_columns(counts: Sequence[int], boxes: Sequence[Box], *, largest: float) -> Packed:
    """Stack voices upwards, each in its box; one size for all, `largest` canvas units of diameter at most."""
    return _pack(counts, boxes, largest=largest, upwards=True)


def pack_rows(counts: Sequence[int], boxes: Sequence[Box], *, largest: float) -> Packed:
    """Line voices up to the right, each in its box."""
    return _pack(counts, boxes, largest=largest, upwards=False)


def _pack(counts: Sequence[int], boxes: Sequence[Box], *, largest: float, upwards: bool) -> Packed:
    most = max(counts, default=0)
    if not most:
        return Packed(radius=largest * INK_SHARE)
    across = min(_extent(box, upwards=not upwards) for box in boxes)
    along = min(_extent(box, upwards=upwards) for box in boxes)
    lanes, size = _best(most, across=across, along=along, largest=largest)
    if size < SMALLEST:
        return _bars(counts, boxes, most=most, upwards=upwards)
    dots = [
        dot
        for count, box in zip(counts, boxes, strict=True)
        for dot in _stack(count, box, lanes=lanes, size=size, upwards=upwards)
    ]
    return Packed(radius=size * INK_SHARE, dots=tuple(dots))


def _best(most: int, *, across: float, along: float, largest: float) -> tuple[int, float]:
    """Return the number of lanes that lets dots be largest, and their cell's size."""
    best = (1, 0.0)
    for lanes in range(1, most + 1):
        size = min(largest, across / lanes, along / -(-most // lanes))
        if size > best[1] + 1e-9:
            best = (lanes, size)
        if across / lanes < best[1]:
            break
    return best


def _stack(count: int, box: Box, *, lanes: int, size: float, upwards: bool) -> list[Dot]:
    """Fill rank after rank; the last, shorter rank stands in the middle."""
    dots = []
    for index in range(count):
        rank, place = divmod(index, lanes)
        in_rank = min(lanes, count - rank * lanes)
        aside = (place - (in_rank - 1) / 2) * size
        ahead = (rank + 0.5) * size
        if upwards:
            dots.append(Dot((box.x0 + box.x1) / 2 + aside, box.y0 + ahead))
        else:
            dots.append(Dot(box.x0 + ahead, (box.y0 + box.y1) / 2 - aside))
    return dots


def _bars(counts: Sequence[int], boxes: Sequence[Box], *, most: int, upwards: bool) -> Packed:
    cells = []
    for count, box in zip(counts, boxes, strict=True):
        share = count / most
        if not count:
            continue
        if upwards:
            inset = (box.x1 - box.x0) * 0.08
            cells.append(Cell(box.x0 + inset, box.y0, box.x1 - inset, box.y0 + (box.y1 - box.y0) * share))
        else:
            inset = (box.y1 - box.y0) * 0.08
            cells.append(Cell(box.x0, box.y0 + inset, box.x0 + (box.x1 - box.x0) * share, box.y1 - inset))
    return Packed(radius=SMALLEST / 2, cells=tuple(cells))


def _extent(box: Box, *, upwards: bool) -> float:
    return box.y1 - box.y0 if upwards else box.x1 - box.x0
