"""One line that fills up, on the error stream, and only where somebody can see it."""

from __future__ import annotations

import time
from typing import TextIO

__all__ = ["Progress"]

WIDTH = 30  # characters
PACE = 0.1  # seconds between two drawings


class Progress:
    """A bar of dots. Silent where the stream is no terminal."""

    def __init__(self, stream: TextIO, *, quiet: bool = False) -> None:
        self._stream = stream
        self._quiet = quiet or not stream.isatty()
        self._drawn = 0.0

    def show(self, label: str, done: int, total: int) -> None:
        """Draw the bar, at most ten times a second; a full bar is always drawn."""
        now = time.monotonic()
        if self._quiet or (done < total and now - self._drawn < PACE):
            return
        self._drawn = now
        filled = WIDTH * done // total if total else WIDTH
        self._stream.write(f"\r\x1b[2K{label:<10} {'●' * filled}{'·' * (WIDTH - filled)} {done} of {total}")
        self._stream.flush()

    def end(self) -> None:
        """Leave the line."""
        if not self._quiet and self._drawn:
            self._stream.write("\n")
            self._stream.flush()
            self._drawn = 0.0
