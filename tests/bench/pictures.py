"""`python -m tests.bench.pictures`: a picture of 1,000 voices drawn anew, beside a bare Plotly scatter of as many dots.

The server's part is processor time from the counts to the JSON that a wall receives; the browser's part is the time a
real Chromium takes from that figure to the drawn page. The bare scatter goes through both in the same run.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from playwright.async_api import Page, Route, async_playwright

from sessions import kinds
from sessions.figures import ink, plotly
from sessions.figures.earlier import earlier, share
from sessions.figures.scene import WALL, Scene
from sessions.figures.ways import ways
from sessions.kinds import seated
from sessions.kinds.base import Kind, Summary
from sessions.words import Said
from tests.kinds.crowds import EXAMPLES, NAMES, summary
from workshop.packages import packaged

SERVER, BROWSER = 50.0, 100.0  # ms: what a redraw may take
SEATS = ("Leadership", "Product", "Sales", "Service", "Finance")
FULLEST = {"allocation": 12, "gap": 6, "plane": 5, "ranking": 12}
SITE = "http://wall.test/"
STATIC = Path(__file__).parents[2] / "static"
BODY = """<!doctype html><title>Wall</title><div id="place"></div>
<script src="/packages/plotly.min.js"></script>
<script type="module">import { fitted } from "/js/wall/scale.js"; window.fitted = fitted;</script>"""
DRAW = """async ([figure, times]) => {
  const place = document.getElementById("place"), canvas = figure.layout.meta?.canvas;
  const scale = canvas ? Math.min(1920 / canvas[0], 800 / canvas[1]) : 1, spent = [];
  for (let time = 0; time < times; time++) {
    const began = performance.now();
    const { data, layout } = canvas ? window.fitted(figure, scale) : structuredClone(figure);
    await window.Plotly.react(place, data, layout, { staticPlot: true });
    place.getBoundingClientRect();
    spent.push(performance.now() - began);
  }
  return spent;
}"""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.pictures", description=__doc__)
    parser.add_argument("--voices", type=int, default=1_000, metavar="N")
    parser.add_argument("--times", type=int, default=9, help="drawings of each picture (default %(default)s)")
    options = parser.parse_args()
    makers = {"bare scatter": lambda: bare(options.voices), **rooms(options.voices)}
    drawn = {name: server(make, options.times) for name, make in makers.items()}
    shown = asyncio.run(browser({name: figure for name, (figure, _spent) in drawn.items()}, options.times))
    print(f"{'picture':<30}{'server ms':>10}{'browser ms':>12}{'÷ bare':>8}")
    slow = 0
    for name, (_figure, spent) in drawn.items():
        late = name != "bare scatter" and (spent > SERVER or shown[name] > BROWSER)
        slow += late
        ratio = shown[name] / shown["bare scatter"]
        print(f"{name:<30}{spent:>10.1f}{shown[name]:>12.1f}{ratio:>8.1f}{'  MISSES' if late else ''}")
    print(f"a redraw may take {SERVER:.0f} ms of the server and {BROWSER:.0f} ms of the browser")
    return 1 if slow else 0


def bare(n: int) -> dict[str, Any]:
    """Return a figure of n dots with nothing around them."""
    dice = random.Random(1)
    return {
        "data": [
            {"type": "scatter", "mode": "markers", "x": [dice.random() for _dot in range(n)],
             "y": [dice.random() for _dot in range(n)]}
        ],
        "layout": {"width": 1920, "height": 800},
    }  # fmt: skip


def rooms(n: int) -> dict[str, Callable[[], dict[str, Any]]]:
    """Return how each picture of n voices is made: every example of every kind, in two rounds, and by seats."""
    found: dict[str, Callable[[], dict[str, Any]]] = {}
    for name, kind, given in cases():
        config = kind.Config.checked(dict(given))
        counted, before = summary(kind, config, n=n), summary(kind, config, n=n, seed=2)
        found[name] = partial(alone, kind, config, counted)
        found[f"{name}, two rounds"] = partial(rounds, kind, config, before, counted)
        if kind.axis(config):
            parts = [(seat, summary(kind, config, n=n // len(SEATS), seed=seat)) for seat in range(len(SEATS))]
            found[f"{name}, by seats"] = partial(seats, kind, config, parts)
    return found


def cases() -> list[tuple[str, Kind, Mapping[str, Any]]]:
    """Return every example of every kind that has a figure, and the kinds of many items with as many as they take."""
    shipped = [(name, kind, example.config) for name, (kind, example) in zip(NAMES, EXAMPLES, strict=True)]
    full = [
        (f"{slug}, {most} items", kinds.get(slug), {"items": [f"Item number {item}" for item in range(most)]})
        for slug, most in FULLEST.items()
    ]
    return [case for case in [*shipped, *full] if case[1].figured]


def alone(kind: Kind, config: Any, counted: Summary) -> dict[str, Any]:
    """Return the picture by itself, with its figures."""
    kind.measure(counted, config)
    return painted(kind.draw(counted, config, canvas=WALL))


def rounds(kind: Kind, config: Any, before: Summary, now: Summary) -> dict[str, Any]:
    """Return the picture with that of the round before, and the ways between them."""
    papers = share(WALL, level=kind.level)
    old = earlier(lambda canvas: kind.draw(before, config, canvas=canvas), canvas=papers[0], level=kind.level)
    new = kind.draw(now, config, canvas=papers[1])
    ways(old, new, level=kind.level)
    painted(old)
    return painted(new)


def seats(kind: Kind, config: Any, parts: list[tuple[int, Summary]]) -> dict[str, Any]:
    """Return the picture by seats."""
    return painted(seated.draw(kind, parts, config, seats=SEATS, others="other seats"))


def painted(scene: Scene) -> dict[str, Any]:
    return plotly.figure(scene, ink.LIGHT, speak=Said.say)


def server(make: Callable[[], dict[str, Any]], times: int) -> tuple[dict[str, Any], float]:
    """Return a figure as a wall receives it, and the median milliseconds of processor time it took."""
    spent, sent = [], ""
    for _time in range(times):
        began = time.process_time()
        sent = json.dumps(make())
        spent.append((time.process_time() - began) * 1000)
    return json.loads(sent), statistics.median(spent)


async def browser(figures: dict[str, dict[str, Any]], times: int) -> dict[str, float]:
    """Return the median milliseconds in which Chromium draws each figure over the one before."""
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"), args=["--no-sandbox"]
        )
        page = await opened.new_page(viewport={"width": 1920, "height": 1080})
        await _site(page)
        spent = {name: await page.evaluate(DRAW, [figure, times]) for name, figure in figures.items()}
        await opened.close()
    return {name: statistics.median(found) for name, found in spent.items()}


async def _site(page: Page) -> None:
    packages = packaged()

    async def answer(route: Route) -> None:
        name = route.request.url.removeprefix(SITE)
        file = packages.get(name, STATIC / name)
        if not name:
            await route.fulfill(body=BODY, content_type="text/html; charset=utf-8")
        elif file.is_file():
            await route.fulfill(path=file)
        else:
            await route.fulfill(status=204)

    await page.route("**", answer)
    await page.goto(SITE)
    await page.wait_for_function("window.fitted && window.Plotly")


if __name__ == "__main__":
    sys.exit(main())
