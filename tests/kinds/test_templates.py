"""The phone's controls are plain inputs that say what they are and send what the kind reads."""

import random
import re
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string

from tests.kinds.crowds import EXAMPLES, NAMES

every_example = pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=NAMES)


class Controls(HTMLParser):
    """The inputs of a fragment, and whether each has a name that a screen reader can say."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inputs: list[dict[str, str | None]] = []
        self.unnamed: list[dict[str, str | None]] = []
        self.tags: set[str] = set()
        self._labels = 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        given = dict(attrs)
        self._labels += tag == "label"
        if tag in ("input", "textarea", "select"):
            self.inputs.append({"type": tag, **given})
            said = self._labels or given.get("aria-label") or given.get("aria-labelledby")
            if not said and given.get("type") != "hidden":
                self.unnamed.append(given)

    def handle_endtag(self, tag):
        self._labels -= tag == "label"


@pytest.fixture
def html(kind, example):
    config = kind.Config.checked(example.config)
    question = {"id": "7", "text": example.text, "help": ""}
    return render_to_string(f"kinds/{kind.slug}.html", {"question": question, "config": config, "kind": kind})


@every_example
def test_every_control_has_a_name_to_be_said(kind, example, html):
    controls = Controls(html)

    assert controls.inputs
    assert controls.unnamed == []


@pytest.mark.parametrize(("count", "limited"), [(2, False), (6, False), (7, True)])
def test_marks_name_their_limit_where_more_sheets_are_shown_than_may_be_marked(count, limited):
    config = SimpleNamespace(items=["One sheet"] * count, seen=6)
    page = render_to_string("kinds/marks.html", {"config": config})

    assert ("6 at most" in page, "Mark what speaks for you too" in page) == (limited, True)


@every_example
def test_it_holds_no_style_and_no_script(kind, example, html):
    assert re.findall(r"<script|<style|style=|\son\w+=|javascript:", html) == []


@every_example
def test_every_ticked_box_is_an_answer(kind, example, html):
    config = kind.Config.checked(example.config)

    for control in Controls(html).inputs:
        if control["type"] in ("radio", "checkbox"):
            ticked = {**example.answers[0][0], control["name"]: [control["value"]]}
            assert kind.parse(ticked, config) is not None


@every_example
def test_simulated_voices_send_what_the_form_could_send(kind, example, html):
    config = kind.Config.checked(example.config)
    offered = {(control["name"], control.get("value")) for control in Controls(html).inputs if "name" in control}
    dice = random.Random(1)

    for lean in [0, 1, *(dice.random() for _voice in range(50))]:
        for name, values in kind.simulate(lean, config).items():
            assert all((name, value) in offered or (name, None) in offered for value in values)


@every_example
def test_words_of_a_facilitator_are_escaped(kind, example):
    hostile = "<b onclick=x>&"
    data = {name: value if not isinstance(value, str) else hostile for name, value in example.config.items()}
    for name in data.keys() & {"steps", "options"}:
        data[name] = [hostile, *data[name][1:]]

    drawn = render_to_string(
        f"kinds/{kind.slug}.html", {"question": {"text": hostile}, "config": kind.Config.checked(data)}
    )

    assert hostile not in drawn
    assert drawn.count("&lt;b onclick=x&gt;&amp;") >= str(data).count(hostile)
