"""Promise, rule 10: the key goes first, whatever happens on the way; then nothing opens and nothing is taken."""

import os
from pathlib import Path

import pytest
from django.conf import settings

from sessions import keyring
from sessions.models import Answer, Place, Session
from sessions.privacy.seal import KEY_BYTES
from sessions.queries import frames
from sessions.services import closing
from sessions.words import Refusal
from tests.factories import a_session, answer, open_next, phones

pytestmark = pytest.mark.django_db(transaction=True)


def a_room() -> tuple[Session, list[str], Path]:
    session = a_session(k=3, questions=2)
    tokens = phones(session, 4)
    open_next(session)
    for token in tokens:
        answer(session, token, 2)
    return session, tokens, Path(settings.KEYS) / f"{session.pk}.key"


def crash_after_the_overwriting(file: Path, monkeypatch) -> None:
    """Destroy a key, and lose the power before its file is removed."""

    def no_power(*_args, **_more):
        raise KeyboardInterrupt

    with monkeypatch.context() as without:
        without.setattr(Path, "unlink", no_power)
        with pytest.raises(KeyboardInterrupt):
            keyring.destroy(int(file.stem))


def test_a_key_file_is_its_owners_alone_and_holds_nothing_but_the_key():
    _session, _tokens, file = a_room()

    assert (file.stat().st_mode & 0o777, file.stat().st_size) == (0o600, KEY_BYTES)
    assert file.parent.stat().st_mode & 0o077 == 0


def test_the_key_folder_bears_the_sign_by_which_backups_leave_it_out():
    _session, _tokens, file = a_room()

    assert (file.parent / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55\n")


def test_a_second_key_for_a_session_is_refused():
    session, _tokens, _file = a_room()
    before = keyring.key_of(session.pk)
    with pytest.raises(FileExistsError):
        keyring.make(session.pk)

    assert keyring.key_of(session.pk) == before


def test_a_key_cut_short_in_its_end_is_no_key(monkeypatch):
    session, _tokens, file = a_room()
    key = file.read_bytes()
    crash_after_the_overwriting(file, monkeypatch)

    assert file.exists()
    assert key not in file.read_bytes()
    assert keyring.find(session.pk) is None


def test_a_crash_between_the_key_and_the_answers_is_made_good_at_the_next_start(monkeypatch):
    session, tokens, file = a_room()
    crash_after_the_overwriting(file, monkeypatch)
    refused = answer(session, tokens[0], 3, seq=2)
    screens = frames.read(session.pk)
    closed = closing.close_idle()
    session.refresh_from_db()

    assert (isinstance(refused, Refusal), screens.wall["picture"]["n"]) == (True, 0)
    assert (closed, session.is_closed, session.joined_in_all, session.deleted_in_all) == (1, True, 4, 4)
    assert (Answer.objects.count(), Place.objects.count(), file.exists()) == (0, 0, False)


def test_the_close_can_be_finished_by_hand_after_a_crash(monkeypatch):
    session, _tokens, file = a_room()
    crash_after_the_overwriting(file, monkeypatch)
    closing.close(session.pk, turn=session.turn, sure=True)
    session.refresh_from_db()

    assert (session.is_closed, Answer.objects.count(), file.exists()) == (True, 0, False)


def test_the_key_is_gone_before_the_answers_are(monkeypatch):
    """A database that fails in the middle of the close leaves answers that nothing opens."""
    session, _tokens, file = a_room()

    def fails(*_args, **_more):
        raise OSError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(closing, "_drop_in_between", fails)
        with pytest.raises(OSError, match="disk is full"):
            closing.close(session.pk, turn=session.turn, sure=True)

    assert (Answer.objects.count(), file.exists(), os.listdir(file.parent).count(file.name)) == (4, False, 0)
