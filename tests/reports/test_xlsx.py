"""The workbook, opened again: every count and reading as published, charts on their counts, and nothing that acts."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
import time_machine
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import range_boundaries

from sessions import formats
from sessions.kinds.base import GUESSES
from sessions.measures.captions import LEVELS, SHAPES
from sessions.measures.reading import read
from sessions.queries import published
from sessions.queries.report.value import Counts, Report, Table
from sessions.reports import xlsx
from sessions.reports.xlsx.names import Names, name_of, units
from sessions.reports.xlsx.style import carried
from tests.factories import a_user
from tests.kinds.crowds import EXAMPLES, summary
from tests.reports.evenings import SEATS, an_evening
from tests.reports.written import HOSTILE, SCRIPTS, a_part, a_report, a_sight, a_table, made, sheets

SHELF = [one.slug for one in formats.shelf()]


def opened(report: Report) -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx.write(report)))


def lines(sheet: Any) -> list[tuple[Any, ...]]:
    return list(sheet.iter_rows(values_only=True))


def texts(book: Any) -> list[str]:
    return [cell for sheet in book for row in lines(sheet) for cell in row if isinstance(cell, str)]


def tables_of(kind: Any, example: Any, n: int) -> tuple[Table, ...]:
    """The tables of a kind's example, as a report has them."""
    config = kind.Config.checked(example.config)
    return tuple(
        Table(
            *(table.key, said(table.name), tuple(map(said, table.columns))),
            *(tuple(Counts(row.key, said(row.name), row.counts) for row in table.rows), table.look, table.ends),
        )
        for table in kind.tables(summary(kind, config, n=n), config)
    )


def said(text: Any) -> str:
    return text if isinstance(text, str) else text.say()


def linked(sheet: Any) -> list[tuple[Any, Any, Any]]:
    """The text of every link, and whether it leads to a place in the workbook or out of it."""
    links = [(cell.value, cell.hyperlink) for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    return [(text, link.location, link.target) for text, link in links]


def questions(book: Any) -> list[Any]:
    return book.worksheets[1:-2]


def referred(sheet: Any, reference: str) -> list[Any]:
    """What stands in the cells that a chart of a sheet refers to."""
    name, cells = reference.rsplit("!", 1)
    assert name.strip("'") == sheet.title
    left, top, right, bottom = range_boundaries(cells.replace("$", ""))
    return [sheet.cell(row, column).value for row in range(top, bottom + 1) for column in range(left, right + 1)]


def charted(sheet: Any) -> list[tuple[str, list[tuple[str, list[Any], list[int]]]]]:
    """Every chart of a sheet: what it is called, and the name, places and counts of each of its series."""
    found = []
    for chart in sheet._charts:
        series = [
            (
                referred(sheet, one.tx.strRef.f)[0],
                referred(sheet, (one.xVal.numRef if one.xVal else one.cat.strRef).f),
                referred(sheet, (one.yVal or one.val).numRef.f),
            )
            for one in chart.series
        ]
        found.append((referred(sheet, chart.title.tx.strRef.f)[0], series))
    return found


def drawn(table: Table) -> list[Any]:
    """What the charts of a table must show."""
    if table.look == "plane":
        places = Counter(
            {(x, y): count for y, row in enumerate(table.rows) for x, count in enumerate(row.counts) if count}
        )
        sizes = sorted(set(places.values()), reverse=True)
        return [(table.name, [(size, sorted(place for place in places if places[place] == size)) for size in sizes])]
    rows = [(row.name, list(table.columns), list(row.counts)) for row in table.rows]
    if table.look == "strips":
        return [(name, [(name, columns, counts)]) for name, columns, counts in rows]
    if table.look == "stack":
        return [(table.name, rows)]
    names = [row.name for row in table.rows]
    return [
        (
            table.name,
            [(column, names, [row.counts[at] for row in table.rows]) for at, column in enumerate(table.columns)],
        )
    ]


def as_drawn(chart: Any, table: Table) -> Any:
    name, series = chart
    if table.look != "plane":
        return chart
    return name, [(size, sorted(zip(across, up, strict=True))) for size, across, up in series]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("slug", SHELF)
def test_every_published_count_stands_in_its_cell_and_its_chart(slug):
    session = an_evening(a_user(), slug=slug, voices=9)
    report = made(session)
    book = opened(report)

    shown = published.of_session(session.pk)
    assert len(questions(book)) == len(report.parts) == len({one.question.pk for one in shown})
    for part, sheet in zip(report.parts, questions(book), strict=True):
        tables = [table for sight in part.sights for table in sight.tables]
        charts = iter(charted(sheet))
        for table in tables:
            expected = drawn(table)
            assert [as_drawn(next(charts), table) for _one in expected] == expected
        assert list(charts) == []
    counted = [
        count
        for one in shown
        for table in one.kind.tables(one.summary, one.config)
        for row in table.rows
        for count in row.counts
    ]
    assert counted == [
        count for _p, sight in report.sights for table in sight.tables for row in table.rows for count in row.counts
    ]


@pytest.mark.parametrize("n", [3, 9, 120])
def test_every_example_of_every_kind_is_charted_from_its_cells(n):
    parts = [a_part(at, sights=(a_sight(tables=tables_of(*example, n)),)) for at, example in enumerate(EXAMPLES, 1)]
    book = opened(a_report(*parts))

    assert {table.look for part in parts for table in part.sights[0].tables} >= {"stack", "strips", "plane", "list"}
    for part, sheet in zip(parts, questions(book), strict=True):
        charts = iter(charted(sheet))
        for table in part.sights[0].tables:
            expected = drawn(table)
            assert [as_drawn(next(charts), table) for _one in expected] == expected
        assert list(charts) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("slug", ["full-picture", "one-degree"])
def test_every_loose_sheet_is_a_row_with_its_voices_and_its_theme(slug):
    report = made(an_evening(a_user(), slug=slug, voices=9))
    for part, sheet in zip(report.parts, questions(opened(report)), strict=True):
        rows = Counter(
            (text, voices, theme)
            for text, voices, theme, *_rest in lines(sheet)
            if isinstance(voices, int) and text not in {"Answers", "Could not say"}
        )
        for sight in part.sights:
            for group in sight.groups:
                for one in group.sheets:
                    assert rows[one.text, one.voices or 1, group.name or None] >= 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("voices", [4, 7, 12])
def test_readings_are_the_published_ones_and_empty_where_nothing_may_be_said(voices):
    session = an_evening(a_user(), voices=voices)
    report = made(session)
    sheet = opened(report).worksheets[-2]

    heads, *rows = lines(sheet)
    found = [dict(zip(heads, row, strict=True)) for row in rows]
    shown = {(one.question.text, one.round_number): one for one in published.of_session(session.pk)}
    assert [(row["Question"], row["Round"]) for row in found] == [(p.text, s.round) for p, s in report.sights]
    for row in found:
        one = shown[row["Question"], row["Round"]]
        assert (row["Answers"], row["Could not say"]) == (one.n, one.abstained)
        figures = [row[name] for name in ("Distance", "Closeness", "Standard error", "Low", "High")]
        words = [row[name] for name in ("Shape", "Support", "How sure", "Side", "Level")]
        if one.reading is None or one.n < 5:
            assert [*figures, *words] == [None] * 10
            continue
        kept = one.reading
        assert figures == [kept.distance, kept.closeness, kept.se, kept.low, kept.high]
        assert row["Support"] == kept.support
        assert row["Level"] == (LEVELS[kept.level] if kept.level else None)
        if kept.level is None and kept.shape is not None:
            assert row["Shape"] == SHAPES[kept.shape]
        assert (row["Side"] is not None) == (kept.side is not None and kept.level is None)


def test_few_people_have_a_level_and_no_shape_and_many_have_a_side():
    counts = {"few": [4, 3, 0, 0, 0], "side": [6, 4, 2, 1, 0], "four": [2, 0, 0, 0, 2]}
    steps = {"steps": ["Very hard", "Hard", "So", "Easy", "Very easy"]}
    parts = [
        a_part(at, text=name, config=steps, sights=(a_sight(n=sum(row), reading=read(row)),))
        for at, (name, row) in enumerate(counts.items(), 1)
    ]
    heads, few, side, four = lines(opened(a_report(*parts)).worksheets[-2])

    said = [dict(zip(heads, row, strict=True)) for row in (few, side, four)]
    assert [(one["Shape"], one["Side"], one["Level"]) for one in said] == [
        (None, None, "close together"),
        ("leaning", "leaning towards “Very hard”", None),
        (None, None, None),
    ]
    assert four[6:] == (None,) * len(four[6:])


@pytest.mark.django_db(transaction=True)
def test_no_cell_row_or_chart_counts_a_seat():
    report = made(an_evening(a_user(), voices=12))
    book = opened(report)

    assert any(sight.seats for _part, sight in report.sights)
    named = [text for text in texts(book) if any(seat in text for seat in SEATS)]
    assert set(named) <= {text for _part, sight in report.sights for text in sight.seats_told}
    assert not set(SEATS) & {name for sheet in questions(book) for _t, series in charted(sheet) for name, *_r in series}
    assert any("No file counts them" in text for text in texts(book))


@pytest.mark.django_db(transaction=True)
def test_rehearsal_is_marked_on_every_sheet_and_at_the_head_of_every_page():
    session = an_evening(a_user(), slug="quick-scan", voices=5, rehearsal=True)
    for sheet in opened(made(session)):
        assert sheet["A1"].value == "Rehearsal: simulated voices"
        assert sheet.oddHeader.left.text == "Rehearsal: simulated voices"
        assert sheet.freeze_panes is not None


@pytest.mark.django_db(transaction=True)
def test_workbook_speaks_german_where_its_session_did():
    report = made(an_evening(a_user(), slug="quick-scan", voices=5, language="de"))
    with override("de"):
        book = opened(report)

    assert "Frage" in texts(book)
    assert book.worksheets[1].title.startswith("1 Wie viel Energie")


def test_sheets_are_set_up_for_paper_and_for_looking():
    book = opened(a_report(a_part(), paper="letter"))

    assert book.sheetnames == ["Overview", "1 Question 1", "Readings", "Data dictionary"]
    for sheet in book:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (1, "landscape")
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.freeze_panes.startswith("A")
        assert sheet.print_title_rows
        assert sheet.oddHeader.left.text is None
        assert sheet.oddFooter.left.text == "Directional."
    assert opened(a_report()).worksheets[0].page_setup.paperSize == 9


def test_overview_leads_to_every_question_and_back():
    report = a_report(*(a_part(at, text=f"What about {at}?") for at in range(1, 61)))
    book = opened(report)

    links = {text: location for text, location, _target in linked(book.worksheets[0])}
    assert [links[part.text] for part in report.parts] == [f"'{sheet.title}'!A1" for sheet in questions(book)]
    assert [linked(sheet) for sheet in questions(book)] == [[("Overview", "'Overview'!A1", None)]] * 60
    assert all(target is None for _text, _location, target in linked(book.worksheets[0]))


def test_every_column_of_the_readings_is_in_the_dictionary():
    book = opened(a_report(a_part()))

    explained = {row[1] for row in lines(book.worksheets[-1])}
    known = {"Number", "Question", "Kind of question"}
    assert set(lines(book.worksheets[-2])[0]) - known <= explained
    assert {"Sheet", "Voices", "Theme", "Answers", "Could not say", "Guesses", "Seats"} <= explained


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_people_write_is_text_and_nothing_else(text):
    table = a_table(name=text, columns=(text, f"{text} ", "c"))
    listed = a_table(key="list", columns=(text,), rows=(Counts("a", text, (2,)), Counts("b", "b", (1,))), look="list")
    plane = a_table(
        key="plane", name=text, columns=("0", "1"), rows=(Counts("up0", "0", (0, 2)),), look="plane", ends=(text,) * 4
    )
    sight = a_sight(tables=(table, listed, plane), told=text, captions=(text,), groups=sheets(text, name=text))
    report = a_report(a_part(text=text, above=text, help=text, sights=(sight,)), title=text, footer=text, mark=text)
    data = xlsx.write(report)
    book = openpyxl.load_workbook(io.BytesIO(data))

    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert Counter(texts(book))[carried(text)] >= 10
    assert all(target is None for sheet in book for _text, _location, target in linked(sheet))
    with zipfile.ZipFile(io.BytesIO(data)) as files:
        parts = {name: files.read(name).decode() for name in files.namelist() if name.endswith((".xml", ".rels"))}
    for name, part in parts.items():
        ElementTree.fromstring(part)
        assert "TargetMode" not in part
        if name.startswith("xl/worksheets"):
            assert "<f>" not in part
        for reference in re.findall("<c:f>(.*?)</c:f>", part):
            assert re.fullmatch(r"'1[^']*'!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?", reference)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=60), st.lists(st.integers(0, 500), min_size=3, max_size=3).filter(any))
def test_any_text_is_kept_as_it_was(text, row):
    rows = (Counts("answers", text, tuple(row)), Counts(GUESSES, "Guesses", (0, 0, 1)))
    sight = a_sight(tables=(a_table(columns=(text, "b", "c"), rows=rows),), groups=sheets(text, f"x{text}"))
    (sheet,) = questions(opened(a_report(a_part(text=text, sights=(sight,)))))

    ((_title, ((name, (first, *_more), counts), _guesses)),) = charted(sheet)
    assert (name, first, counts) == (carried(text), carried(text), row)
    assert carried(f"x{text}") in {line[0] for line in lines(sheet)}


def test_cells_hold_all_but_what_no_such_file_can():
    assert carried("tab\tand\r\nline\n ü 👩‍👩‍👧 \u202e") == "tab\tand\nline\n ü 👩‍👩‍👧 \u202e"
    assert carried("a\0b\x1f\ud800\uffff") == "a\ufffdb\ufffd\ufffd\ufffd"
    assert units(carried("🧭" * 40_000)) == 32_766


@pytest.mark.parametrize(
    "text", [*HOSTILE, "", " ", "'", "[]:*?/\\", "History", "x" * 2000, "👩‍👩‍👧‍👦" * 40, "\u202e\u200b"]
)
def test_any_question_names_a_sheet(text):
    report = a_report(*(a_part(number, text=text) for number in range(1, 13)))
    names = opened(report).sheetnames

    assert len({name.casefold() for name in names}) == len(names) == 15
    for name in names:
        assert 0 < units(name) <= 31
        assert not set(name) & set("[]:*?/\\'")


def test_names_differ_by_more_than_large_letters():
    taken: list[str] = []
    for _again in range(120):
        taken.append(name_of("Straße " * 9 if len(taken) % 2 else "STRASSE " * 9, taken))

    assert len({name.lower().casefold() for name in taken}) == 120
    assert Names.of(a_report(a_part(1), replace(a_part(1), text="question 1"))).questions == (
        "1 Question 1",
        "1 question 1 (2)",
    )


@pytest.mark.parametrize("count", [0, 1, 60])
def test_report_of_any_length_has_a_sheet_for_each_question(count):
    book = opened(a_report(*(a_part(number) for number in range(1, count + 1))))

    assert len(questions(book)) == count
    assert sum(len(sheet._charts) for sheet in book) == count


def test_question_without_pictures_or_counts_has_no_chart():
    nothing = (a_table(rows=()), a_table(columns=(), rows=(Counts("a", "a", ()),)))
    plane = a_table(key="plane", columns=("0",), rows=(Counts("up0", "0", (0,)),), look="plane", ends=("a",) * 4)
    book = opened(a_report(a_part(sights=()), a_part(2, sights=(a_sight(tables=(*nothing, plane)),))))

    assert [len(sheet._charts) for sheet in book] == [0] * 5


def test_two_thousand_sheets_of_every_script_are_rows():
    words = [f"{SCRIPTS[at % len(SCRIPTS)]} {at} " + "x" * (at % 2000) for at in range(2000)]
    data = xlsx.write(a_report(a_part(sights=(a_sight(tables=(), groups=sheets(*words)),))))

    (sheet,) = questions(openpyxl.load_workbook(io.BytesIO(data), read_only=True))
    assert [row[0] for row in lines(sheet) if row[1] == 1 and row[0] != "Could not say"] == words


def test_same_report_makes_the_same_bytes_on_another_day():
    report = a_report(a_part(), replace(a_part(2), sights=(a_sight(), a_sight(round=2))))
    first = xlsx.write(report)

    with time_machine.travel("2031-05-06"):
        assert xlsx.write(report) == first
    assert opened(report).properties.created.date().isoformat() == report.cover.day == "2026-11-26"
    assert xlsx.write(replace(report, cover=replace(report.cover, day="some day"))) != first
