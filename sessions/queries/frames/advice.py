"""What the console advises: the natural next step, the way out of every dead end, the time that is left."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.models import Question, Stage
from sessions.privacy.veil import SMALLEST_K
from sessions.queries.frames.moment import Moment

__all__ = ["next_for", "plan", "warnings"]

Json = dict[str, Any]
SLACK = 1  # minutes ahead or behind that are not worth a word


def next_for(now: Moment) -> Json | None:
    """Return the natural next step: its verb, its label and, where it opens one, the question."""
    match now.stage:
        case Stage.CLOSED:
            return None
        case Stage.OPEN if now.question and now.question.kind.holds:
            return _step("hold", _("Read the sheets"))
        case Stage.OPEN | Stage.HELD:
            return _step("arm", _("Release"))
        case Stage.RELEASED:
            return _step("talk", _("Talk"))
    if question := next_question(now):
        first = now.stage == Stage.LOBBY
        return _step("open", _("Open the first question") if first else _("Next question"), question)
    return _step("close", _("Close the session"))


def next_question(now: Moment) -> Question | None:
    """Return the next question on the run sheet that was never opened, after the current one if there is one."""
    asked = {round_.question_id for round_ in now.rounds}
    waiting = [question for question in now.questions if question.pk not in asked]
    if now.question:
        later = [question for question in waiting if question.position > now.question.position]
        waiting = later or waiting
    return waiting[0] if waiting else None


def warnings(now: Moment) -> list[Json]:
    """Return what might lead nowhere, each with the one click that helps."""
    found: list[Json] = []
    k = now.session.k
    if now.stage == Stage.LOBBY and not now.rounds and 0 < now.joined < k:
        found.append(_below_minimum(now, k))
    if now.stage == Stage.OPEN and now.round:
        k = now.round.k
        if now.count < k:
            found.append(_warn("few", _("{a} answers are in. A picture needs {k}.").format(a=now.count, k=k)))
            if now.here < k:
                found.append(_smaller(now))
        elif now.count < now.total:
            found.append(
                _warn(
                    "early",
                    ngettext(
                        "{n} has not answered yet. After the release a late answer may never be shown.",
                        "{n} have not answered yet. After the release a late answer may never be shown.",
                        now.total - now.count,
                    ).format(n=now.total - now.count),
                )
            )
    if now.question is None and not now.questions:
        found.append(_warn("empty", _("The run sheet is empty. Add a question, or ask one now.")))
    return found


def plan(now: Moment) -> Json:
    """Return the planned and remaining minutes, and in words whether the session is ahead or behind."""
    planned = sum(question.minutes for question in now.questions)
    asked = {round_.question_id for round_ in now.rounds}
    left = sum(question.minutes for question in now.questions if question.pk not in asked)
    text = ""
    if now.session.started and not now.session.is_closed:
        used = (timezone.now() - now.session.started).total_seconds() / 60
        current = now.question.minutes if now.question else 0
        behind = used - (planned - left)
        ahead = (planned - left - current) - used
        text = _pace(now, behind=round(behind), ahead=round(ahead), asked=asked)
    return {"planned": planned, "left": left, "text": text}


def _pace(now: Moment, *, behind: int, ahead: int, asked: set[int]) -> str:
    if behind > SLACK:
        text = ngettext("{n} minute behind.", "{n} minutes behind.", behind).format(n=behind)
        waiting = [question for question in now.questions if question.pk not in asked]
        if waiting:
            spare = min(waiting, key=lambda q: (q.minutes < behind, abs(q.minutes - behind)))
            text += " " + _("Leaving out “{question}” wins {m}.").format(question=spare.text, m=spare.minutes)
        return text
    if ahead > SLACK:
        return ngettext("{n} minute ahead.", "{n} minutes ahead.", ahead).format(n=ahead)
    return _("On time.")


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


def _warn(code: str, text: str, *, verb: str = "", label: str = "", k: int = 0) -> Json:
    return {"code": code, "text": text, **({"verb": verb, "label": label, "k": k} if verb else {})}


def _step(verb: str, label: str, question: Question | None = None) -> Json:
    return {"verb": verb, "label": label, "question": str(question.pk) if question else None}
