"""The press: typst with the house's own lettering, from sources and data in memory to bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

import typst

__all__ = ["NoLetters", "forget", "print_out"]

UNSHOWN = "could not be displayed with font"
"""How typst says that a letter is in none of its fonts, where a standard wants every letter shown."""
MEMORY = 10
"""Compilations for which typst remembers what it has laid out: up to 50 MB each."""


class NoLetters(Exception):
    """A text has letters that none of the fonts has."""


def print_out(
    files: Mapping[str, bytes],
    *,
    form: Literal["pdf", "png"] = "pdf",
    everywhere: bool = False,
    standards: Sequence[str] = (),
    moment: datetime | None = None,
    ppi: float = 144,
) -> bytes:
    """Return the document whose source is the file `main`; only with `everywhere` does it use the machine's fonts.

    Raises `NoLetters` where a standard asks for letters that are in no font at hand.
    """
    compiled: Any = typst.compile  # its stubs do not know that a source may be several files
    try:
        made: bytes = compiled(
            dict(files),
            font_paths=[_lettering()],
            ignore_system_fonts=not everywhere,
            format=form,
            pdf_standards=list(standards),
            timestamp=moment,
            ppi=ppi,
        )
    except typst.TypstError as error:
        if UNSHOWN in str(error):
            raise NoLetters from None
        raise
    return made


def forget() -> None:
    """Let go of what typst remembers of the last documents, by compiling nothing often enough (some 10 ms)."""
    nothing = typst.Compiler(ignore_system_fonts=True)
    for _time in range(MEMORY + 1):
        nothing.compile(b"", format="svg")


def _lettering() -> str:
    """Return the folder of Source Sans, found without importing its package."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("font_source_sans_pro is not installed. Run: pip install -r requirements.txt")
    return str(Path(spec.origin).parent / "files")
