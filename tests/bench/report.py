"""The benchmark's table and its ratios."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tests.bench.measure import Sample

__all__ = ["Row", "table", "verdicts"]

Rows = Mapping[tuple[str, int], "Row"]


@dataclass(frozen=True)
class Row:
    """Medians over all instants of all runs of one server at one size."""

    rate: float
    slowest: float
    fastest: float
    p95: float
    cost: float
    memory: float
    opened: float | None
    released: float | None

    @classmethod
    def of(cls, samples: Sequence[Sample]) -> Row:
        rates = [rate for sample in samples for rate in sample.rates]
        return cls(
            rate=statistics.median(rates),
            slowest=min(rates),
            fastest=max(rates),
            p95=statistics.median([value for sample in samples for value in sample.p95]),
            cost=statistics.median([value for sample in samples for value in sample.cost]),
            memory=statistics.median([sample.memory for sample in samples]),
            opened=_median([value for sample in samples for value in sample.opened]),
            released=_median([value for sample in samples for value in sample.released]),
        )

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def table(rows: Rows) -> str:
    """Return the figures of every server at every size."""
    heads = ("phones", "server", "receipts/s", "from", "to", "p95 ms", "µs each", "kB a phone", "opened", "released")
    cells = [heads]
    for (name, size), row in sorted(rows.items(), key=lambda item: (item[0][1], item[0][0])):
        numbers = (row.rate, row.slowest, row.fastest, row.p95 * 1000, row.cost * 1e6)
        cells.append(
            (f"{size:,}", name, *(f"{number:,.0f}" for number in numbers), f"{row.memory / 1000:.1f}",
             _seconds(row.opened), _seconds(row.released))
        )  # fmt: skip
    widths = [max(len(line[column]) for line in cells) for column in range(len(heads))]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)) for line in cells)


def verdicts(rows: Rows) -> list[tuple[str, bool]]:
    """Return each target that the sizes allow to judge, and whether it is met."""
    found: list[tuple[str, float | None, float, bool]] = [
        ("product ÷ stock echo at 1,500", _ratio(rows, "rate", "product", "stock", 1500), 1.5, True),
        ("product ÷ leanest echo at 1,500", _ratio(rows, "rate", "product", "lean", 1500), 0.6, True),
        ("kB a phone at 5,000", _scaled(rows, "memory", 5000, 1 / 1000), 40.0, False),
        ("state to all 1,000 phones, s p99", _scaled(rows, "opened", 1000, 1.0), 0.15, False),
        ("cost an answer, 5,000 ÷ 200", _cost_ratio(rows), 1.25, False),
    ]
    lines = []
    for label, value, target, at_least in found:
        if value is not None:
            good = value >= target if at_least else value <= target
            sign = "≥" if at_least else "≤"
            lines.append((f"{'meets' if good else 'MISSES'}  {label}: {value:.2f} ({sign} {target:g})", good))
    return lines


def _ratio(rows: Rows, what: str, one: str, other: str, size: int) -> float | None:
    if (one, size) not in rows or (other, size) not in rows:
        return None
    return float(getattr(rows[one, size], what) / getattr(rows[other, size], what))


def _scaled(rows: Rows, what: str, size: int, factor: float) -> float | None:
    row = rows.get(("product", size))
    value = getattr(row, what) if row else None
    return None if value is None else value * factor


def _cost_ratio(rows: Rows) -> float | None:
    few, many = rows.get(("product", 200)), rows.get(("product", 5000))
    return many.cost / few.cost if few and many else None


def _median(values: Sequence[float]) -> float | None:
    return statistics.median(values) if values else None


def _seconds(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f} s"
