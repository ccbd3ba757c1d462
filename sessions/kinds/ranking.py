"""Ranking: a few items in the order that each of us gives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sessions.figures.heat import heat
from sessions.figures.rows import rows
from sessions.figures.scene import WALL, Canvas, Scene
from sessions.figures.table import Row, Table
from sessions.kinds.base import Example, Fields, Summary
from sessions.kinds.config import KindConfig, Lines, setting
from sessions.kinds.fields import one, outside, several, whole
from sessions.kinds.guessing import FIRST as MOST_OFTEN_FIRST
from sessions.kinds.guessing import Guessing
from sessions.kinds.ordering import (
    APART,
    ORDER,
    WHOLE_FROM,
    distance_said,
    named_from,
    pair_said,
    pairs_of,
    published,
    reading_of,
    row_said,
)
from sessions.kinds.telling import answers, listed, tally, waiting
from sessions.measures.reading import Reading
from sessions.privacy.minds import Parts
from sessions.privacy.veil import Crowd
from sessions.words import Refusal, Said, _

__all__ = ["WHOLE_FROM", "Ranking", "RankingConfig"]

FIRST = "first"
GOLDEN = 0.618034  # spreads any number of items over a line, the same ones at every run


@dataclass(frozen=True)
class RankingConfig(KindConfig):
    """The items to be put in order."""

    items: tuple[str, ...] = setting(
        Lines(_("Items"), help=_("In the order in which people first see them."), least=2, most=12),
        (_("First"), _("Second"), _("Third")),
    )


class Ranking(Guessing):
    """An answer is the items from the most important to the least, each by its number from 0."""

    slug = "ranking"
    title = _("Ranking")
    purpose = _("The order in which each of us puts a few things.")
    Config = RankingConfig
    guess_text = MOST_OFTEN_FIRST
    guess_field = guessed_row = FIRST
    ordered = False
    grows_live = False
    fewest = WHOLE_FROM
    examples = (
        Example(
            text=_("What matters most for us right now? Put the most important first."),
            config={
                "items": [
                    "Serving our customers well",
                    "Growing",
                    "Quality and reliability",
                    "Using time and money well",
                    "New ideas",
                    "Our people",
                ]
            },
            answers=(
                ({f"place-{item}": [str(item + 1)] for item in range(6)}, [0, 1, 2, 3, 4, 5]),
                ({f"place-{item}": [str(6 - item)] for item in range(6)} | {"seat": ["1"]}, [5, 4, 3, 2, 1, 0]),
            ),
            refused=(
                {},
                {f"place-{item}": [""] for item in range(6)},
                {f"place-{item}": [str(item + 1)] for item in range(5)},
                {f"place-{item}": [str(max(1, item))] for item in range(6)},
                {f"place-{item}": [str(item)] for item in range(6)},
                {f"place-{item}": [str(item + 2)] for item in range(6)},
                {f"place-{item}": [str(item + 1), "1"] for item in range(6)},
                {"place": ["1", "2", "3", "4", "5", "6"]},
            ),
        ),
        Example(
            text=_("In your team's real work, which comes first? Put the strongest first."),
            config={"items": ["Speed", "Care"]},
            answers=(({"place-0": ["2"], "place-1": ["1"]}, [1, 0]),),
            refused=({"place-0": ["1"], "place-1": ["1"]}, {"place-0": ["1"]}, {"place-0": ["1.0"], "place-1": ["2"]}),
        ),
        Example(
            text=_("Which of these should we look at first?"),
            config={"items": [f"A subject that takes some words, number {number}" for number in range(1, 13)]},
            answers=(({f"place-{item}": [str((item + 3) % 12 + 1)] for item in range(12)}, [9, 10, 11, *range(9)]),),
            refused=({f"place-{item}": [str(13 - item)] for item in range(13)} | {"place-0": ["13"]},),
        ),
    )

    def parse(self, fields: Fields, config: RankingConfig) -> list[int]:
        names = [f"place-{item}" for item in range(len(config.items))]
        given = [several(fields, name) not in ([], [""]) for name in names]
        if not any(given):
            raise Refusal("answer.missing", _("Please put the lines in your order first, or say that you cannot."))
        if not all(given):
            raise Refusal("answer.incomplete", _("Please give every line a place."))
        places = [whole(one(fields, name), most=len(names)) for name in names]
        if 0 in places:
            raise outside()
        if len(set(places)) < len(places):
            raise Refusal("answer.twice", _("Two lines have the same place. Please give each a place of its own."))
        return sorted(range(len(names)), key=places.__getitem__)

    def zone(self, value: list[int], config: RankingConfig) -> Parts:
        """Return the place of each item: people who all put one of them on the same place are of one mind there."""
        return Parts(value.index(item) for item in range(len(value)))

    def summarise(self, crowd: Crowd, config: RankingConfig) -> Summary:
        """Return the first places; from eight people on the heat map, three pairs at most, and what sums them up."""
        given, items = list(crowd), len(config.items)
        firsts = [order[0] for order in given]
        counts = {FIRST: tuple(firsts.count(item) for item in range(items))}
        if len(given) >= WHOLE_FROM:
            counts |= published(given, items)
        return Summary(n=len(given), counts=counts)

    def measure(self, summary: Summary, config: RankingConfig) -> Reading | None:
        return reading_of(summary, items=len(config.items))

    def draw(self, summary: Summary | None, config: RankingConfig, *, canvas: Canvas = WALL) -> Scene:
        items = range(len(config.items))
        guesses = self.hollow(summary, [f"{FIRST}={item}" for item in items])
        summary = summary if summary and summary.n else None
        title = self.tell(summary, config) if summary else waiting()
        if summary and APART not in summary.counts:
            return rows(
                summary.counts[FIRST],
                options=config.items,
                keys=[f"place-{item}=1" for item in items],
                canvas=canvas,
                title=title,
                desc=self.described(summary, config),
                heading=Said(_("Put first")),
                guesses=guesses,
            )
        blank = (0,) * len(config.items)
        table = [summary.counts[f"item-{item}"] if summary else blank for item in items]
        return heat(
            table,
            items=config.items,
            names=[f"place-{item}" for item in items],
            pairs=[(config.items[a], config.items[b]) for a, b in pairs_of(summary)],
            canvas=canvas,
            title=title,
            desc=listed([row_said(name, row) for name, row in zip(config.items, table, strict=True) if any(row)]),
            guesses=guesses,
        )

    def tables(self, summary: Summary, config: RankingConfig) -> tuple[Table, ...]:
        """Return the places, from eight people on, and the first ones."""
        items, firsts = config.items, Table(FIRST, Said(_("Put first")), config.items, self.rows_of(summary))
        if APART not in summary.counts:
            return (firsts,)
        places = tuple(str(place) for place in range(1, len(items) + 1))
        rows = tuple(Row(f"item-{at}", item, summary.counts[f"item-{at}"]) for at, item in enumerate(items))
        return Table("places", Said(_("Place")), places, rows, "shares"), firsts

    def tell(self, summary: Summary, config: RankingConfig) -> Said:
        values = {"answers": answers(summary.n), "firsts": tally(summary.counts[FIRST], names=config.items)}
        pairs = [pair_said(config.items, *pair) for pair in pairs_of(summary)]
        if not pairs:
            return self.with_guess(Said(_("{answers}, put first: {firsts}."), values), summary, config)
        told = Said(
            _("{answers}, put first: {firsts}; nearest to half and half: {pairs}."), {**values, "pairs": listed(pairs)}
        )
        return self.with_guess(told, summary, config)

    def notes(self, summary: Summary, config: RankingConfig) -> tuple[Said, ...]:
        legend = super().notes(summary, config)
        if APART not in summary.counts:
            return (*legend, Said(_("Fewer than {n} people: first places only."), {"n": WHOLE_FROM}))
        if summary.n < (enough := named_from(len(config.items))):
            return (*legend, Said(_("Fewer than {n} people: no pairs are named."), {"n": enough}))
        return legend

    def captions(self, summary: Summary, reading: Reading, config: RankingConfig) -> tuple[Said, ...]:
        """Return the distance in words and, of enough people, the pairs by name and the one order that fits best."""
        guessed = self.guess_captions(summary, config)
        if summary.n < named_from(len(config.items)):
            return (distance_said(reading), *guessed)
        best = Said(_("several orders fit equally well"))
        if order := summary.counts.get(ORDER):
            best = Said(_("the one order that fits best: {items}"), {"items": listed([config.items[i] for i in order])})
        return (
            distance_said(reading),
            *(
                Said(_("which comes first? {pair}"), {"pair": pair_said(config.items, *pair)})
                for pair in pairs_of(summary)
            ),
            best,
            *guessed,
        )

    def guess_names(self, config: RankingConfig) -> tuple[str, ...]:
        return config.items

    def simulate_guess(self, lean: float, config: Any) -> dict[str, list[str]]:
        first = self.simulate(lean, config)
        return {FIRST: [str(item) for item in range(len(config.items)) if first[f"place-{item}"] == ["1"]]}

    def simulate(self, lean: float, config: Any) -> dict[str, list[str]]:
        """Return the order of somebody who stands at the lean of a line on which the items lie, the nearest first."""
        near = sorted(range(len(config.items)), key=lambda item: abs((0.5 + item * GOLDEN) % 1 - lean))
        return {f"place-{item}": [str(near.index(item) + 1)] for item in range(len(config.items))}
