"""Where the two rows of each item lie, and all words around them: beside the rows on a wall, above them on a phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sessions.figures.lettering import LEADING, shortened, width, wrapped
from sessions.figures.scene import Canvas, Label
from sessions.words import Said

__all__ = ["Bench", "Laid", "Words", "benches"]

WIDE = 1.6
"""From this width by height on words stand beside their rows, else above them."""
ITEMS, ROW = (0.2, 0.26, 0.32), 0.3
"""Shares of a wide canvas for the words of items, the first in which all fit; and for those of rows without items."""
ASIDE = 0.28
"""Share of a wide canvas that may be taken by what is said beside the items, or it is not said there."""
LONGER = 1.35
"""Words still to be said may be so much longer in another language."""
MUCH_LONGER = 1.7
"""A few short words may be even so much longer: “3 need less” is “3 brauchen weniger”."""
SPOKEN = 0.86
"""Height of what is said below an item, by that of the text."""
TALL = 3.4
"""Least height of a row on a narrow canvas, in heights of the text."""
LINES = 4


@dataclass(frozen=True)
class Words:
    """All words: of the items (or none), of both rows, of what is said beside each item, and of the places.

    Where there are items the rows have their `short` words. `longest` is the longest that may be said beside an
    item, so that an axis is where its picture will be; None if nothing ever is.
    """

    items: tuple[str, ...]
    rows: tuple[str, str]
    short: tuple[Said, Said]
    beside: tuple[tuple[Said, ...], ...]
    longest: Said | None
    steps: tuple[str, ...]
    between: bool


@dataclass(frozen=True)
class Bench:
    """One row: where its first place is, how far it is to the next, where voices stand and how high they may."""

    start: float
    step: float
    places: int
    foot: float
    length: float
    lift: float

    @property
    def breadth(self) -> float:
        """How broad a place is."""
        return 0.9 * self.step

    def at(self, place: int) -> float:
        """Return where the middle of a place lies."""
        return self.start + place * self.step


@dataclass(frozen=True)
class Laid:
    """Two rows an item, all words, and the canvas, which grows where it is narrow."""

    rows: tuple[tuple[Bench, Bench], ...]
    labels: tuple[Label, ...]
    canvas: Canvas


def benches(words: Words, *, places: int, canvas: Canvas) -> Laid:
    """Return where everything lies."""
    if canvas.width / canvas.height > WIDE:
        return _beside(words, places=places, canvas=canvas)
    return _above(words, places=places, canvas=canvas)


def _beside(words: Words, *, places: int, canvas: Canvas) -> Laid:
    """Return rows with all their words to the left and what is said of an item to the right.

    In a picture among many there is room for neither the short words of the rows nor for what is said.
    """
    size, count = canvas.text, len(words.items)
    said = _wide(words.longest, size) + size if words.longest else 0.0
    loose = said <= ASIDE * canvas.width
    right = canvas.width - (said if loose else 0.0)
    high = (canvas.height - 2.2 * LEADING * size) / count
    letter = min(size, high / LEADING)
    names = _names(words.items, high=high, size=letter, canvas=canvas)
    blocks = _row_blocks(words, high=high / 2, canvas=canvas)
    inner = max((_wide(line, size) + size for block in blocks for line in block), default=0.0)
    left = max((width(line, size=letter) + size for block in names for line in block), default=0.0) + inner
    step = (right - left) / places
    below = list(_below(words, left=left, right=right, step=step, canvas=canvas))
    foot = max((1.1 * LEADING * size, *(-label.y + 0.7 * size for label in below)))
    pair = (canvas.height - foot) / count
    row, lift = 0.47 * pair, 0.03 * pair
    rows, labels = [], [replace(label, y=label.y + foot) for label in below]
    for number in range(count):
        top = canvas.height - number * pair
        both = [
            Bench(left + step / 2, step, places, top - turn * row + lift, 0.9 * row - lift, lift) for turn in (1, 2)
        ]
        rows.append((both[0], both[1]))
        labels += _lines(names[number], x=left - inner - 0.6 * size, middle=top - row, size=letter)
        for block, bench in zip(blocks, both, strict=False):
            labels += _lines(block, x=left - 0.6 * size, middle=bench.foot + 0.45 * row, size=size)
        if loose:
            labels += _spoken(words.beside[number], x=right + 0.6 * size, middle=top - row, room=2 * row, size=size)
    return Laid(tuple(rows), tuple(labels), canvas)


def _names(items: Sequence[str], *, high: float, size: float, canvas: Canvas) -> list[tuple[str, ...]]:
    """Return the words of every item in as many lines as its two rows are high, and as broad as they need to be."""
    lines = max(1, min(LINES, int(0.95 * high / (LEADING * size))))
    names: list[tuple[str, ...]] = []
    for share in ITEMS:
        names = [shortened(i, size=size, room=share * canvas.width, lines=lines) if i else () for i in items]
        if not any(block and block[-1].endswith("…") for block in names):
            break
    return names


def _row_blocks(words: Words, *, high: float, canvas: Canvas) -> list[tuple[str | Said, ...]]:
    """Return the words of both rows; the short ones where there are items or the others find no room, or none."""
    lines = min(LINES, int(high / (LEADING * canvas.text)))
    if lines == 0:
        return []
    blocks = [shortened(row, size=canvas.text, room=ROW * canvas.width, lines=lines) for row in words.rows]
    if any(words.items) or any(block[-1].endswith("…") for block in blocks):
        return [(row,) for row in words.short]
    return [*blocks]


def _above(words: Words, *, places: int, canvas: Canvas) -> Laid:
    """Return rows with their words above them, and what is said of an item below it."""
    size, line = canvas.text, LEADING * canvas.text
    step = canvas.width / places
    below = list(_below(words, left=0, right=canvas.width, step=step, canvas=canvas))
    foot = max((1.1 * line, *(-label.y + 0.7 * size for label in below)))
    titles = [shortened(item, size=size, room=canvas.width, lines=2) if item else () for item in words.items]
    heads = [_head(words, row, canvas=canvas) for row in (0, 1)]
    high = max(TALL * size, (canvas.height / len(words.items) - 6 * line) / 2 if len(words.items) == 1 else 0)
    stacked = _stacked(words, canvas=canvas)
    below_each = max(1, *map(len, words.beside)) if stacked else 1
    extra = SPOKEN * line * below_each if words.longest else 0.0
    each = sum(len(head) for head in heads) * line + 2 * (high + 0.5 * size)
    gaps = (len(words.items) - 1) * 0.9 * size
    height = sum(len(title) for title in titles) * line + len(words.items) * (each + extra) + gaps + foot
    rows, labels, top = [], [replace(label, y=label.y + foot) for label in below], height
    for title, beside in zip(titles, words.beside, strict=True):
        labels += _left(title, top=top, size=size)
        top -= len(title) * line
        both = []
        for head in heads:
            labels += _left(head, top=top, size=size, quiet=bool(title))
            top -= len(head) * line + high
            both.append(Bench(step / 2, step, places, top + 0.15 * size, high - 0.35 * size, 0.15 * size))
            top -= 0.5 * size
        rows.append((both[0], both[1]))
        labels += (_one_by_one if stacked else _abreast)(beside, y=top - 0.4 * size, canvas=canvas)
        top -= extra + 0.9 * size
    return Laid(tuple(rows), tuple(labels), replace(canvas, height=height))


def _below(words: Words, *, left: float, right: float, step: float, canvas: Canvas) -> Iterator[Label]:
    """Return the words of the places under the last row, or of the two ends if they find no room; 0 is its foot."""
    size, line = canvas.text, LEADING * canvas.text
    blocks = [wrapped(text, size=size, room=step - 0.4 * size, lines=2) for text in words.steps]
    if not words.between and all(blocks):
        for place, block in enumerate(blocks):
            for number, text in enumerate(block or ()):
                yield Label(left + (place + 0.5) * step, -(number + 0.65) * line, text, size)
        return
    room = (right - left) / 2 - 0.5 * size
    for number, text in enumerate(shortened(words.steps[0], size=size, room=room, lines=2)):
        yield Label(left, -(number + 0.65) * line, text, size, "start")
    for number, text in enumerate(shortened(words.steps[-1], size=size, room=room, lines=2)):
        yield Label(right, -(number + 0.65) * line, text, size, "end")


def _lines(block: Sequence[str | Said], *, x: float, middle: float, size: float) -> Iterator[Label]:
    """Return the lines of a text that end at x, around a height."""
    for number, text in enumerate(block):
        yield Label(x, middle + ((len(block) - 1) / 2 - number) * LEADING * size, text, size, "end")


def _spoken(lines: Sequence[Said], *, x: float, middle: float, room: float, size: float) -> Iterator[Label]:
    """Return what is said beside an item, as large as its two rows are high."""
    fits = min(size, room / (LEADING * max(1, len(lines))))
    for number, text in enumerate(lines):
        yield Label(x, middle + ((len(lines) - 1) / 2 - number) * LEADING * fits, text, fits, "start", "quiet")


def _stacked(words: Words, *, canvas: Canvas) -> bool:
    """Whether what is said below an item may find no room on one line, in whatever language."""
    size = SPOKEN * canvas.text
    longest = MUCH_LONGER * width(words.longest.say(), size=size) if words.longest else 0
    return 3 * longest + 2 * size > canvas.width


def _one_by_one(lines: Sequence[Said], *, y: float, canvas: Canvas) -> Iterator[Label]:
    """Return short texts below each other, at the left edge."""
    size = SPOKEN * canvas.text
    for number, text in enumerate(lines):
        yield Label(0, y - number * LEADING * size, text, size, "start", "quiet")


def _abreast(lines: Sequence[Said], *, y: float, canvas: Canvas) -> Iterator[Label]:
    """Return up to three short texts side by side, from edge to edge."""
    size = SPOKEN * canvas.text
    for number, text in enumerate(lines):
        if number == 0:
            yield Label(0, y, text, size, "start", "quiet")
        elif number < len(lines) - 1:
            yield Label(canvas.width / 2, y, text, size, "middle", "quiet")
        else:
            yield Label(canvas.width, y, text, size, "end", "quiet")


def _left(block: Sequence[str | Said], *, top: float, size: float, quiet: bool = False) -> Iterator[Label]:
    for number, text in enumerate(block):
        yield Label(0, top - (number + 0.5) * LEADING * size, text, size, "start", "quiet" if quiet else "ink")


def _head(words: Words, row: int, *, canvas: Canvas) -> tuple[str | Said, ...]:
    if any(words.items):
        return (words.short[row],)
    return shortened(words.rows[row], size=canvas.text, room=canvas.width, lines=3)


def _wide(text: str | Said, size: float) -> float:
    return LONGER * width(text.say(), size=size) if isinstance(text, Said) else width(text, size=size)
