"""A question asked again: the picture before beside the new one, and what may be said of the way between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sessions.figures import ink, plotly, svg
from sessions.figures.earlier import earlier, share
from sessions.figures.scene import PHONE, SHEET, WALL, Canvas, Scene
from sessions.figures.ways import ways
from sessions.kinds import movement
from sessions.kinds.base import GUESSES
from sessions.measures.change import drift
from sessions.models import Question
from sessions.queries.frames.moment import Moment
from sessions.queries.frames.pictures import kept, speak, told
from sessions.queries.frames.seating import by_seats
from sessions.queries.published import Shown

__all__ = ["desk_rounds", "has_moved", "phone_rounds", "round_captions", "round_line", "wall_rounds"]

Json = dict[str, Any]
ROW = "answers"


def wall_rounds(now: Moment, shown: Shown | None) -> Json:
    """Return the new picture, or its empty axis, on what the earlier one leaves of the wall, and that one beside it."""
    before = _beside(now, shown)
    if before is None:
        return {}
    level, dark = before.kind.level, now.session.dark
    palette = ink.DARK if dark else ink.LIGHT

    def draw() -> tuple[Json, Json]:
        papers = share(WALL, level=level)
        old = earlier(_plain(before), canvas=papers[0], level=level)
        new = (_drawing(shown) if shown else _waiting(before.question))(papers[1])
        figure = plotly.figure(new, palette, speak=speak)
        figure["layout"]["meta"]["ways"] = ways(old, new, level=level)
        return figure, plotly.figure(old, palette, speak=speak)

    figure, old = kept(("rounds", before.picture_id, shown and shown.picture_id, dark, get_language()), draw)
    return {
        "figure": figure,
        "desc": " ".join(filter(None, [told(shown) if shown else "", f"{name_of(before)}. {told(before)}"])),
        "before": {
            "n": before.n,
            "layout": "above" if level else "beside",
            "figure": old,
            "text": name_of(before),
        },
    }


def phone_rounds(now: Moment, shown: Shown | None) -> Json | None:
    """Return the earlier picture for phones: a strip above the new one, or a picture of its own below it."""
    before = _beside(now, shown)
    return {"svg": _svg(before, PHONE), "text": name_of(before), "level": before.kind.level} if before else None


def desk_rounds(now: Moment, shown: Shown | None, drawn: dict[str, str] | None) -> dict[str, str] | None:
    """Return what the console draws, with the earlier picture above it."""
    before = _beside(now, shown)
    if before is None or drawn is None:
        return drawn
    named = f'<p class="small quiet">{name_of(before)}</p>'
    canvases = {"wide": SHEET, "narrow": PHONE}
    return {size: f"{named}{_svg(before, canvas)}{drawn[size]}" for size, canvas in canvases.items()}


def name_of(before: Shown) -> str:
    """Return what stands at the earlier picture."""
    return _("Round {round}: {n} answers").format(round=before.round_number, n=before.n)


def round_line(shown: Shown) -> list[str]:
    """Return what wall and phones say of the way from the round before, if anything."""
    if shown.movement is None:
        return []
    return [speak(movement.line(shown.movement, n=shown.n, level=shown.kind.level))]


def round_captions(now: Moment, shown: Shown) -> list[str]:
    """Return what the console may say of the way: who moved where, and whether people stand closer now."""
    found = []
    if shown.movement is not None:
        found.append(movement.caption(shown.movement, ends=shown.kind.ends(shown.config)))
    if now.before is not None and (change := drift(now.before.reading, shown.reading)):
        ordered = shown.kind.ends(shown.config) is not None
        found.append(movement.drifted(change, since=now.before.round_number, steps=ordered))
    return [speak(said) for said in found]


def has_moved(now: Moment, shown: Shown) -> bool | None:
    """Return whether the picture moved after the talk; None for a first round."""
    if now.before is None:
        return None
    rows = now.before.summary.counts.get(ROW), shown.summary.counts.get(ROW)
    said = (shown.movement["moved"], shown.movement["of"]) if shown.movement else None
    return movement.moved(*rows, change=drift(now.before.reading, shown.reading), said=said)


def _beside(now: Moment, shown: Shown | None) -> Shown | None:
    """Return the earlier picture that stands beside this one; with sheets, or with a picture by seats, none does."""
    before = now.before
    if before is None or not before.kind.figured or before.sheets or by_seats(now, shown):
        return None
    return before


def _drawing(shown: Shown) -> Callable[[Canvas], Scene]:
    return lambda paper: shown.kind.draw(shown.summary, shown.config, canvas=paper)


def _plain(shown: Shown) -> Callable[[Canvas], Scene]:
    """Return how a picture is drawn without its guesses."""
    counts = {name: row for name, row in shown.summary.counts.items() if name != GUESSES}
    return _drawing(replace(shown, summary=replace(shown.summary, counts=counts)))


def _waiting(question: Question) -> Callable[[Canvas], Scene]:
    """Return how the empty axis is drawn."""
    kind, config = question.kind, question.settings
    return lambda paper: kind.draw(kind.nothing(config) if question.guess else None, config, canvas=paper)


def _svg(before: Shown, canvas: Canvas) -> str:
    level = before.kind.level

    def draw() -> str:
        paper = share(canvas, level=True)[0] if level else canvas
        return svg.svg(earlier(_plain(before), canvas=paper, level=level), speak=speak)

    drawn: str = kept(("earlier", before.picture_id, canvas, get_language()), draw)
    return drawn
