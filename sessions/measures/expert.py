"""Three figures for the expert panel, so that a picture can be set beside the literature.

All three make small groups look more agreed than they are; that is why the screens say D and C.
"""

from __future__ import annotations

from collections.abc import Sequence

from sessions.measures.counts import checked

__all__ = ["agreement", "deviation", "rwg"]


def agreement(counts: Sequence[int]) -> float:
    """Return A, van der Eijk's agreement, from -1 (two ends) over 0 (even) to 1 (one place).

    The counts are cut into flat layers; each layer is judged by how many options it covers and whether
    they lie together, and weighs as much as the people in it (van der Eijk 2001).

    >>> round(agreement([30, 40, 210, 130, 530, 50, 10]), 4)
    0.6113
    """
    row = checked(counts, people=2)
    total, ground = 0.0, 0
    for height in sorted(set(row) - {0}):
        layer = [count >= height for count in row]
        total += (height - ground) * sum(layer) * _layer(layer)
        ground = height
    return total / sum(row)


def rwg(counts: Sequence[int]) -> float:
    """Return r*wg: 1 less the variance (n - 1) over that of an even spread, (K² - 1) / 12.

    Not cut off at 0, as some programs do: below 0 the group is wider than an even spread (Lindell and
    Brandt 1999).

    >>> rwg([0, 1, 1, 1, 0])
    0.5
    """
    row = checked(counts, people=2)
    n = sum(row)
    mean = _mean(row)
    variance = sum(count * (option - mean) ** 2 for option, count in enumerate(row)) / (n - 1)
    return 1 - variance / ((len(row) ** 2 - 1) / 12)


def deviation(counts: Sequence[int]) -> float:
    """Return AD_M, the mean deviation from the mean, in steps (Burke, Finkelstein and Dusig 1999).

    >>> deviation([2, 0, 2])
    1.0
    """
    row = checked(counts, people=2)
    mean = _mean(row)
    return sum(count * abs(option - mean) for option, count in enumerate(row)) / sum(row)


def _mean(row: Sequence[int]) -> float:
    """Return the mean option. It serves the figures above and is shown nowhere."""
    return sum(option * count for option, count in enumerate(row)) / sum(row)


def _layer(layer: Sequence[bool]) -> float:
    """Return A of one flat layer, from the triples of options with two in the layer and one outside.

    The one outside lies at the side of the two in `together` triples and between them in `parted` ones.
    """
    options, covered, seen = len(layer), sum(layer), 0
    together = parted = 0
    for inside in layer:
        if inside:
            seen += 1
            continue
        rest = covered - seen
        together += seen * (seen - 1) // 2 + rest * (rest - 1) // 2
        parted += seen * rest
    unimodal = 1.0
    if together + parted:
        unimodal = ((options - 2) * together - (options - 1) * parted) / ((options - 2) * (together + parted))
    return unimodal * (1 - (covered - 1) / (options - 1))
