"""A scene as a Plotly figure for the wall: plain JSON, made without Plotly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

from sessions.figures.ink import FONT, Palette
from sessions.figures.scene import OUTLINE, SEATS, Block, Cell, Dot, Label, Ring, Role, Scene, Segment, Sign
from sessions.figures.signs import EDGE, shape_of
from sessions.words import Said

__all__ = ["figure"]

TRACES: dict[Role, str] = {"voice": "voices", "guess": "guesses"}
"""Names of traces that differ from their role."""
SIDES = {"start": "right", "middle": "center", "end": "left"}
"""On which side of its point a text stands, by where the point lies in the text."""
SUNK = 0.1
"""How much of its height a text of Plotly's stands too high to be in the middle."""


def figure(scene: Scene, palette: Palette, *, speak: Callable[[Said], str] = Said.say) -> dict[str, Any]:
    """Return the scene as `data` and `layout`; `speak` says its words in the language of the room.

    Axes run over the canvas and are not seen. Sizes of dots, letters and lines stay in canvas units, for only
    the wall knows its pixels; `layout.meta` holds the canvas, the radius of a dot, how many voices there are, and
    how far up the lines of the axis reach (a share of the height), for where they end answers may wait.
    """
    canvas = scene.canvas
    return {
        "data": [
            *(_trace(role, scene, palette) for role in _roles(scene.dots)),
            *_signs(scene.signs, palette),
            _words(scene.labels, palette, speak),
        ],
        "layout": {
            "meta": {
                "canvas": [canvas.width, canvas.height],
                "radius": _n(scene.radius),
                "voices": scene.voices,
                "bars": list(scene.bars),
                "reach": _n(_reach(scene)),
            },
            "xaxis": _axis(canvas.width),
            "yaxis": {**_axis(canvas.height), "scaleanchor": "x"},
            "shapes": [
                *(_ring(part, palette) for part in scene.rings),
                *_lines(scene.segments, palette),
                *((_outline if part.guesses else _cell)(part, palette) for part in scene.cells),
                *_blocks(scene.blocks, palette),
            ],
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
            "font": {"family": FONT, "color": palette.ink, "size": canvas.text},
            "paper_bgcolor": palette.paper,
            "plot_bgcolor": palette.paper,
            "showlegend": False,
            "hovermode": False,
            "dragmode": False,
            "uirevision": "one",
        },
    }


def _reach(scene: Scene) -> float:
    """Return the height of the highest line or field, 0 to 1; words and voices stand on these."""
    tops = [max(line.y0, line.y1) for line in scene.segments]
    tops += [cell.y1 for cell in scene.cells if not (cell.voices or cell.guesses)]
    tops += [ring.y + ring.radius for ring in scene.rings]
    return max(tops, default=0) / scene.canvas.height


def _roles(dots: Iterable[Dot]) -> list[Role]:
    """Return the roles of the dots, voices always first, though there be none yet."""
    found = dict.fromkeys(dot.role for dot in dots)
    return ["voice", *(role for role in found if role != "voice")]


def _trace(role: Role, scene: Scene, palette: Palette) -> dict[str, Any]:
    dots = [dot for dot in scene.dots if dot.role == role]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": TRACES.get(role, role),
        "x": [_n(dot.x) for dot in dots],
        "y": [_n(dot.y) for dot in dots],
        "marker": _hollow(role, scene, palette) if _is_hollow(role, scene) else _marker(role, scene.radius, palette),
        "hoverinfo": "skip",
    }


def _is_hollow(role: Role, scene: Scene) -> bool:
    return role == "guess" or (scene.hollow and role == "voice")


def _hollow(role: Role, scene: Scene, palette: Palette) -> dict[str, Any]:
    """Return how a guess or an earlier voice is painted: a ring as large as a voice is, seen from outside."""
    return {
        "symbol": "circle-open",
        "size": _n(2 * scene.radius - scene.ring),
        "color": palette.of(role),
        "opacity": 1,
        "line": {"width": _n(scene.ring)},
    }


def _marker(role: Role, radius: float, palette: Palette) -> dict[str, Any]:
    """Return how a voice is painted: a dot of its role's colour, a hollow one, or the edged sign of its seat."""
    marker = {"size": _n(2 * radius), "color": palette.of(role), "opacity": 1, "line": {"width": 0}}
    if role not in SEATS:
        return marker
    shape = shape_of(role)
    edge = {"width": _n(EDGE * radius), "color": palette.ink}
    return {**marker, "symbol": shape.symbol, "size": _n(2 * radius * shape.size), "line": edge}


def _signs(signs: Sequence[Sign], palette: Palette) -> list[dict[str, Any]]:
    """Return the signs beside the names of seats as one trace, if there are any; they are no voices and never fly."""
    if not signs:
        return []
    painted = [_marker(sign.role, sign.radius, palette) for sign in signs]
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": "signs",
            "x": [_n(sign.x) for sign in signs],
            "y": [_n(sign.y) for sign in signs],
            "marker": {
                **{key: [marker[key] for marker in painted] for key in ("symbol", "size", "color")},
                "opacity": 1,
                "line": {key: [marker["line"][key] for marker in painted] for key in ("width", "color")},
            },
            "hoverinfo": "skip",
        }
    ]


def _axis(end: float) -> dict[str, Any]:
    return {"range": [0, end], "visible": False, "fixedrange": True, "constrain": "domain"}


def _lines(parts: Iterable[Segment], palette: Palette) -> list[dict[str, Any]]:
    """Return all lines of a role and a width as one path. Its name tells the wall that it is no bar of voices."""
    drawn: dict[tuple[Role, float], list[str]] = {}
    for part in parts:
        way = f"M{_n(part.x0):g},{_n(part.y0):g}L{_n(part.x1):g},{_n(part.y1):g}"
        drawn.setdefault((part.role, _n(part.width)), []).append(way)
    return [
        {
            "type": "path",
            "path": "".join(ways),
            "name": "lines",
            "line": {"color": palette.of(role), "width": width},
            "layer": "below",
        }
        for (role, width), ways in drawn.items()
    ]


def _cell(part: Cell, palette: Palette) -> dict[str, Any]:
    return {
        "type": "rect",
        "x0": _n(part.x0),
        "y0": _n(part.y0),
        "x1": _n(part.x1),
        "y1": _n(part.y1),
        "fillcolor": palette.of(part.role),
        "opacity": _n(part.weight),
        "line": {"width": 0.1 if part.role in SEATS else 0, "color": palette.ink},
        "layer": "below",
    }


def _outline(part: Cell, palette: Palette) -> dict[str, Any]:
    """Return a bar of guesses. Its name tells the wall that it is no bar of voices."""
    line = {"color": palette.of(part.role), "width": OUTLINE}
    return {**_cell(part, palette), "name": "guesses", "fillcolor": "rgba(0,0,0,0)", "line": line}


def _ring(part: Ring, palette: Palette) -> dict[str, Any]:
    return {
        "type": "circle",
        "x0": _n(part.x - part.radius),
        "y0": _n(part.y - part.radius),
        "x1": _n(part.x + part.radius),
        "y1": _n(part.y + part.radius),
        "line": {"color": palette.of(part.role), "width": _n(part.width)},
        "layer": "below",
    }


def _blocks(parts: Iterable[Block], palette: Palette) -> list[dict[str, Any]]:
    """Return all squares of a role as one path; as with lines, a shape for each would take Plotly ten times as long."""
    return [
        {
            "type": "path",
            "path": "".join(map(_square, group)),
            "fillcolor": palette.of(role),
            "line": {"width": 0},
            "layer": "below",
        }
        for role, group in groupby(sorted(parts, key=lambda part: part.role), key=lambda part: part.role)
    ]


def _square(part: Block) -> str:
    half = part.side / 2
    left, right, bottom, top = part.x - half, part.x + half, part.y - half, part.y + half
    return f"M{_n(left):g},{_n(bottom):g}H{_n(right):g}V{_n(top):g}H{_n(left):g}Z"


def _words(labels: Sequence[Label], palette: Palette, speak: Callable[[Said], str]) -> dict[str, Any]:
    """Return all labels as one trace whose texts Plotly cannot take for its own markup.

    Annotations would look the same, but Plotly measures each of them on the page, which takes it ten times as long.
    """
    said = [speak(label.text) if isinstance(label.text, Said) else label.text for label in labels]
    return {
        "type": "scatter",
        "mode": "text",
        "name": "labels",
        "x": [_n(label.x) for label in labels],
        "y": [_n(label.y - SUNK * label.size) for label in labels],
        "text": [text.replace("&", "&amp;").replace("<", "&lt;") for text in said],
        "textposition": [f"middle {SIDES[label.anchor]}" for label in labels],
        "textfont": {
            "size": [label.size for label in labels],
            "color": [palette.on_wall(label.role) for label in labels],
        },
        "hoverinfo": "skip",
    }


def _n(number: float) -> float:
    return round(number, 2)
