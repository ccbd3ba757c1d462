"""Reports made by hand, for what no evening would bring forth, and evenings' reports in their own language."""

from __future__ import annotations

from typing import Any

from sessions.models import ReportChoice, Session
from sessions.queries import report
from sessions.queries.report.value import Counts, Cover, Group, Part, Report, Sheet, Sight, Table

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\0=1",
    "  =1+1",
    "\u00a0@SUM(1)",
    "\u200b=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "{=1}",
    "a;=1+1;b",
    'a;"=1+1";b',
    "one\n=1+1",
    '"=1+1"',
    "https://example.org/a#b",
    "mailto:a@example.org",
    "internal:'Overview'!A1",
    "external:c:\\a.xlsx",
    "Sheet1!$A$1",
    "=Sheet1!$A$1",
    "<r><t>raw</t></r>",
    "<r>a & b</r>",
    "&G&[Picture]&L",
    "_x0041_",
    "nan",
    "Infinity",
    "1e400",
    "-0",
    "'=1",
    "%s {0} {blank}",
    "]]><script>alert(1)</script>",
    "\u202eabc",
    "👩‍👩‍👧‍👦 été é",
]
"""What people write who mean harm, or only look so."""

SCRIPTS = [
    "Vertrauen wächst",
    "信頼と時間",
    "الثقة والوقت",
    "אמון וזמן",
    "विश्वास और समय",
    "Доверие",
    "ความไว้วางใจ",
    "신뢰",
    "👍🏽 🧭",
]


def made(session: Session, **chosen: Any) -> Report:
    return report.build(session, ReportChoice(session=session, **chosen))


def a_table(**fields: Any) -> Table:
    rows = (Counts("answers", "Answers", (1, 0, 4)), Counts("guesses", "Guesses", (0, 5, 0)))
    return Table(**{"key": "answers", "name": "Answers", "columns": ("Low", "Middle", "High"), "rows": rows} | fields)


def a_sight(**fields: Any) -> Sight:
    blank: dict[str, Any] = {
        "round": 1,
        "n": 5,
        "abstained": 1,
        "counts": {"answers": (1, 0, 4)},
        "reading": None,
        "tables": (a_table(),),
        "told": "Told.",
        "captions": ("said",),
        "beside": (),
        "groups": (),
        "footer": "A picture.",
        "cards": ("A card?",),
    }
    return Sight(**blank | fields)


def a_part(number: int = 1, **fields: Any) -> Part:
    blank: dict[str, Any] = {
        "number": number,
        "section": "",
        "kind": "scale",
        "kind_title": "Scale",
        "above": "",
        "help": "",
        "text": f"Question {number}?",
        "series": "",
        "config": {},
        "sights": (a_sight(),),
    }
    return Part(**blank | fields)


def a_report(*parts: Part, title: str = "A day", **fields: Any) -> Report:
    cover = Cover(title, "focus", "us", "2026-11-26", joined=5, deleted=5, pictures=len(parts), rehearsal=False)
    blank: dict[str, Any] = {
        "language": "en",
        "paper": "a4",
        "cover": cover,
        "headings": (),
        "steps": (),
        "carry_on": (),
        "parts": parts,
        "held_back": (),
        "reading_it": (),
        "method": (),
        "footer": "Directional.",
    }
    return Report(**blank | fields)


def sheets(*texts: str, name: str = "") -> tuple[Group, ...]:
    return (Group(name, tuple(Sheet(text) for text in texts)),)
