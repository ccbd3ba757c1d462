"""Where Parallax keeps its things on this machine: the data folder, the secret, the keys."""

from __future__ import annotations

import errno
import os
import secrets
import sys
from pathlib import Path

__all__ = ["PlaceError", "Trouble", "data_folder", "disk_trouble", "private_folder", "secret_key"]

FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


class Trouble(Exception):
    """What keeps the house from opening: a cause and a cure, in one line."""


class PlaceError(Trouble):
    """The data folder cannot be used."""


def data_folder() -> Path:
    """Return the folder for this user's data: `PARALLAX_DATA`, else the platform's own place."""
    if named := os.environ.get("PARALLAX_DATA"):
        return Path(named).expanduser().resolve()
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Parallax"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "Parallax"
    return Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share")) / "parallax"


def private_folder(folder: Path) -> Path:
    """Return `folder`, made if need be and readable by its owner alone. Raises `PlaceError`."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = folder / f".probe-{secrets.token_hex(4)}"
        _write_private(probe, "a few bytes, so that a full disk is noticed now")
        probe.unlink()
    except OSError as error:
        raise disk_trouble(error, folder) from None
    return folder


def disk_trouble(error: OSError, folder: Path) -> PlaceError:
    """Return what a failed write means and what helps."""
    if error.errno in FULL:
        return PlaceError(f"The disk with {folder} is full. Free some space, or choose another: --data FOLDER")
    return PlaceError(f"The data folder {folder} cannot be written ({error.strerror}). Choose another: --data FOLDER")


def secret_key(folder: Path) -> str:
    """Return the server's secret, made on the first call and kept in a file only its owner can read."""
    file = private_folder(folder) / "secret.key"
    try:
        for _attempt in range(2):
            if text := _read(file):
                return text
            _write_once(file, secrets.token_urlsafe(48))
    except OSError as error:
        raise disk_trouble(error, folder) from None
    raise PlaceError(f"The secret in {file} cannot be read. Remove the file to get a new one.")


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii", errors="replace").strip()
    except FileNotFoundError:
        return ""


def _write_once(file: Path, text: str) -> None:
    """Write a private file whole; if another process was first, its file stays."""
    draft = file.with_name(f".{file.name}-{secrets.token_hex(4)}")
    try:
        _write_private(draft, text)
        _put_in_place(draft, file)
    finally:
        draft.unlink(missing_ok=True)


def _put_in_place(draft: Path, file: Path) -> None:
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    except OSError:  # a file system without hard links, as on a memory stick
        if not file.exists():
            draft.replace(file)


def _write_private(file: Path, text: str) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
