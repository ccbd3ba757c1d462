"""The order of the run sheet: which line the session stands at, which comes next, which may be left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from sessions.models import Question, Session
from sessions.models.stage import Step

__all__ = ["TOGETHER", "at_of", "lines_of", "names", "next_line", "numbers", "spare_line", "told_apart", "waiting"]

TOGETHER = frozenset({Step.PICTURES, Step.AGAIN})
"""Steps at which all pictures are on the wall together."""


def lines_of(session: Session) -> tuple[list[Question], set[int]]:
    """Return the lines of a session's run sheet, and which of them were asked."""
    asked = set(session.rounds.values_list("question_id", flat=True))
    return list(Question.objects.filter(session=session)), asked


def at_of(session: Session) -> Question | None:
    """Return the line that the session stands at; a second round belongs to the line that called for it."""
    return session.step or (session.round.question if session.round else None)


def waiting(lines: Sequence[Question], *, asked: Collection[int]) -> list[Question]:
    """Return the lines that are still to come: neither asked nor taken nor left out."""
    return [line for line in lines if not (line.done or line.left_out or line.pk in asked)]


def numbers(lines: Sequence[Question], *, asked: Collection[int]) -> dict[int, int]:
    """Return the number of each question, by its key; steps and what is left out have none."""
    counted = [line.pk for line in lines if not line.step and (line.pk in asked or not line.left_out)]
    return {pk: number for number, pk in enumerate(counted, start=1)}


def names(lines: Sequence[Question]) -> dict[int, str]:
    """Return what each line is called among the others, by its key."""
    return told_apart([(line.pk, line.above, line.text) for line in lines])


def told_apart(lines: Sequence[tuple[int, str, str]]) -> dict[int, str]:
    """Return by its key what a line is called, from what stands above it and its text: both, if others say the same.

    >>> told_apart([(1, "Peace", "How close?"), (2, "Bread", "How close?"), (3, "Bread", "How far?")])
    {1: 'Peace: How close?', 2: 'Bread: How close?', 3: 'How far?'}
    """
    said = Counter(text for _key, _above, text in lines)
    return {key: f"{above}: {text}" if above and said[text] > 1 else text for key, above, text in lines}


def next_line(lines: Sequence[Question], *, asked: Collection[int], at: Question | None) -> Question | None:
    """Return the line that comes next: below the present one if there is any, else what waits above it."""
    ahead = waiting(lines, asked=asked)
    below = [line for line in ahead if at is None or line.position > at.position]
    above = [line for line in ahead if line.step != Step.REOPENED]  # one looks back at the start, or not at all
    return next(iter(below or above), None)


def spare_line(lines: Sequence[Question], *, asked: Collection[int], behind: int) -> Question | None:
    """Return the line to leave out for who is so many minutes behind.

    The format's own order comes first. Without one it is the question that wins the time back most closely.
    """
    ahead = waiting(lines, asked=asked)
    if spare := [line for line in ahead if line.spare]:
        return min(spare, key=lambda line: line.spare)
    if any(line.spare for line in lines):
        return None  # the format says which lines may go, and they are gone
    questions = [line for line in ahead if not line.step]
    return min(questions, key=lambda q: (q.minutes < behind, abs(q.minutes - behind)), default=None)
