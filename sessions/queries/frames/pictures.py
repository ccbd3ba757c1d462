"""Published pictures as screens take them: a Plotly figure for the wall, SVG for phones. Nobody else calls Plotly."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from threading import Lock
from typing import Any

from django.utils.translation import get_language, gettext, ngettext

from sessions.figures import ink, plotly, svg
from sessions.figures.scene import BAND, PHONE, SHEET, WALL, Canvas, Scene
from sessions.kinds import seated
from sessions.kinds.base import GUESSES
from sessions.models import Question
from sessions.queries.published import Shown
from sessions.words import Said

__all__ = [
    "captions",
    "desk_svg",
    "empty_figure",
    "figure_of",
    "footer",
    "kept",
    "phone_svg",
    "plain",
    "seats_figure",
    "seats_svg",
    "sheet_svg",
    "speak",
    "tile_of",
    "told",
]

BRIEF = replace(PHONE, finest=3.2)  # a sign takes four times the bytes of a dot: finer ones are bars on a phone
KEPT = 256  # drawn pictures a process; a published picture never changes, so neither does its drawing


class _Drawer:
    """Keeps what was drawn lately."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[object, ...], Any] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[object, ...], draw: Callable[[], Any]) -> Any:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        drawn = draw()
        with self._lock:
            self._kept[key] = drawn
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return drawn


_drawer = _Drawer()


def kept(key: tuple[object, ...], draw: Callable[[], Any]) -> Any:
    """Return what was drawn under this key, or draw it."""
    return _drawer.get(key, draw)


def speak(said: Said) -> str:
    """Say a sentence in the active language."""
    return said.say(gettext, ngettext)


def figure_of(shown: Shown, *, dark: bool) -> dict[str, Any] | None:
    """Return the wall's Plotly figure of a published picture, low where sheets hang above it; None if there is none."""
    return _figure(shown, "figure", BAND if shown.sheets else WALL, dark=dark)


def tile_of(shown: Shown, canvas: Canvas, *, dark: bool) -> dict[str, Any] | None:
    """Return the figure for the wall of all pictures: the voices alone, for guesses are small beside them.

    Sheets that belong to it hang below it and take half of its place.
    """
    paper = replace(canvas, height=canvas.height / 2) if shown.sheets else canvas
    return _figure(plain(shown), "tile", paper, dark=dark)


def plain(shown: Shown) -> Shown:
    """Return a picture without its guesses."""
    counts = {name: row for name, row in shown.summary.counts.items() if name != GUESSES}
    return replace(shown, summary=replace(shown.summary, counts=counts))


def _figure(shown: Shown, where: str, canvas: Canvas, *, dark: bool) -> dict[str, Any] | None:
    if not shown.kind.figured:
        return None
    palette = ink.DARK if dark else ink.LIGHT

    def draw() -> dict[str, Any]:
        return plotly.figure(shown.kind.draw(shown.summary, shown.config, canvas=canvas), palette, speak=speak)

    figure: dict[str, Any] = _drawer.get((where, shown.picture_id, canvas, dark, get_language()), draw)
    return figure


def seats_figure(shown: Shown, *, dark: bool) -> dict[str, Any]:
    """Return the wall's figure of the picture by seats."""
    palette = ink.DARK if dark else ink.LIGHT
    figure: dict[str, Any] = _drawer.get(
        ("seats", shown.picture_id, dark, get_language()),
        lambda: plotly.figure(_seated(shown, WALL), palette, speak=speak),
    )
    return figure


def seats_svg(shown: Shown, *, narrow: bool) -> str:
    """Return the picture by seats for phones, or for pages of the facilitator and the coach."""
    canvas = BRIEF if narrow else SHEET
    drawn: str = _drawer.get(
        ("seats", shown.picture_id, canvas, get_language()), lambda: svg.svg(_seated(shown, canvas), speak=speak)
    )
    return drawn


def _seated(shown: Shown, canvas: Canvas) -> Scene:
    others = speak(seated.OTHER_SEATS)
    return seated.draw(shown.kind, shown.parts, shown.config, seats=shown.seats, others=others, canvas=canvas)


def empty_figure(question: Question, *, dark: bool) -> dict[str, Any] | None:
    """Return the axis that waits for its picture."""
    if not question.kind.figured:
        return None
    palette = ink.DARK if dark else ink.LIGHT
    return plotly.figure(_empty(question, WALL), palette, speak=speak)


def phone_svg(shown: Shown) -> str:
    """Return the picture for phones: classes only, so that the phone's own theme colours it."""
    return _svg(shown, PHONE)


def sheet_svg(shown: Shown) -> str:
    """Return the picture for pages of the facilitator and the coach."""
    return _svg(shown, SHEET)


def desk_svg(shown: Shown | None, question: Question | None, *, by_seats: bool = False) -> dict[str, str] | None:
    """Return what the console draws, wide for a laptop and narrow for a hand: the picture, or its empty axis."""
    if shown is not None and by_seats:
        return {"wide": seats_svg(shown, narrow=False), "narrow": seats_svg(shown, narrow=True)}
    if shown is not None:
        return {"wide": sheet_svg(shown), "narrow": phone_svg(shown)} if sheet_svg(shown) else None
    if question is None or not question.kind.figured:
        return None
    canvases = {"wide": SHEET, "narrow": PHONE}
    return {name: svg.svg(_empty(question, canvas), speak=speak) for name, canvas in canvases.items()}


def _empty(question: Question, canvas: Canvas) -> Scene:
    """Return the empty axis, with room for the guesses if the question asks for them."""
    kind, config = question.kind, question.settings
    return kind.draw(kind.nothing(config) if question.guess else None, config, canvas=canvas)


def told(shown: Shown) -> str:
    """Return the one sentence that tells the picture to those who do not see it."""
    said: str = _drawer.get(
        ("told", shown.picture_id, get_language()), lambda: speak(shown.kind.tell(shown.summary, shown.config))
    )
    return said


def captions(shown: Shown) -> list[str]:
    """Return what the numbers may say for so many people; for the console and the report only."""
    if shown.reading is None:
        return []
    return [speak(said) for said in shown.kind.captions(shown.summary, shown.reading, shown.config)]


def footer(n: int) -> str:
    """Return the line that every picture carries."""
    return ngettext(
        "A picture of this {n} answer, today. Directional, not definitive.",
        "A picture of these {n} answers, today. Directional, not definitive.",
        n,
    ).format(n=n)


def _svg(shown: Shown, canvas: Canvas) -> str:
    if not shown.kind.figured:
        return ""

    def draw() -> str:
        return svg.svg(shown.kind.draw(shown.summary, shown.config, canvas=canvas), speak=speak)

    drawn: str = _drawer.get(("svg", shown.picture_id, canvas, get_language()), draw)
    return drawn
