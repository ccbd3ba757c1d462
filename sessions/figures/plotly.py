"""A scene as a Plotly figure, for the wall."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sessions.figures.ink import FAMILY, Palette
from sessions.figures.scene import Cell, Dot, Label, Scene, Segment

__all__ = ["REFERENCE_WIDTH", "figure"]

REFERENCE_WIDTH = 1280  # px; sizes are given for a wall of this width, and wall.js scales them to the real one
TRACES = {"voice": "voices"}

Json = dict[str, Any]


def figure(scene: Scene, palette: Palette) -> Json:
    """Return `{"data": […], "layout": {…}}` that plotly.js and plotly.py take as it is.

    Voices are one scatter trace named "voices". `layout.meta` says what a canvas unit is, so that a page can
    scale marker sizes, line widths and lettering to its own width.
    """
    scale = REFERENCE_WIDTH / scene.canvas.width
    return {
        "data": _traces(scene, palette, scale),
        "layout": {
            "xaxis": _axis([0, scene.canvas.width]),
            "yaxis": {**_axis([0, scene.canvas.height]), "scaleanchor": "x"},
            "shapes": [
                *(_line(segment, palette, scale) for segment in scene.segments),
                *(_rectangle(cell, palette) for cell in scene.cells),
            ],
            "annotations": [_text(label, palette, scale) for label in scene.labels],
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
            "paper_bgcolor": palette.paper,
            "plot_bgcolor": palette.paper,
            "font": {"family": FAMILY, "color": palette.ink},
            "showlegend": False,
            "hovermode": False,
            "dragmode": False,
            "uirevision": "still",
            "meta": {"canvas": [scene.canvas.width, scene.canvas.height], "radius": round(scene.radius, 3)},
        },
    }


def _traces(scene: Scene, palette: Palette, scale: float) -> list[Json]:
    by_role: dict[str, list[Dot]] = defaultdict(list, {"voice": []})
    for dot in scene.dots:
        by_role[dot.role].append(dot)
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": TRACES.get(role, role),
            "x": [round(dot.x, 2) for dot in dots],
            "y": [round(dot.y, 2) for dot in dots],
            "marker": {
                "color": palette.of(role),
                "size": round(2 * scene.radius * scale, 2),
                "opacity": 1,
                "line": {"width": 0},
            },
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
        for role, dots in by_role.items()
    ]


def _axis(span: list[float]) -> Json:
    return {"range": span, "visible": False, "fixedrange": True, "autorange": False}


def _line(part: Segment, palette: Palette, scale: float) -> Json:
    return {
        "type": "line",
        "x0": round(part.x0, 2),
        "y0": round(part.y0, 2),
        "x1": round(part.x1, 2),
        "y1": round(part.y1, 2),
        "line": {"color": palette.of(part.role), "width": round(part.width * scale, 2)},
        "layer": "below",
    }


def _rectangle(part: Cell, palette: Palette) -> Json:
    return {
        "type": "rect",
        "x0": round(part.x0, 2),
        "y0": round(part.y0, 2),
        "x1": round(part.x1, 2),
        "y1": round(part.y1, 2),
        "fillcolor": palette.of(part.role),
        "opacity": part.weight,
        "line": {"width": 0},
    }


def _text(part: Label, palette: Palette, scale: float) -> Json:
    anchors = {"start": "left", "middle": "center", "end": "right"}
    return {
        "x": round(part.x, 2),
        "y": round(part.y, 2),
        "text": part.text.replace("&", "&amp;").replace("<", "&lt;"),
        "showarrow": False,
        "xanchor": anchors[part.anchor],
        "yanchor": "bottom",
        "font": {"size": round(part.size * scale, 2), "color": palette.of(part.role)},
    }
