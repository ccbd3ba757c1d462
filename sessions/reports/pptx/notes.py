"""What stands in the notes of a picture: its numbers, what may be said of them, and cards for the talk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from sessions.queries.report.value import Part, Sight, Table

__all__ = ["notes_of"]


def notes_of(part: Part, sight: Sight) -> str:
    """Return the notes of a picture, block by block."""
    blocks = [
        [part.text, *filter(None, [part.help]), sight.told],
        list(sight.captions),
        *(
            [_("Numbers: {table}").format(table=table.name), *_numbers(table)]
            for table in sight.tables
            if _counts(sight)
        ),
        _under(_("Cards for the talk"), sight.cards),
        _under(_("The coach’s remark"), part.remark.split("\n") if part.remark else ()),
        _under(_("The facilitator’s notes"), part.notes.split("\n") if part.notes else ()),
        _under(_("Figures of the expert panel"), sight.panel),
        [*sight.beside, sight.footer],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _counts(sight: Sight) -> bool:
    """Return whether the tables count something; loose sheets without voices count one each."""
    sheets = [sheet for group in sight.groups for sheet in group.sheets]
    return bool(sight.counts) or any(sheet.voices is not None for sheet in sheets)


def _under(title: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return [title, *found] if found else []


def _numbers(table: Table) -> Iterator[str]:
    """Return a table with tabs between its cells; of a plane only the places where somebody stands."""
    if table.look != "plane":
        yield "\t".join(["", *table.columns])
        for row in table.rows:
            yield "\t".join([row.name, *map(str, row.counts)])
        return
    left, right, lower, upper = table.ends
    across, up = f"{left} – {right}", f"{lower} – {upper}"
    yield "\t".join([across, up, _("Voices")])
    for height, row in enumerate(table.rows, start=1):
        for place, count in enumerate(row.counts, start=1):
            if count:
                yield f"{place}\t{height}\t{count}"
