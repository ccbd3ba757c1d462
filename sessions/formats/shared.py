"""The file of the shared series, read once: questions that ask the same in every format, and their translations."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["FILE", "questions", "translations"]

FILE = Path(__file__).with_name("series.toml")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def questions() -> Mapping[str, Mapping[str, Any]]:
    """Return the words of every series by its name, as written."""
    found: Mapping[str, Mapping[str, Any]] = _data()["series"]
    return found


def translations(language: str) -> Mapping[str, str]:
    """Return the texts of the series in another language, by their English."""
    found: Mapping[str, str] = _data().get("translations", {}).get(language, {})
    return found
