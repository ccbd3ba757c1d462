"""One question of a report, and each of its pictures: everything said and counted, nothing that was not published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext

from sessions.figures import ink, svg
from sessions.figures.scene import SHEET
from sessions.figures.table import Table as Named
from sessions.formats import cards
from sessions.kinds import seated
from sessions.models import Question, ReportChoice
from sessions.queries.frames import seating
from sessions.queries.frames.cards import sets_for
from sessions.queries.frames.lines import beside
from sessions.queries.frames.pictures import captions, footer, speak, told
from sessions.queries.frames.rounds import has_moved, round_line, way
from sessions.queries.published import Shown
from sessions.queries.report.choice import hidden_in
from sessions.queries.report.panel import panel_of
from sessions.queries.report.value import Counts, Group, Part, Sheet, Sight, Table
from sessions.queries.sheets import by_theme
from sessions.words import Said

__all__ = ["part_of"]

DECK = {found.slug: found for found in cards.DECK}


def part_of(question: Question, rounds: Sequence[Shown], *, number: int, choice: ReportChoice) -> Part:
    """Return a question with the pictures of its rounds, the oldest first."""
    kind = question.kind
    befores = [None, *rounds[:-1]]
    return Part(
        number=number,
        section=question.section,
        kind=kind.slug,
        kind_title=gettext(kind.title),
        above=question.above,
        text=question.text,
        help=question.help,
        series=question.series,
        config=question.settings.as_json() if kind.figured else {},
        sights=tuple(_sight(shown, before, choice) for shown, before in zip(rounds, befores, strict=True)),
        notes=question.notes if choice.with_notes else "",
        remark=choice.remarks.get(str(question.pk), ""),
    )


def _sight(shown: Shown, before: Shown | None, choice: ReportChoice) -> Sight:
    hidden = hidden_in(choice, shown)
    said = _told(shown, hidden)
    return Sight(
        round=shown.round_number,
        n=shown.n,
        abstained=shown.abstained,
        counts=dict(shown.summary.counts) if shown.kind.figured else {},
        reading=shown.reading,
        tables=tuple(_said(table, hidden) for table in shown.kind.tables(shown.summary, shown.config)),
        told=said,
        captions=_lines((*captions(shown), *way(shown, before)), said),
        beside=_lines([line for line in beside(shown) if line not in round_line(shown)], said),
        groups=groups_of(shown, hidden),
        footer=footer(shown.n),
        cards=_cards(shown, before),
        panel=panel_of(shown) if choice.panel else (),
        seats=_seats(shown),
        seats_told=_lines((seating.told(shown), *seating.captions(shown))) if shown.parts else (),
    )


def _lines(lines: Iterable[str], told: str = "") -> tuple[str, ...]:
    """Return lines that stand below each other, each with a capital, without what the sentence has told already."""
    return tuple(line[:1].upper() + line[1:] for line in lines if line.rstrip(".").lower() not in told.lower())


def _told(shown: Shown, hidden: frozenset[int]) -> str:
    """Return the sentence of a picture; of gathered words it says none that is hidden."""
    if not hidden:
        return told(shown)
    return speak(shown.kind.tell(shown.kind.without(shown.summary, hidden), shown.config))


def groups_of(shown: Shown, hidden: frozenset[int] = frozenset()) -> tuple[Group, ...]:
    """Return the sheets of a picture by their themes, without the hidden ones."""
    dots = shown.dots
    groups = (
        Group(group.name, tuple(Sheet(shown.sheets[at], dots[at] if dots else None) for at in seen))
        for group in by_theme(shown.themes, count=len(shown.sheets))
        if (seen := [at for at in group.sheets if at not in hidden])
    )
    return tuple(groups)


def _said(table: Named, hidden: frozenset[int]) -> Table:
    """Return a table in the language of the session; a hidden sheet has no row in it."""
    rows = [row for at, row in enumerate(table.rows) if table.look != "list" or at not in hidden]
    return Table(
        key=table.key,
        name=_plain(table.name),
        columns=tuple(map(_plain, table.columns)),
        rows=tuple(Counts(row.key, _plain(row.name), row.counts) for row in rows),
        look=table.look,
        ends=table.ends,
    )


def _plain(text: str | Said) -> str:
    return speak(text) if isinstance(text, Said) else text


def _cards(shown: Shown, before: Shown | None) -> tuple[str, ...]:
    """Return the cards of the set that fits best."""
    best = sets_for(shown, moved=has_moved(shown, before))[0]
    return tuple(gettext(card) for card in DECK[best].cards)


def _seats(shown: Shown) -> str:
    if not shown.parts:
        return ""
    others = speak(seated.OTHER_SEATS)
    scene = seated.draw(shown.kind, shown.parts, shown.config, seats=shown.seats, others=others, canvas=SHEET)
    return svg.svg(scene, ink.LIGHT, speak=speak)
