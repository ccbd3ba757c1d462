"""The key folder: one small file a session, outside the database and its backups; gone at the close."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings

from sessions.privacy.seal import KEY_BYTES, fresh_key

__all__ = ["KeyGone", "destroy", "find", "key_of", "make"]


NOTHING = bytes(KEY_BYTES)
"""What a key is overwritten with. Read back after a crash it is no key, and the session counts as closed."""


LEAVE_OUT = """Signature: 8a477f597d28d172789f06886806bc55
# Parallax keeps the keys of its sessions here. A backup of them would undo the promise that closing forgets.
# Programs that know this sign (https://bford.info/cachedir/) leave the folder out; tell others to.
"""


class KeyGone(Exception):
    """The session's key does not exist (any more): its answers are closed for good."""


def make(session_id: int) -> bytes:
    """Return a new key for a session, written and synced to disk before anything is sealed with it."""
    folder = Path(settings.KEYS)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _keep_out_of_backups(folder)
    key = fresh_key()
    descriptor = os.open(_file(session_id), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(key)
        out.flush()
        os.fsync(out.fileno())
    _sync(folder)
    return key


def key_of(session_id: int) -> bytes:
    """Return the session's key. Raises `KeyGone`."""
    if key := find(session_id):
        return key
    raise KeyGone


def find(session_id: int) -> bytes | None:
    """Return the session's key, or None if there is none, or only what a crash left of its end."""
    try:
        key = _file(session_id).read_bytes()
    except FileNotFoundError:
        return None
    return key if len(key) == KEY_BYTES and key != NOTHING else None


def destroy(session_id: int) -> None:
    """Overwrite and remove the session's key; a key that is gone already stays gone."""
    file = _file(session_id)
    try:
        with file.open("r+b") as out:
            out.write(NOTHING)
            out.flush()
            os.fsync(out.fileno())
        file.unlink()
    except FileNotFoundError:
        return
    _sync(file.parent)


def _file(session_id: int) -> Path:
    return Path(settings.KEYS) / f"{int(session_id)}.key"


def _keep_out_of_backups(folder: Path) -> None:
    """Put the sign there by which backup programs leave a folder out: a key in a backup would outlive the close."""
    sign = folder / "CACHEDIR.TAG"
    if not sign.exists():
        sign.write_text(LEAVE_OUT, encoding="ascii")


def _sync(folder: Path) -> None:
    """Make the folder's entries durable, where the platform can."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
