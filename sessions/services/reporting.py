"""Choosing what a report shows and how its cover looks. The published pictures are never touched."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.db import transaction

from sessions.models import Paper, Question, ReportChoice, Session, User
from sessions.queries import report
from sessions.queries.report.choice import choice_for, hung_in
from sessions.services.logos import png_of
from sessions.services.texts import line, lines_kept
from sessions.words import Refusal, _

__all__ = ["adjust", "cover", "refuse_unclosed"]

LONGEST_REMARK = 2_000  # characters


def refuse_unclosed(session: Session) -> None:
    """Raise `Refusal` while a session runs: its report is made from what is final."""
    if not session.is_closed:
        raise Refusal("report.open", _("The report is made when the session is closed. Close it on its console first."))


def cover(
    session_id: int,
    *,
    by: User,
    paper: str,
    coach: str,
    panel: bool,
    with_notes: bool | None = None,
    logo: bytes | None = None,
    without_logo: bool = False,
) -> ReportChoice:
    """Choose paper, cover and what is added to every question; None leaves notes or logo as they are."""
    if paper not in Paper.values:
        raise Refusal("report.paper", _("Please choose one of the papers."))
    name = line(coach, label=_("Name on the cover"), longest=120)
    drawn = png_of(logo) if logo else None

    def change(choice: ReportChoice) -> None:
        choice.by, choice.paper, choice.coach, choice.panel = by, paper, name, panel
        choice.with_notes = choice.with_notes if with_notes is None else with_notes
        if without_logo or drawn:
            choice.logo = drawn or b""

    return _change(session_id, by=by, act=change)


def adjust(
    session_id: int, *, by: User, question_id: int, left_out: bool, remark: str, hidden: Mapping[int, Collection[int]]
) -> ReportChoice:
    """Leave a question out or take it in, add a remark, and choose which sheets of its rounds are not shown.

    `hidden` holds the places of those sheets, by the round in which they first hung; all others are shown again.
    """
    said = lines_kept(remark, label=_("Remark"), longest=LONGEST_REMARK)

    def change(choice: ReportChoice) -> None:
        sheets = _sheets_of(choice.session, question_id)
        key = str(question_id)
        choice.left_out = sorted({*choice.left_out, key} if left_out else set(choice.left_out) - {key})
        choice.remarks = {**choice.remarks, key: said}
        for round_id, count in sheets.items():
            places = sorted(set(hidden.get(round_id, ())))
            if any(not 0 <= place < count for place in places):
                raise Refusal("report.sheet", _("One of these sheets is no longer there."))
            choice.hidden = {one: kept for one, kept in choice.hidden.items() if one != str(round_id)}
            if places:
                choice.hidden[str(round_id)] = places

    return _change(session_id, by=by, act=change)


def _change(session_id: int, *, by: User, act: Callable[[ReportChoice], Any]) -> ReportChoice:
    """Change the choice of a closed session under its lock, so that two coaches do not overwrite each other."""
    with transaction.atomic():
        session = Session.objects.select_for_update().get(pk=session_id)
        refuse_unclosed(session)
        choice = choice_for(session, person=by)
        act(choice)
        choice.save()
    return choice


def _sheets_of(session: Session, question_id: int) -> dict[int, int]:
    """Return how many sheets hung in each round that a question shows. Raises `Refusal` for one not asked here."""
    for _number, question, rounds in report.questions_of(session):
        if question.pk == question_id:
            return {hung_in(shown): len(shown.sheets) for shown in rounds}
    if not Question.objects.filter(pk=question_id, session=session).exists():
        raise Refusal("question.gone", _("This question is no longer on the run sheet."))
    return {}
