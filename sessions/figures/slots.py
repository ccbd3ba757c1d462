"""Rows one below the other: where each lies, how broad it is, and where its words stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sessions.figures.lettering import LEADING, shortened, width
from sessions.figures.scene import Canvas, Label

__all__ = ["Grid", "grid", "is_small", "is_wide"]

BESIDE = (0.4, 0.5, 0.58)
"""Shares of a wide canvas that the words beside the rows may take: the first in which all of them fit."""
SMALL, SMALL_BESIDE = (30, 12), (0.45, 0.54)
"""Below so many heights of the text across or up a wide canvas is a small picture: there words may take even these."""
WIDE = 1.6
"""From this width by height on words stand beside their rows, else above them."""
TIGHT = 1.1
"""Least distance of two rows of one line each, in heights of their letters."""
BESIDE_LINES = 3
ABOVE_LINES = 2
TALL = 3.1
"""Least height of a row whose words stand above it, in heights of the text and beyond those words."""


@dataclass(frozen=True)
class Grid:
    """Where rows are: each one's middle, how broad it is, where its voices start, and how large its words are."""

    canvas: Canvas
    size: float
    middles: tuple[float, ...]
    breadth: float
    left: float
    labels: tuple[Label, ...]


def is_wide(canvas: Canvas) -> bool:
    """Return whether words stand beside their rows."""
    return canvas.width / canvas.height > WIDE


def is_small(canvas: Canvas) -> bool:
    """Return whether a canvas has room for what its question needs, and for no more."""
    low = canvas.height < SMALL[1] * canvas.text
    return low or (is_wide(canvas) and canvas.width < SMALL[0] * canvas.text)


def grid(
    options: Sequence[str],
    *,
    canvas: Canvas,
    head: float = 0.0,
    foot: float = 0.0,
    beside: Sequence[float] = BESIDE,
    tall: float = TALL,
) -> Grid:
    """Return rows for these options, with so much room left free above and below them all.

    A wide canvas keeps its size and shares its height among the rows; a narrow one grows with them.
    """
    if is_wide(canvas):
        return _beside(options, canvas=canvas, head=head, foot=foot, shares=beside)
    return _above(options, canvas=canvas, head=head, foot=foot, tall=tall)


def _beside(options: Sequence[str], *, canvas: Canvas, head: float, foot: float, shares: Sequence[float]) -> Grid:
    """Return rows with their words to the left, as many lines as a row is high."""
    slot = (canvas.height - head - foot) / len(options)
    size = min(canvas.text, slot / TIGHT)
    lines = min(BESIDE_LINES, max(1, int(slot / (LEADING * size))))
    blocks: list[tuple[str, ...]] = []
    more = SMALL_BESIDE if is_small(canvas) else ()
    for share in (*shares, *(wider for wider in more if wider > shares[-1])):
        blocks = [shortened(text, size=size, room=share * canvas.width, lines=lines) for text in options]
        if not any(block[-1].endswith("…") for block in blocks):
            break
    left = max(width(line, size=size) for block in blocks for line in block) + 0.6 * size
    middles = tuple(canvas.height - head - (row + 0.5) * slot for row in range(len(options)))
    labels = tuple(
        Label(left - 0.6 * size, middle + ((len(block) - 1) / 2 - line) * LEADING * size, text, size, "end")
        for middle, block in zip(middles, blocks, strict=True)
        for line, text in enumerate(block)
    )
    return Grid(canvas, size, middles, 0.8 * slot, left, labels)


def _above(options: Sequence[str], *, canvas: Canvas, head: float, foot: float, tall: float) -> Grid:
    """Return rows with their words above them, on a canvas made as tall as they need."""
    size, left = canvas.text, 0.2 * canvas.text
    blocks = [shortened(text, size=size, room=canvas.width - left, lines=ABOVE_LINES) for text in options]
    words = sum(len(block) for block in blocks) * LEADING * size
    below, gap = 0.2 * size, 0.8 * size
    breadth = max(tall * size, (canvas.height - head - foot - words) / len(options) - below - gap)
    height = words + len(options) * (below + breadth + gap) + head + foot
    labels, middles, top = [], [], height - head
    for block in blocks:
        for text in block:
            labels.append(Label(left, top - LEADING * size / 2, text, size, "start"))
            top -= LEADING * size
        middles.append(top - below - breadth / 2)
        top -= below + breadth + gap
    return Grid(replace(canvas, height=height), size, tuple(middles), breadth, left, tuple(labels))
