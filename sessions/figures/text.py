"""Fitting words into a picture without measuring a font."""

from __future__ import annotations

__all__ = ["clip", "width_of", "wrap"]

WIDE = 0.56  # of its height is the room one letter of Source Sans needs on average, generously


def width_of(text: str, *, size: float) -> float:
    """Return about how wide a line of text is, in the units of `size`."""
    return len(text) * WIDE * size


def wrap(text: str, *, width: float, size: float, most: int) -> list[str] | None:
    """Return the text in at most `most` lines that fit `width`, or None if it does not fit."""
    lines: list[str] = []
    for word in text.split():
        if lines and width_of(f"{lines[-1]} {word}", size=size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > most or any(width_of(line, size=size) > width for line in lines):
        return None
    return lines


def clip(text: str, *, width: float, size: float) -> str:
    """Return the text, cut with «…» where it would not fit `width`."""
    if width_of(text, size=size) <= width:
        return text
    room = max(1, int(width / (WIDE * size)) - 1)
    return text[:room].rstrip() + "…"
