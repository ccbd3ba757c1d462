"""Where the fields of several items lie, and the words around them: side by side on a wall, in pairs on a phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from sessions.figures.keyed import keyed
from sessions.figures.lettering import LEADING, shortened, width, wrapped
from sessions.figures.scene import Canvas, Label
from sessions.figures.slots import is_small

__all__ = ["Plot", "plots"]

WIDE = 1.6
"""From this width by height on the fields stand in as few rows as make them large, else two and two."""
BESIDE = 0.17
"""Share of a wide canvas that the words of the upright axis may take."""
LINES = 2
SMALL = 4
"""Side below which a field leaves the words of the axes away, in heights of the text."""
LOOSE = 1.6
"""Distance of two fields at most, by their side."""
GAP = 0.9
"""Between two fields, in heights of the text."""


@dataclass(frozen=True)
class Plot:
    """A square field, its lower left corner at (x, y)."""

    x: float
    y: float
    side: float


Words = tuple[str, str]


def plots(
    items: Sequence[str], *, across: Words, up: Words, canvas: Canvas
) -> tuple[tuple[Plot, ...], tuple[Label, ...], Canvas]:
    """Return the fields, all words, and the canvas, which grows where it is narrow."""
    if canvas.width / canvas.height > WIDE:
        return (*_beside(items, across=across, up=up, canvas=canvas), canvas)
    return _below(items, across=across, up=up, canvas=canvas)


def _beside(
    items: Sequence[str], *, across: Words, up: Words, canvas: Canvas
) -> tuple[tuple[Plot, ...], tuple[Label, ...]]:
    """Return fields on a wide canvas: the words of the upright axis to their left, those of the other below.

    Where the fields are too low for words beside them, both axes have theirs below; where they would be too
    small even so, as in a picture among many, the fields have only their own words.
    """
    size, line = canvas.text, LEADING * canvas.text
    sides = [shortened(text, size=size, room=BESIDE * canvas.width, lines=3) for text in up]
    left = max(width(text, size=size) for block in sides for text in block) + 0.8 * size
    foot = LINES * line + 0.4 * size
    grid = _Grid(canvas, *_best(items, size=size, room=(canvas.width - left, canvas.height - foot)), left, foot)
    beside = sum(map(len, sides)) * line <= grid.side
    if not beside:
        grid = _Grid(canvas, *_best(items, size=size, room=(canvas.width, canvas.height - foot)), 0, foot)
    bare, fits = grid.side < SMALL * size, grid.stride(len(items)) - 0.4 * size
    if (bare or is_small(canvas)) and not all(wrapped(item, size=size, room=fits, lines=LINES) for item in items):
        squares, words = keyed(items, canvas=canvas)
        return tuple(Plot(*square) for square in squares), words
    if bare:
        grid = _Grid(canvas, *_best(items, size=size, room=(canvas.width, canvas.height - 0.4)), 0, 0.4)
    found = [grid.plot(number, count=len(items)) for number in range(len(items))]
    within = min(found[0].x, canvas.width - max(plot.x for plot in found) - grid.side)
    room = min(grid.stride(len(items)) - 0.4 * size, grid.side + 2 * within)
    labels = [label for item, plot in zip(items, found, strict=True) for label in _over(item, plot, grid, room)]
    last = found[(ceil(len(items) / grid.columns) - 1) * grid.columns :]
    if bare:
        return tuple(found), tuple(labels)
    if not beside:
        return tuple(found), (*labels, *_both_below(across, up, last, canvas=canvas))
    labels += [label for plot in found[:: grid.columns] for label in _ends_up(sides, plot=plot, size=size)]
    return tuple(found), (*labels, *_ends_across(across, last, canvas=canvas))


@dataclass(frozen=True)
class _Grid:
    """Fields in rows: how many stand side by side, how large they are, and how many lines stand over each."""

    canvas: Canvas
    side: float
    columns: int
    lines: int
    left: float
    foot: float

    def plot(self, number: int, *, count: int) -> Plot:
        """Return where a field lies; all rows begin where the first one does, which stands in the middle."""
        row, column = divmod(number, self.columns)
        wide = min(count, self.columns)
        start = self.left + (self.canvas.width - self.left - self.side - (wide - 1) * self.stride(count)) / 2
        head = (self.lines * LEADING + 0.3) * self.canvas.text
        rows = ceil(count / self.columns)
        spare = max(0.0, self.canvas.height - self.foot - rows * (head + self.side)) / 2
        high = self.canvas.height - spare - (row + 1) * (head + self.side)
        return Plot(start + column * self.stride(count), high, self.side)

    def stride(self, count: int) -> float:
        """Return how far one field lies from the next: where there is room, words get it."""
        fair = (self.canvas.width - self.left) / min(count, self.columns)
        return max(self.side + GAP * self.canvas.text, min(fair, LOOSE * self.side))


def _best(items: Sequence[str], *, size: float, room: tuple[float, float]) -> tuple[float, int, int]:
    """Return the largest side, its columns, and the lines of words over each field."""

    def tried(columns: int, lines: int) -> tuple[float, int, int]:
        rows = ceil(len(items) / columns)
        broad = (room[0] - (columns - 1) * GAP * size) / columns
        high = room[1] / rows - lines * LEADING * size - 0.3 * size
        return min(broad, high), columns, lines

    best = max(tried(columns, 1) for columns in range(1, len(items) + 1))
    if all(wrapped(item, size=size, room=best[0] + 0.5 * GAP * size, lines=1) for item in items):
        return best
    return max(tried(columns, LINES) for columns in range(1, len(items) + 1))


def _over(item: str, plot: Plot, grid: _Grid, room: float) -> Iterator[Label]:
    """Return the words over a field, their last line just above it."""
    size = grid.canvas.text
    block = shortened(item, size=size, room=room, lines=grid.lines)
    for number, text in enumerate(reversed(block)):
        high = plot.y + plot.side + 0.2 * size + (number + 0.5) * LEADING * size
        yield Label(plot.x + plot.side / 2, high, text, size)


def _ends_up(sides: Sequence[Sequence[str]], *, plot: Plot, size: float) -> Iterator[Label]:
    """Return the words at the foot and at the head of a field, to its left."""
    low, high = sides
    x = plot.x - 0.5 * size
    for number, text in enumerate(reversed(low)):
        yield Label(x, plot.y + (number + 0.5) * LEADING * size, text, size, "end")
    for number, text in enumerate(high):
        yield Label(x, plot.y + plot.side - (number + 0.5) * LEADING * size, text, size, "end")


def _ends_across(across: Words, last: Sequence[Plot], *, canvas: Canvas) -> Iterator[Label]:
    """Return the words under every field of the last row, or under its two ends where they find no room."""
    size, half = canvas.text, last[0].side / 2 - 0.4 * canvas.text
    whole = last[-1].x + last[-1].side - last[0].x
    pairs = [(plot, plot) for plot in last]
    if not all(wrapped(text, size=size, room=half, lines=LINES) for text in across):
        pairs, half = [(last[0], last[-1])], whole / 2 - 0.4 * size
    for low, high in pairs:
        for number, part in enumerate(shortened(across[0], size=size, room=half, lines=LINES)):
            yield Label(low.x, low.y - 0.4 * size - (number + 0.5) * LEADING * size, part, size, "start")
        for number, part in enumerate(shortened(across[1], size=size, room=half, lines=LINES)):
            y = high.y - 0.4 * size - (number + 0.5) * LEADING * size
            yield Label(high.x + high.side, y, part, size, "end")


def _both_below(across: Words, up: Words, last: Sequence[Plot], *, canvas: Canvas) -> Iterator[Label]:
    """Return the words of both axes, one line each, under the whole of the last row."""
    size, half = canvas.text, canvas.width / 2 - canvas.text
    for number, (low, high) in enumerate((("← " + across[0], across[1] + " →"), ("↓ " + up[0], up[1] + " ↑"))):
        y = max(last[0].y - 0.4 * size - (number + 0.5) * LEADING * size, 0.5 * size)
        yield Label(0, y, shortened(low, size=size, room=half, lines=1)[0], size, "start", "quiet")
        yield Label(canvas.width, y, shortened(high, size=size, room=half, lines=1)[0], size, "end", "quiet")


def _below(
    items: Sequence[str], *, across: Words, up: Words, canvas: Canvas
) -> tuple[tuple[Plot, ...], tuple[Label, ...], Canvas]:
    """Return fields two and two on a canvas as tall as they need, the words of both axes above and below them."""
    size, line = canvas.text, LEADING * canvas.text
    columns = min(2, len(items))
    side = (canvas.width - (columns - 1) * GAP * size) / columns
    grid = _Grid(canvas, side, columns, LINES, 0, 0)
    blocks = [shortened(item, size=size, room=side, lines=LINES) for item in items]
    rows = [range(start, min(start + columns, len(items))) for start in range(0, len(items), columns)]
    heads = [max(len(blocks[number]) for number in row) * line + 0.4 * size for row in rows]
    ends = [_fit(text, canvas.width, size) for text in (*up, *across)]
    apart = width(ends[2] + ends[3], size=size) + 5 * size > canvas.width
    foot = (2 + apart) * line + 0.4 * size
    height = 1.3 * line + sum(heads) + len(rows) * side + (len(rows) - 1) * GAP * size + foot
    labels = [Label(0, height - line / 2, f"↑ {ends[1]}", size, "start", "quiet")]
    found, top = [], height - 1.3 * line
    for row, head in zip(rows, heads, strict=True):
        for column, number in enumerate(row):
            found.append(Plot(column * (side + GAP * size), top - head - side, side))
            labels += _over(items[number], found[-1], grid, side)
        top -= head + side + GAP * size
    labels += [
        Label(0, (1.5 + apart) * line, f"↓ {ends[0]}", size, "start", "quiet"),
        Label(0, (0.5 + apart) * line, f"← {ends[2]}", size, "start", "quiet"),
        Label(canvas.width, 0.5 * line, f"{ends[3]} →", size, "end", "quiet"),
    ]
    return tuple(found), tuple(labels), replace(canvas, height=height)


def _fit(text: str, room: float, size: float) -> str:
    """Return as much of a text as fits on a line beside an arrow."""
    return shortened(text, size=size, room=room - 1.6 * size, lines=1)[0]
