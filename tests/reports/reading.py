"""A PDF read back: its texts, what it says about itself, and the tree that screen readers walk."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject


def opened(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def lowest(pdf: bytes) -> float:
    """How far above the foot of its page the lowest line of text stands, in points."""
    feet: list[float] = []

    def seen(text: str, page: list[float], line: list[float], _font: Any, _size: float) -> None:
        if text.strip():
            feet.append(page[3] * line[5] + page[5])

    for page in opened(pdf).pages:
        page.extract_text(visitor_text=seen)
    return min(feet)


@cache
def texts_of(pdf: bytes) -> list[str]:
    """The text of every page, without its white space: lines break where paper ends."""
    return [squeezed(page.extract_text()) for page in opened(pdf).pages]


def squeezed(text: str) -> str:
    return "".join(text.split())


def claims_the_standard(pdf: bytes) -> bool:
    return b"<pdfuaid:part>1</pdfuaid:part>" in opened(pdf).trailer["/Root"]["/Metadata"].get_data()


def tags_of(pdf: bytes) -> list[tuple[str, str]]:
    """Every tag of the tree in its order, with the text that stands for it."""
    return list(_walked(opened(pdf).trailer["/Root"]["/StructTreeRoot"]))


def outline_of(pdf: bytes) -> list[tuple[int, str, int]]:
    """Every bookmark: its depth, its title, and the number of its page, from 0."""
    reader = opened(pdf)
    return list(_marks(reader, reader.outline, depth=1))


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """Every font by its name, and whether it is in the file."""
    found = {}
    for page in opened(pdf).pages:
        for font in _fonts(page["/Resources"]):
            inner = font["/DescendantFonts"][0]
            kept = {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"])
            found[str(inner["/BaseFont"]).partition("+")[2]] = bool(kept)
    return found


def _fonts(resources: Any) -> Iterator[Any]:
    """Every font of a page, and of the drawings in it."""
    yield from resources["/Font"].values() if "/Font" in resources else ()
    for drawing in resources["/XObject"].values() if "/XObject" in resources else ():
        if "/Resources" in drawing:
            yield from _fonts(drawing["/Resources"])


def _walked(node: Any) -> Iterator[tuple[str, str]]:
    node = node.get_object()
    if not isinstance(node, DictionaryObject):
        return
    if "/S" in node:
        yield str(node["/S"])[1:], str(node.get("/Alt", ""))
    inner = node["/K"].get_object() if "/K" in node else []
    for one in inner if isinstance(inner, list) else [inner]:
        yield from _walked(one)


def _marks(reader: PdfReader, marks: Any, *, depth: int) -> Iterator[tuple[int, str, int]]:
    for mark in marks:
        if isinstance(mark, list):
            yield from _marks(reader, mark, depth=depth + 1)
        else:
            yield depth, str(mark.title), reader.get_destination_page_number(mark)
