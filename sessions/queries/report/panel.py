"""The expert panel: figures of the literature beside a picture, off unless a coach asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sessions.kinds.base import GUESSES
from sessions.measures import expert, orders
from sessions.measures.counts import MeasureError
from sessions.queries.frames.pictures import speak
from sessions.queries.published import Shown
from sessions.words import Said, _, decimal

__all__ = ["panel_of"]

FIGURES: tuple[tuple[str, Callable[[Sequence[int]], float]], ...] = (
    (_("A = {figure} (van der Eijk’s agreement)"), expert.agreement),
    (_("r*wg = {figure} (Lindell and Brandt)"), expert.rwg),
    (_("AD = {figure} steps from the mean on average (Burke and others)"), expert.deviation),
)


def panel_of(shown: Shown) -> tuple[str, ...]:
    """Return every figure that this picture can carry, computed from what was published; none below two people."""
    return tuple(speak(said) for said in _figures(shown))


def _figures(shown: Shown) -> Iterator[Said]:
    for table in shown.kind.tables(shown.summary, shown.config):
        if table.key == "places":
            figure = orders.concordance_of([row.counts for row in table.rows])
            yield Said(
                _("W = {figure} (Kendall; {chance} would be chance)"), _two(figure) | _two(1 / shown.n, "chance")
            )
        elif table.look == "stack" and shown.kind.ends(shown.config) is not None:
            rows = [row for row in table.rows if row.key != GUESSES]
            for row in rows:
                yield from _of_row(row.counts, row.name if len(rows) > 1 else "")


def _of_row(counts: Sequence[int], name: str | Said) -> Iterator[Said]:
    for text, figure in FIGURES:
        try:
            said = Said(text, _two(figure(counts)))
        except MeasureError:
            return
        yield Said(_("{row}: {figure}"), {"row": name, "figure": said}) if name else said


def _two(figure: float, name: str = "figure") -> dict[str, object]:
    return {name: decimal(figure, 2)}
