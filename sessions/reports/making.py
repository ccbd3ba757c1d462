"""Which file of a report is made by whom, in which steps, and how it is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module

from django.utils.translation import override

from sessions.queries.report.value import Report
from sessions.reports import images
from sessions.reports.bundle import zipped
from sessions.words import Refusal, Said, _

__all__ = ["FILES", "File", "Step", "file_of", "joined", "make", "name_of", "steps_of"]

LONGEST_NAME = 60
FOLDER = "pictures"
"""Where pictures lie in a file that packs several."""


@dataclass(frozen=True)
class File:
    """One sort of file: its name for machines, how it ends, its type, its name for people and its writer."""

    slug: str
    suffix: str
    mime: str
    title: str
    module: str = ""

    @property
    def packed(self) -> bool:
        """Whether it holds several files."""
        return self.suffix == "zip"


OFFICE = "application/vnd.openxmlformats-officedocument"
FILES: dict[str, File] = {
    file.slug: file
    for file in (
        File("pdf", "pdf", "application/pdf", _("Paper (PDF)"), "pdf"),
        File("pptx", "pptx", f"{OFFICE}.presentationml.presentation", _("Slides (PowerPoint)"), "pptx"),
        File("xlsx", "xlsx", f"{OFFICE}.spreadsheetml.sheet", _("Spreadsheet (Excel)"), "xlsx"),
        File("csv", "csv", "text/csv; charset=utf-8", _("Counts (CSV)"), "table"),
        File("json", "json", "application/json", _("Data (JSON)"), "data"),
        File("svg", "zip", "application/zip", _("Pictures (SVG)"), "images"),
        File("png", "zip", "application/zip", _("Pictures (PNG)"), "images"),
        File("zip", "zip", "application/zip", _("Everything (ZIP)")),
    )
}
"""Every sort of file, in the order in which a coach is offered them."""


@dataclass(frozen=True)
class Step:
    """One piece of the work, small enough to be waited for: a sort of file, and of pictures which one."""

    file: File
    picture: int = -1

    def run(self, report: Report) -> dict[str, bytes]:
        """Return the files of this piece by their names, in the language of the report."""
        with override(report.language):
            writer = import_module(f"sessions.reports.{self.file.module}")
            if self.file.module != "images":
                return {name_of(report, self.file): writer.write(report)}
            drawn = writer.svg_files(report) if self.file.slug == "svg" else writer.png_file(report, self.picture)
            return {f"{FOLDER}/{name}": data for name, data in drawn.items()}


def file_of(slug: str) -> File:
    """Return the sort of file of this name. Raises `Refusal`."""
    if slug not in FILES:
        raise Refusal(
            "report.format", Said(_("There is no such file. There are: {names}."), {"names": ", ".join(FILES)})
        )
    return FILES[slug]


def steps_of(file: File, report: Report) -> list[Step]:
    """Return the pieces in which a file is made. Raises `Refusal` for one that would hold nothing."""
    sorts = [one for one in FILES.values() if one is not file] if file.slug == "zip" else [file]
    pictures = images.count_of(report)
    steps = [step for one in sorts for step in _steps(one, pictures=pictures)]
    if not steps:
        raise Refusal("report.bare", _("This report has no drawings. What it says stands in the other files."))
    return steps


def _steps(file: File, *, pictures: int) -> list[Step]:
    if file.slug == "png":
        return [Step(file, at) for at in range(pictures)]
    return [] if file.slug == "svg" and not pictures else [Step(file)]


def joined(file: File, pieces: Iterable[dict[str, bytes]], *, day: str) -> bytes:
    """Return what the pieces of a file are together: one of them, or all packed in folders by their sort."""
    found = {name: data for piece in pieces for name, data in piece.items()}
    if not file.packed:
        (data,) = found.values()
        return data
    return zipped(found, day=day)


def make(report: Report, slug: str) -> bytes:
    """Return a whole file at once."""
    file = file_of(slug)
    return joined(file, (step.run(report) for step in steps_of(file, report)), day=report.cover.day)


def name_of(report: Report, file: File) -> str:
    """Return the name of a file: the day and the title, in letters that every system has."""
    plain = unicodedata.normalize("NFKD", report.cover.title).encode("ascii", "ignore").decode().lower()
    title = "-".join(_words(plain))[:LONGEST_NAME].strip("-") or "parallax"
    sort = f"-{file.slug}" if file.packed and file.slug != "zip" else ""
    return f"{report.cover.day}-{title}{'-rehearsal' if report.cover.rehearsal else ''}{sort}.{file.suffix}"


def _words(text: str) -> Iterator[str]:
    return (word for word in re.split(r"[^a-z0-9]+", text) if word)
