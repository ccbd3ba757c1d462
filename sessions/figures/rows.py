"""Slots one below the other, their words beside or above them, and voices that grow to the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sessions.figures.bands import Band, Guesses, stand
from sessions.figures.scene import Canvas, Label, Scene, Segment
from sessions.figures.slots import Grid, grid
from sessions.words import Said

__all__ = ["rows"]

LARGEST = 0.2
GAP = 0.3
"""From a post to the voices beside it, in heights of the text."""
COLUMN = 8
"""Least breadth of a column of guesses, in heights of the text."""
HEAD = 1.4
"""Room of a heading, in heights of the text."""
BAR = 0.42
"""Half the breadth of a bar, by the breadth of its row."""


def rows(
    counts: Sequence[int],
    *,
    options: Sequence[str],
    keys: Sequence[str],
    canvas: Canvas,
    title: Said,
    desc: Said,
    heading: Said | None = None,
    guesses: Guesses | None = None,
) -> Scene:
    """Return one row of voices an option, in the order of the options; a narrow canvas grows with its rows.

    A heading stands above where the voices begin. Guesses have a column of their own, or lie below the voices of their
    row where two columns would be too narrow.
    """
    ground = grid(options, canvas=canvas, head=HEAD * canvas.text if heading else 0)
    bands = _bands(_band(counts, keys, ground), guesses, canvas=canvas)
    posts = tuple(
        Segment(left, middle - ground.breadth / 2, left, middle + ground.breadth / 2)
        for left in sorted({band.base - GAP * canvas.text for band in bands})
        for middle in ground.middles
    )
    over = (
        [Label(ground.left, ground.canvas.height - canvas.text / 2, heading, canvas.text, "start")] if heading else []
    )
    scene = Scene(ground.canvas, title, desc, segments=posts, labels=(*over, *ground.labels))
    return stand(bands, scene=scene, largest=LARGEST * canvas.height)


def _band(counts: Sequence[int], keys: Sequence[str], ground: Grid) -> Band:
    base = ground.left + GAP * ground.canvas.text
    length = ground.canvas.width - base - GAP * ground.canvas.text
    bar = BAR * ground.breadth
    return Band(counts, keys, ground.middles, ground.breadth, bar, base, length, grows="right")


def _bands(band: Band, guesses: Guesses | None, *, canvas: Canvas) -> tuple[Band, ...]:
    """Return the voices, and beside or below them the guesses if there are any."""
    if guesses is None:
        return (band,)
    length = (band.length - 4 * GAP * canvas.text) / 2
    if length >= COLUMN * canvas.text:
        here = replace(band, length=length)
        there = replace(here, base=band.base + length + 4 * GAP * canvas.text)
    else:
        quarter = band.breadth / 4
        half = replace(band, breadth=0.96 * band.breadth / 2, bar=band.bar * 0.48)
        here, there = (replace(half, places=[place + side * quarter for place in band.places]) for side in (1, -1))
    return here, replace(there, counts=guesses.counts, keys=guesses.keys, role="guess")
