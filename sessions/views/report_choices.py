"""What a report shows: its cover and paper, and for each question a remark, its sheets, and whether it is in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from sessions import access
from sessions.access import Need
from sessions.models import Paper, ReportChoice, Session
from sessions.queries import report as source
from sessions.queries.published import Shown
from sessions.queries.report.choice import Questions, became, choice_for, hidden_in, hung_in
from sessions.services import reporting
from sessions.services.logos import MOST_BYTES
from sessions.services.reporting import LONGEST_REMARK
from sessions.views.fields import Pick, Text
from sessions.views.tools import for_session, say_refusal, session_page, signed_in, spoken
from sessions.words import Refusal

__all__ = ["adjust", "cover"]

SHEET = re.compile(r"([0-9]{1,19})-([0-9]{1,5})\Z", re.ASCII)


class CoverForm(forms.Form):
    """Paper, cover, and what is added to every question."""

    coach = Text(label=gettext_lazy("Name on the cover"), longest=120, required=False)
    logo = forms.FileField(
        label=gettext_lazy("Logo on the cover"),
        help_text=gettext_lazy("PNG or JPEG, at most 500 kB. It is kept small, without anything else in the file."),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
        error_messages={"empty": gettext_lazy("This file is empty.")},
    )
    without_logo = forms.BooleanField(label=gettext_lazy("Without the logo"), required=False)
    paper = Pick(label=gettext_lazy("Paper"), choices=Paper.choices)
    with_notes = forms.BooleanField(
        label=gettext_lazy("With the facilitator’s notes"),
        help_text=gettext_lazy("What was noted beside the questions on the console; until now nobody else reads it."),
        required=False,
    )
    panel = forms.BooleanField(
        label=gettext_lazy("With the figures of the expert panel"),
        help_text=gettext_lazy("Agreement A, r*wg, AD, Kendall’s W: for those who compare with the literature."),
        required=False,
    )


class AdjustForm(forms.Form):
    """What a report says and shows of one question."""

    remark = Text(
        label=gettext_lazy("Your remark"),
        help_text=gettext_lazy("Stands below the picture, under your name."),
        longest=LONGEST_REMARK,
        rows=4,
        required=False,
    )
    left_out = forms.BooleanField(label=gettext_lazy("Leave this question out of the report"), required=False)


@for_session(Need.REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def cover(request: HttpRequest, session: Session) -> HttpResponse:
    """Choose the cover; the next report of this person begins with the same one."""
    person = signed_in(request)
    choice = choice_for(session, person=person)
    notes = access.may(access.role_in(person, session.pk), Need.RUN)
    names = ("coach", "paper", "with_notes", "panel")
    form = CoverForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        initial={name: getattr(choice, name) for name in names},
    )
    if not notes:
        del form.fields["with_notes"]  # the notes are the facilitator's own
    if not choice.logo:
        del form.fields["without_logo"]
    if form.is_valid():
        chosen = {name: value for name, value in form.cleaned_data.items() if name != "logo"}
        brought = form.cleaned_data["logo"]
        try:
            reporting.cover(session.pk, by=person, logo=brought.read() if brought else None, **chosen)
        except Refusal as refusal:
            form.add_error("logo" if refusal.code.startswith("logo.") else None, spoken(refusal))
        else:
            messages.success(request, gettext("Saved."))
            return redirect("report", session.pk)
    sizes = {"most": MOST_BYTES, "kb": MOST_BYTES // 1024}
    return session_page(request, session, "report/cover.html", here="report", form=form, **sizes)


@for_session(Need.REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def adjust(request: HttpRequest, session: Session, question_id: int) -> HttpResponse:
    """Choose what the report says and shows of one question."""
    everything = source.questions_of(session)
    found = next((row for row in everything if row[1].pk == question_id and row[2]), None)
    if found is None:
        raise Http404
    number, question, rounds = found
    choice = choice_for(session, person=signed_in(request))
    key = str(question_id)
    initial = {"remark": choice.remarks.get(key, ""), "left_out": key in choice.left_out}
    form = AdjustForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        hidden = _hidden(request.POST.getlist("hide"))
        try:
            reporting.adjust(
                session.pk, by=signed_in(request), question_id=question_id, hidden=hidden, **form.cleaned_data
            )
        except Refusal as refusal:
            say_refusal(request, refusal)
        else:
            messages.success(request, gettext("Saved."))
            return redirect(f"{reverse('report', args=[session.pk])}#question-{number}")
    form.fields["left_out"].help_text = _goes_with(rounds, everything, choice)
    elsewhere = became((at, line) for at, line, pictures in everything if pictures and line.pk != question_id)
    sheets = [
        (round_id, at, text, at in hidden_in(choice, shown), elsewhere.get(text, ()))
        for round_id, shown in {hung_in(shown): shown for shown in rounds}.items()
        for at, text in enumerate(shown.sheets)
    ]
    return session_page(
        request,
        session,
        "report/adjust.html",
        here="report",
        form=form,
        question=question,
        number=number,
        sheets=sheets,
    )


def _goes_with(its: Sequence[Shown], everything: Questions, choice: ReportChoice) -> str:
    """Say which marks go with these sheets, or that these marks are gone with theirs."""
    own, marked = {shown.round_id for shown in its}, {shown.marks for shown in its}
    for number, line, rounds in everything:
        if any(shown.marks in own for shown in rounds):
            return gettext("Question {q}, which marks these sheets, is left out with it.").format(q=number)
        if str(line.pk) in choice.left_out and any(shown.round_id in marked for shown in rounds):
            return gettext("Question {q} is left out, and these marks with it.").format(q=number)
    return ""


def _hidden(ticked: list[str]) -> dict[int, list[int]]:
    """Return the places of ticked sheets by their rounds; what cannot be read names no sheet."""
    found: dict[int, list[int]] = {}
    for text in ticked:
        if match := SHEET.match(text):
            found.setdefault(int(match[1]), []).append(int(match[2]))
    return found
