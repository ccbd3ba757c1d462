"""Letters of every script are shown, or the PDF says openly that they are not; long and short reports are whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
import typst

from sessions.queries.report.value import Group, Report, Sheet
from sessions.reports import pdf, typesetting
from tests.reports.played import made
from tests.reports.reading import claims_the_standard, fonts_of, lowest, opened, outline_of, squeezed, texts_of

pytestmark = pytest.mark.django_db(transaction=True)

BOXES = "Thiscomputerhasnofontforsomeletters"


@pytest.fixture
def evening() -> Report:
    return made()


def with_sheets(report: Report, texts: list[str]) -> Report:
    """The first words of a report alone, with these sheets."""
    part = next(part for part in report.parts if part.kind == "words")
    sight = replace(part.sights[0], groups=(Group("", tuple(map(Sheet, texts))),))
    return replace(report, parts=(replace(part, sights=(sight,)),), steps=())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("中文 日本語 한국어", id="cjk"),
        pytest.param("سلام", id="arabic"),
        pytest.param("שלום", id="hebrew"),
        pytest.param("สวัสดี", id="thai"),
        pytest.param("⠿ ⚀ 😀 👩‍👩‍👧 🎉", id="emoji"),
        pytest.param("Z̷̢͚͎a̴͇͝l̵̮͊g̸̰̈o̶̱̿", id="zalgo"),
    ],
)
def test_every_script_is_shown_or_the_file_says_that_it_is_not(evening, text: str):
    written = pdf.write(with_sheets(evening, [text, "Plain words"]))

    pages = texts_of(written)
    assert claims_the_standard(written) is not any(BOXES in page for page in pages)
    assert any("Plainwords" in page for page in pages)
    assert set(squeezed(text)) <= set("".join(pages)) or BOXES in pages[-1]
    assert all(fonts_of(written).values())


def test_letters_of_a_picture_are_shown_or_not_told_of_either(evening):
    part = next(part for part in evening.parts if part.kind == "slider")
    written = pdf.write(replace(evening, parts=(replace(part, config={"low": "少", "high": "多"}),), steps=()))

    assert claims_the_standard(written) is not any(BOXES in page for page in texts_of(written))


@pytest.mark.parametrize(
    ("lacking", "printed"),
    [
        (0, (False, ["ua-1"])),
        (1, (True, ["ua-1"])),
        (2, (True, [])),
    ],
)
def test_fonts_of_the_machine_and_boxes_come_only_where_they_are_needed(evening, monkeypatch, lacking: int, printed):
    asked: list[tuple[bool, list[str]]] = []

    def tried(files: dict[str, bytes], **how: object) -> bytes:
        asked.append((not how["ignore_system_fonts"], how["pdf_standards"]))
        if len(asked) <= lacking:
            raise typst.TypstError(
                'PDF/UA-1 error: the text `"中"` could not be displayed with font `"Source Sans Pro"`'
            )
        return files["data.json"]

    monkeypatch.setattr(typesetting.typst, "compile", tried)
    data = pdf.write(evening).decode()

    assert asked == [(False, ["ua-1"]), (True, ["ua-1"]), (True, [])][: lacking + 1]
    assert asked[-1] == printed
    assert (BOXES in squeezed(data)) is (lacking == 2)


def test_any_other_trouble_of_the_press_is_not_hidden(evening, monkeypatch):
    def broken(*_files: object, **_how: object) -> bytes:
        raise typst.TypstError("unknown variable: paper")

    monkeypatch.setattr(typesetting.typst, "compile", broken)
    with pytest.raises(typst.TypstError, match="unknown variable"):
        pdf.write(evening)


def test_what_no_document_can_hold_is_left_out_and_nothing_is_turned_around(evening):
    odd = ["a\x00b\x07c", "d\ufeffe\ufffef\U0001fffeg", "h\ud800i", "j\tk", "abc \u202egnol\u202c def"]
    written = pdf.write(with_sheets(evening, odd))

    found = "".join(texts_of(written))
    assert [text for text in ("abc", "defg", "hi", "jk", "abcgnoldef") if text not in found] == []
    assert claims_the_standard(written)


def test_lines_of_a_sheet_stay_lines(evening):
    written = pdf.write(with_sheets(evening, ["First line\nSecond line\n\nFourth line"]))

    lines = [line.strip() for page in opened(written).pages for line in page.extract_text().splitlines()]
    at = lines.index("First line")
    assert [line for line in lines[at:] if line][:3] == ["First line", "Second line", "Fourth line"]


def test_sheet_of_two_hundred_lines_goes_on_over_the_page(evening):
    written = pdf.write(with_sheets(evening, ["\n".join(f"line{at}" for at in range(200)), "Plain words"]))

    assert lowest(written) > 30
    pages = texts_of(written)
    assert sum(any(f"line{at}" in page for page in pages) for at in range(200)) == 200


def test_report_of_no_picture_says_so(evening):
    written = pdf.write(replace(evening, parts=(), steps=(), held_back=()))

    pages = texts_of(written)
    assert len(pages) == 2
    assert squeezed(evening.reading_it[0]) in pages[1]
    assert [title for _depth, title, _page in outline_of(written) if title[0].isdigit()] == []


def test_sixty_questions_have_one_page_one(evening):
    parts = tuple(replace(evening.parts[at % len(evening.parts)], number=at + 1) for at in range(60))
    written = pdf.write(replace(evening, parts=parts))

    marks = outline_of(written)
    assert [int(title.split()[0]) for _depth, title, _page in marks if title[0].isdigit()] == list(range(1, 61))
    assert min(page for _depth, title, page in marks if title[0].isdigit()) == 1


def test_two_thousand_sheets_are_all_there(evening):
    texts = [f"Sheet no. {number}: we would like to talk. " * (1 + number % 3) for number in range(2000)]
    written = pdf.write(with_sheets(evening, texts))

    found = "".join(texts_of(written))
    assert [text for text in texts if squeezed(text) not in found] == []
