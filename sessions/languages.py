"""The catalogues of the interface's texts, made ready for gettext without any gettext tool on the machine."""

from __future__ import annotations

import os
import secrets
import warnings
from collections.abc import Mapping
from pathlib import Path

import polib

__all__ = ["LOCALE", "compile_messages", "spoken_languages"]

LOCALE = Path(__file__).resolve().parent / "locale"
"""Where the sources stand: `<language>/LC_MESSAGES/django.po`. What is compiled from them is never committed."""


def spoken_languages(names: Mapping[str, str], *, source: Path = LOCALE) -> list[tuple[str, str]]:
    """Return every language that has a catalogue, English first, each under the name its speakers use."""
    codes = sorted(file.parent.parent.name for file in source.glob("*/LC_MESSAGES/django.po"))
    tags = [code.replace("_", "-").lower() for code in codes if code != "en"]
    return [(tag, names.get(tag, tag)) for tag in ["en", *tags]]


def compile_messages(fallback: Path, *, source: Path = LOCALE) -> Path:
    """Compile every catalogue that is not compiled yet and return the folder that holds the compiled ones.

    They lie beside their sources, or in `fallback` if that place cannot be written (a read-only installation).
    If neither can be, the sources' folder is returned and the interface speaks English.
    """
    catalogues = sorted(source.glob("*/LC_MESSAGES/*.po"))
    for folder in (source, fallback):
        try:
            for catalogue in catalogues:
                _compile(catalogue, folder / catalogue.relative_to(source).with_suffix(".mo"))
        except OSError:
            continue
        return folder
    return source


def _compile(catalogue: Path, compiled: Path) -> None:
    """Write `compiled` if it is not stamped with its source's time, which finds older sources as well as newer."""
    stamp = catalogue.stat().st_mtime_ns
    if compiled.exists() and compiled.stat().st_mtime_ns == stamp:
        return
    try:
        content: bytes = polib.pofile(catalogue.read_text(encoding="utf-8"), encoding="utf-8").to_binary()
    except (OSError, UnicodeError, ValueError) as error:
        # polib reports bad syntax as OSError; one broken catalogue must not keep a room from starting
        warnings.warn(f"{catalogue} cannot be read, its texts stay English: {error}", RuntimeWarning, stacklevel=3)
        return
    compiled.parent.mkdir(parents=True, exist_ok=True)
    _write_whole(compiled, content, stamp=stamp)


def _write_whole(file: Path, content: bytes, *, stamp: int) -> None:
    """Put a file in its place in one move, so that a process starting meanwhile never reads half of it."""
    draft = file.with_name(f".{file.name}-{os.getpid()}-{secrets.token_hex(4)}")
    try:
        draft.write_bytes(content)
        os.utime(draft, ns=(stamp, stamp))
        os.replace(draft, file)
    finally:
        draft.unlink(missing_ok=True)
