"""The workbook inside a chart: texts stay texts, whatever they begin with, and nobody sees when it was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from pptx.util import lazyproperty
from xlsxwriter import Workbook

from sessions.queries.report.value import Table
from sessions.reports.pptx.fitting import clean

__all__ = ["Bars", "Dots"]

PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
NUMBERS = "Numbers"
"""The second sheet of a chart of dots: the same counts with the names of their places."""


class _Plain:
    """Opens a workbook in which no text becomes a formula, a link or a number."""

    _chart_data: Any

    @contextmanager
    def _open_worksheet(self, target: Any) -> Iterator[tuple[Any, Any]]:
        workbook = Workbook(target, PLAIN)
        yield workbook, workbook.add_worksheet()
        tables = getattr(self._chart_data, "tables", ())
        if tables:
            _written(workbook.add_worksheet(NUMBERS), tables)
        workbook.close()


class _CategoryBook(_Plain, CategoryWorkbookWriter):
    """A sheet with a column for each row of counts."""


class _DotBook(_Plain, XyWorkbookWriter):
    """A sheet with the place of each dot, and one with the counts by name."""


class Bars(CategoryChartData):
    """Counts by name, for bars and columns."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(number_format="General")  # type: ignore[no-untyped-call]
        self.categories = [clean(name) for name in names]

    def row(self, name: str, counts: Sequence[int]) -> None:
        """Add a row of counts, one for each name."""
        self.add_series(clean(name), counts)  # type: ignore[no-untyped-call]

    @lazyproperty
    def _workbook_writer(self) -> _CategoryBook:
        return _CategoryBook(self)  # type: ignore[no-untyped-call]


class Dots(XyChartData):
    """Places of dots, for scatters; `tables` are the counts that they show."""

    def __init__(self, tables: Sequence[Table]) -> None:
        super().__init__(number_format="General")  # type: ignore[no-untyped-call]
        self.tables = tables

    def row(self, name: str, places: Iterable[tuple[float, float]]) -> None:
        """Add a row of voices, each on its place."""
        series = self.add_series(clean(name))  # type: ignore[no-untyped-call]
        for x, y in places:
            series.add_data_point(round(x, 4), round(y, 4))

    @lazyproperty
    def _workbook_writer(self) -> _DotBook:
        return _DotBook(self)  # type: ignore[no-untyped-call]


def _written(sheet: Any, tables: Sequence[Table]) -> None:
    """Write the tables below each other, one column a place."""
    at = 0
    for table in tables:
        sheet.write_row(at, 0, [clean(text) for text in (table.name, *table.columns)])
        for row in table.rows:
            at += 1
            sheet.write_row(at, 0, [clean(row.name), *row.counts])
        at += 2
