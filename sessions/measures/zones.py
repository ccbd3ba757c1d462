"""Long scales and sliders seen in five equal zones, the same from either end."""

from __future__ import annotations

from collections.abc import Sequence

from sessions.measures.counts import MeasureError, checked

__all__ = ["LONGEST", "ZONES", "zone", "zone_of_value", "zones"]

ZONES = 5
LONGEST = 7
"""Options up to which a scale is taken as it is."""


def zone(option: int, *, options: int) -> int:
    """Return the zone, from 0, of one option of a scale; on a short scale each option is its own.

    The scale is cut into five equal lengths, and an option that straddles a cut goes whole to the zone
    where its middle lies. No middle ever lies on a cut (an odd number is never an even one), so nothing
    is left to a rule of rounding, and the scale read from its other end gives the same zones.

    >>> [zone(option, options=11) for option in range(11)]
    [0, 0, 1, 1, 2, 2, 2, 3, 3, 4, 4]
    """
    if not 0 <= option < options:
        raise MeasureError(f"there is no option {option} among {options}")
    return option if options <= LONGEST else ZONES * (2 * option + 1) // (2 * options)


def zone_of_value(value: float, *, top: int = 100) -> int:
    """Return the zone of a slider's value from 0 to `top`; on a cut, the zone nearer the middle.

    For a slider in steps of 5 this is the zone of its 21 options:

    >>> [zone_of_value(value) for value in (0, 15, 20, 35, 40, 60, 65, 80, 85, 100)]
    [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    """
    if not 0 <= value <= top:
        raise MeasureError(f"the value {value} lies outside 0 to {top}")
    if 2 * value > top:
        return ZONES - 1 - zone_of_value(top - value, top=top)
    return int(ZONES * value // top)


def zones(counts: Sequence[int]) -> tuple[int, ...]:
    """Return counts over five zones for more than seven options, and short rows as they are.

    A slider in steps of 5 has 21 options, and its zones take 4, 4, 5, 4 and 4 of them:

    >>> zones([1] * 21)
    (4, 4, 5, 4, 4)
    """
    row = checked(counts, people=0)
    if len(row) <= LONGEST:
        return row
    cut = [0] * ZONES
    for option, count in enumerate(row):
        cut[zone(option, options=len(row))] += count
    return tuple(cut)
