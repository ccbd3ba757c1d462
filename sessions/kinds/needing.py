"""A gap as counts with names: both rows, who needs less, the same and more, and their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sessions.figures.table import Row, Table
from sessions.kinds.base import Summary
from sessions.kinds.telling import ANSWERS
from sessions.privacy.movement import may_part
from sessions.words import Said, _, ngettext

__all__ = ["NEEDED", "NOW", "ROWS", "changes_said", "counted", "kept_beside", "needing", "tables_of"]

NOW, NEEDED = _("Now"), _("Needed")
ROWS = ("now", "needed")

Counts = tuple[int, ...]


def counted(given: Sequence[Sequence[Sequence[int]]], *, places: int) -> dict[str, Counts]:
    """Return both rows of each item and, where that betrays nobody, how many need less, the same and more.

    `given` holds a place now and a place needed for each item. On two places less and more would be the row of gaps.
    """
    counts: dict[str, Counts] = {}
    for item in range(len(given[0])):
        pairs = [answer[item] for answer in given]
        for turn, row in enumerate(ROWS):
            taken = [pair[turn] for pair in pairs]
            counts[f"{row}{item}"] = tuple(taken.count(place) for place in range(places))
        signs = [(needed > now) - (needed < now) for now, needed in pairs]
        change = tuple(signs.count(sign) for sign in (-1, 0, 1))
        if places > 2 and _may_say(counts, item, change):
            counts[f"change{item}"] = change
    return counts


def kept_beside(summary: Summary, before: Summary) -> dict[str, Counts]:
    """Return the counts of a summary that may stand beside those of `before`, whose people are all in it too.

    What those need who came between is the one less the other: it has to betray none of them either.
    """
    counts = dict(summary.counts)
    for name in [name for name in counts if name.startswith("change")]:
        item = name.removeprefix("change")
        rows = {row: _less(counts[row], before.counts[row]) for row in (f"{row}{item}" for row in ROWS)}
        if name not in before.counts or not _may_say(rows, item, _less(counts[name], before.counts[name])):
            del counts[name]
    return counts


def _may_say(counts: Mapping[str, Counts], item: int | str, change: Sequence[int]) -> bool:
    now, needed = (counts[f"{row}{item}"] for row in ROWS)
    return may_part(now, needed, down=change[0], up=change[2])


def _less(row: Counts, other: Counts) -> Counts:
    return tuple(a - b for a, b in zip(row, other, strict=True))


def tables_of(
    summary: Summary, *, items: Sequence[str], places: Sequence[str], ends: tuple[str, ...]
) -> tuple[Table, ...]:
    """Return both rows of each item and, after them, of the items where it is said, who needs less, the same and more.

    An item without a name is the question itself.
    """
    found, changes = [], []
    for item, name in enumerate(items):
        rows = ((f"{row}{item}", Said(word)) for row, word in zip(ROWS, (NOW, NEEDED), strict=True))
        named = tuple(Row(key, word, summary.counts[key]) for key, word in rows)
        found.append(Table(f"item{item}", name or ANSWERS, tuple(places), named, ends=ends))
        if change := summary.counts.get(f"change{item}"):
            changes.append(Row(f"change{item}", name or Said(NEEDED), change))
    if changes:
        words = (Said(_("Less")), Said(_("The same")), Said(_("More")))
        found.append(Table("change", Said(_("Needed, beside now")), words, tuple(changes), "shares"))
    return tuple(found)


def changes_said(summary: Summary, item: int) -> Iterator[Said]:
    """Return how many need less, the same and more; nothing where that is not said."""
    yield from (needing(count)[sign] for sign, count in enumerate(summary.counts.get(f"change{item}", ())))


def needing(n: int) -> tuple[Said, Said, Said]:
    """Return that so many need less, the same, or more."""
    less, more = ngettext("{n} needs less", "{n} need less", n), ngettext("{n} needs more", "{n} need more", n)
    return less, Said(_("{n} the same"), {"n": n}), more
