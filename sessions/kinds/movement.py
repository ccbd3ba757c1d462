"""The way from one round to the next in words: how many moved, which way, and whether people stand closer now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sessions.measures.change import Drift, Heard
from sessions.words import Said, _, decimal

__all__ = ["caption", "drifted", "line", "moved"]

WORTH = 0.25
"""Share of the voices from which a picture counts as moved."""

HEARD = {
    Heard.NO_CHANGE: _("No clear change in how far apart people stand since round {round}."),
    Heard.MAYBE_CLOSER: _("People may be moving closer together since round {round}."),
    Heard.MAYBE_APART: _("People may be moving apart since round {round}."),
    Heard.CLOSER: _("People have moved closer together since round {round}."),
    Heard.APART: _("People have moved apart since round {round}."),
}

Figures = Mapping[str, int | None]


def line(said: Figures, *, n: int, level: bool) -> Said:
    """Return the movement in a few words; on a level picture it goes to the left or to the right.

    >>> line({"of": 12, "moved": 8, "up": 5, "down": 3}, n=12, level=True).say()
    '8 of 12 moved: 5 to the right, 3 to the left.'
    """
    count = _count(said, n=n)
    if not level or said["up"] is None:
        return Said(_("{count}."), {"count": count})
    right, left = (
        Said(_("{up} to the right"), {"up": said["up"]}),
        Said(_("{down} to the left"), {"down": said["down"]}),
    )
    return _parted(count, said, right, left)


def caption(said: Figures, *, ends: tuple[str, str] | None) -> Said:
    """Return the movement with the words at the ends.

    >>> caption({"of": 12, "moved": 8, "up": 8, "down": 0}, ends=("Hard", "Easy")).say()
    '8 of 12 moved: 8 towards “Easy”.'
    """
    count = _count(said, n=said["of"] or 0)
    if ends is None or said["up"] is None:
        return Said(_("{count}."), {"count": count})
    up = Said(_("{up} towards “{end}”"), {"up": said["up"], "end": ends[1]})
    down = Said(_("{down} towards “{end}”"), {"down": said["down"], "end": ends[0]})
    return _parted(count, said, up, down)


def drifted(change: Drift, *, since: int, steps: bool) -> Said:
    """Return whether people stand closer since an earlier round, and what would be too small to be seen."""
    words = Said(HEARD[change.heard], {"round": since})
    if not steps or change.heard is not Heard.NO_CHANGE:
        return words
    says = _("{words} In this group less than {steps} steps would not show.")
    return Said(says, {"words": words, "steps": decimal(change.visible)})


def moved(
    before: Sequence[int] | None, after: Sequence[int] | None, *, change: Drift | None, said: tuple[int, int] | None
) -> bool:
    """Return whether a picture moved, as far as what was published tells.

    It did if a quarter of the voices were said to have moved, if so many must have for one picture to become the
    other, or if people stand closer or further apart by more than chance would do.
    """
    if said is not None and said[0] >= WORTH * said[1]:
        return True
    if change is not None and change.heard is not Heard.NO_CHANGE:
        return True
    return before is not None and after is not None and _must(before, after) >= WORTH


def _must(before: Sequence[int], after: Sequence[int]) -> float:
    """Return the share of voices that stand elsewhere now, whoever they are."""
    if len(before) != len(after) or not sum(before) or not sum(after):
        return 0.0
    return sum(abs(a / sum(before) - b / sum(after)) for a, b in zip(before, after, strict=True)) / 2


def _count(said: Figures, *, n: int) -> Said:
    if said["of"] == n:
        return Said(_("{moved} of {of} moved"), {"moved": said["moved"], "of": said["of"]})
    return Said(_("{moved} of the {of} in both rounds moved"), {"moved": said["moved"], "of": said["of"]})


def _parted(count: Said, said: Figures, up: Said, down: Said) -> Said:
    if not said["down"] or not said["up"]:
        return Said(_("{count}: {way}."), {"count": count, "way": up if said["up"] else down})
    return Said(_("{count}: {up}, {down}."), {"count": count, "up": up, "down": down})
