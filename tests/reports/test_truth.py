"""Every figure in every file, computed anew from the rows that were published, and compared."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter

import openpyxl
import pytest
from django.utils.translation import override
from pptx import Presentation
from pypdf import PdfReader

from sessions.models import Picture, ReportChoice, Session
from sessions.queries import report
from sessions.reports.making import make
from tests.factories import a_user
from tests.reports.evenings import an_evening

pytestmark = pytest.mark.django_db(transaction=True)

UNNAMED = {"apart", "contested", "order", "wobble"}
"""Rows that count nobody; which of them are there depends on the kind."""


@pytest.fixture
def evening() -> Session:
    return an_evening(a_user(), voices=24)


def files_of(session: Session, *slugs: str) -> list[bytes]:
    built = report.build(session, ReportChoice(session=session))
    with override(session.language):
        return [make(built, slug) for slug in slugs]


def published(session: Session) -> list[Picture]:
    """The rows of the database that rooms have seen, one a round."""
    return list(
        Picture.objects.filter(round__session=session).select_related("round__question").order_by("round__order")
    )


def counts_of(picture: Picture) -> list[int]:
    rows = picture.summary["counts"]
    return sorted(count for name, row in rows.items() if name not in UNNAMED for count in row if count)


def asked(picture: Picture) -> tuple[str, int]:
    return picture.round.question.text, picture.round.number


def test_csv_holds_the_published_counts(evening):
    (data,) = files_of(evening, "csv")
    found: dict[tuple[str, int], list[int]] = {}
    for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"))):
        if row["table"] != "sheets":
            found.setdefault((row["text"], int(row["round"])), []).append(int(row["count"]))

    for picture in published(evening):
        kept = sorted(count for count in found.get(asked(picture), []) if count)
        assert kept == counts_of(picture), asked(picture)


def test_json_holds_the_published_counts_and_readings(evening):
    (data,) = files_of(evening, "json")
    parts = json.loads(data)["parts"]
    found = {(part["text"], sight["round"]): sight for part in parts for sight in part["sights"]}

    pictures = published(evening)
    assert set(found) == {asked(picture) for picture in pictures}
    for picture in pictures:
        sight = found[asked(picture)]
        tables = sorted(count for table in sight["tables"] for row in table["rows"] for count in row["counts"] if count)
        assert tables == counts_of(picture)
        assert (sight["n"], sight["abstained"], sight["reading"]) == (picture.n, picture.abstained, picture.reading)
        sheets = Counter(sheet["text"] for group in sight["groups"] for sheet in group["sheets"])
        assert sheets == Counter(picture.summary["texts"])


def test_workbook_holds_every_number_that_was_published(evening):
    (data,) = files_of(evening, "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data))
    readings = next(sheet for sheet in book if sheet.title == "Readings")
    numbers = Counter(cell.value for row in readings.iter_rows() for cell in row if isinstance(cell.value, int | float))

    for picture in published(evening):
        if picture.reading and picture.n >= 5:
            assert numbers[picture.reading["distance"]] >= 1
            assert numbers[picture.reading["closeness"]] >= 1
    everywhere = Counter(
        cell.value for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int)
    )
    for count, times in Counter(count for picture in published(evening) for count in counts_of(picture)).items():
        assert everywhere[count] >= times, count


def test_slides_hold_the_published_counts_in_their_notes(evening):
    (data,) = files_of(evening, "pptx")
    notes = [slide.notes_slide.notes_text_frame.text for slide in Presentation(io.BytesIO(data)).slides]

    for picture in published(evening):
        for name, row in picture.summary["counts"].items():
            if name in UNNAMED or len(row) > 100 or picture.round.question.kind_slug == "marks":
                continue
            told = [f"{count}" for count in row]
            assert any(all(count in note for count in told) for note in notes), (asked(picture), name)


def test_paper_says_how_many_answers_each_picture_has(evening):
    (data,) = files_of(evening, "pdf")
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())

    for picture in published(evening):
        assert picture.round.question.text in text
    footers = Counter(picture.n for picture in published(evening))
    for n, times in footers.items():
        assert text.count(f"A picture of these {n} answers, today.") == times
