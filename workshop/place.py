"""Where Parallax keeps its things on this machine: the data folder, the secret, the keys."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path

__all__ = ["PlaceError", "data_folder", "private_folder", "secret_key"]


class PlaceError(Exception):
    """The data folder cannot be used; the message is a cause and a cure."""


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
        probe = folder / f".probe-{os.getpid()}"
        probe.touch(mode=0o600)
        probe.unlink()
    except OSError as error:
        raise PlaceError(
            f"The data folder {folder} cannot be written ({error.strerror}). Choose another: --data FOLDER"
        ) from None
    return folder


def secret_key(folder: Path) -> str:
    """Return the server's secret, made on the first call and kept in a file only its owner can read."""
    file = private_folder(folder) / "secret.key"
    for _attempt in range(2):
        try:
            if text := file.read_text(encoding="ascii").strip():
                return text
        except FileNotFoundError:
            pass
        _write_once(file, secrets.token_urlsafe(48))
    raise PlaceError(f"The secret in {file} cannot be read. Remove the file to get a new one.")


def _write_once(file: Path, text: str) -> None:
    """Write a private file whole; if another process was first, its file stays."""
    draft = file.with_name(f".{file.name}-{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
