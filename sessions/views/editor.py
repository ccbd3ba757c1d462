"""The editor of a run sheet: add, change, move, copy and remove questions."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sessions import kinds
from sessions.access import Need
from sessions.kinds.base import Kind
from sessions.models import Question, Session
from sessions.queries import library
from sessions.services import runsheet
from sessions.views.forms import QuestionForm, StepForm, draft_of, question_form, step_draft
from sessions.views.preview import phone_page
from sessions.views.tools import for_session, join_base, say_refusal, session_page, spoken
from sessions.words import Refusal

__all__ = ["add", "copy", "edit", "move", "preview", "remove", "run_sheet"]


@for_session(Need.RUN)
@require_safe
def run_sheet(request: HttpRequest, session: Session) -> HttpResponse:
    """Show the questions of a session, and what else it needs before people come."""
    return session_page(
        request,
        session,
        "library/run_sheet.html",
        here="runsheet",
        sheet=library.run_sheet(session),
        kinds=kinds.offered(),
        address=join_base(request, session).split("://", 1)[-1],
    )


@for_session(Need.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, session: Session, kind_slug: str) -> HttpResponse:
    """Write a new question of one kind."""
    kind = _kind(kind_slug)
    form = question_form(kind, data=request.POST if request.method == "POST" else None, language=session.language)
    if form.is_valid():
        try:
            question = runsheet.add_question(session_id=session.pk, draft=draft_of(form, kind=kind))
        except Refusal as refusal:
            form.add_error(None, spoken(refusal))
        else:
            messages.success(request, gettext("Added to the end of the run sheet."))
            return _back(session, question)
    return _form_page(request, session, form, kind=kind, question=None)


@for_session(Need.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, session: Session, question_id: int) -> HttpResponse:
    """Change a question that was never opened."""
    question = _question(session, question_id)
    if question.rounds.exists():
        messages.info(request, gettext("This question was opened already. Make a copy and change the copy."))
        return _back(session, question)
    if question.step:
        return _edit_step(request, session, question)
    kind = question.kind
    form = question_form(kind, data=request.POST if request.method == "POST" else None, question=question)
    if form.is_valid():
        try:
            changed = runsheet.edit_question(
                session_id=session.pk, question_id=question.pk, draft=draft_of(form, kind=kind)
            )
        except Refusal as refusal:
            form.add_error(None, spoken(refusal))
        else:
            if question.series and not changed.series:
                messages.info(request, gettext("Saved. With these words it is no longer compared with other sessions."))
            else:
                messages.success(request, gettext("Saved."))
            return _back(session, question)
    return _form_page(request, session, form, kind=kind, question=question)


def _edit_step(request: HttpRequest, session: Session, question: Question) -> HttpResponse:
    initial = {name: getattr(question, name) for name in StepForm.base_fields}
    form = StepForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            runsheet.edit_question(session_id=session.pk, question_id=question.pk, draft=step_draft(form, question))
        except Refusal as refusal:
            form.add_error(None, spoken(refusal))
        else:
            messages.success(request, gettext("Saved."))
            return _back(session, question)
    return session_page(request, session, "library/step.html", here="runsheet", form=form, question=question)


@for_session(Need.RUN)
@require_POST
def preview(request: HttpRequest, session: Session, kind_slug: str) -> HttpResponse:
    """Show a question as a phone will, while it is being written."""
    kind = _kind(kind_slug)
    form = question_form(kind, data=request.POST, language=session.language)
    return phone_page(
        request, form, kind=kind, title=session.title, language=session.language, we=session.we, blanks={}
    )


@for_session(Need.RUN)
@require_POST
def move(request: HttpRequest, session: Session, question_id: int) -> HttpResponse:
    """Move a question one place up or down, or where it was dropped."""
    word = request.POST.get("by", "")
    by = int(word) if word in {str(step) for step in range(-runsheet.QUESTIONS_MOST, runsheet.QUESTIONS_MOST)} else 0
    try:
        runsheet.move_question(session_id=session.pk, question_id=question_id, by=by)
    except Refusal as refusal:
        say_refusal(request, refusal)
    return redirect(f"{reverse('session', args=[session.pk])}#q{question_id}")


@for_session(Need.RUN)
@require_POST
def copy(request: HttpRequest, session: Session, question_id: int) -> HttpResponse:
    """Put a copy below a question and open it for changes."""
    try:
        question = runsheet.copy_question(session_id=session.pk, question_id=question_id)
    except Refusal as refusal:
        say_refusal(request, refusal)
        return redirect("session", session.pk)
    messages.success(request, gettext("This is the copy. Change what you like."))
    return redirect("question-edit", session.pk, question.pk)


@for_session(Need.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, session: Session, question_id: int) -> HttpResponse:
    """Ask first, then take a question off the run sheet."""
    question = _question(session, question_id)
    if request.method == "POST":
        try:
            runsheet.remove_question(session_id=session.pk, question_id=question.pk)
        except Refusal as refusal:
            say_refusal(request, refusal)
        else:
            messages.success(request, gettext("Removed: “{question}”").format(question=question.text))
        return redirect("session", session.pk)
    return session_page(request, session, "library/question_remove.html", here="runsheet", question=question)


def _form_page(
    request: HttpRequest, session: Session, form: QuestionForm, *, kind: Kind, question: Question | None
) -> HttpResponse:
    return session_page(
        request,
        session,
        "library/question.html",
        here="runsheet",
        form=form,
        kind=kind,
        question=question,
        preview_url=reverse("question-preview", args=[session.pk, kind.slug]),
    )


def _back(session: Session, question: Question) -> HttpResponse:
    return redirect(f"{reverse('session', args=[session.pk])}#q{question.pk}")


def _kind(slug: str) -> Kind:
    for kind in kinds.offered():
        if kind.slug == slug:
            return kind
    raise Http404


def _question(session: Session, question_id: int) -> Question:
    question = library.question_of(session, question_id)
    if question is None:
        raise Http404
    return question
