"""A coach's PDF says everything the report says, to every reader, on paper that can be handed over."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.utils.formats import date_format
from django.utils.translation import override

from sessions.figures.ink import LIGHT
from sessions.queries.report.value import CarryOn, Group, Part, Report, Sentence, Sheet
from sessions.reports import images, pdf
from tests.reports.played import made, pdf_of
from tests.reports.reading import claims_the_standard, fonts_of, lowest, opened, outline_of, squeezed, tags_of, texts_of

pytestmark = pytest.mark.django_db(transaction=True)

DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><circle cx="1" cy=".5" r=".4"/></svg>'
HOSTILE = (
    "#set page(width: 1pt)",
    "#panic() ] ) }",
    "$x^2$ *bold* _thin_ `raw` @label <script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    r"\ \\ \u{41} \#",
    "// no comment /* none */ https://example.org",
    "~ -- --- ... 'single' \"double\" “kept”",
    "= No heading",
    "- no list\n+ none\n/ none: either",
    "W" * 300,
    "x" * 300,
    '#read("data.json") #image("/etc/hostname") #import "look.typ": *',
)


@pytest.fixture
def evening() -> Report:
    return made()


@pytest.fixture
def words(evening) -> Part:
    return next(part for part in evening.parts if part.kind == "words")


def with_sheets(part: Part, texts: list[str], *, voices: int | None = None) -> Part:
    group = Group("", tuple(Sheet(text, voices) for text in texts))
    return replace(part, sights=(replace(part.sights[0], groups=(group,)),))


def said_in(report: Report) -> Iterator[str]:
    """Every text of a report that stands on its pages."""
    cover = report.cover
    yield from (cover.title, cover.focus, cover.we, cover.coach, report.footer, *report.held_back, *report.reading_it)
    for heading in report.headings:
        yield heading.title
        yield from [sentence.text for sentence in heading.sentences] or [heading.nothing]
    yield from (card.text for card in report.carry_on)
    yield from (text for term in report.method for text in (term.name, term.text))
    yield from (text for group in report.steps for text in (group.name, *(sheet.text for sheet in group.sheets)))
    for part in report.parts:
        yield from (part.section, part.above, part.text, part.help, part.notes, part.remark)
    for _part, sight in report.sights:
        yield from (sight.footer, sight.told, *sight.captions, *sight.beside, *sight.seats_told, *sight.panel)
        yield from (*sight.texts, *(group.name for group in sight.groups))


def missing(report: Report, made_of_it: bytes) -> list[str]:
    found = "".join(texts_of(made_of_it))
    return [text for text in said_in(report) if squeezed(text) not in found]


@pytest.mark.parametrize(("voices", "language"), [(12, "en"), (12, "de"), (3, "en")])
def test_every_text_of_the_report_is_on_its_pages(voices: int, language: str):
    assert missing(made(voices=voices, language=language), pdf_of(voices=voices, language=language)) == []


def test_it_is_a_document_for_every_reader(evening):
    written = pdf_of()

    root = opened(written).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert root["/Lang"] == "en"
    assert claims_the_standard(written)
    about = opened(written).metadata
    assert (about.title, about.author) == ("Where we are heading", "Ada Lovelace")
    assert about.creation_date.date().isoformat() == evening.cover.day


def test_every_picture_says_what_it_shows(evening):
    tags = tags_of(pdf_of())

    figures = [alt for tag, alt in tags if tag == "Figure"]
    drawn = [sight for part, sight in evening.sights if part.config]
    tiles = [sight.told for sight in drawn]
    full = [text for sight in drawn for text in (sight.told, " ".join(sight.seats_told)) if text]
    assert figures == tiles + full
    assert {"H1", "H2", "H3", "L", "LI", "Link"} <= {tag for tag, _alt in tags}


def test_bookmarks_lead_through_sections_and_questions(evening):
    marks = outline_of(pdf_of())

    assert [title for depth, title, _page in marks if depth == 1] == [
        *("On one page", "Questions and pictures", "The steps we will try"),
        *("What was held back, and why", "How to read it", "Method"),
    ]
    questions = [title for _depth, title, _page in marks if title[0].isdigit()]
    assert questions == [f"{part.number} {part.text}" for part in evening.parts]
    depths = {title: depth for depth, title, _page in marks}
    assert {depths[f"{part.number} {part.text}"] for part in evening.parts if part.section} == {3}
    assert {depths[f"{part.number} {part.text}"] for part in evening.parts if not part.section} == {2}


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("voices", [12, 40])
def test_no_picture_leaves_its_question(paper: str, voices: int):
    written = pdf_of(voices=voices, paper=paper)

    pages, at = texts_of(written), {title: page for _depth, title, page in outline_of(written)}
    for part in made(voices=voices).parts:
        page = pages[at[f"{part.number} {part.text}"]]
        assert squeezed(part.text) in page
        assert squeezed(part.sights[0].footer + part.sights[0].told) in page


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_paper_is_the_one_chosen_and_page_one_is_one_page(evening, paper: str, size: tuple[int, int]):
    written = pdf_of(paper=paper)

    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in opened(written).pages} == {size}
    pages = texts_of(written)
    assert squeezed(evening.footer) in pages[0]
    assert pages[1].startswith("Questionsandpictures")
    assert [f"Page{n + 1}of{len(pages)}" in page for n, page in enumerate(pages)] == [True] * len(pages)


def test_page_one_links_every_picture_and_every_sentence(evening):
    page = opened(pdf_of()).pages[0]

    goals = [str(note["/Dest"] if "/Dest" in note else note["/A"]["/D"]) for note in page["/Annots"]]
    sentences = [sentence.number for heading in evening.headings for sentence in heading.sentences]
    for number in sentences:
        assert f"question-{number}" in goals
    assert len(goals) >= len(evening.sights) + len(sentences) + len(evening.carry_on) + 1


def test_ink_is_that_of_every_picture():
    look = (Path(pdf.__file__).parent / "look.typ").read_text(encoding="utf-8")

    colours = dict(re.findall(r'#let (\S+) = rgb\("(#[0-9a-f]{6})"\)', look))
    assert colours.pop("line-colour") == LIGHT.line
    assert colours.pop("tint") == LIGHT.paper
    assert colours == {name: LIGHT.of(name) for name in ("ink", "quiet", "voice", "guess")}


def test_its_lettering_is_in_the_file(evening):
    fonts = fonts_of(pdf_of())

    assert set(fonts) >= {"SourceSansPro-Regular", "SourceSansPro-Semibold"}
    assert [name for name, kept in fonts.items() if not kept or not name.startswith("SourceSans")] == []


def test_same_report_is_the_same_file(evening):
    assert pdf.write(evening) == pdf_of()
    assert pdf.write(replace(evening, footer="Something else.")) != pdf_of()


def test_rehearsal_is_marked_on_every_page_and_nothing_else_is(evening):
    mark = "Rehearsal: simulated voices"

    marked, plain = texts_of(pdf.write(replace(evening, mark=mark))), texts_of(pdf_of())

    assert len(marked) >= len(plain) > 10
    assert {mark.replace(" ", "") in page for page in marked} == {True}
    assert {mark.replace(" ", "") in page for page in plain} == {False}


def test_hostile_texts_stand_there_as_they_were_typed(evening, words):
    first, *rest = evening.parts
    odd = replace(first, text=HOSTILE[0], above=HOSTILE[1], help=HOSTILE[2], section=HOSTILE[3], notes=HOSTILE[4])
    cover = replace(evening.cover, title=HOSTILE[9][:120], focus=HOSTILE[2], we=HOSTILE[7], coach=HOSTILE[3])
    headings = (replace(evening.headings[0], sentences=(Sentence(HOSTILE[10], 1),)), *evening.headings[1:])
    sheets = with_sheets(words, list(HOSTILE), voices=3)
    said = {"headings": headings, "carry_on": (CarryOn(HOSTILE[9], 0),)}
    report = replace(evening, cover=cover, parts=(odd, sheets, *rest[:1]), steps=(), **said)
    written = pdf.write(report)

    assert missing(report, written) == []
    assert lowest(written) > 30
    assert opened(written).metadata.title == HOSTILE[9][:120]
    assert claims_the_standard(written)


def test_words_without_end_stay_in_their_box(evening, words):
    written = pdf.write(replace(evening, parts=(with_sheets(words, ["W" * 400, "x" * 400]),), steps=()))

    lines = [line for page in opened(written).pages for line in page.extract_text().splitlines()]
    longest = [max(len(line) for line in lines if set(line) == {letter}) for letter in "Wx"]
    assert longest[0] < 25  # of 9 pt each, in columns of 65 mm
    assert longest[1] < 45


def test_voices_by_a_sheet_are_counted(evening, words):
    written = pdf.write(replace(evening, parts=(with_sheets(words, ["Time to think"], voices=7),), steps=()))

    assert "Timetothink7" in "".join(texts_of(written))


def test_evening_without_a_picture_says_so_and_asks_nothing_of_pictures(evening):
    cover = replace(evening.cover, pictures=0)
    pages = opened(pdf.write(replace(evening, cover=cover, parts=(), headings=evening.headings, steps=(), carry_on=())))

    first = " ".join(pages.pages[0].extract_text().split())
    assert "No picture was published in this session, so there is nothing to report." in first
    assert not any(heading.title in first for heading in evening.headings)
    assert "Three questions" not in first


def test_logo_and_coach_stand_on_page_one(evening):
    logo = base64.b64encode(images.png_of(DOT)).decode()
    written = pdf.write(replace(evening, cover=replace(evening.cover, logo=logo)))

    assert next(alt for tag, alt in tags_of(written) if tag == "Figure") == "Logo"
    assert "AdaLovelace" in texts_of(written)[0]


def test_german_report_speaks_german():
    written, day = pdf_of(language="de"), date.fromisoformat(made(language="de").cover.day)

    assert opened(written).trailer["/Root"]["/Lang"] == "de"
    with override("de"):
        assert squeezed(date_format(day, "j. F Y")) in texts_of(written)[0]
    assert "12Telefonesinddabei.144Antwortengelöscht.12Bilderbleiben." in texts_of(written)[0]


def test_sentence_on_a_question_that_was_left_out_leads_nowhere(evening):
    report = replace(evening, parts=evening.parts[:1], steps=())

    assert missing(report, pdf.write(report)) == []
