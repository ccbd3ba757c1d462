"""A session's report: built here from what was published, written out by `sessions.reports`."""

from __future__ import annotations

import base64
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from sessions.models import ReportChoice, Session
from sessions.queries import published
from sessions.queries.frames.pictures import seats_svg
from sessions.queries.order import lines_of, names, numbers
from sessions.queries.reopened import COMMITMENT
from sessions.queries.report.choice import Questions, kept_of
from sessions.queries.report.headings import Asked, carry_on, headings
from sessions.queries.report.remarks import held_back, method, reading_it
from sessions.queries.report.sights import part_of
from sessions.queries.report.value import Cover, Group, Part, Report

__all__ = ["Questions", "build", "questions_of", "seats_of"]


def build(session: Session, choice: ReportChoice, *, questions: Questions | None = None) -> Report:
    """Return the report of a closed session, in its language, as it was chosen; only published pictures are read.

    Who has read its `questions` already hands them in.
    """
    with override(session.language):
        return _build(session, choice, questions_of(session) if questions is None else questions)


def questions_of(session: Session) -> Questions:
    """Return every question that was asked, with its number in the report and its released pictures."""
    lines, asked = lines_of(session)
    number = numbers(lines, asked=asked)
    pictures = published.of_session(session.pk)
    return [
        (number[line.pk], line, [shown for shown in pictures if shown.question.pk == line.pk])
        for line in lines
        if line.pk in asked and line.pk in number
    ]


def _build(session: Session, choice: ReportChoice, everything: Questions) -> Report:
    kept = kept_of(choice, everything)
    parts = tuple(part_of(line, rounds, number=number, choice=choice) for number, line, rounds in kept)
    called = names([line for _number, line, _rounds in everything])
    asked = [
        Asked(number, called[line.pk], rounds[-1], rounds[-2] if rounds[1:] else None) for number, line, rounds in kept
    ]
    return Report(
        language=session.language,
        paper=choice.paper,
        cover=_cover(session, choice, pictures=sum(len(rounds) for _n, _line, rounds in everything)),
        headings=headings(asked),
        steps=_steps(parts),
        carry_on=carry_on(asked),
        parts=parts,
        held_back=held_back(everything, choice),
        reading_it=reading_it(),
        method=method(session),
        footer=_("Made from published pictures only. Directional, not definitive."),
        mark=_("Rehearsal: simulated voices") if session.rehearsal else "",
    )


def _cover(session: Session, choice: ReportChoice, *, pictures: int) -> Cover:
    moment = session.started or session.closed or session.made
    return Cover(
        title=session.title,
        focus=session.focus,
        we=session.we or _("everyone in this session"),
        day=timezone.localtime(moment).date().isoformat(),
        joined=session.joined_in_all or 0,
        deleted=session.deleted_in_all or 0,
        pictures=pictures,
        rehearsal=session.rehearsal,
        coach=choice.coach,
        logo=base64.b64encode(bytes(choice.logo)).decode() if choice.logo else "",
    )


def _steps(parts: Sequence[Part]) -> tuple[Group, ...]:
    """Return the steps that people chose last, as loose sheets."""
    chosen = [part.sights[-1].groups for part in parts if COMMITMENT in {part.kind, part.series}]
    return next((groups for groups in reversed(chosen) if groups), ())


def seats_of(session: Session, questions: Questions) -> dict[tuple[int, int], tuple[str, str]]:
    """Return the drawings by seats, wide and narrow, in the colours of a page, by question and round."""
    with override(session.language):
        return {
            (number, shown.round_number): (seats_svg(shown, narrow=False), seats_svg(shown, narrow=True))
            for number, _line, rounds in questions
            for shown in rounds
            if shown.parts
        }
