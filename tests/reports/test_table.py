"""The table for statistics: every count once, and no cell that a spreadsheet could take for a formula."""

from __future__ import annotations

import csv
import io
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions import formats
from sessions.queries import published
from sessions.reports import table
from sessions.reports.table import COLUMNS, inert
from tests.factories import a_user
from tests.reports.evenings import an_evening
from tests.reports.written import HOSTILE, SCRIPTS, a_part, a_report, a_sight, a_table, made, sheets


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("slug", [one.slug for one in formats.shelf()])
def test_table_has_every_published_count_and_every_sheet(slug):
    session = an_evening(a_user(), slug=slug, voices=9)
    rows = rows_of(table.write(made(session)))

    shown = published.of_session(session.pk)
    counted = Counter(
        (one.question.text, one.round_number, part.key, row.key, at, count)
        for one in shown
        for part in one.kind.tables(one.summary, one.config)
        for row in part.rows
        for at, count in enumerate(row.counts, 1)
    )
    assert counted == Counter(
        (row["text"], int(row["round"]), row["table"], row["row_key"], int(row["column_number"]), int(row["count"]))
        for row in rows
        if row["table"] != "sheets"
    )
    texts = Counter(inert(text) for one in shown for text in one.sheets)
    assert texts == Counter(row["column"] for row in rows if row["table"] == "sheets")
    assert {row["rehearsal"] for row in rows} <= {"0"}


@pytest.mark.django_db(transaction=True)
def test_themes_are_rows_and_a_rehearsal_is_marked():
    rows = rows_of(table.write(made(an_evening(a_user(), slug="priority-collision", voices=6, rehearsal=True))))

    words = [row for row in rows if row["table"] == "sheets"]
    assert Counter((row["row_key"], row["row"]) for row in words) == {
        ("theme0", "What comes back"): 2,
        ("loose", ""): 4,
    }
    assert {row["rehearsal"] for row in rows} == {"1"}


def test_table_is_utf_8_with_a_mark_and_ends_its_lines_as_spreadsheets_do():
    data = table.write(a_report(a_part(text="Größe\nzwei", sights=(a_sight(n=5),))))

    assert data.startswith(
        b"\xef\xbb\xbfquestion,text,kind,series,round,n,table,row_key,row,column_number,column,count"
    )
    assert data.count(b"\r\n") == 1 + 6
    assert rows_of(data)[0] == dict(
        zip(
            COLUMNS,
            ["1", "Größe\nzwei", "scale", "", "1", "5", "answers", "answers", "Answers", "1", "Low", "1", "0"],
            strict=True,
        )
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_people_write_begins_a_formula(text):
    hostile = a_table(name=text, columns=(text, "b", "c"))
    part = a_part(
        text=text, kind=text, series=text, sights=(a_sight(tables=(hostile,), groups=sheets(text, name=text)),)
    )
    rows = list(csv.reader(io.StringIO(table.write(a_report(part)).decode("utf-8-sig"), newline="")))

    assert [
        cell for row in rows for cell in row if cell.strip("\u200b \u00a0")[:1] in set("=+-@＝＋－＠\t\r\n\0")
    ] == []
    assert {row[COLUMNS.index("text")] for row in rows[1:]} == {inert(text)}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("We start well; finishing is quieter.", None),
        ("well ;-) done", None),
        ("1 - 1 = 0", None),
        ("", None),
        ("'quoted'", None),
        ("=1", "'=1"),
        ("- one\n- two", "'- one\n'- two"),
        ("a; @b", "a;' @b"),
        ("﹦1", "'﹦1"),
    ],
)
def test_texts_stay_as_they_are_unless_they_could_act(text, kept):
    assert inert(text) == (text if kept is None else kept)


@given(st.text())
def test_apostrophes_are_all_that_is_ever_added(text):
    assert inert(text).replace("'", "") == text.replace("'", "")
    assert inert(text)[:1] not in set("=+-@\t\r\n\0")


def test_two_thousand_sheets_of_every_script_are_there_in_their_order():
    texts = [f"{SCRIPTS[at % len(SCRIPTS)]} {at}" for at in range(2000)]
    rows = rows_of(table.write(a_report(a_part(sights=(a_sight(tables=(), groups=sheets(*texts)),)))))

    assert [row["column"] for row in rows] == texts
