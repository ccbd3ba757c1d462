"""A picture in words: captions for the console, and the sentence for those who do not see it."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

from sessions.measures.captions import LEVELS, SHAPES
from sessions.measures.captions import caption as shape_words
from sessions.measures.median import median, sides
from sessions.measures.reading import Reading
from sessions.measures.shape import DESCRIBED_FROM, Level, Shape, Side
from sessions.measures.support import Sureness, sureness
from sessions.words import Said, _, decimal, ngettext

__all__ = ["ANSWERS", "answers", "caption", "listed", "ordered", "standing", "tally", "waiting"]

ANSWERS = Said(_("Answers"))
"""What rows of counts are called that hold all answers."""
_CENTRED = (Shape.CLOSE, Shape.CLOSE_FEW_AWAY)


def caption(reading: Reading, *, ends: tuple[str, str] | None = None) -> tuple[Said, ...]:
    """Return what may be said of a reading, for console and report: its words first, then its distance.

    Below five people nothing is said.
    """
    if reading.n < DESCRIBED_FROM:
        return ()
    words = shape_words(reading, ends=ends)
    return (words, _steps(reading)) if words else (_pairs(reading),)


def answers(n: int) -> Said:
    """Return the number of answers in words."""
    return ngettext("{n} answer", "{n} answers", n)


def waiting() -> Said:
    """Return what an axis says before its picture comes."""
    return Said(_("An empty axis, waiting for answers."))


def listed(parts: Sequence[Said | str], *, sign: str = ", ") -> Said:
    """Return the parts one after the other, with commas; parts that have commas of their own need another sign."""
    names = [f"part{i}" for i in range(len(parts))]
    return Said(sign.join(f"{{{name}}}" for name in names), dict(zip(names, parts, strict=True)))


def tally(counts: Sequence[int], *, names: Sequence[str | Said]) -> Said:
    """Return who stands where, empty places left out: 2 on “Partly”, 1 on “Mostly”."""
    return listed(
        [
            Said(_("{count} on “{place}”"), {"count": count, "place": name})
            for count, name in zip(counts, names, strict=True)
            if count
        ]
    )


def ordered(
    counts: Sequence[int], *, names: Sequence[str | Said], ends: tuple[str, str], reading: Reading | None
) -> Said:
    """Return one sentence on answers that have an order, with the words that so many people allow."""
    count, where = answers(sum(counts)), standing(counts, names=names, ends=ends, reading=reading)
    if reading is None or reading.shape is None or reading.support is None:
        return Said(_("{answers}: {where}."), {"answers": count, "where": where})
    return Said(_("{answers}, {words}: {where}."), {"answers": count, "words": _words(reading, ends), "where": where})


def standing(
    counts: Sequence[int], *, names: Sequence[str | Said], ends: tuple[str, str], reading: Reading | None
) -> Said:
    """Return where answers stand that have an order, as part of a sentence.

    Close answers are told by their middle one, all others by how many stand on each side; too few, one by one.
    """
    if reading is None or reading.shape is None or reading.support is None:
        return tally(counts, names=names)
    close = reading.shape in _CENTRED if reading.level is None else reading.level is Level.CLOSE
    return _middle(counts, names) if close else _sides(counts, ends)


def _words(reading: Reading, ends: tuple[str, str]) -> Said:
    """Return the shape as part of a sentence, as firmly as its support allows."""
    name = _name(reading, ends)
    firmly = sureness(reading.support or 0)
    if firmly is Sureness.CLEAR:
        return name
    if firmly is Sureness.LIKELY:
        return Said(_("likely {shape}"), {"shape": name})
    return Said(_("{shape}, though it could easily read differently"), {"shape": name})


def _name(reading: Reading, ends: tuple[str, str]) -> Said:
    if reading.level is not None:
        level = Said(LEVELS[reading.level])
        if reading.shape is Shape.TWO_GROUPINGS:
            return Said(_("{level} with two groupings to be seen"), {"level": level})
        return level
    match reading.side:
        case Side.LOWER | Side.UPPER:
            return Said(_("leaning towards “{end}”"), {"end": ends[0] if reading.side is Side.LOWER else ends[1]})
        case Side.MIDDLE:
            return Said(_("leaning, around the middle"))
    return Said(SHAPES[reading.shape or Shape.TOO_FEW])


def _middle(counts: Sequence[int], names: Sequence[str | Said]) -> Said:
    """Return the one place where all stand, else the middle answer or the two it lies between."""
    middle = median(counts)
    low, high = names[floor(middle)], names[ceil(middle)]
    if max(counts) == sum(counts):
        return Said(_("all on “{place}”"), {"place": low})
    if low == high:
        return Said(_("the middle answer is “{place}”"), {"place": low})
    return Said(_("the middle lies between “{low}” and “{high}”"), {"low": low, "high": high})


def _sides(counts: Sequence[int], ends: tuple[str, str]) -> Said:
    n, shares = sum(counts), sides(counts)
    low, middle, high = (round(share * n) for share in (shares.lower, shares.middle, shares.upper))
    parts = [
        (low, Said(_("{count} nearer to “{end}”"), {"count": low, "end": ends[0]})),
        (middle, Said(_("{count} in the middle"), {"count": middle})),
        (high, Said(_("{count} nearer to “{end}”"), {"count": high, "end": ends[1]})),
    ]
    return listed([said for count, said in parts if count])


def _steps(reading: Reading) -> Said:
    return Said(
        _("two people stand {distance} steps apart on average ({low} to {high})"),
        {
            "distance": decimal(reading.distance),
            "low": decimal(reading.low or 0),
            "high": decimal(reading.high or 0),
        },
    )


def _pairs(reading: Reading) -> Said:
    return Said(
        _("of 100 pairs of people, {share} answered differently ({low} to {high})"),
        {
            "share": round(100 * reading.distance),
            "low": round(100 * (reading.low or 0)),
            "high": round(100 * min(1, reading.high or 0)),
        },
    )
