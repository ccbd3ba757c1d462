"""Every page of the house in the language of brackets: what stands outside them was forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from sessions import formats, kinds
from sessions.formats.remarks import texts_of
from sessions.models import Session
from sessions.queries import frames
from sessions.services import closing
from sessions.services import stage as stage_service
from tests.factories import a_session, a_user, answer, open_next, phones, release
from tests.pseudo import CODE, pseudo, pseudo_locale, unmarked

pytestmark = pytest.mark.django_db(transaction=True)

MY_PAGES = ("home", "library", "new-blank", "account", "people")
SESSION_PAGES = (
    *("session", "session-details", "session-smaller", "session-delete", "check", "card", "pictures", "members"),
    "console",
)
PHONE_PAGES = ("phone", "phone-more")
NAMES = re.compile(r"(· )?Parallax|alice|English|Deutsch|(http://)?testserver|[A-Z]{3}-[A-Z]{3}-[A-Z]{3}")
KEYS = re.compile(r"Esc|Page(Up|Down)|[A-Z]")
CONTENT = {text for one in formats.shelf() for _place, text in texts_of(one)}
CONTENT |= {text for one in formats.shelf() for line in one.asks for text in (line.text, line.above)}
"""What formats say has translations of its own, in their files."""
USUAL = {
    "\n".join(value) if isinstance(value, list) else str(value)
    for kind in kinds.offered()
    for value in kind.Config().as_json().values()
}
"""A kind's own words for a new question stand in the form as they will be asked."""


@pytest.fixture(autouse=True)
def _bracketed(tmp_path, settings) -> Iterator[None]:
    """The house speaks the language of brackets."""
    settings.LOCALE_PATHS = [pseudo_locale(tmp_path)]
    settings.LANGUAGES = [("en", "English"), (CODE, pseudo("Brackets"))]
    settings.LANGUAGE_CODE = CODE
    with translation.override(CODE):
        yield


@pytest.fixture
def session() -> Session:
    """A session in whose texts, too, everything is in brackets."""
    session = a_session(
        owner=a_user(is_keeper=True),
        questions=2,
        config={"steps": [pseudo("Far"), pseudo("Near")]},
        language=CODE,
        focus=pseudo("Focus"),
        we=pseudo("We"),
        opening=pseudo("Opening"),
        closing=pseudo("Closing"),
    )
    Session.objects.update(title=pseudo("Title"))
    session.questions.update(text=pseudo("How near?"))
    session.refresh_from_db()
    return session


def forgotten(client: Client, address: str) -> list[str]:
    """Return the texts of a page that are in no language but English."""
    response = client.get(address)
    assert response.status_code in {200, 302, 404}, address  # 302: what cannot be edited any more leads elsewhere
    known = CONTENT | USUAL | {f": {one.title}" for one in formats.shelf()}
    texts = [text for text in unmarked(response.content.decode()) if text not in known]
    return [f"{address}: {text}" for text in texts if not NAMES.fullmatch(text) and not KEYS.fullmatch(text)]


def addresses(session: Session) -> list[str]:
    """Return every page about a session, and its phone's."""
    own = [reverse(name, args=[session.pk]) for name in SESSION_PAGES]
    own += [reverse("question-add", args=[session.pk, kind.slug]) for kind in kinds.offered()]
    own += [reverse("question-edit", args=[session.pk, question.pk]) for question in session.questions.all()]
    phone = [reverse(name, args=[session.code]) for name in PHONE_PAGES]
    return [*own, *phone, reverse("wall", args=[session.wall_key])]


def test_pages_for_everybody_leave_nothing_in_english(client):
    found = [text for path in ("/", "/sign-in/", "/sign-in/abc/", "/nowhere/") for text in forgotten(client, path)]

    assert found == []


def test_pages_of_ones_own_leave_nothing_in_english(client, session):
    client.force_login(session.members.get())

    assert [text for name in MY_PAGES for text in forgotten(client, reverse(name))] == []


def brought_to(stage: str, session: Session) -> str:
    """Lead a session to a stage with three phones that answer; return the token of one."""
    tokens = phones(session, 3)
    if stage != "lobby":
        open_next(session)
    if stage in {"released", "closed"}:
        for token in tokens:
            answer(session, token, 1)
        release(session)
    if stage == "closed":
        closing.close(session.pk, turn=session.turn, sure=True)
    session.refresh_from_db()
    return tokens[0]


def sentences(value: Any) -> Iterator[str]:
    """Yield every text of more than one word in a frame that is neither drawing nor page."""
    if isinstance(value, dict):
        for name, inside in value.items():
            if name not in {"qr", "html", "figure", "key"}:
                yield from sentences(inside)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from sentences(inside)
    elif isinstance(value, str) and " " in value:
        yield value


STAGES = pytest.mark.parametrize("stage", ["lobby", "open", "released", "closed"])


@STAGES
def test_pages_of_a_session_leave_nothing_in_english(client, session, stage: str):
    client.force_login(session.members.get())
    client.cookies["place"] = brought_to(stage, session)

    assert [text for address in addresses(session) for text in forgotten(client, address)] == []


@STAGES
def test_frames_of_a_session_leave_nothing_in_english(session, stage: str):
    brought_to(stage, session)
    whole = frames.read(session.pk)

    found = [*sentences(whole.wall), *sentences(whole.console)]
    assert len(found) > 3
    assert unmarked(whole.phone["html"]) == []
    assert [text for text in found if unmarked(text)] == []


def bracketed(value: Any) -> Any:
    """Return the settings of an example with all their words in brackets, short enough not to wrap."""
    if isinstance(value, str):
        return pseudo(value if "…" in value else value[:3])
    return [pseudo(f"L{number}") for number in range(len(value))] if isinstance(value, list | tuple) else value


def answered_by_nine(kind: kinds.Kind) -> Session:
    """A session in brackets whose one question nine people answered, its picture released."""
    config = kind.Config().as_json() | dict(kind.examples[0].config)
    config = kind.Config.checked({name: bracketed(value) for name, value in config.items()}).as_json()
    session = a_session(kind=kind.slug, config=config, language=CODE, k=3)
    session.questions.update(text=pseudo("How near?"), guess=kind.guesses)
    Session.objects.update(title=pseudo("Title"), we=pseudo("We"))
    tokens = phones(session, 9)
    open_next(session)
    settings = session.questions.get().settings
    for number, token in enumerate(tokens):
        fields = kind.simulate(number / 8, settings)
        said = {name: [text if text.isdigit() else pseudo(text) for text in texts] for name, texts in fields.items()}
        answer(session, token, kind.parse(said, settings))
    session.refresh_from_db()
    if kind.holds:
        stage_service.hold(session.pk, turn=session.turn)
    release(session)
    return session


@pytest.mark.parametrize("kind", [kind for kind in kinds.offered() if kind.releases], ids=lambda kind: kind.slug)
def test_pictures_of_every_kind_leave_nothing_in_english(kind: kinds.Kind):
    whole = frames.read(answered_by_nine(kind).pk)

    found = [*sentences(whole.wall), *sentences(whole.console)]
    assert len(found) > 3
    assert [text for whole_text in found for text in unmarked(whole_text)] == []
    assert unmarked(whole.phone["html"]) == []
