"""A question asked again: the picture before beside the new one, and what may be said of the way between them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sessions.figures import ink, plotly, svg
from sessions.figures.earlier import earlier, share
from sessions.figures.scene import PHONE, SHEET, WALL, Canvas, Scene
from sessions.figures.ways import ways
from sessions.kinds import movement
from sessions.measures.change import drift
from sessions.models import Question
from sessions.queries.frames.moment import Moment
from sessions.queries.frames.pictures import kept, plain, speak, told
from sessions.queries.frames.seating import by_seats
from sessions.queries.published import Shown

__all__ = ["desk_rounds", "has_moved", "phone_rounds", "round_captions", "round_line", "wall_rounds", "way"]

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
        old = earlier(_drawing(plain(before)), canvas=papers[0], level=level)
        new = (_drawing(shown) if shown else _waiting(before.question))(papers[1])
        figure = plotly.figure(new, palette, speak=speak)
        figure["layout"]["meta"]["ways"] = ways(old, new, level=level)
        return figure, plotly.figure(old, palette, speak=speak)

    figure, old = kept(("rounds", before.picture_id, shown and shown.picture_id, dark, get_language()), draw)
    return {
        "figure": figure,
        "name": _name_now(now, shown),
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
    old, new = (f'<p class="small quiet">{name}</p>' for name in (name_of(before), _name_now(now, shown)))
    canvases = {"wide": SHEET, "narrow": PHONE}
    return {size: f"{old}{_svg(before, canvas)}{new}{drawn[size]}" for size, canvas in canvases.items()}


def name_of(shown: Shown) -> str:
    """Return what stands at the picture of a round."""
    return _("Round {round}: {n} answers").format(round=shown.round_number, n=shown.n)


def _name_now(now: Moment, shown: Shown | None) -> str:
    """Return what stands at the picture of this round, be it there or still to come."""
    if shown is not None:
        return name_of(shown)
    return _("Round {round}").format(round=now.round.number if now.round else 1)


def round_line(shown: Shown) -> list[str]:
    """Return what wall and phones say of the way from the round before, if anything."""
    if shown.movement is None:
        return []
    return [speak(movement.line(shown.movement, n=shown.n, level=shown.kind.level))]


def round_captions(now: Moment, shown: Shown) -> list[str]:
    """Return what the console may say of the way: who moved where, and whether people stand closer now."""
    return way(shown, now.before)


def way(shown: Shown, before: Shown | None) -> list[str]:
    """Return what may be said of the way from the round before: who moved where, and whether people stand closer."""
    found = []
    if shown.movement is not None:
        found.append(movement.caption(shown.movement, ends=shown.kind.ends(shown.config)))
    if before is not None and (change := drift(before.reading, shown.reading)):
        ordered = shown.kind.ends(shown.config) is not None
        found.append(movement.drifted(change, since=before.round_number, steps=ordered))
    return [speak(said) for said in found]


def has_moved(shown: Shown, before: Shown | None) -> bool | None:
    """Return whether the picture moved after the talk; None for a first round."""
    if before is None:
        return None
    rows = before.summary.counts.get(ROW), shown.summary.counts.get(ROW)
    said = (shown.movement["moved"], shown.movement["of"]) if shown.movement else None
    return movement.moved(*rows, change=drift(before.reading, shown.reading), said=said)


def _beside(now: Moment, shown: Shown | None) -> Shown | None:
    """Return the earlier picture that stands beside this one; with sheets, or with a picture by seats, none does."""
    before = now.before
    if before is None or not before.kind.figured or before.sheets or by_seats(now, shown):
        return None
    return before


def _drawing(shown: Shown) -> Callable[[Canvas], Scene]:
    return lambda paper: shown.kind.draw(shown.summary, shown.config, canvas=paper)


def _waiting(question: Question) -> Callable[[Canvas], Scene]:
    """Return how the empty axis is drawn."""
    kind, config = question.kind, question.settings
    return lambda paper: kind.draw(kind.nothing(config) if question.guess else None, config, canvas=paper)


def _svg(before: Shown, canvas: Canvas) -> str:
    level = before.kind.level

    def draw() -> str:
        paper = share(canvas, level=True)[0] if level else canvas
        return svg.svg(earlier(_drawing(plain(before)), canvas=paper, level=level), speak=speak)

    drawn: str = kept(("earlier", before.picture_id, canvas, get_language()), draw)
    return drawn
