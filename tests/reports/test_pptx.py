"""Slides of a report: opened again they show the published counts, in native charts, and nothing else."""

from __future__ import annotations

import doctest
import io
import pkgutil
import re
import time
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest
from django.utils.translation import override
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from sessions import kinds
from sessions.models import ReportChoice
from sessions.queries import report
from sessions.queries.report.value import Group, Heading, Report, Sentence, Sheet
from sessions.reports import pptx
from sessions.reports.drawing import has_figure
from sessions.reports.pptx import charts, fitting, write
from sessions.reports.pptx.charts import plot
from sessions.reports.pptx.charts.picture import charted
from sessions.reports.pptx.fitting import clean, fitted, height_of
from tests.factories import a_user
from tests.kinds.crowds import EXAMPLES
from tests.reports.evenings import SEATS, an_evening
from tests.reports.simulated import LONG, a_part, a_report, every_kind

BIDI = "\u202eright to left\u202c and back"
HOSTILE = [
    "=cmd|' /C calc'!A0",
    '<b>bold</b> & "quoted" {{ x }}',
    "🙂 ‍👩‍🚀 é ё ω 漢字",
    "+1 -2 @sum _x0041_",
    "https://example.org/?a=1&b=2",
]


@pytest.fixture(scope="module", params=[3, 40, 400])
def shown(request):
    """The slides of every kind, for so many voices."""
    made = every_kind(n=request.param)
    return made, opened(write(made))


@pytest.fixture
def small() -> Report:
    """A report of a few kinds, with sheets."""
    parts = [
        a_part(kinds.get(slug), kinds.get(slug).Config(), number=number, n=12)
        for number, slug in enumerate(("scale", "ranking", "plane", "words"), start=1)
    ]
    return a_report(parts, steps=parts[-1].sights[0].groups)


def opened(blob: bytes):
    return Presentation(io.BytesIO(blob))


def slides_of(deck, part) -> list:
    """The slides of a question, in their order."""
    mark = f"Question {part.number}"
    above = [(slide, shape) for slide in deck.slides for shape in slide.shapes if shape.name == "Above"]
    return [slide for slide, shape in above if shape.text_frame.text.split("  ·  ")[0] == mark]


def texts(slide) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def words_of(deck) -> str:
    """Everything that can be read in a file, notes included."""
    found = []
    for slide in deck.slides:
        found += texts(slide)
        found += [slide.notes_slide.notes_text_frame.text] if slide.has_notes_slide else []
    return "\n".join(found)


def charts_of(slides) -> list:
    return [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]


def counts_of(chart, tables) -> dict[str, tuple[int, ...]]:
    """What a chart shows, counted again: by the name of each series, a count a place."""
    if chart.chart_type is not XL_CHART_TYPE.XY_SCATTER:
        return {series.name: tuple(map(int, series.values)) for series in chart.plots[0].series}
    found = {}
    for series in chart.plots[0].series:
        across = [round(value) for value in xs(series)]
        if tables[0].look == "plane":
            up = [round(value) for value in series.values]
            voices = Counter(zip(up, across, strict=True))
            side = range(1, len(tables[0].columns) + 1)
            found[series.name] = tuple(voices[row, column] for row in side for column in side)
        else:
            voices = Counter(across)
            found[series.name] = tuple(voices[place] for place in range(1, len(tables[0].columns) + 1))
    return found


def xs(series) -> list[float]:
    return [float(text) for text in series._element.xpath("c:xVal//c:pt/c:v/text()")]


def published(tables) -> Counter[tuple[int, ...]]:
    """The rows that a chart must show; a list and shares have one series a column."""
    first = tables[0]
    match first.look:
        case "list":
            return Counter([tuple(row.counts[0] for row in first.rows)])
        case "shares":
            return Counter(zip(*(row.counts for row in first.rows), strict=True))
        case "plane":
            return Counter(tuple(count for row in table.rows for count in row.counts) for table in tables)
    return Counter(row.counts for table in tables for row in table.rows if any(row.counts))


def test_every_figured_picture_has_native_charts_of_the_published_counts(shown):
    made, deck = shown
    figured = [(part, sight) for part, sight in made.sights if has_figure(part)]

    assert len(figured) > 15
    for part, sight in figured:
        tables = charted(part, sight)
        charts = charts_of(slides_of(deck, part))
        rows = [row for chart in charts for row in counts_of(chart, tables).values()]
        assert charts, part.kind
        assert Counter(row for row in rows if any(row)) == Counter(
            {row: times for row, times in published(tables).items() if any(row)}
        )


def test_workbooks_inside_hold_the_same_numbers_and_no_formula(shown):
    _made, deck = shown

    for chart in charts_of(deck.slides):
        book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} <= {"n", "s"}
        values = Counter(float(cell.value) for cell in cells if cell.data_type == "n")
        inside = Counter()
        for series in chart.plots[0].series:
            inside.update(map(float, series.values))
            inside.update(xs(series))
        assert values == inside


def test_few_voices_are_dots_and_many_are_columns():
    scale = kinds.get("scale")
    few, many = (a_part(scale, scale.Config(), number=1, n=n) for n in (40, 400))

    assert [c.chart_type for c in charts_of(opened(write(a_report([few]))).slides)] == [XL_CHART_TYPE.XY_SCATTER]
    assert [c.chart_type for c in charts_of(opened(write(a_report([many]))).slides)] == [XL_CHART_TYPE.COLUMN_CLUSTERED]


def test_words_that_come_back_are_bars_and_marks_are_not():
    """Each phone saw some sheets only: a longer bar would say what nobody knows."""
    words, marks = kinds.get("words"), kinds.get("marks")
    gathered = next(e for kind, e in EXAMPLES if kind is words and kind.Config.checked(e.config).single)
    one = a_part(words, words.Config.checked(gathered.config), number=1, n=12)
    other = a_part(marks, marks.Config.checked(marks.examples[0].config), number=2, n=12)
    deck = opened(write(a_report([one, other])))

    assert [chart.chart_type for chart in charts_of(slides_of(deck, one))] == [XL_CHART_TYPE.BAR_CLUSTERED]
    assert charts_of(slides_of(deck, other)) == []
    voices = [int(text.split()[0]) for slide in slides_of(deck, other) for text in texts(slide) if "voice" in text]
    assert tuple(voices) == tuple(row.counts[0] for row in other.sights[0].tables[0].rows)


def test_sentences_of_page_one_have_one_size(shown):
    _made, deck = shown

    told = [shape for slide in deck.slides for shape in slide.shapes if shape.name == "Sentences"]
    assert len(told) == 4
    assert len({run.font.size for shape in told for line in shape.text_frame.paragraphs for run in line.runs}) == 1


def test_every_slide_has_a_title_and_every_chart_and_picture_says_what_it_shows(shown):
    made, deck = shown

    for slide in deck.slides:
        assert slide.shapes.title.text_frame.text
        for shape in slide.shapes:
            if shape.has_chart or shape.shape_type == 13:
                assert shape._element.xpath(".//p:cNvPr/@descr")[0]
    told = {sight.told for part, sight in made.sights if has_figure(part)}
    descriptions = {text for slide in deck.slides for text in slide._element.xpath(".//p:graphicFrame//p:cNvPr/@descr")}
    assert {text for text in told if any(found.startswith(text) for found in descriptions)} == told


def test_nothing_stands_outside_its_slide_and_no_chart_lies_on_a_text(shown):
    _made, deck = shown

    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
        told = [shape for shape in slide.shapes if shape.name in {"Told", "Beside", "Foot"}]
        for chart in (shape for shape in slide.shapes if shape.has_chart):
            assert slide.shapes.title.top + slide.shapes.title.height <= chart.top + Inches(0.17)
            assert all(chart.top + chart.height <= text.top + Inches(0.17) for text in told)


def test_notes_hold_the_numbers_and_the_cards():
    scale = kinds.get("scale")
    part = a_part(scale, scale.Config(), number=1, n=12, remark="We paused here.", notes="Ask Tom\nfor more time.")
    (sight,) = part.sights
    notes = opened(write(a_report([part]))).slides[2].notes_slide.notes_text_frame.text

    (table,) = sight.tables
    assert "\t".join(["", *table.columns]) in notes
    for row in table.rows:
        assert "\t".join([row.name, *map(str, row.counts)]) in notes
    for line in (sight.told, *sight.captions, *sight.cards, "We paused here.", "Ask Tom", "for more time."):
        assert line in notes


def test_further_tables_stand_in_the_notes_alone():
    gap = kinds.get("gap")
    part = a_part(gap, gap.Config(), number=1, n=24)
    (sight,) = part.sights
    (slide,) = slides_of(opened(write(a_report([part]))), part)

    assert [table.key for table in sight.tables] == ["item0", "change"]
    assert [series.name for series in charts_of([slide])[0].plots[0].series] == ["Now", "Needed"]
    assert "\t".join(["Needed", *map(str, sight.tables[1].rows[0].counts)]) in slide.notes_slide.notes_text_frame.text


def test_rehearsal_is_marked_on_every_slide(small):
    deck = opened(write(replace(small, mark="Rehearsal: simulated voices")))

    assert len(deck.slides) > 8
    assert ["Rehearsal: simulated voices" in texts(slide) for slide in deck.slides] == [True] * len(deck.slides)
    assert "Rehearsal" not in words_of(opened(write(small)))


def test_text_that_is_read_from_the_right_stands_at_the_right():
    words = kinds.get("words")
    part = a_part(words, words.Config.checked(words.examples[0].config), number=1, n=12)
    group = Group("", tuple(Sheet(text) for text in ("الثقة والوقت", "Trust and time", "אמון וזמן")))
    deck = opened(write(a_report([replace(part, sights=(replace(part.sights[0], groups=(group,)),))])))

    typed = {sheet.text for sheet in group.sheets}
    lines = [
        (line.text, line._p.pPr.get("rtl"))
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for line in shape.text_frame.paragraphs
        if line.text in typed
    ]
    assert lines == [("الثقة والوقت", "1"), ("Trust and time", None), ("אמון וזמן", "1")]


def test_hostile_texts_stand_as_they_were_written():
    words, scale, choice = (kinds.get(slug) for slug in ("words", "scale", "choice"))
    sheets = (Group("<i>theme</i>", tuple(map(Sheet, [*HOSTILE, BIDI]))),)
    said = a_part(words, words.Config(), number=1, n=6, text="=1+1 <b>?</b>")
    said = replace(said, sights=(replace(said.sights[0], groups=sheets),))
    steps = a_part(scale, scale.Config.checked({"steps": HOSTILE[:5]}), number=2, n=6, text=BIDI)
    picks = a_part(choice, choice.Config.checked({"options": HOSTILE}), number=3, n=400, text=HOSTILE[3])
    deck = opened(write(a_report([said, steps, picks])))

    words_there = {text for slide in deck.slides for text in texts(slide)}
    assert {*HOSTILE, BIDI, "<i>theme</i>", "=1+1 <b>?</b>"} <= words_there
    columns = charts_of(slides_of(deck, picks))[0]
    assert list(columns.plots[0].categories) == HOSTILE
    sheet = openpyxl.load_workbook(io.BytesIO(columns.part.chart_workbook.xlsx_part.blob)).worksheets[0]
    assert [(cell.value, cell.data_type) for cell in sheet["A"][1:]] == [(text, "s") for text in HOSTILE]


def test_characters_that_no_file_may_hold_are_left_out():
    scale = kinds.get("scale")
    part = a_part(scale, scale.Config(), number=1, n=6, text="one\x00\x0b two\x1b \ud800three\ufffe")

    assert clean("a\r\nb\tc\x07") == "a\nb\tc"
    assert opened(write(a_report([part]))).slides[2].shapes.title.text_frame.text == "one two three"


@pytest.mark.parametrize("count", [0, 1, 60])
def test_any_number_of_questions_has_its_slides(count):
    numbered = [(kind, example) for kind, example in EXAMPLES * 20 if kind.slug == "scale"][:count]
    parts = [
        a_part(kind, kind.Config.checked(example.config), number=number, n=5)
        for number, (kind, example) in enumerate(numbered, start=1)
    ]
    deck = opened(write(a_report(parts)))

    assert all(charts_of(slides_of(deck, part)) for part in parts)
    assert deck.slides[0].shapes.title.text_frame.text == "Where we are heading"
    assert deck.slides[-1].shapes.title.text_frame.text == "How to read it"


def test_long_questions_and_words_are_made_to_fit():
    choice = kinds.get("choice")
    options = [
        f"{number} {'Zusammenarbeitsvereinbarungen zwischen den Abteilungen im Haus und so'}" for number in range(12)
    ]
    part = a_part(choice, choice.Config.checked({"options": options}), number=1, n=12, text=LONG[:300])
    (slide,) = slides_of(opened(write(a_report([part]))), part)

    title = slide.shapes.title
    size = title.text_frame.paragraphs[0].runs[0].font.size.pt
    assert title.text_frame.text == LONG[:300]
    assert height_of(LONG[:300], size=size, room=title.width / Inches(1)) <= 1.5
    assert len([text for text in texts(slide) if "Abteilungen" in text]) == 13


@pytest.mark.parametrize("folder", [pptx, charts])
def test_the_table_of_modules_is_whole(folder):
    named = {line.split()[0] for line in folder.__doc__.splitlines()[3:-1] if line[:1].isalpha()}

    assert named == {info.name for info in pkgutil.iter_modules(folder.__path__)}


@pytest.mark.parametrize("module", [fitting, plot])
def test_examples_in_the_code_are_true(module):
    assert doctest.testmod(module).failed == 0


def test_text_that_fits_nowhere_ends_with_dots():
    found = fitted("word " * 200, room=2, height=1, sizes=(14, 12))

    assert (found.size, found.text[-1], found.height <= 1) == (12, "…", True)


def test_two_thousand_sheets_have_bounded_slides_and_say_how_many_are_left():
    words = kinds.get("words")
    part = a_part(words, words.Config(), number=1, n=12)
    sheets = tuple(Sheet(f"Sheet {number}: {'what we see from here ' * 9}") for number in range(2000))
    part = replace(part, sights=(replace(part.sights[0], n=2000, groups=(Group("", sheets),)),))
    deck = opened(write(a_report([part])))

    slides = slides_of(deck, part)
    shown = len(re.findall(r"Sheet \d+:", words_of(deck)))
    assert len(slides) == 41
    assert f"{2000 - shown} more sheets are in the report and in the spreadsheet." in texts(slides[-1])
    assert shown > 450


def test_nine_sheets_a_slide_under_their_theme():
    words = kinds.get("words")
    part = a_part(words, words.Config(), number=1, n=12)
    groups = (Group("Time", tuple(Sheet(f"Sheet {number}", 3) for number in range(12))),)
    part = replace(part, sights=(replace(part.sights[0], groups=groups),))
    first, second = slides_of(opened(write(a_report([part]))), part)

    assert [sum(text.startswith("Sheet") for text in texts(slide)) for slide in (first, second)] == [9, 3]
    assert "Time" in texts(first)
    assert "Time" in texts(second)
    assert texts(second).count("3 voices") == 3


def test_page_one_has_two_slides_where_one_is_too_small():
    long = tuple(Sentence(f"“{LONG[:290]}” 12 answers, spread out.", number) for number in (1, 2))
    headings = tuple(Heading(key, key, long, "Nothing.") for key in ("close", "apart", "misjudged", "moved"))
    deck = opened(write(a_report([], headings=headings)))

    glances = [slide for slide in deck.slides if slide.shapes.title.text_frame.text == "At a glance"]
    assert len(glances) == 2
    assert [sum(LONG[:290] in text for text in texts(slide)) for slide in glances] == [2, 2]
    assert "…" not in words_of(deck)


def test_same_report_gives_the_same_bytes_and_names_nobody_but_the_coach(small, monkeypatch):
    first = write(small)
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(4_000_000_000))

    assert write(small) == first
    about = opened(first).core_properties
    assert (about.author, about.last_modified_by, about.title) == ("Ada", "Ada", "Where we are heading")
    assert about.created == about.modified == datetime(2026, 11, 26)
    assert b"Canny" not in b"".join(every_part(first))


def every_part(blob: bytes) -> list[bytes]:
    """All files inside an Office file, and inside the files inside it."""
    found = []
    with zipfile.ZipFile(io.BytesIO(blob)) as held:
        for name in held.namelist():
            part = held.read(name)
            found += every_part(part) if name.endswith(".xlsx") else [part]
    return found


@pytest.mark.django_db(transaction=True)
def test_whole_evening_in_german_counts_no_seat():
    """The seats come as a drawing of pixels and a sentence: no chart, no table and no note has a row of one."""
    session = an_evening(a_user(), language="de")
    made: Report = report.build(session, ReportChoice(session=session, coach="Ada", with_notes=True))
    with override("de"):
        deck = opened(write(made))

    seated = [(part, sight) for part, sight in made.sights if sight.seats]
    pictures = [shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == 13]
    assert seated
    assert [shape._element.xpath(".//p:cNvPr/@descr")[0] for shape in pictures] == [
        " ".join(sight.seats_told) for _part, sight in seated
    ]
    names = [name for chart in charts_of(deck.slides) for name in names_in(chart)]
    assert set(names) & set(SEATS) == set()
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide)
    assert not any(seat in notes for seat in SEATS)
    assert "A note to question 1." in notes


def names_in(chart) -> list[str]:
    """Every text in a chart and in its workbook."""
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    cells = [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    return [series.name for series in chart.plots[0].series] + [cell for cell in cells if isinstance(cell, str)]
