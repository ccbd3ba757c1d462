"""What a report says about itself: what was held back and why, how to read it, and how it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.models import Question, ReportChoice, Round, Session
from sessions.queries.frames import seating
from sessions.queries.published import Shown
from sessions.queries.report.choice import Questions, kept_of
from sessions.queries.report.value import Term

__all__ = ["held_back", "method", "reading_it"]


def held_back(asked: Questions, choice: ReportChoice) -> tuple[str, ...]:
    """Return what is not in the report, and why, without a number that was not on the wall."""
    lines = [line for number, question, rounds in asked for line in _of_question(number, question, rounds)]
    missing = sum(bool(rounds) for _number, _question, rounds in asked) - len(kept_of(choice, asked))
    if missing:
        text = ngettext("{n} question is not in this report.", "{n} questions are not in this report.", missing)
        lines.append(text.format(n=missing))
    sheets = sum(len(places) for places in choice.hidden.values())
    if sheets:
        text = ngettext("{n} sheet is not in this report.", "{n} sheets are not in this report.", sheets)
        lines.append(text.format(n=sheets))
    return tuple(lines)


def _of_question(number: int, question: Question, rounds: Sequence[Shown]) -> Iterator[str]:
    if not question.kind.releases:
        yield _("Question {q}: for oneself. What was written never left the phones.").format(q=number)
    elif not rounds:
        text = _("Question {q}: no picture. It was not released, or too few said where they stand to show it safely.")
        yield text.format(q=number)
    if any(shown.held_back for shown in rounds):
        yield _("Question {q}: a few late answers were held, to protect the people who gave them.").format(q=number)
    if any(seating.not_shown(shown) for shown in rounds):
        yield _("Question {q}: not shown by seats, to protect people in small or like-minded ones.").format(q=number)
    if any(shown.aside for shown in rounds):
        yield _("Question {q}: the facilitator set some sheets aside before the wall showed them.").format(q=number)
    if any(later.movement is None and later.kind.place is not None and _moves(later) for later in rounds[1:]):
        yield _("Question {q}: how many moved is not said, because it could show who did.").format(q=number)


def _moves(shown: Shown) -> bool:
    """Return whether it is ever counted how many moved in a picture of this kind."""
    return shown.kind.ends(shown.config) is not None and "answers" in shown.summary.counts


def reading_it() -> tuple[str, ...]:
    """Return how to read the report."""
    return (
        _("Look at the pictures first. One dot is one voice; numbers are captions."),
        _("Alignment is overlap of what people see, not sameness. A close picture is no aim, and a wide one no fault."),
        _("A picture shows the answers of one day. It is directional, not definitive."),
        _("Nobody knows whose dot is whose. Please do not ask, and do not guess."),
        _("Below five answers nothing is said of a picture; from five to nine, less than of larger ones."),
    )


def method(session: Session) -> tuple[Term, ...]:
    """Return how the figures were made, one term each."""
    return (Term(_("Smallest group"), _least(session)), *_figures(), *_kept())


def _figures() -> Iterator[Term]:
    yield Term(
        _("Distance"),
        _("How many steps two people stand apart on average, over all pairs of people (Gini’s mean difference)."),
    )
    yield Term(
        _("Closeness"),
        _(
            "1 less the distance, divided by that of an even spread. 1: all in one place; 0: evenly spread; "
            "below 0: drawn to both ends."
        ),
    )
    yield Term(
        _("The band in brackets"),
        _(
            "Where the distance may lie in four of five such groups: 1.28 standard errors to each side (jackknife; of "
            "a ranking the usual error of so many people, for the true one would tell of whole orders)."
        ),
    )
    yield Term(
        _("Shape"),
        _(
            "Close together, two groupings, leaning or spread out, by fixed rules, the same for every team. “Clear”: "
            "eight of ten slightly different groups would look alike; “likely”: five of ten."
        ),
    )


def _kept() -> Iterator[Term]:
    yield Term(
        _("Between seats (δ)"),
        _(
            "Take anybody of one seat and anybody of another: how much more often the first stands higher than lower "
            "(Cliff’s delta). 0: as often; 1: always."
        ),
    )
    yield Term(
        _("Movement"),
        _(
            "Counted inside the session, and said only where it names nobody. "
            "Nothing that is kept joins the answers of two rounds."
        ),
    )
    yield Term(
        _("What is kept"),
        _(
            "Answers, seats and tokens were deleted at the close, with the key that could open them. "
            "This report is made from the published pictures alone."
        ),
    )


def _least(session: Session) -> str:
    k = Round.objects.filter(session=session).order_by("k").values_list("k", flat=True).first() or session.k
    text = _(
        "No picture of fewer than {k} answers was shown; two pictures of a round differ by as many, or not at all."
    )
    return text.format(k=k)
