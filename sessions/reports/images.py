"""Every picture of a report as a file of its own: SVG, and PNG for programs that take no SVG."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

from django.utils.text import slugify

from sessions.figures import ink
from sessions.queries.report.value import Part, Report
from sessions.reports.drawing import drawing_of, has_figure
from sessions.reports.typesetting import forget, print_out

__all__ = ["BROAD", "count_of", "png_file", "png_files", "png_of", "svg_files"]

BROAD = 1600  # px
POINTS = 600  # pt
EDGE = 24  # pt of paper around the picture
LONGEST = 60  # characters of a question in the name of its files
UNFOLDED = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l"})
"""Letters that are no ASCII even without their accents."""
GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})

SHEET = f"""
#set page(width: auto, height: auto, margin: {EDGE}pt, fill: rgb("{ink.LIGHT.paper}"))
#image("picture.svg", width: {POINTS - 2 * EDGE}pt)
"""


def svg_files(report: Report) -> dict[str, bytes]:
    """Return every picture that is a figure, and those by seats, as SVG; their names begin with their question."""
    return {f"{name}.svg": draw().encode() for name, draw in _pictures(report)}


def png_file(report: Report, at: int) -> dict[str, bytes]:
    """Return one of the same pictures as PNG."""
    name, draw = _pictures(report)[at]
    return {f"{name}.png": png_of(draw())}


def png_files(report: Report) -> dict[str, bytes]:
    """Return all of them as PNG."""
    try:
        return {name: data for at in range(count_of(report)) for name, data in png_file(report, at).items()}
    finally:
        forget()


def count_of(report: Report) -> int:
    """Return how many pictures there are."""
    return len(_pictures(report))


@lru_cache(maxsize=64)
def png_of(svg: str) -> bytes:
    """Return a drawing as PNG, 1600 px broad on paper; what Source Sans lacks comes from the machine's fonts."""
    files = {"main": SHEET.encode(), "picture.svg": svg.encode()}
    return print_out(files, form="png", everywhere=True, ppi=72 * BROAD / POINTS)


def _pictures(report: Report) -> list[tuple[str, Callable[[], str]]]:
    """Return every picture by its name, still to be drawn."""
    found: list[tuple[str, Callable[[], str]]] = []
    for part, sight in report.sights:
        if not has_figure(part):
            continue
        name = _name(part, language=report.language)
        if sight.round > 1:
            name += f"-round-{sight.round}"
        name += "-rehearsal" if report.cover.rehearsal else ""
        found.append((name, partial(drawing_of, part, sight)))
        if sight.seats:
            found.append((f"{name}-by-seats", partial(str, sight.seats)))
    return found


def _name(part: Part, *, language: str) -> str:
    """Return number and question in ASCII, cut between words; where no letter of it is ASCII, its number and kind."""
    text = part.text.casefold().translate(UNFOLDED)
    words = slugify(text.translate(GERMAN) if language.startswith("de") else text).strip("-_") or part.kind
    cut = words if len(words) <= LONGEST else words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]
    return f"{part.number:02}-{cut}"
