"""Whatever file goes home: nothing in it that was not published, and no time, order or number of a person."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from pypdf import PdfReader

from sessions.models import Answer, Place, Question, ReportChoice, Round, Session, User
from sessions.queries import published, report
from sessions.reports.making import FILES, make
from tests.factories import a_user
from tests.reports.evenings import an_evening

pytestmark = pytest.mark.django_db(transaction=True)

NAME = "Hildegard-of-the-Console"
PRIVATE = "Xanthippe said this in the break"
TEXTS = [f"Sheet {letter * 3}: we begin many things." for letter in "ABCDEFGHIJKL"]
OWNER = 1_918_273_645  # so long that no width of a window and no date in a file can be taken for it
ASIDE = "Sheet CCC"
HIDDEN = "Sheet DDD"


def unpacked(name: str, data: bytes) -> list[tuple[str, bytes]]:
    """A file and everything inside it, packed parts opened, pages read."""
    found = [(name, data)]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                found += [*unpacked(f"{name}/{entry.filename}", archive.read(entry)), (name, entry.filename.encode())]
    if data.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(data))
        words = "\n".join(page.extract_text() for page in reader.pages)
        found.append((f"{name} (read)", f"{words}\n{reader.metadata}\n{reader.xmp_metadata}".encode()))
    return found


@pytest.fixture(scope="module")
def everything(django_db_setup, django_db_blocker):
    """All files of an evening whose sheet was set aside, another hidden, and who and what belongs to it."""
    with django_db_blocker.unblock():
        owner = a_user(NAME, pk=OWNER)
        session = an_evening(owner, texts=TEXTS, aside=ASIDE)
        Question.objects.filter(session=session).update(notes=PRIVATE)
        worded = [one for one in published.of_session(session.pk) if one.kind.slug == "words"]
        hidden = {str(one.round_id): [at for at, text in enumerate(one.sheets) if HIDDEN in text] for one in worded}
        choice = ReportChoice(session=session, hidden=hidden)
        made = report.build(session, choice)
        files = [part for slug in FILES for part in unpacked(slug, make(made, slug))]
        numbers = {
            "session": session.pk,
            "user": owner.pk,
            **{f"question {pk}": pk for pk in Question.objects.filter(session=session).values_list("pk", flat=True)},
            **{f"round {pk}": pk for pk in Round.objects.filter(session=session).values_list("pk", flat=True)},
            **{f"picture {one.picture_id}": one.picture_id for one in published.of_session(session.pk)},
        }
        yield session, made, files, numbers
        for model in (Answer, Place, Round, Session, User):
            model.objects.all().delete()


def holding(files, needle: str) -> list[str]:
    return [name for name, data in files if needle.encode() in data]


def test_no_number_of_a_row_is_in_any_file(everything):
    _session, _made, files, numbers = everything

    assert {name: where for name, number in numbers.items() if (where := holding(files, str(number)))} == {}


def test_nobody_who_ran_the_session_is_named(everything):
    session, _made, files, _numbers = everything

    assert holding(files, NAME) == []
    assert holding(files, session.wall_key) == []
    assert holding(files, session.code) == []
    assert holding(files, session.code_shown) == []


def test_notes_stay_private_unless_they_were_chosen(everything):
    _session, _made, files, _numbers = everything

    assert holding(files, "Xanthippe") == []


def test_sheet_that_was_set_aside_or_hidden_is_in_no_file_and_others_are(everything):
    _session, made, files, _numbers = everything

    words = next(part for part in made.parts if part.kind == "words")
    assert len(words.sights[0].texts) == 10
    assert holding(files, HIDDEN) == []
    kept = {name.split("/")[0].split(" ")[0] for name in holding(files, "Sheet AAA")}
    assert kept >= {"pdf", "csv", "json", "pptx", "xlsx"}


def test_no_time_of_day_is_in_any_file(everything):
    session, _made, files, _numbers = everything
    moments = {f"{moment:%H:%M:%S}" for moment in (session.started, session.closed, session.made)}

    assert {moment: where for moment in moments if (where := holding(files, moment))} == {}


def test_no_file_counts_a_seat(everything):
    _session, _made, files, _numbers = everything
    counted = re.compile(rb"(Leadership|Product|Sales)[^<\"\n]{0,12}[:=,;\t ]\s*[0-9]+\b")

    assert [name for name, data in files if name.startswith(("csv", "xlsx", "pptx")) and counted.search(data)] == []


def test_rehearsal_is_marked_in_every_file(transactional_db):
    session = an_evening(a_user("bob"), slug="quick-scan", rehearsal=True)
    made = report.build(session, ReportChoice(session=session))
    for slug in ("pdf", "pptx", "xlsx", "json"):
        assert holding(unpacked(slug, make(made, slug)), "Rehearsal"), slug
    assert all(row.endswith(b",1") for row in make(made, "csv").splitlines()[1:])
    pictures = [name for name, _data in (*unpacked("svg", make(made, "svg")), *unpacked("png", make(made, "png")))]
    assert {"-rehearsal" in name for name in pictures if name.endswith((".svg", ".png"))} == {True}
