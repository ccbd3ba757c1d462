"""The figures of a rehearsal, as one line for machines and a few for people."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sessions.rehearsal.books import Stored
from sessions.rehearsal.tally import Tally, milliseconds, percentile

__all__ = ["Figures"]


@dataclass
class Figures:
    """What came of it. A lost answer had its receipt and is not on disk; a doubled one is there twice."""

    stored: int = 0
    lost: int = 0
    doubled: int = 0
    published: list[int] = field(default_factory=list)
    """Voices in the picture of each round, in the order in which they were asked."""
    line: dict[str, Any] = field(default_factory=dict)

    @property
    def all_well(self) -> bool:
        """Whether every phone came in and every word of the server was kept."""
        line = self.line
        whole = line["joined"] == line["participants"] and line["sent"] == line["receipted"] == line["stored"]
        return whole and not self.lost and not self.doubled and not line["refused"]

    def count(self, tally: Tally, round_id: int, stored: Stored) -> None:
        """Add a round as the books show it."""
        receipted = {number for number, of_round in tally.receipted if of_round == round_id}
        self.stored += len(stored.ours)
        self.lost += len(receipted - stored.ours)
        self.doubled += stored.doubled

    def finished(self, tally: Tally, *, size: int, seconds: float) -> Figures:
        """Return these figures with the line written."""
        phones = max(1, tally.joined)
        self.line = {
            "participants": size,
            "joined": tally.joined,
            "sent": len(tally.sent),
            "receipted": len(tally.receipted),
            "stored": self.stored,
            "published": self.published[-1] if self.published else 0,
            "pictures": self.published,
            "lost": self.lost,
            "doubled": self.doubled,
            "refused": dict(tally.refused),
            "receipt_p50_ms": milliseconds(percentile(tally.waits, 0.50)),
            "receipt_p95_ms": milliseconds(percentile(tally.waits, 0.95)),
            "receipt_p99_ms": milliseconds(percentile(tally.waits, 0.99)),
            "wall_lag_p95_ms": milliseconds(percentile(tally.wall_lags, 0.95)),
            "wall_frames": len(tally.frames),
            "wall_frames_a_second": tally.busiest_second,
            "bytes_to_phones": tally.receipt_bytes + tally.state_bytes,
            "bytes_receipts": tally.receipt_bytes,
            "bytes_states": tally.state_bytes,
            "bytes_a_phone": round((tally.receipt_bytes + tally.state_bytes) / phones),
            "reconnects": tally.reconnects,
            "seconds": round(seconds, 1),
        }
        return self
