"""What the console advises: the natural next step, the way out of every dead end, the time that is left."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.models import Question, Round, Stage
from sessions.models.stage import Step
from sessions.privacy.veil import SMALLEST_K
from sessions.queries.frames.lines import few_in
from sessions.queries.frames.moment import Moment
from sessions.queries.order import next_line, spare_line, waiting
from sessions.queries.promise import alone

__all__ = ["ahead", "next_for", "plan", "warnings"]

Json = dict[str, Any]
NEAR = 2  # times the minimum: so few may be in that those who cannot say leave too few for a picture
SLACK = 1  # minutes ahead or behind that are not worth a word


def next_for(now: Moment) -> Json | None:
    """Return the natural next step: its verb, its label and, where it opens one, the question."""
    match now.stage:
        case Stage.CLOSED:
            return None
        case Stage.OPEN if now.question and now.question.kind.holds:
            return _step("hold", _("Read the sheets"))
        case Stage.OPEN | Stage.HELD if now.question is None or now.question.kind.releases:
            return _step("arm", _("Release"))
        case Stage.RELEASED:
            return _step("talk", _("Talk"))
    if line := ahead(now):
        return _step("open", _label(now, line), line)
    return _step("close", _("Close the session"))


def ahead(now: Moment) -> Question | None:
    """Return the next line of the run sheet."""
    return next_line(now.questions, asked=now.asked, at=now.at)


def _label(now: Moment, line: Question) -> str:
    labels = {
        Step.PICTURES: _("All pictures"),
        Step.AGAIN: _("Second round"),
        Step.REOPENED: _("Last time's steps"),
    }
    if line.step:
        return labels[Step(line.step)]
    return _("Open the first question") if now.stage == Stage.LOBBY else _("Next question")


def warnings(now: Moment) -> list[Json]:
    """Return what might lead nowhere, each with the one click that helps."""
    found: list[Json] = []
    k = now.session.k
    if now.stage == Stage.LOBBY and not now.rounds and 0 < now.joined < k and not alone(now.questions):
        found.append(_below_minimum(now, k))
    if now.stage == Stage.OPEN and now.round and now.round.question.kind.releases:
        found += _before_release(now, now.round)
    if now.question is None and not now.questions:
        found.append(_warn("empty", _("The run sheet is empty. Add a question, or ask one now.")))
    return found


def _before_release(now: Moment, round_: Round) -> list[Json]:
    """Return what a release at this moment might spoil, by the number in alone: nobody knows yet who cannot say."""
    k, found = round_.k, []
    if now.count < k:
        found.append(_warn("few", few_in(now.count).format(n=now.count, k=k)))
        return [*found, _smaller(now)] if now.here < k else found
    if now.count < NEAR * k and now.shown is None:
        found.append(_warn("near", _near(round_).format(k=k), calm=True))
    if now.count < now.total:
        text = ngettext(
            "{n} has not answered yet. After the release a late answer may never be shown.",
            "{n} have not answered yet. After the release a late answer may never be shown.",
            now.total - now.count,
        )
        found.append(_warn("early", text.format(n=now.total - now.count)))
    return found


def _near(round_: Round) -> str:
    if round_.question.kind.holds:
        return _("Sheets appear only if at least {k} of those who are in wrote one.")
    return _("A picture appears only if at least {k} of those who are in say where they stand.")


def plan(now: Moment) -> Json:
    """Return the planned and remaining minutes, in words whether the session is ahead or behind, and what may go.

    Opening and closing count among the minutes; whoever is ahead or behind is so by the lines between them.
    """
    counted = [line for line in now.questions if not line.left_out or line.pk in now.asked]
    planned = sum(line.minutes for line in counted)
    left = sum(line.minutes for line in waiting(now.questions, asked=now.asked))
    opening, closing = now.session.opening_minutes, now.session.closing_minutes
    told: Json = {
        "planned": opening + planned + closing,
        "left": (0 if now.session.started else opening) + left + (0 if now.session.is_closed else closing),
        "text": "",
        "spare": None,
    }
    if now.session.started and not now.session.is_closed:
        used = (timezone.now() - now.session.started).total_seconds() / 60
        current = now.at.minutes if now.at else 0
        told |= _pace(now, behind=round(used - (planned - left)), ahead=round(planned - left - current - used))
    return told


def _pace(now: Moment, *, behind: int, ahead: int) -> Json:
    if behind > SLACK:
        text = ngettext("{n} minute behind.", "{n} minutes behind.", behind).format(n=behind)
        spare = spare_line(now.questions, asked=now.asked, behind=behind)
        if spare is None:
            return {"text": text}
        more = _("Leaving out “{question}” wins {m}.").format(question=now.names[spare.pk], m=spare.minutes)
        return {"text": f"{text} {more}", "spare": str(spare.pk)}
    if ahead > SLACK:
        return {"text": ngettext("{n} minute ahead.", "{n} minutes ahead.", ahead).format(n=ahead)}
    return {"text": _("On time.")}


def _below_minimum(now: Moment, k: int) -> Json:
    text = ngettext(
        "{n} joined, your minimum is {k}: no picture can appear.",
        "{n} joined, your minimum is {k}: no picture can appear.",
        now.joined,
    ).format(n=now.joined, k=k)
    if k > SMALLEST_K:
        fewer = max(SMALLEST_K, now.joined)
        return _warn("minimum", text, verb="smaller", label=_("Use {k}").format(k=fewer), k=fewer)
    return _warn("minimum", text + " " + _("Wait for more people: three is the smallest group."))


def _smaller(now: Moment) -> Json:
    text = _("{n} are here: this question cannot reach its minimum.").format(n=now.here)
    if now.session.k > SMALLEST_K and now.here >= SMALLEST_K:
        return _warn(
            "smaller",
            text + " " + _("Start again with a smaller minimum; the phones come along and see the new promise."),
            verb="start_smaller",
            label=_("Start again smaller"),
            k=max(SMALLEST_K, now.here),
        )
    return _warn("wait", text + " " + _("Open the next question, or wait for more people."))


def _warn(code: str, text: str, *, verb: str = "", label: str = "", k: int = 0, calm: bool = False) -> Json:
    return {"code": code, "text": text, "calm": calm, **({"verb": verb, "label": label, "k": k} if verb else {})}


def _step(verb: str, label: str, question: Question | None = None) -> Json:
    return {"verb": verb, "label": label, "question": str(question.pk) if question else None}
