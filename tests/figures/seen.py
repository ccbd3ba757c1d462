"""What can be read back from a drawing, and small geometry to judge it by."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from itertools import combinations

from sessions.figures.lettering import width
from sessions.figures.scene import Scene
from sessions.words import Said

SVG = "{http://www.w3.org/2000/svg}"
HAIR = 0.011  # rounding of two coordinates to two decimals


def voices_in_svg(text: str) -> int:
    """Return how many voices an SVG shows, as dots of its paths or in its bars."""
    root = ET.fromstring(text)
    paths = [path for path in root.iter(f"{SVG}path") if path.get("class") == "voice" and not path.get("data-voices")]
    return sum(path.get("d").count("M") for path in paths) + sum(int(bar.get("data-voices", 0)) for bar in root.iter())


def voices_in_plotly(figure: dict) -> int:
    """Return how many voices a Plotly figure shows, as markers or in its bars."""
    dots = sum(len(trace["x"]) for trace in figure["data"] if trace["name"] == "voices")
    return dots + sum(figure["layout"]["meta"]["bars"])


def dots_of_svg(text: str) -> list[tuple[float, float]]:
    """Return the places of the voices in an SVG, from the top left."""
    path = next(path for path in ET.fromstring(text).iter(f"{SVG}path") if path.get("class") == "voice")
    return [(float(x), float(y)) for x, y in re.findall(r"M([\d.]+) ([\d.]+)h\.01", path.get("d"))]


def touching(scene: Scene) -> list[tuple[int, int]]:
    """Return pairs of dots nearer to each other than their diameter; only neighbouring fields are compared."""
    size = 2 * scene.radius
    fields = defaultdict(list)
    for i, dot in enumerate(scene.dots):
        fields[int(dot.x // size), int(dot.y // size)].append(i)
    found = []
    for (column, row), here in fields.items():
        near = [
            i
            for dx in (0, 1)
            for dy in (-1, 0, 1)
            if (dx, dy) > (0, 0)
            for i in fields.get((column + dx, row + dy), ())
        ]
        pairs = [*combinations(here, 2), *((a, b) for a in here for b in near)]
        for a, b in pairs:
            one, other = scene.dots[a], scene.dots[b]
            if (one.x - other.x) ** 2 + (one.y - other.y) ** 2 < (size - HAIR) ** 2:
                found.append((a, b))
    return found


def said(text: str | Said) -> str:
    """Return the words of a label."""
    return text.say() if isinstance(text, Said) else text


def boxes(scene: Scene) -> list[tuple[float, float, float, float]]:
    """Return the box of every label: left, bottom, right, top."""
    found = []
    for label in scene.labels:
        wide = width(said(label.text), size=label.size)
        left = label.x - wide * {"start": 0, "middle": 0.5, "end": 1}[label.anchor]
        found.append((left, label.y - label.size / 2, left + wide, label.y + label.size / 2))
    return found


def overlapping(scene: Scene) -> list[tuple[str, str]]:
    """Return pairs of labels that would lie on each other."""
    return [
        (said(scene.labels[i].text), said(scene.labels[j].text))
        for (i, a), (j, b) in combinations(enumerate(boxes(scene)), 2)
        if a[0] < b[2] - HAIR and b[0] < a[2] - HAIR and a[1] < b[3] - HAIR and b[1] < a[3] - HAIR
    ]


def outside(scene: Scene) -> list[object]:
    """Return the parts that leave the canvas."""
    wide, high, r = scene.canvas.width, scene.canvas.height, scene.radius
    return [
        *(
            d
            for d in scene.dots
            if not (r <= d.x + HAIR <= wide - r + 2 * HAIR and r <= d.y + HAIR <= high - r + 2 * HAIR)
        ),
        *(c for c in scene.cells if not (0 <= c.x0 < c.x1 <= wide and 0 <= c.y0 < c.y1 <= high)),
        *(
            b
            for b in scene.blocks
            if not (min(b.x, b.y) >= b.side / 2 and b.x + b.side / 2 <= wide and b.y + b.side / 2 <= high)
        ),
        *(
            ring
            for ring in scene.rings
            if not (min(ring.x, ring.y, wide - ring.x, high - ring.y) >= ring.radius + ring.width / 2 - HAIR)
        ),
        *(
            b
            for b in boxes(scene)
            if not (b[0] >= -HAIR and b[2] <= wide + HAIR and b[1] >= -HAIR and b[3] <= high + HAIR)
        ),
        *(s for s in scene.segments if not (min(s.x0, s.x1) >= 0 and max(s.x0, s.x1) <= wide + HAIR)),
    ]
