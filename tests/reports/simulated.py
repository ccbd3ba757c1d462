"""Reports made of simulated summaries, without any session: every kind, any size, any wording."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import override

from sessions.kinds.base import GUESSES, Kind
from sessions.queries.frames.pictures import speak
from sessions.queries.report import remarks
from sessions.queries.report.value import (
    CarryOn,
    Counts,
    Cover,
    Group,
    Heading,
    Part,
    Report,
    Sentence,
    Sheet,
    Sight,
    Table,
)
from sessions.words import Said
from tests.kinds.crowds import EXAMPLES, summary

LONG = (
    "When you think of the last three months and of everything that we have said to each other about where this house "
    "is heading: how clear is it to you, from where you stand, what we will do, what we will leave, and who is "
    "going to decide about the things that nobody has thought of until now?"
)


def a_report(parts: list[Part], *, language: str = "en", **fields: Any) -> Report:
    """A report with these questions."""
    cover = Cover("Where we are heading", "our next year", "the whole house", "2026-11-26", 12, 66, 11, False, "Ada")
    headings = tuple(
        Heading(key, title, tuple(Sentence(f"“{part.text}” {part.sights[0].told}", part.number) for part in said), no)
        for key, title, said, no in (
            ("close", "Where we stand close", parts[:2], "No picture says so clearly."),
            ("apart", "Where we stand apart", parts[2:3], "No picture says so clearly."),
            ("misjudged", "Where we misjudged each other", [], "Nobody was asked to guess the room."),
            ("moved", "What moved", [], "There is no second round to compare."),
        )
    )
    with override(language):
        given: dict[str, Any] = {
            "cover": cover,
            "headings": headings,
            "steps": (),
            "carry_on": (CarryOn("What could also be true that none of us has marked?", 1),) * 3,
            "held_back": ("Question 3: a few late answers were held, to protect the people who gave them.",),
            "reading_it": remarks.reading_it(),
            "method": (),
            "footer": "Made from published pictures only. Directional, not definitive.",
            "mark": "",
            **fields,
        }
    return Report(language=language, paper="a4", parts=tuple(parts), **given)


def every_kind(*, n: int, language: str = "en", say: Callable[[str], str] = str) -> Report:
    """A report that shows every example of every kind to so many voices; `say` rewrites its texts."""
    with override(language):
        parts = [
            a_part(kind, kind.Config.checked(said(example.config, say)), number=number, n=n, say=say)
            for number, (kind, example) in enumerate(EXAMPLES, start=1)
            if kind.releases
        ]
    return a_report(parts, language=language)


def said(config: Any, say: Callable[[str], str]) -> Any:
    """Return settings with every list of words rewritten."""
    return {
        name: [say(text) for text in value] if isinstance(value, list) and len(value) <= 12 else value
        for name, value in dict(config).items()
    }


def a_part(kind: Kind, config: Any, *, number: int, n: int, say: Callable[[str], str] = str, **fields: Any) -> Part:
    """A question of a kind, with one picture of so many voices."""
    told = summary(kind, config, n=n)
    if kind.slug == "scale":
        told = type(told)(n=n, counts={**told.counts, GUESSES: tuple(reversed(told.counts["answers"]))})
    dots = kind.dots(told, config)
    sheets = tuple(Sheet(text, dots[at] if dots else None) for at, text in enumerate(kind.sheets(told, config)))
    sight = Sight(
        round=1,
        n=n,
        abstained=2,
        counts=dict(told.counts) if kind.figured else {},
        reading=None,
        tables=tuple(a_table(table) for table in kind.tables(told, config)),
        told=speak(kind.tell(told, config)),
        captions=("close together (likely)",) if kind.figured else (),
        beside=("2 can't say from here.",),
        groups=(Group("What comes back", sheets[:2]), Group("", sheets[2:])) if sheets else (),
        footer=f"A picture of these {n} answers, today. Directional, not definitive.",
        cards=("What do you notice first?", "What might be seen from each place?", "What is worth a talk?"),
    )
    given = {
        "text": kind.slug,
        "above": "",
        "section": "Where we stand",
        "help": "",
        "notes": "",
        "remark": "",
        **fields,
    }
    return Part(
        number=number,
        kind=kind.slug,
        kind_title=speak(Said(kind.title)),
        series="",
        config=config.as_json() if kind.figured else {},
        sights=(sight,),
        **given,
    )


def a_table(table: Any) -> Table:
    """A table with its names said."""
    plain = lambda text: speak(text) if isinstance(text, Said) else text  # noqa: E731
    return Table(
        key=table.key,
        name=plain(table.name),
        columns=tuple(map(plain, table.columns)),
        rows=tuple(Counts(row.key, plain(row.name), row.counts) for row in table.rows),
        look=table.look,
        ends=table.ends,
    )
