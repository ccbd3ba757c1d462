"""The pages of a report: read by its members, chosen by them, shared by link, and found by nobody else."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any
from urllib.parse import urlencode

import pytest
from asgiref.sync import async_to_sync
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from sessions.models import Membership, Question, ReportChoice, ReportLink, Role, Session, User
from sessions.queries import published
from tests.factories import a_session, a_user
from tests.reports.evenings import an_evening

pytestmark = pytest.mark.django_db(transaction=True)

MEMBERS = ("alice", "facilitator", "coach")
OTHERS = ("stranger", "")


@pytest.fixture
def evening() -> Session:
    session = an_evening(a_user("alice"))
    for role in (Role.FACILITATOR, Role.COACH):
        Membership.objects.create(session=session, user=a_user(role.value), role=role)
    a_user("stranger")
    return session


def client_of(name: str) -> Client:
    client = Client()
    if name:
        assert client.login(username=name, password="a long enough password")
    return client


def at(name: str, session: Session, *rest: Any) -> str:
    return reverse(name, args=[session.pk, *rest])


def question_of(session: Session, kind: str) -> Question:
    return next(shown.question for shown in published.of_session(session.pk) if shown.kind.slug == kind)


def test_members_read_the_report_and_others_find_nothing(evening):
    for name in (*MEMBERS, *OTHERS):
        response = client_of(name).get(at("report", evening))
        assert response.status_code == (200 if name in MEMBERS else 404), name


def test_every_page_and_deed_of_a_report_is_closed_to_strangers(evening):
    question = question_of(evening, "scale")
    addresses = [
        *(at(name, evening) for name in ("report", "report-cover", "report-share", "report-keep")),
        at("report-adjust", evening, question.pk),
        at("report-file", evening, "csv"),
        at("report-link-end", evening, 1),
    ]
    for name in OTHERS:
        client = client_of(name)
        for address in addresses:
            for method in (client.get, client.post):
                assert method(address).status_code in {404, 405}, address
    assert not ReportChoice.objects.exists()
    assert not ReportLink.objects.exists()


def test_the_page_says_all_that_is_in_the_report(evening):
    page = client_of("coach").get(at("report", evening)).content.decode()

    for part in ("Where we stand close", "The steps we will try", "Three questions to carry on", "How to read it"):
        assert part in page
    for shown in published.of_session(evening.pk):
        assert shown.question.text in page
    assert page.count("<svg") > 20
    assert "A note to question" not in page
    assert not re.search(r"\sstyle=|<style|onclick", page)


def test_strip_on_page_one_has_all_pictures(evening):
    page = client_of("coach").get(at("report", evening)).content.decode()

    strip = page[page.index("report-strip") : page.index("report-headings")]
    assert strip.count("<li>") == len(published.of_session(evening.pk))
    assert "1 · Round 1" in strip
    assert "1 · Round 2" in strip
    assert strip.count("report-strip-sheets") == 2


def test_running_session_explains_when_its_report_comes():
    session = a_session(owner=a_user("alice"))
    response = client_of("alice").get(at("report", session))

    assert response.status_code == 200
    assert "The report comes with the close" in response.content.decode()
    assert client_of("alice").get(at("report-cover", session)).status_code == 200
    refused = client_of("alice").post(at("report-cover", session), {"paper": "a4", "coach": "x"})
    assert "The report is made when the session is closed. Close it on its console first." in refused.content.decode()


def test_rehearsal_is_marked_on_its_report():
    session = an_evening(a_user("alice"), slug="quick-scan", rehearsal=True)

    assert "Rehearsal: simulated voices" in client_of("alice").get(at("report", session)).content.decode()


def test_report_of_a_german_session_is_german_within_an_english_page():
    session = an_evening(a_user("alice"), slug="quick-scan", language="de")
    page = client_of("alice").get(at("report", session), headers={"accept-language": "en"}).content.decode()

    assert '<article class="report" lang="de"' in page
    assert "Ein Bild dieser 12 Antworten" in page
    assert "Cover and paper" in page


def test_texts_are_shown_as_typed_and_nothing_becomes_a_tag():
    hostile = ["<script>alert(1)</script>", "a & b <b>", "\u202egnol", "{{ 7|add:7 }}", "</script><!--", "=cmd|'/C'!A0"]
    session = an_evening(a_user("alice"), slug="one-degree", texts=hostile)
    page = client_of("alice").get(at("report", session)).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7|add:7 }}" in page
    assert "</script><!--" not in page


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "navy").save(out, "PNG")
    return out.getvalue()


def test_coach_puts_name_and_logo_on_the_cover_and_takes_them_off(evening):
    coach = client_of("coach")
    logo = SimpleUploadedFile("logo.png", png(), content_type="image/png")
    response = coach.post(at("report-cover", evening), {"coach": "Ada", "paper": "letter", "logo": logo}, follow=True)
    page = response.content.decode()
    assert "Ada" in page
    assert "data:image/png;base64," in page

    coach.post(at("report-cover", evening), {"coach": "Ada", "paper": "letter", "without_logo": "on"})
    assert "data:image/png;base64," not in coach.get(at("report", evening)).content.decode()


@pytest.mark.parametrize(
    ("brought", "says"),
    [
        (b"no picture", "This file cannot be read as a picture."),
        (b"", "This file is empty."),
        (b"x" * 520_000, "The logo is too large: at most 500 kB, please."),
    ],
    ids=["unreadable", "empty", "large"],
)
def test_logo_that_is_none_is_refused_beside_the_field_and_nothing_is_lost(evening, brought, says):
    logo = SimpleUploadedFile("logo.png", brought)
    response = client_of("coach").post(at("report-cover", evening), {"coach": "Ada", "paper": "a4", "logo": logo})
    page = response.content.decode()

    assert says in page
    assert 'value="Ada"' in page
    assert not ReportChoice.objects.exists()


def test_only_who_ran_the_session_can_add_their_notes(evening):
    assert "facilitator’s notes" in client_of("facilitator").get(at("report-cover", evening)).content.decode()
    assert "facilitator’s notes" not in client_of("coach").get(at("report-cover", evening)).content.decode()
    client_of("coach").post(at("report-cover", evening), {"coach": "", "paper": "a4", "with_notes": "on"})
    assert not ReportChoice.objects.get().with_notes

    client_of("facilitator").post(at("report-cover", evening), {"coach": "", "paper": "a4", "with_notes": "on"})
    client_of("coach").post(at("report-cover", evening), {"coach": "Ada", "paper": "a4"})
    assert ReportChoice.objects.get().with_notes
    assert "A note to question 1." in client_of("coach").get(at("report", evening)).content.decode()


def test_question_is_adjusted_and_the_page_says_what_is_missing(evening):
    coach, words = client_of("coach"), question_of(evening, "words")
    page = coach.get(at("report-adjust", evening, words.pk)).content.decode()
    boxes = re.findall(r'name="hide" value="(\d+-\d+)"', page)
    assert len(boxes) == 12

    sent = {"remark": "We paused\nhere.", "hide": boxes[:2]}
    page = coach.post(at("report-adjust", evening, words.pk), sent, follow=True).content.decode()
    assert "We paused<br>here." in page
    assert "2 sheets are not in this report." in page

    coach.post(at("report-adjust", evening, words.pk), {"remark": "", "left_out": "on"})
    page = coach.get(at("report", evening)).content.decode()
    assert f"Left out: {4}. “{words.text}”" in page
    assert "1 question is not in this report." in page


def test_who_leaves_every_question_out_is_not_told_that_there_was_no_picture(evening):
    coach = client_of("coach")
    for question in evening.questions.all():
        coach.post(at("report-adjust", evening, question.pk), {"remark": "", "left_out": "on"})
    page = coach.get(at("report", evening)).content.decode()

    assert "Every question with a picture is left out of this report." in page
    assert "No picture was published" not in page


@pytest.mark.parametrize("hide", ["x", "1-2", "9" * 30 + "-1", "1-99999", "-", "1--1"])
def test_sheets_that_nobody_has_are_ignored_or_refused(evening, hide):
    words = question_of(evening, "words")
    response = client_of("coach").post(at("report-adjust", evening, words.pk), {"remark": "", "hide": hide})

    assert response.status_code in {200, 302}
    assert ReportChoice.objects.get().hidden == {}


def test_as_many_sheets_are_ticked_as_a_room_of_a_thousand_writes(evening):
    coach, words = client_of("coach"), question_of(evening, "words")
    page = coach.get(at("report-adjust", evening, words.pk)).content.decode()
    box = re.findall(r'name="hide" value="(\d+)-\d+"', page)[0]
    ticked = [f"{box}-{at}" for at in range(12)] + [f"{box}-0"] * 2_988

    form = urlencode({"remark": "", "hide": ticked}, doseq=True)
    response = coach.post(at("report-adjust", evening, words.pk), form, "application/x-www-form-urlencoded")

    assert response.status_code == 302
    assert ReportChoice.objects.get().hidden == {box: list(range(12))}


def test_question_without_a_picture_or_of_another_session_cannot_be_adjusted(evening):
    other = an_evening(a_user("bob"), slug="quick-scan")
    foreign = published.of_session(other.pk)[0].question

    for pk in (foreign.pk, 1, 2**70):
        assert client_of("coach").get(at("report-adjust", evening, pk)).status_code == 404


def made_link(client: Client, session: Session) -> str:
    page = client.post(at("report-share", session), {"days": "7"}).content.decode()
    return re.search(r'value="(http[^"]+)"', page)[1]


def test_link_is_shown_once_and_opens_the_report_without_an_account(evening):
    coach = client_of("coach")
    link = made_link(coach, evening)
    path = link[link.index("/report/") :]

    assert path not in coach.get(at("report-share", evening)).content.decode()
    response = Client().get(path)
    page = response.content.decode()
    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "How to read it" in page
    assert "Remark, sheets, leave out" not in page
    assert evening.code_shown not in page
    assert not re.search(r"/session/\d+", page)


def test_link_that_was_ended_is_like_one_that_never_was(evening):
    coach = client_of("coach")
    path = made_link(coach, evening).partition("/report/")[2]
    coach.post(at("report-link-end", evening, ReportLink.objects.get().pk))

    ended, never = (Client().get(f"/report/{token}") for token in (path, "x" * 32 + "/"))
    assert (ended.status_code, never.status_code) == (404, 404)
    assert ended.content == never.content
    assert "Whoever sent it can make a new one." in ended.content.decode()
    assert Client().get(f"/report/{path}file/csv/").status_code == 404


def test_owner_alone_says_how_long_the_report_is_kept(evening):
    for name in ("coach", "facilitator"):
        assert client_of(name).post(at("report-keep", evening), {"days": "30"}).status_code == 404
    owner = client_of("alice")
    owner.post(at("report-keep", evening), {"days": "30"})
    evening.refresh_from_db()
    assert evening.keep_days == 30
    assert "Kept until" in owner.get(at("report", evening)).content.decode()

    for wrong in ("31", "x", "-1"):
        owner.post(at("report-keep", evening), {"days": wrong})
        evening.refresh_from_db()
        assert evening.keep_days == 30
    owner.post(at("report-keep", evening), {"days": ""})
    evening.refresh_from_db()
    assert evening.keep_days is None


def test_bad_time_for_a_link_makes_none(evening):
    for days in ("", "8", "x", "99999999999999999999"):
        response = client_of("coach").post(at("report-share", evening), {"days": days})
        assert response.status_code == 200
    assert not ReportLink.objects.exists()


def test_member_finds_the_report_from_home_and_console(evening):
    alice = client_of("alice")
    for page in (alice.get("/"), alice.get(at("console", evening)), alice.get(at("pictures", evening))):
        assert at("report", evening) in page.content.decode()


def test_page_one_shows_the_first_steps_and_the_way_to_all_of_them(evening):
    page = client_of("coach").get(at("report", evening)).content.decode()
    first, _break, rest = page.partition("Three questions to carry on")

    steps = first[first.index("The steps we will try") :]
    assert steps.count("<li") == 3
    assert re.search(r'<a class="report-trace" href="#question-11">All 12 steps</a>', steps)
    assert rest[rest.index('id="question-11"') :].count("After I ") == 12


def test_files_and_links_begin_with_the_cover_that_the_page_shows(evening):
    """A coach's next report has their name before anything is saved: on its page, in its files, behind their link."""
    coach = client_of("coach")
    coach.post(at("report-cover", evening), {"coach": "Ada Lovelace", "paper": "letter"})
    other = an_evening(a_user("bob"), slug="quick-scan")
    Membership.objects.create(session=other, user=User.objects.get(username="coach"), role=Role.COACH)
    path = made_link(coach, other).partition("/report/")[2]

    assert "Ada Lovelace" in coach.get(at("report", other)).content.decode()
    assert "Ada Lovelace" in coach.get(at("report-file", other, "json")).content.decode()
    assert "Ada Lovelace" in Client().get(f"/report/{path}").content.decode()
    assert "Ada Lovelace" in Client().get(f"/report/{path}file/json/").content.decode()
    assert "Ada Lovelace" not in client_of("bob").get(at("report", other)).content.decode()


async def poured(response: Any) -> bytes:
    """All that a stream says."""
    return b"".join([piece async for piece in response.streaming_content])


def test_pictures_of_a_report_without_any_are_no_empty_file(evening):
    coach = client_of("coach")
    questions = [shown.question.pk for shown in published.of_session(evening.pk)]
    ReportChoice.objects.create(session=evening, left_out=[str(pk) for pk in questions])

    for slug in ("svg", "png"):
        answer = coach.get(at("report-file", evening, slug))
        assert answer.status_code == 409
        assert "This report has no drawings. What it says stands in the other files." in answer.content.decode()
    told = coach.get(at("report-file", evening, "png"), {"progress": "1"})
    assert json.loads(async_to_sync(poured)(told))["refused"].startswith("This report has no drawings.")
    packed = zipfile.ZipFile(io.BytesIO(coach.get(at("report-file", evening, "zip")).content)).namelist()
    assert sorted(name.rsplit(".")[-1] for name in packed) == ["csv", "json", "pdf", "pptx", "xlsx"]
