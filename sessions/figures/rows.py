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

    A heading stands above where the voices begin; guesses lie below the voices of their row.
    """
    ground = grid(options, canvas=canvas, head=HEAD * canvas.text if heading else 0)
    posts = tuple(
        Segment(ground.left, middle - ground.breadth / 2, ground.left, middle + ground.breadth / 2)
        for middle in ground.middles
    )
    over = (
        [Label(ground.left, ground.canvas.height - canvas.text / 2, heading, canvas.text, "start")] if heading else []
    )
    scene = Scene(ground.canvas, title, desc, segments=posts, labels=(*over, *ground.labels))
    band = _band(counts, keys, ground)
    bands = _one_above_other(band, guesses) if guesses else (band,)
    return stand(bands, scene=scene, largest=LARGEST * canvas.height)


def _band(counts: Sequence[int], keys: Sequence[str], ground: Grid) -> Band:
    base = ground.left + 0.3 * ground.canvas.text
    length = ground.canvas.width - base - 0.3 * ground.canvas.text
    bar = BAR * ground.breadth
    return Band(counts, keys, ground.middles, ground.breadth, bar, base, length, grows="right")


def _one_above_other(band: Band, guesses: Guesses) -> tuple[Band, Band]:
    """Return voices in the upper half of every row, and guesses in its lower half."""
    quarter = band.breadth / 4
    half = replace(band, breadth=0.96 * band.breadth / 2, bar=band.bar * 0.48)
    upper, lower = ([place + side * quarter for place in band.places] for side in (1, -1))
    return (
        replace(half, places=upper),
        replace(half, places=lower, counts=guesses.counts, keys=guesses.keys, role="guess"),
    )
