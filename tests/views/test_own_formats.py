"""Formats of one's own: copied, written line by line, brought and taken as files, and found by nobody else."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sessions import formats, kinds
from sessions.models import OwnFormat, Session
from tests.factories import a_session, a_user

pytestmark = pytest.mark.django_db

OFFERED = kinds.offered()
TEXT = """# Mine
title = "Our week"
core_minutes = 9
minutes = 20
[blanks.aims]
label = "Our aims"
default = ["Calm", "Speed"]
[[questions]]
series = "energy"
[[questions]]
kind = "choice"
section = "Aims"
text = "Which of {aims} came first?"
options = "{aims}"
core = false
[[questions]]
step = "pictures"
text = "What do you see?"
"""


@pytest.fixture
def alice(client: Client) -> Client:
    a_user("alice")
    assert client.login(username="alice", password="a long enough password")
    return client


@pytest.fixture
def own(alice: Client) -> OwnFormat:
    alice.post(reverse("format-bring"), {"text": TEXT})
    return OwnFormat.objects.get()


def at(own: OwnFormat, name: str, *rest: Any) -> str:
    return reverse(name, args=[own.pk, *rest])


def read(own: OwnFormat) -> formats.Format:
    own.refresh_from_db()
    return formats.load(own.text)


def texts(own: OwnFormat) -> list[str]:
    return [line.text for line in read(own).questions]


def offered(page: Any) -> dict[str, Any]:
    """What the form of a page sends if nobody touches it."""
    form = page.context["form"]
    values = {field.html_name: form[field.name].field.prepare_value(field.value()) for field in form}
    return {"version": page.context.get("version", "")} | {
        name: value for name, value in values.items() if value not in (None, False)
    }


@pytest.mark.parametrize("slug", [one.slug for one in formats.shelf()])
def test_any_format_that_ships_can_be_copied_and_says_the_same(alice: Client, slug: str):
    response = alice.post(reverse("format-copy", args=[slug]))

    own = OwnFormat.objects.get()
    assert response.url == at(own, "format")
    assert formats.load(own.text, slug=slug) == formats.get(slug)
    assert alice.get(response.url).status_code == 200


@pytest.mark.parametrize("slug", [one.slug for one in formats.shelf()])
def test_opening_and_saving_every_line_of_a_copy_changes_nothing(alice: Client, slug: str):
    alice.post(reverse("format-copy", args=[slug]))
    own = OwnFormat.objects.get()

    for number, _line in enumerate(formats.get(slug).questions, start=1):
        page = alice.get(at(own, "format-line", number))
        response = alice.post(at(own, "format-line", number), offered(page))
        assert response.status_code == 302, response.context["form"].errors

    whole = [one.filled({}, have=formats.NEEDS) for one in (read(own), formats.get(slug))]
    assert whole[0] == whole[1]


def test_a_file_goes_out_and_comes_back_the_same(alice: Client, own: OwnFormat):
    response = alice.get(reverse("format-file", args=[f"own-{own.pk}"]))

    assert response["Content-Disposition"] == 'attachment; filename="our-week.toml"'
    file = SimpleUploadedFile("our-week.toml", response.content)
    alice.post(reverse("format-bring"), {"file": file, "text": ""})
    both = OwnFormat.objects.all()
    assert len(both) == 2
    assert formats.load(both[0].text) == formats.load(both[1].text)


def test_nobody_else_finds_a_format_of_ones_own(client: Client, own: OwnFormat):
    a_user("bob")
    client.login(username="bob", password="a long enough password")
    pages = [at(own, name) for name in ("format", "format-details", "format-text", "format-delete", "format-blank-add")]
    pages += [at(own, "format-line", 1), at(own, "format-add", "scale"), at(own, "format-blank", "aims")]
    pages += [reverse("new", args=[f"own-{own.pk}"]), reverse("format-file", args=[f"own-{own.pk}"])]

    assert [client.get(page).status_code for page in pages] == [404] * len(pages)
    posts = [at(own, "format-move", 1), at(own, "format-copy-line", 1), at(own, "format-preview", "scale")]
    posts += [at(own, "format-delete"), at(own, "format-text"), reverse("format-copy", args=[f"own-{own.pk}"])]
    assert [client.post(page, {"by": "1", "version": "0"}).status_code for page in posts] == [404] * len(posts)
    assert "Our week" not in client.get(reverse("library")).content.decode()
    assert texts(own) == [line.text for line in formats.load(TEXT).questions]


@pytest.mark.parametrize("name", ["format-new", "format-bring", "library"])
def test_whoever_is_not_signed_in_is_sent_to_sign_in(client: Client, name: str):
    assert client.get(reverse(name)).url.startswith("/sign-in/")


def test_a_broken_text_keeps_every_letter_and_says_which_lines(alice: Client):
    source = 'title = "A"\n<b>\x07 = [\n'
    page = alice.post(reverse("format-bring"), {"text": source})

    assert page.context["problems"] == [
        (2, "There is a character here that cannot be shown. Please write the line anew.")
    ]
    assert page.context["form"]["text"].value() == source
    assert "&lt;b&gt;" in page.content.decode()
    assert OwnFormat.objects.count() == 0


@pytest.mark.parametrize(
    "source", [b"\xff\xfe", b"\x00" * 9, b"title = '\xc3'", b"[" * 5000, b"#" * 70_000], ids=range(5)
)
def test_hostile_files_are_answered_with_lines(alice: Client, source: bytes):
    file = SimpleUploadedFile("x.toml", source)
    page = alice.post(reverse("format-bring"), {"file": file})

    assert (page.status_code, len(page.context["problems"]) >= 1, OwnFormat.objects.count()) == (200, True, 0)


def test_whoever_brings_nothing_is_asked_for_it_and_an_empty_file_is_called_empty(alice: Client):
    nothing = alice.post(reverse("format-bring"), {"text": " \n"})
    empty = alice.post(reverse("format-bring"), {"file": SimpleUploadedFile("x.toml", b"")})

    assert "Please choose a file, or paste its text." in nothing.content.decode()
    assert "This file is empty." in empty.content.decode()
    assert [page.context["problems"] for page in (nothing, empty)] == [[], []]


def test_a_format_begins_with_one_easy_question(alice: Client):
    response = alice.post(reverse("format-new"), {"title": "Fridays", "purpose": ""})

    own = OwnFormat.objects.get()
    assert (response.url, own.title) == (at(own, "format"), "Fridays")
    assert [line.series for line in read(own).questions] == ["energy"]


@pytest.mark.parametrize("kind", OFFERED, ids=lambda kind: kind.slug)
def test_a_question_of_every_kind_is_added_with_what_the_form_offers(alice: Client, own: OwnFormat, kind: Any):
    page = alice.get(at(own, "format-add", kind.slug))
    response = alice.post(at(own, "format-add", kind.slug), offered(page) | {"text": "What do you see?"})

    assert response.url == f"{at(own, 'format')}#q4", response.context["form"].errors
    assert read(own).filled({}).questions[3]["config"] == kind.Config().as_json()
    assert alice.get(at(own, "format-line", 4)).status_code == 200


def test_blanks_stay_open_in_a_question(alice: Client, own: OwnFormat):
    page = alice.get(at(own, "format-line", 2))
    assert (
        page.context["form"]["set-options"].field.prepare_value(page.context["form"]["set-options"].value()) == "{aims}"
    )

    alice.post(at(own, "format-line", 2), offered(page) | {"set-options": "{aims}\nNone"})

    assert read(own).filled({"aims": ["a", "b", "c"]}).questions[1]["config"]["options"] == ["a", "b", "c", "None"]


def test_a_question_may_be_asked_for_each_line_and_only_where_something_came_before(alice: Client, own: OwnFormat):
    page = alice.get(at(own, "format-add", "scale"))
    given = offered(page) | {"text": "Is it clear?", "above": "{aims}", "each": "aims", "looks_back": "on"}

    alice.post(at(own, "format-add", "scale"), given)

    rows = read(own).filled({}, have=formats.NEEDS).questions
    assert [row["above"] for row in rows[3:]] == ["Calm", "Speed"]
    assert len(read(own).filled({}).questions) == 3
    assert offered(alice.get(at(own, "format-line", 4)))["each"] == "aims"


def test_a_mistake_stays_with_its_field_and_keeps_the_rest(alice: Client, own: OwnFormat):
    page = alice.get(at(own, "format-line", 2))

    answer = alice.post(at(own, "format-line", 2), offered(page) | {"set-options": "one", "text": "Still here?"})

    assert list(answer.context["form"].errors) == ["set-options"]
    assert "Still here?" in answer.content.decode()
    assert texts(own)[1] == "Which of {aims} came first?"


def test_other_words_end_a_series_and_the_editor_says_so(alice: Client, own: OwnFormat):
    page = alice.get(at(own, "format-line", 1))
    assert "This is the series “energy”" in page.content.decode()

    same = alice.post(at(own, "format-line", 1), offered(page) | {"minutes": "7"}, follow=True).content.decode()
    assert ("it is the series “energy” no more" in same, read(own).questions[0].series) == (False, "energy")

    page = alice.get(at(own, "format-line", 1))
    other = alice.post(at(own, "format-line", 1), offered(page) | {"set-low": "Hardly any"}, follow=True)
    assert "it is the series “energy” no more" in other.content.decode()
    assert (read(own).questions[0].series, read(own).questions[0].minutes) == ("", 7)


def test_a_series_that_formats_name_themselves_is_not_said_to_end(alice: Client, own: OwnFormat):
    alice.post(reverse("format-copy", args=["priority-collision"]))
    copied = OwnFormat.objects.exclude(pk=own.pk).get()
    page = alice.get(at(copied, "format-line", 1))
    alice.post(at(copied, "format-line", 1), offered(page) | {"text": "What comes first?"})

    assert "This is the series “priorities”, which formats name themselves" in page.content.decode()
    assert "it ends here" not in page.content.decode()
    assert read(copied).questions[0].series == "priorities"


def test_lines_are_moved_copied_and_removed_after_asking(alice: Client, own: OwnFormat):
    def post(name: str, number: int, **rest: str) -> None:
        own.refresh_from_db()
        alice.post(at(own, name, number), {"version": own.version, **rest})

    before = texts(own)
    post("format-move", 1, by="1")
    assert texts(own) == [before[1], before[0], before[2]]
    post("format-move", 1, by="99999999999999999999")
    post("format-copy-line", 3)
    assert texts(own) == [before[1], before[0], before[2], before[2]]
    assert "Remove this question?" in alice.get(at(own, "format-remove", 3)).content.decode()
    for _again in range(4):
        post("format-remove", 1)
    assert len(texts(own)) == 1  # the last one stays


def test_a_step_is_added_and_changed(alice: Client, own: OwnFormat):
    page = alice.get(at(own, "format-add", "again"))
    alice.post(at(own, "format-add", "again"), offered(page) | {"text": "Where now?", "minutes": "3", "spare": "1"})

    line = read(own).questions[3]
    assert (line.step, line.text, line.minutes, line.spare, line.kind) == ("again", "Where now?", 3, 1, "")


def test_what_might_read_better_names_the_line_of_the_text(alice: Client, own: OwnFormat):
    text = own.text.replace("What do you see?", "What do you (really) see?")
    page = alice.post(at(own, "format-text"), {"text": text, "version": own.version}, follow=True).content.decode()
    line = next(number for number, words in enumerate(text.splitlines(), start=1) if "(really)" in words)

    assert f'Brackets are hard to read aloud. <a href="{at(own, "format-text")}">Line {line}</a>' in page


def test_buttons_of_a_line_name_it_as_the_page_shows_it(alice: Client, own: OwnFormat):
    step = offered(alice.get(at(own, "format-add", "again"))) | {"text": "Where now?", "minutes": "3"}
    page = alice.post(at(own, "format-add", "again"), step, follow=True).content.decode()
    lines = re.findall(r'"number" aria-hidden="true">([^<]+)</span>.*?<h3>(.*?)</h3>', page, re.S)
    named = re.findall(r'class="tool-link edit".*?<span class="unseen">(.+?)</span>', page)

    assert [mark for mark, _text in lines] == ["1", "2", "·", "·"]
    assert named == [f": {text}" if mark == "·" else f" question {mark}" for mark, text in lines]


def test_title_time_and_seats_are_changed(alice: Client, own: OwnFormat):
    page = alice.get(at(own, "format-details"))
    given = offered(page) | {"title": "Our month", "seats": "Shop\nOffice", "core_minutes": "", "closing": "Bye."}

    alice.post(at(own, "format-details"), given)

    one = read(own)
    assert (own.title, one.title, one.seats, one.core_minutes, one.closing) == (
        "Our month",
        "Our month",
        ("Shop", "Office"),
        0,
        "Bye.",
    )


def test_a_blank_is_added_changed_and_removed(alice: Client, own: OwnFormat):
    given = {"version": "0", "name": "when", "label": "When?", "default": "May"}
    assert alice.post(at(own, "format-blank-add"), given).status_code == 302
    assert alice.post(at(own, "format-blank-add"), given | {"version": "1"}).context["form"].errors  # the name is taken
    given = {"version": "1", "name": "month", "label": "When?", "default": "May\nJune"}
    alice.post(at(own, "format-blank", "when"), given)
    assert [(blank.name, blank.default) for blank in read(own).blanks][1] == ("month", ("May", "June"))

    alice.post(at(own, "format-blank-remove", "month"), {"version": "2"})
    assert [blank.name for blank in read(own).blanks] == ["aims"]


def test_two_windows_do_not_overwrite_each_other(alice: Client, own: OwnFormat):
    page = alice.get(at(own, "format-line", 1))
    old = offered(page)
    alice.post(at(own, "format-line", 2), offered(alice.get(at(own, "format-line", 2))) | {"text": "From here?"})

    answer = alice.post(at(own, "format-line", 1), old | {"text": "From there?"})

    assert "changed in another window" in answer.content.decode()
    assert "From there?" in answer.content.decode()
    assert texts(own)[:2] == ["How much energy do you have for our work at the moment?", "From here?"]


def test_text_is_kept_as_it_was_written_comments_included(alice: Client, own: OwnFormat):
    assert own.text.startswith("# Mine\n")

    alice.post(
        at(own, "format-text"), {"version": "0", "text": TEXT.replace("Our week", "Our day").replace("\n", "\r\n")}
    )
    own.refresh_from_db()
    assert (own.title, own.text) == ("Our day", TEXT.replace("Our week", "Our day"))

    stale = alice.post(at(own, "format-text"), {"version": "0", "text": TEXT}).content.decode()
    own.refresh_from_db()
    assert ("changed in another window" in stale, own.title) == (True, "Our day")


def test_a_session_is_made_from_a_format_of_ones_own(alice: Client, own: OwnFormat):
    address = reverse("new", args=[f"own-{own.pk}"])
    page = alice.get(address)

    alice.post(address, offered(page) | {"length": "all"})

    session = Session.objects.get()
    assert session.format_slug == f"own-{own.pk}"
    assert list(session.questions.values_list("step", "section")) == [("", ""), ("", "Aims"), ("pictures", "")]


def test_a_text_that_cannot_be_read_any_more_leads_to_its_text(alice: Client, own: OwnFormat):
    OwnFormat.objects.update(text=TEXT.replace('"choice"', '"gone"'))

    assert alice.get(at(own, "format")).url == at(own, "format-text")
    page = alice.get(at(own, "format-text"))
    assert page.context["problems"][0][0] == 11
    assert "Its text cannot be read any more." in alice.get(reverse("library")).content.decode()
    assert alice.get(at(own, "format-line", 1)).status_code == 404


def test_formats_of_ones_own_are_at_hand_on_the_first_page(alice: Client, own: OwnFormat):
    home = alice.get("/").content.decode()

    assert (f'href="{reverse("new", args=[f"own-{own.pk}"])}"' in home, "Our week" in home) == (True, True)


def test_deleting_asks_first(alice: Client, own: OwnFormat):
    assert "Delete this format?" in alice.get(at(own, "format-delete")).content.decode()
    alice.post(at(own, "format-delete"))

    assert OwnFormat.objects.count() == 0


def test_the_preview_is_the_phones_own_template(alice: Client, own: OwnFormat):
    given = {"text": "Which of {aims}?", "minutes": "5", "set-options": "{aims}\nNeither", "above": "<b>"}

    page = alice.post(at(own, "format-preview", "choice"), given).content.decode()

    assert "Which of Calm, Speed?" in page
    assert [f"<span>{option}</span>" in page for option in ("Calm", "Speed", "Neither")] == [True] * 3
    assert ("<b>" in page, "&lt;b&gt;" in page) == (False, True)


@pytest.mark.parametrize(("kind", "button"), [("scale", "Send"), ("reflection", "Finished")])
def test_the_preview_has_the_button_that_phones_have(alice: Client, own: OwnFormat, kind: str, button: str):
    page = alice.post(at(own, "format-preview", kind), {"text": "How?", "minutes": "5"}).content.decode()

    assert f'<button class="button first" type="button">{button}</button>' in page


@pytest.mark.parametrize("kind", OFFERED, ids=lambda kind: kind.slug)
def test_a_preview_of_nothing_yet_shows_the_usual_words(alice: Client, own: OwnFormat, kind: Any):
    page = alice.post(
        at(own, "format-preview", kind.slug), {"set-options": "one", "set-steps": "x\nx", "set-items": ""}
    )

    assert (page.status_code, "Your question stands here." in page.content.decode()) == (200, True)


def test_a_question_of_a_session_has_a_preview_for_those_who_run_it(alice: Client):
    session = a_session(owner=a_user("bob"))
    mine = Session.objects.get(pk=session.pk)
    address = reverse("question-preview", args=[mine.pk, "scale"])

    assert alice.post(address, {"text": "How?"}).status_code == 404
    alice.logout()
    alice.login(username="bob", password="a long enough password")
    assert "How?" in alice.post(address, {"text": "How?", "set-steps": "a\nb"}).content.decode()
