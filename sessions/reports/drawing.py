"""The pictures of a report, drawn by their kinds from published counts, said in the active language."""

from __future__ import annotations

from django.utils.translation import gettext, ngettext

from sessions import kinds
from sessions.figures import ink, svg
from sessions.figures.scene import SHEET, Canvas, Scene
from sessions.kinds.base import Summary
from sessions.queries.report.value import Part, Sight
from sessions.words import Said

__all__ = ["drawing_of", "has_figure", "scene_of", "svg_of"]


def has_figure(part: Part) -> bool:
    """Return whether a question has a figure; of words there are sheets alone."""
    return kinds.get(part.kind).figured


def scene_of(part: Part, sight: Sight, *, canvas: Canvas = SHEET) -> Scene:
    """Return the picture. Raises `LookupError` where the kind has no figure."""
    kind = kinds.get(part.kind)
    if not kind.figured:
        raise LookupError(f"{part.kind} has no figure")
    summary = Summary(n=sight.n, counts=dict(sight.counts), texts=sight.texts)
    return kind.draw(summary, kind.Config.checked(part.config), canvas=canvas)


def svg_of(scene: Scene, palette: ink.Palette | None) -> str:
    """Return a picture as one SVG element; without a palette the page that holds it colours it."""
    return svg.svg(scene, palette, speak=_speak)


def drawing_of(part: Part, sight: Sight) -> str:
    """Return the picture as an SVG that stands alone: colours and font inside."""
    return svg_of(scene_of(part, sight), ink.LIGHT)


def _speak(said: Said) -> str:
    return said.say(gettext, ngettext)
