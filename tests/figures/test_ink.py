"""Pictures and pages share their colours, and people can tell them apart."""

import re
from dataclasses import asdict
from pathlib import Path

import pytest

from sessions.figures.ink import DARK, FONT, LIGHT

TOKENS = (Path(__file__).parents[2] / "static/css/tokens.css").read_text()
TEXT, LARGE, WALL = 4.5, 3.0, 7.0  # WCAG: AA of text, AA of dots and lines, AAA of text


@pytest.mark.parametrize(("palette", "theme"), [(LIGHT, "light"), (DARK, "dark")])
def test_palette_equals_the_tokens(palette, theme):
    tokens = dict(re.findall(rf"--(\w+)-{theme}: (#[0-9a-f]{{6}});", TOKENS))

    assert {role: tokens[role] for role in asdict(palette)} == asdict(palette)


@pytest.mark.parametrize("role", list(asdict(LIGHT)))
def test_every_theme_gives_every_role_its_own_value(role):
    used = re.findall(rf"--{role}: var\((--{role}-\w+)\);", TOKENS)

    assert used == [f"--{role}-light", f"--{role}-dark", f"--{role}-dark"]


def test_font_equals_the_token():
    assert f"--type-house: {FONT};" in TOKENS


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_words_are_readable_and_dots_are_seen(palette):
    seen = {role: contrast(colour, palette.paper) for role, colour in asdict(palette).items()}

    assert min(seen["ink"], seen["soft"]) >= WALL
    assert min(seen["quiet"], seen["voice"], seen["guess"]) >= TEXT
    assert seen["held"] >= LARGE


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_waiting_dots_differ_from_voices_in_lightness_too(palette):
    assert contrast(palette.held, palette.voice) >= 1.6


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
