"""Gap: where we are and where we need to be, on the same steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sessions.figures.pairs import Pair, pairs
from sessions.figures.scene import WALL, Canvas, Scene
from sessions.figures.table import Table
from sessions.kinds.base import Example, Fields, Kind, Summary
from sessions.kinds.config import KindConfig, Line, Lines, Switch, setting
from sessions.kinds.fields import one, outside, several
from sessions.kinds.needing import NEEDED, NOW, ROWS, changes_said, counted, kept_beside, needing, tables_of
from sessions.kinds.telling import answers, caption, listed, standing, tally, waiting
from sessions.measures.reading import Reading, read
from sessions.measures.several import together
from sessions.measures.zones import zone
from sessions.privacy.minds import Parts
from sessions.privacy.movement import PARTED_FROM
from sessions.privacy.veil import Crowd
from sessions.words import Refusal, Said, _, ngettext

__all__ = ["COMPARED_FROM", "Gap", "GapConfig"]

COMPARED_FROM = PARTED_FROM
"""People from which less, same and more may be counted: what links two answers of a person is shown to no fewer."""
STEP = 5
LINE = [str(place) for place in range(0, 101, STEP)]


@dataclass(frozen=True)
class GapConfig(KindConfig):
    """What is asked twice, of which items, and on which steps."""

    now: str = setting(Line(_("Where we are"), help=_("Asked first."), longest=120), _("Where are we today?"))
    needed: str = setting(Line(_("Where we need to be"), longest=120), _("Where do we need to be?"))
    items: tuple[str, ...] = setting(
        Lines(_("Items"), help=_("Both are asked of each. May stay empty."), least=0, most=6), ()
    )
    steps: tuple[str, ...] = setting(
        Lines(_("Steps"), help=_("From less to more, in at most five words each."), least=2, most=7),
        (_("Not at all"), _("A little"), _("Partly"), _("Mostly"), _("Completely")),
    )
    line: bool = setting(
        Switch(_("A line between the first and the last step"), help=_("0 to 100, in steps of 5.")), False
    )

    @property
    def places(self) -> list[str]:
        """The words for every place."""
        return LINE if self.line else list(self.steps)

    @property
    def pairs(self) -> list[dict[str, Any]]:
        """What the phone asks: for each item its name and its two rows, each with its form entry and its words."""
        asked = (("now", self.now), ("needed", self.needed))
        return [
            {"item": item, "rows": [{"name": f"{row}{number}", "text": text} for row, text in asked]}
            for number, item in enumerate(self.items or ("",))
        ]


class Gap(Kind):
    """An answer is a pair of places for each item: now, and needed.

    Published are both rows and, from eight people, how many need less, the same or more, but only of items where
    that leaves everyone two places at least (`privacy.movement`): with the rows it could fix somebody's pair. How
    much is never said, for the row of gaps gives people away; on two steps less and more are that row.
    Every pair is answered, or none: a row that few had answered would show them.
    """

    slug = "gap"
    title = _("Gap")
    purpose = _("Where each of us sees us today, and where we need to be.")
    Config = GapConfig
    grows_live = False
    fewest = COMPARED_FROM
    series_row = "now0"
    examples = (
        Example(
            text=_("How clear is it to you where we are heading?"),
            config={
                "now": "How clear is it to you where we are heading?",
                "needed": "How clear does it need to be for you to do your work well?",
                "steps": ["Not clear yet", "A little clear", "Partly clear", "Mostly clear", "Very clear"],
            },
            answers=(({"now0": ["1"], "needed0": ["4"]}, [[1, 4]]), ({"now0": ["0"], "needed0": ["0"]}, [[0, 0]])),
            refused=(
                {},
                *(
                    {"now0": ["1"], "needed0": wrong}
                    for wrong in ([], [""], ["5"], ["-1"], ["NaN"], ["1e400"], ["1", "2"])
                ),
            ),
        ),
        Example(
            text=_("Where are we, and where do we need to be?"),
            config={"items": ["Direction", "Trust", "Time to think", "Tools", "Learning", "Rest"]},
            answers=(({f"{row}{item}": ["2"] for item in range(6) for row in ROWS}, [[2, 2]] * 6),),
            refused=({"now0": ["1"], "needed0": ["1"]},),
        ),
        Example(
            text=_("How much energy do we have, and how much do we need?"),
            config={"steps": ["Very little", "A lot"], "line": True},
            answers=(({"now0": ["35"], "needed0": ["100"]}, [[35, 100]]),),
            refused=({"now0": ["33"], "needed0": ["40"]}, {"now0": ["35"], "needed0": ["105"]}),
        ),
    )

    def ends(self, config: GapConfig) -> tuple[str, str]:
        return config.steps[0], config.steps[-1]

    def parse(self, fields: Fields, config: GapConfig) -> list[list[int]]:
        asked = [[row["name"] for row in pair["rows"]] for pair in config.pairs]
        if any(several(fields, name) in ([], [""]) for names in asked for name in names):
            raise Refusal("answer.missing", _("Please answer both rows first, or say that you cannot."))
        return [[_placed(one(fields, name), config) for name in names] for names in asked]

    def zone(self, value: list[list[int]], config: GapConfig) -> Parts:
        """Return the zone on each row: a group that agrees on one of them is of one mind there."""
        return Parts(zone(_index(at, config), options=len(config.places)) for pair in value for at in pair)

    def summarise(self, crowd: Crowd, config: GapConfig) -> Summary:
        given = [[[_index(at, config) for at in pair] for pair in value] for value in crowd]
        return Summary(n=len(given), counts=counted(given, places=len(config.places)))

    def after(self, summary: Summary, before: Summary, config: GapConfig) -> Summary:
        return replace(summary, counts=kept_beside(summary, before))

    def measure(self, summary: Summary, config: GapConfig) -> Reading | None:
        """Return the reading of where we are: of one item its row, of several the mean of their rows."""
        return together(self.readings(summary, config, row="now")) if summary.n >= 2 else None

    def readings(self, summary: Summary, config: GapConfig, *, row: str) -> list[Reading]:
        return [read(summary.counts[f"{row}{item}"]) for item in range(len(config.pairs))]

    def draw(self, summary: Summary | None, config: GapConfig, *, canvas: Canvas = WALL) -> Scene:
        empty = (0,) * len(config.places)
        return pairs(
            [
                Pair(
                    item=pair["item"],
                    counts=tuple(summary.counts[row["name"]] if summary else empty for row in pair["rows"]),
                    keys=tuple([f"{row['name']}={at}" for at in _entries(config)] for row in pair["rows"]),
                    beside=tuple(changes_said(summary, number)) if summary else (),
                )
                for number, pair in enumerate(config.pairs)
            ],
            rows=(config.now, config.needed),
            short=(Said(NOW), Said(NEEDED)),
            longest=needing(1000)[-1] if len(config.places) > 2 else None,
            steps=config.steps,
            between=config.line,
            canvas=canvas,
            title=self.tell(summary, config) if summary else waiting(),
            desc=listed(list(_tallies(summary, config))) if summary else Said(""),
        )

    def tables(self, summary: Summary, config: GapConfig) -> tuple[Table, ...]:
        ends = self.ends(config) if config.line else ()
        return tables_of(summary, items=config.items or ("",), places=config.places, ends=ends)

    def tell(self, summary: Summary, config: GapConfig) -> Said:
        values: dict[str, Said] = {"answers": answers(summary.n)}
        if config.items:
            more = [summary.counts.get(f"change{item}", (0,))[-1] for item in range(len(config.items))]
            if any(more):
                values["items"] = tally(more, names=config.items)
                return Said(_("{answers}; of these people need more: {items}."), values)
            values["items"] = ngettext("{n} item", "{n} items", len(config.items))
            return Said(_("{answers} on {items}, now and needed."), values)
        values["now"], values["needed"] = (_standing(summary.counts[f"{row}0"], config) for row in ROWS)
        if changes := list(changes_said(summary, 0)):
            values["changes"] = listed(changes)
            return Said(_("{answers}; now {now}; needed {needed}; of these people {changes}."), values)
        return Said(_("{answers}; now {now}; needed {needed}."), values)

    def notes(self, summary: Summary, config: GapConfig) -> tuple[Said, ...]:
        said = all(f"change{item}" in summary.counts for item in range(len(config.pairs)))
        if said or summary.n < COMPARED_FROM or len(config.places) == 2:
            return ()
        return (Said(_("Less, the same, more: said where it gives nobody away.")),)

    def captions(self, summary: Summary, reading: Reading, config: GapConfig) -> tuple[Said, ...]:
        return tuple(
            Said(_("{row}: {words}"), {"row": _label(config, item, word), "words": listed(said)})
            for item in range(len(config.pairs))
            for row, word in zip(ROWS, (NOW, NEEDED), strict=True)
            if (said := caption(read(summary.counts[f"{row}{item}"]), ends=self.ends(config)))
        )

    def simulate(self, lean: float, config: Any) -> dict[str, list[str]]:
        """Return a pair for each item: needed mostly a little above now, sometimes the same or below."""
        entries, given = _entries(config), {}
        for item in range(len(config.pairs)):
            more = (lean * 53 + item * 0.29) % 1
            now = min(1.0, max(0.0, 0.85 * lean - 0.1 + 0.25 * ((item * 0.47) % 1)))
            needed = min(1.0, max(0.0, now + 0.7 * more - 0.15))
            given[f"now{item}"] = [entries[min(len(entries) - 1, int(now * len(entries)))]]
            given[f"needed{item}"] = [entries[min(len(entries) - 1, int(needed * len(entries)))]]
        return given


def _entries(config: GapConfig) -> list[str]:
    """Return what the form sends for each place."""
    return LINE if config.line else [str(place) for place in range(len(config.steps))]


def _placed(text: str, config: GapConfig) -> int:
    if text not in _entries(config):
        raise outside()
    return int(text)


def _index(value: int, config: GapConfig) -> int:
    return value // STEP if config.line else value


def _standing(counts: Sequence[int], config: GapConfig) -> Said:
    return standing(counts, names=config.places, ends=(config.steps[0], config.steps[-1]), reading=read(counts))


def _tallies(summary: Summary, config: GapConfig) -> Iterator[Said]:
    """Return who stands where, row by row, and the changes."""
    for item in range(len(config.pairs)):
        for row, word in zip(ROWS, (NOW, NEEDED), strict=True):
            where = tally(summary.counts[f"{row}{item}"], names=config.places)
            yield Said(_("{row}: {where}"), {"row": _label(config, item, word), "where": where})
        yield from changes_said(summary, item)


def _label(config: GapConfig, item: int, word: str) -> Said:
    if not config.items:
        return Said(word)
    return Said(_("“{item}”, {row}"), {"item": config.items[item], "row": Said(word)})
