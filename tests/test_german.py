"""German is only files: every text that a phone or a room may show is there, and a session speaks it throughout."""

from __future__ import annotations

import re

import polib
import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import translation

from sessions import formats, kinds
from sessions.languages import LOCALE
from sessions.models import Round, Session
from sessions.queries import frames
from sessions.services import closing, runsheet, setup
from tests.factories import a_session, a_user, answer, open_next, phones, release

GERMAN = polib.pofile(str(LOCALE / "de/LC_MESSAGES/django.po"))
ROOM = re.compile(
    r"templates/(phone|wall|kinds|errors)/|sessions/(kinds|figures|measures|privacy)/|sessions/queries/phones"
    r"|sessions/queries/frames/(?!advice|console|cards)|sessions/services/(answers|joining|passing)"
    r"|sessions/views/(phone|join|answers|door|passing)"
)
"""Where texts stand that a phone or a room may show."""


def for_the_room(entry: polib.POEntry) -> bool:
    return any(ROOM.match(file) for file, _line in entry.occurrences)


def test_every_text_for_phones_and_walls_has_german_words():
    entries = [entry for entry in GERMAN if for_the_room(entry) and not entry.obsolete]

    assert len(entries) > 400
    assert [entry.msgid for entry in entries if not entry.translated() or entry.fuzzy] == []


def test_german_speaks_to_nobody_by_du_or_sie():
    spoken = [text for entry in GERMAN for text in [entry.msgstr, *entry.msgstr_plural.values()]]
    spoken += [text for one in formats.shelf() for text in one.translations.get("de", {}).values()]
    address = re.compile(
        r"\b(du|dich|dir|dein\w*|euch|euer\w*|Ihnen|Ihre?[mnrs]?)\b|\b(können|möchten|bitte|haben) Sie\b"
    )

    assert [text for text in spoken if address.search(text)] == []


def test_sentences_stay_short():
    long = [
        entry.msgstr
        for entry in GERMAN
        if for_the_room(entry)
        for sentence in re.split(r"[.!?:;] ", entry.msgstr)
        if len(sentence.split()) >= 20
    ]

    assert long == []


@pytest.fixture
def session() -> Session:
    return setup.create_session(
        user=a_user(),
        format=formats.get("quick-scan"),
        title="Wo stehen wir?",
        focus="",
        we="",
        people=6,
        k=3,
        blanks={},
        rehearsal=False,
        language="de",
    )


@pytest.mark.django_db(transaction=True)
def test_a_session_in_german_says_its_promise_in_german(client: Client, session: Session):
    page = client.get(reverse("phone", args=[session.code])).content.decode()

    assert '<html lang="de">' in page
    assert "Kein Bildschirm zeigt, wer was geantwortet hat, niemandem, auch nicht der Moderation." in page
    assert "Ein Bild erscheint erst, wenn mindestens 3 Personen geantwortet haben." in page
    assert "Am Ende werden alle Antworten gelöscht. Nur die Bilder bleiben." in page
    assert ">Dabei sein</button>" in page


@pytest.mark.django_db(transaction=True)
def test_a_session_in_german_asks_and_shows_in_german(session: Session):
    tokens = phones(session, 3)
    open_next(session)
    asked = frames.read(session.pk).phone["html"]
    for token, value in zip(tokens, [0, 50, 100], strict=True):
        answer(session, token, value)
    release(session)
    shown = frames.read(session.pk)
    closing.close(session.pk, turn=session.turn, sure=True)

    assert "Wie viel Energie habe ich zurzeit für unsere Arbeit?" in asked
    assert "Von hier aus kann ich es nicht sagen" in asked
    assert "„Wir“ heute: alle in dieser Sitzung" in asked
    assert "Ein Bild dieser 3 Antworten, von heute." in str(shown.wall)
    assert "Geschlossen. Die Antworten sind gelöscht." in frames.read(session.pk).phone["html"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("slug", [kind.slug for kind in kinds.offered()])
def test_a_question_asked_now_begins_with_german_words(slug: str):
    session = a_session(language="de", kind="words")

    question = runsheet.ask_now(session_id=session.pk, text="Was sehen wir?", kind_slug=slug)

    english = kinds.get(slug).Config().as_json()
    words = {name: value for name, value in english.items() if isinstance(value, str | list) and value}
    assert [name for name, value in words.items() if question.config[name] == value] == []


def test_a_kinds_own_words_on_the_phone_are_german(settings):
    with translation.override("de"):
        page = render_to_string("kinds/slider.html", {"config": kinds.get("slider").Config(), "question": {}})

    assert "Den Punkt dorthin schieben, wo ich stehe." in page


def test_what_one_presses_is_a_verb_and_what_is_so_an_adjective():
    with translation.override("de"):
        row = render_to_string("console/row.html", {"row": None, "session": Session(pk=1), "frame": {}})
        state = str(Round.State.OPEN.label)

    assert ('data-first="Öffnen"' in row, state) == (True, "Offen")
