"""Ready-made sessions as TOML: read, checked against the kinds, spoken in a language, written back."""

from sessions.formats.blanks import Blank
from sessions.formats.format import Filled, Format
from sessions.formats.loader import load
from sessions.formats.problems import FormatError, Problem
from sessions.formats.question import NEEDS, STEPS, Question
from sessions.formats.questions import continues, series
from sessions.formats.shelving import get, shelf
from sessions.formats.writer import dump

__all__ = [
    "NEEDS",
    "STEPS",
    "Blank",
    "Filled",
    "Format",
    "FormatError",
    "Problem",
    "Question",
    "continues",
    "dump",
    "get",
    "load",
    "series",
    "shelf",
]
