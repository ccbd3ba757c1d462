"""A new kind of question is one Python file and one template."""

import pytest
from django.template import engines
from django.template.loader import render_to_string

from sessions import kinds
from sessions.figures.svg import svg
from tests.kinds.crowds import summary

FILE = '''
"""Weather: three skies, as a kind that somebody else wrote."""

from dataclasses import dataclass

from sessions.figures.rows import rows
from sessions.figures.scene import WALL
from sessions.kinds.base import Example, Kind, Summary
from sessions.kinds.config import KindConfig
from sessions.kinds.fields import one, whole
from sessions.kinds.telling import answers, tally, waiting
from sessions.words import Said

SKIES = ("Sun", "Cloud", "Rain")


class Weather(Kind):
    """An answer is a sky."""

    slug = "weather"
    title = "Weather"
    purpose = "The sky over each of us."

    @dataclass(frozen=True)
    class Config(KindConfig):
        """Nothing to set."""

    examples = (Example(text="How is it?", config={}, answers=(({"sky": ["2"]}, 2),), refused=({"sky": ["3"]},)),)

    def parse(self, fields, config):
        return whole(one(fields, "sky"), most=2)

    def zone(self, value, config):
        return value

    def summarise(self, crowd, config):
        values = list(crowd)
        return Summary(n=len(values), counts={"skies": tuple(values.count(sky) for sky in range(3))})

    def measure(self, summary, config):
        return None

    def draw(self, summary, config, *, canvas=WALL):
        counts = summary.counts["skies"] if summary else (0, 0, 0)
        title = answers(summary.n) if summary else waiting()
        keys = [f"sky={sky}" for sky in range(3)]
        return rows(counts, options=SKIES, keys=keys, canvas=canvas, title=title, desc=tally(counts, names=SKIES))

    def tell(self, summary, config):
        return Said("{n}.", {"n": answers(summary.n)})

    def simulate(self, lean, config):
        return {"sky": [str(min(2, int(lean * 3)))]}
'''


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A folder that counts as part of the kinds, and one that counts as part of the templates."""
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(tmp_path / "code")])
    monkeypatch.setattr(engines["django"].engine, "dirs", [*engines["django"].engine.dirs, str(tmp_path / "pages")])
    for folder in ("code", "pages/kinds"):
        (tmp_path / folder).mkdir(parents=True)
    yield tmp_path
    kinds.forget()


def test_a_kind_is_one_file_and_one_template(elsewhere):
    (elsewhere / "code" / "weather.py").write_text(FILE)
    (elsewhere / "pages" / "kinds" / "weather.html").write_text('<input type="range" name="sky" max="2">')
    kinds.forget()

    weather = kinds.get("weather")

    assert weather in kinds.every()
    assert render_to_string(f"kinds/{weather.slug}.html") == '<input type="range" name="sky" max="2">'
    assert svg(weather.draw(summary(weather, weather.Config(), n=12), weather.Config())).count("M") >= 12


def test_two_kinds_of_one_name_are_a_fault(elsewhere):
    (elsewhere / "code" / "rain.py").write_text(FILE.replace('slug = "weather"', 'slug = "scale"'))
    kinds.forget()

    with pytest.raises(TypeError, match="scale"):
        kinds.every()


def test_unknown_kinds_are_not_found():
    with pytest.raises(KeyError):
        kinds.get("telepathy")


def test_a_kind_has_the_name_of_its_file_and_helpers_are_no_kinds():
    files = {kind.slug: type(kind).__module__ for kind in kinds.every()}

    assert files == {slug: f"sessions.kinds.{slug}" for slug in files}
    assert {"scale", "slider", "choice", "words", "ranking", "allocation"} <= files.keys()
