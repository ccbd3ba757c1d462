"""What a rehearsal counts: every answer from the finger to the receipt, and what the wall made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

__all__ = ["Tally", "WallWatch", "milliseconds", "percentile"]


def percentile(values: Sequence[float], share: float) -> float | None:
    """Return the value that `share` of the values do not exceed; None for no values."""
    if not values:
        return None
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def milliseconds(seconds: float | None) -> int | None:
    """Return whole milliseconds."""
    return None if seconds is None else round(seconds * 1000)


@dataclass
class WallWatch:
    """What a wall saw: how long after a receipt its count had caught up, and how many frames that took."""

    start: int = 0
    """Answers that were in before ours."""
    lags: list[float] = field(default_factory=list)
    seen: int = 0
    _receipts: list[float] = field(default_factory=list)

    def receipt(self, now: float) -> None:
        """Note a receipt; a wall that is ahead already has no lag."""
        self._receipts.append(now)
        if len(self._receipts) <= self.seen - self.start:
            self.lags.append(0.0)

    def count(self, count: int, now: float) -> None:
        """Note a frame that says `count` answers are in."""
        if count <= self.seen:
            return
        covered = self._receipts[max(0, self.seen - self.start) : max(0, count - self.start)]
        self.lags += [now - receipt for receipt in covered]
        self.seen = count

    @property
    def caught_up(self) -> bool:
        """Whether the wall counts every receipt given so far."""
        return self.seen - self.start >= len(self._receipts)


@dataclass
class Tally:
    """All counts of one rehearsal."""

    joined: int = 0
    sent: set[tuple[int, int]] = field(default_factory=set)
    """(phone, round) of every answer that left a phone at least once."""
    receipted: set[tuple[int, int]] = field(default_factory=set)
    refused: Counter[str] = field(default_factory=Counter)
    waits: list[float] = field(default_factory=list)
    """Seconds from the first sending of an answer to its receipt."""
    walls: dict[int, WallWatch] = field(default_factory=dict)
    frames: list[float] = field(default_factory=list)
    """When each frame came to the wall."""
    receipt_bytes: int = 0
    state_bytes: int = 0
    reconnects: int = 0
    """Lines that were lost or could not be opened."""
    returns: list[float] = field(default_factory=list)
    """Seconds from each lost line of a phone that was in to its next state."""

    def wall(self, round_id: int) -> WallWatch:
        """Return the watch on one round."""
        return self.walls.setdefault(round_id, WallWatch())

    @property
    def wall_lags(self) -> list[float]:
        """Seconds from each receipt to the wall's count of it, over all rounds."""
        return [lag for watch in self.walls.values() for lag in watch.lags]

    @property
    def busiest_second(self) -> int:
        """The most frames that came to the wall within any one second."""
        ordered, most, first = sorted(self.frames), 0, 0
        for last, moment in enumerate(ordered):
            while moment - ordered[first] >= 1.0:
                first += 1
            most = max(most, last - first + 1)
        return most
