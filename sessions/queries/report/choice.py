"""What was chosen for a report, or what a first one begins with."""

from __future__ import annotations

from collections.abc import Iterable

from sessions.models import Question, ReportChoice, Session, User
from sessions.queries.published import Shown

__all__ = ["Questions", "became", "choice_for", "hidden_in", "hung_in", "kept_of"]

Questions = list[tuple[int, Question, list[Shown]]]
"""Every question that was asked: its number in the report, itself, and its released pictures."""


def choice_for(session: Session, *, person: User | None = None) -> ReportChoice:
    """Return the choice of a session; a first one, not saved yet, takes over the cover of the person's last report."""
    found = ReportChoice.objects.filter(session=session).first()
    if found is not None:
        return found
    last = ReportChoice.objects.filter(by=person).order_by("-changed").first() if person else None
    if last is None:
        return ReportChoice(session=session, by=person)
    return ReportChoice(session=session, by=person, paper=last.paper, coach=last.coach, logo=bytes(last.logo))


def hung_in(shown: Shown) -> int:
    """Return the round in which the sheets of a picture first hung; marks stand beside those of an earlier one."""
    return shown.marks or shown.round_id


def kept_of(choice: ReportChoice, questions: Questions) -> Questions:
    """Return the questions that this report shows, each with its pictures; marks go where their sheets go."""
    out = {shown.round_id for _n, line, rounds in questions if str(line.pk) in choice.left_out for shown in rounds}
    kept = [
        (number, line, [shown for shown in rounds if shown.marks not in out])
        for number, line, rounds in questions
        if str(line.pk) not in choice.left_out
    ]
    return [row for row in kept if row[2]]


def hidden_in(choice: ReportChoice, shown: Shown) -> frozenset[int]:
    """Return the places of the sheets of a picture that this report does not show: with its words nor with marks."""
    return frozenset(choice.hidden.get(str(hung_in(shown)), ()))


def became(lines: Iterable[tuple[int, Question]]) -> dict[str, list[int]]:
    """Return, for every item of these questions, the numbers of those that have it: a sheet may have become it.

    What a sheet has become there is a question of the facilitator's; hiding the sheet does not take it back.
    """
    found: dict[str, list[int]] = {}
    for number, line in lines:
        taken = line.kind.Config.open_list()
        for item in line.config.get(taken[0], ()) if taken else ():
            found.setdefault(item, []).append(number)
    return found
