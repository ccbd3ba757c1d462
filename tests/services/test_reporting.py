"""Choosing what a report shows: everything can be taken back, and what was published never changes."""

from __future__ import annotations

import io
import struct
import warnings
import zlib

import pytest
from PIL import Image

from sessions.models import Picture, ReportChoice
from sessions.queries import published
from sessions.queries.report.choice import choice_for
from sessions.services import closing, reporting
from sessions.services.logos import png_of
from sessions.services.setup import remove_session
from sessions.words import Refusal
from tests.factories import a_session, a_user
from tests.reports.evenings import an_evening

pytestmark = pytest.mark.django_db(transaction=True)

WHOLE = {"paper": "a4", "coach": "Ada Lovelace", "panel": False}


def picture(size=(300, 100), form="PNG", **more):
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(out, form, **more)
    return out.getvalue()


@pytest.fixture
def owner():
    return a_user()


@pytest.fixture
def evening(owner):
    return an_evening(owner, slug="one-degree")


def rows():
    return [(row.pk, row.summary, row.reading, row.n) for row in Picture.objects.order_by("pk")]


def test_cover_is_remembered_and_pictures_stay(owner, evening):
    before = rows()
    reporting.cover(evening.pk, by=owner, paper="letter", coach="  Ada   Lovelace ", panel=True, logo=picture())

    choice = ReportChoice.objects.get(session=evening)
    assert (choice.paper, choice.coach, choice.panel, choice.by) == ("letter", "Ada Lovelace", True, owner)
    assert bytes(choice.logo).startswith(b"\x89PNG")
    assert rows() == before


def test_who_adds_a_remark_to_the_report_of_another_coach_does_not_take_over_their_name_and_logo(owner, evening):
    """The cover of one client's coach would stand on the next client's report, and nobody would have chosen it."""
    bob, question = a_user("bob"), published.of_session(evening.pk)[0].question
    reporting.cover(evening.pk, by=owner, logo=picture(), **WHOLE)
    reporting.adjust(evening.pk, by=bob, question_id=question.pk, remark="Mine.", left_out=False, hidden={})
    other = a_session()

    theirs, ours = choice_for(other, person=bob), choice_for(other, person=owner)
    assert (theirs.coach, bytes(theirs.logo)) == ("", b"")
    assert (ours.coach, bool(ours.logo)) == ("Ada Lovelace", True)


def test_remark_that_comes_first_begins_with_the_cover_of_who_made_it(owner, evening):
    reporting.cover(evening.pk, by=owner, **WHOLE)
    other = an_evening(owner, slug="quick-scan")
    question = published.of_session(other.pk)[0].question
    reporting.adjust(other.pk, by=owner, question_id=question.pk, remark="Mine.", left_out=False, hidden={})

    choice = ReportChoice.objects.get(session=other)
    assert (choice.coach, choice.by) == ("Ada Lovelace", owner)


def test_logo_and_notes_stay_unless_something_is_said_of_them(owner, evening):
    reporting.cover(evening.pk, by=owner, logo=picture(), with_notes=True, **WHOLE)
    reporting.cover(evening.pk, by=owner, **WHOLE)
    kept = ReportChoice.objects.get(session=evening)
    assert kept.with_notes
    assert kept.logo

    reporting.cover(evening.pk, by=owner, without_logo=True, **WHOLE)
    assert not ReportChoice.objects.get(session=evening).logo


@pytest.mark.parametrize("code", ["report.paper", "config.long"])
def test_bad_cover_changes_nothing(owner, evening, code):
    wrong = {"report.paper": {"paper": "a0"}, "config.long": {"coach": "x" * 121}}[code]
    with pytest.raises(Refusal):
        reporting.cover(evening.pk, by=owner, **{**WHOLE, **wrong})

    assert not ReportChoice.objects.exists()


def test_session_that_still_runs_has_no_report_to_choose(owner):
    session = a_session(owner=owner)
    with pytest.raises(Refusal) as refused:
        reporting.cover(session.pk, by=owner, **WHOLE)

    assert refused.value.code == "report.open"


def test_question_is_left_out_and_taken_in_again(owner, evening):
    shown = published.of_session(evening.pk)[0]
    how = {"by": owner, "question_id": shown.question.pk, "remark": "", "hidden": {}}
    reporting.adjust(evening.pk, left_out=True, **how)
    assert ReportChoice.objects.get(session=evening).left_out == [str(shown.question.pk)]

    reporting.adjust(evening.pk, left_out=True, **how)
    assert ReportChoice.objects.get(session=evening).left_out == [str(shown.question.pk)]
    reporting.adjust(evening.pk, left_out=False, **how)
    assert ReportChoice.objects.get(session=evening).left_out == []


def test_sheets_are_hidden_and_shown_again_and_other_rounds_keep_theirs(owner, evening):
    words, degree = (shown for shown in published.of_session(evening.pk) if shown.sheets)
    before = rows()
    for shown in (words, degree):
        how = {"by": owner, "question_id": shown.question.pk, "remark": "Ours.", "left_out": False}
        reporting.adjust(evening.pk, hidden={shown.round_id: [3, 1, 3]}, **how)
    choice = ReportChoice.objects.get(session=evening)
    assert choice.hidden == {str(words.round_id): [1, 3], str(degree.round_id): [1, 3]}
    assert set(choice.remarks.values()) == {"Ours."}

    how = {"by": owner, "question_id": words.question.pk, "remark": "", "left_out": False}
    reporting.adjust(evening.pk, hidden={}, **how)
    assert ReportChoice.objects.get(session=evening).hidden == {str(degree.round_id): [1, 3]}
    assert rows() == before


@pytest.mark.parametrize("places", [[-1], [12], [10_000]])
def test_sheet_that_is_not_there_changes_nothing(owner, evening, places):
    words = next(shown for shown in published.of_session(evening.pk) if shown.sheets)
    how = {"by": owner, "question_id": words.question.pk, "remark": "kept?", "left_out": True}
    with pytest.raises(Refusal) as refused:
        reporting.adjust(evening.pk, hidden={words.round_id: places}, **how)

    assert refused.value.code == "report.sheet"
    assert not ReportChoice.objects.exists()


def test_question_of_another_session_is_not_found(owner, evening):
    other = an_evening(a_user("bob"), slug="quick-scan")
    foreign = published.of_session(other.pk)[0].question.pk
    with pytest.raises(Refusal) as refused:
        reporting.adjust(evening.pk, by=owner, question_id=foreign, remark="x", left_out=True, hidden={})

    assert refused.value.code == "question.gone"


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_logo_is_made_small_and_written_anew(form):
    drawn = Image.open(
        io.BytesIO(png_of(picture((4000, 1000), form, **({"comment": b"secret"} if form == "GIF" else {}))))
    )

    assert (drawn.format, drawn.size) == ("PNG", (1200, 300))
    assert drawn.info.get("comment") is None


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("kept_in", ["exif", "icc_profile", "behind"])
def test_nothing_but_the_picture_remains_of_a_logo(form, kept_in):
    """Neither what a camera noted, nor a colour profile with the name of a laptop, nor what hangs behind the file."""
    exif = Image.Exif()
    exif[0x010E] = "who made it"
    more = {"exif": {"exif": exif}, "icc_profile": {"icc_profile": b"who made it" * 20}, "behind": {}}[kept_in]
    brought = picture(form=form, **more) + (b"who made it" if kept_in == "behind" else b"")
    assert b"who made it" in brought or form == "PNG"  # where a profile is packed

    drawn = png_of(brought)
    assert b"who made it" not in drawn
    assert [name for name in (b"iCCP", b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME") if name in drawn] == []


def test_reading_a_logo_changes_nothing_for_the_rest_of_the_process(monkeypatch):
    """What warns elsewhere in the same moment is no fault there: a room runs in this process."""
    seen, opened = [], Image.open
    monkeypatch.setattr(Image, "open", lambda *one, **more: seen.append(warnings.filters[:]) or opened(*one, **more))
    before = warnings.filters[:]
    png_of(picture())

    assert seen == [before]


@pytest.mark.parametrize(
    "brought",
    [
        b"",
        b"not a picture",
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 60,
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"%PDF-1.7",
        picture()[:-40],
    ],
    ids=["nothing", "text", "broken", "svg", "pdf", "cut"],
)
def test_what_is_no_picture_is_refused_kindly(brought):
    with pytest.raises(Refusal) as refused:
        png_of(brought)

    assert refused.value.code == "logo.unreadable"


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("size", [(9000, 9000), (13_000, 13_000)])
@pytest.mark.parametrize("form", ["PNG", "GIF"])
def test_picture_that_unpacks_to_more_than_memory_is_refused_before_it_does(form, size, monkeypatch):
    brought = bytearray(picture((1, 1), form))
    at = {"PNG": (16, ">II"), "GIF": (6, "<HH")}[form]
    struct.pack_into(at[1], brought, at[0], *size)
    if form == "PNG":
        struct.pack_into(">I", brought, 29, zlib.crc32(brought[12:29]))
    monkeypatch.setattr(Image.Image, "load", lambda *_given: pytest.fail("it was unpacked"))
    with pytest.raises(Refusal) as refused:
        png_of(bytes(brought))

    assert refused.value.code == "logo.unreadable"


def test_logo_that_is_too_large_says_how_large_it_may_be():
    with pytest.raises(Refusal) as refused:
        png_of(b"x" * (500 * 1024 + 1))

    assert refused.value.message.say() == "The logo is too large: at most 500 kB, please."


def test_choice_goes_with_its_session(owner, evening):
    reporting.cover(evening.pk, by=owner, **WHOLE)
    remove_session(session_id=evening.pk)

    assert not ReportChoice.objects.exists()


def test_closing_leaves_the_report_ready(owner):
    session = a_session(owner=owner)
    closing.close(session.pk, turn=session.turn, sure=True)
    session.refresh_from_db()

    reporting.refuse_unclosed(session)
