"""The format editor: the lines of a format of one's own, and what stands around them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sessions import formats, kinds
from sessions.formats import Format, FormatError, Question, editing
from sessions.kinds.base import Kind
from sessions.models.stage import Step
from sessions.queries.own_formats import Own
from sessions.services import own_formats as keeping
from sessions.services.runsheet import QUESTIONS_MOST
from sessions.views.line_forms import FormatStepForm, LineForm, defaults_of, line_form, line_of, step_of
from sessions.views.own import for_own, version_of
from sessions.views.own_forms import FormatForm
from sessions.views.preview import phone_page
from sessions.views.tools import say_refusal, signed_in, spoken
from sessions.words import Refusal

__all__ = ["add", "changed", "copy", "details", "edit", "format_page", "made_of", "move", "page", "preview", "remove"]

Change = Callable[[Format], Format]


@for_own
@require_safe
def page(request: HttpRequest, own: Own) -> HttpResponse:
    """Show a format with all that can be done with it."""
    if own.format is None:
        return redirect("format-text", own.row.pk)
    asked = {line.slug: line for line in kinds.every()}
    lines = [
        {
            "number": number,
            "shown": sum(not one.step for one in own.format.questions[:number]) if not line.step else 0,
            "line": line,
            "kind": asked.get(line.kind),
            "step": Step(line.step).label if line.step else "",
            "head": line.section if number == 1 or line.section != own.format.questions[number - 2].section else "",
        }
        for number, line in enumerate(own.format.questions, start=1)
    ]
    remarks = [(remark.line, spoken(remark.message)) for remark in own.format.warnings]
    steps = [(slug, Step(slug).label) for slug in formats.STEPS]
    return format_page(
        request,
        own,
        "library/format.html",
        part="lines",
        lines=lines,
        kinds=kinds.offered(),
        steps=steps,
        remarks=remarks,
    )


@for_own
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, own: Own) -> HttpResponse:
    """Change title, purpose, opening, closing, sizes, minutes, seats and language."""
    made = made_of(own)
    form = FormatForm(made, request.POST if request.method == "POST" else None)
    if form.is_valid() and changed(request, own, form, form.changed):
        return redirect("format", own.row.pk)
    return format_page(request, own, "library/format_details.html", part="details", form=form)


@for_own
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, own: Own, slug: str) -> HttpResponse:
    """Write a new question of one kind, or a line that asks nothing, at the end."""
    made = made_of(own)
    if slug in formats.STEPS:
        return _step_page(request, own, Question(kind="", text="", step=slug, minutes=5), number=0)
    kind = _kind(slug)
    form = line_form(kind, made, data=request.POST if request.method == "POST" else None, line=None)
    if form.is_valid():
        line = line_of(form, kind=kind, before=None)
        if changed(request, own, form, lambda one: editing.put_line(one, line)):
            return _to_line(own, len(made.questions) + 1)
    return _line_page(request, own, form, kind=kind, line=None)


@for_own
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, own: Own, number: int) -> HttpResponse:
    """Change a line; other words or steps end a series, and the page says so."""
    line = _line(own, number)
    if line.step:
        return _step_page(request, own, line, number=number)
    kind = kinds.get(line.kind)
    form = line_form(kind, made_of(own), data=request.POST if request.method == "POST" else None, line=line)
    if form.is_valid():
        written = line_of(form, kind=kind, before=line)
        kept = changed(request, own, form, lambda one: editing.put_line(one, written, number=number))
        if kept:
            if line.series and not kept.format.questions[number - 1].series:
                text = gettext("With these words it is the series “{series}” no more, and is compared no longer.")
                messages.info(request, text.format(series=line.series))
            return _to_line(own, number)
    return _line_page(request, own, form, kind=kind, line=line)


@for_own
@require_POST
def preview(request: HttpRequest, own: Own, slug: str) -> HttpResponse:
    """Show a question as a phone will, while it is being written."""
    made, kind = made_of(own), _kind(slug)
    form = line_form(kind, made, data=request.POST, line=None)
    return phone_page(
        request, form, kind=kind, title=made.title, language=made.language, we="", blanks=defaults_of(made)
    )


@for_own
@require_POST
def move(request: HttpRequest, own: Own, number: int) -> HttpResponse:
    """Move a line one place up or down, or where it was dropped."""
    word = request.POST.get("by", "")
    by = int(word) if word in {str(step) for step in range(-QUESTIONS_MOST, QUESTIONS_MOST)} else 0
    changed(request, own, None, partial(editing.move_line, number=number, by=by), quietly=True)
    return _to_line(own, min(max(number + by, 1), len(made_of(own).questions)))


@for_own
@require_POST
def copy(request: HttpRequest, own: Own, number: int) -> HttpResponse:
    """Put a copy below a line."""
    changed(request, own, None, partial(editing.copy_line, number=number), quietly=True)
    return _to_line(own, number + 1)


@for_own
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, own: Own, number: int) -> HttpResponse:
    """Ask first, then take a line out."""
    line = _line(own, number)
    if request.method == "POST":
        if changed(request, own, None, partial(editing.remove_line, number=number), quietly=True):
            messages.success(request, gettext("Removed: “{question}”").format(question=line.text))
        return redirect("format", own.row.pk)
    return format_page(request, own, "library/format_remove.html", text=line.text)


def format_page(request: HttpRequest, own: Own, template: str, **context: Any) -> HttpResponse:
    """Render a page about a format; its forms carry the version that their author sees."""
    version = request.POST.get("version", own.row.version)
    return render(
        request, template, {"own": own, "format": own.format, "version": version, "here": "library"} | context
    )


def made_of(own: Own) -> Format:
    """Return the format, if it can be read; otherwise only its text has a page."""
    if own.format is None:
        raise Http404
    return own.format


def changed(
    request: HttpRequest, own: Own, form: forms.Form | None, change: Change, *, quietly: bool = False
) -> keeping.Kept | None:
    """Keep a change and say so; a refusal stands on the form, or on the next page where there is none."""
    try:
        kept = keeping.change_format(
            user=signed_in(request), format_id=own.row.pk, version=version_of(request), change=change
        )
    except Refusal as refusal:
        if form is None:
            say_refusal(request, refusal)
        else:
            broken = isinstance(refusal, FormatError)
            form.add_error(None, spoken(refusal.problems[0].message if broken else refusal))  # type: ignore[attr-defined]
        return None
    if not quietly:
        messages.success(request, gettext("Saved."))
    return kept


def _step_page(request: HttpRequest, own: Own, line: Question, *, number: int) -> HttpResponse:
    initial = {name: getattr(line, name) or None for name in FormatStepForm.base_fields if name != "looks_back"}
    initial |= {"spare": line.spare, "looks_back": bool(line.needs)}
    form = FormatStepForm(request.POST if request.method == "POST" else None, initial=initial)
    if not made_of(own).has_core:
        del form.fields["core"], form.fields["core_minutes"]
    if form.is_valid():
        written = step_of(form, line)
        if changed(request, own, form, lambda one: editing.put_line(one, written, number=number)):
            return _to_line(own, number or len(made_of(own).questions) + 1)
    return format_page(
        request, own, "library/format_line.html", form=form, line=line, step=Step(line.step).label, number=number
    )


def _line_page(request: HttpRequest, own: Own, form: LineForm, *, kind: Kind, line: Question | None) -> HttpResponse:
    to = reverse("format-preview", args=[own.row.pk, kind.slug])
    shown = {"form": form, "kind": kind, "line": line, "shared": line and formats.series(line.series)}
    return format_page(request, own, "library/format_line.html", **shown, preview_url=to)


def _to_line(own: Own, number: int) -> HttpResponse:
    return redirect(f"{reverse('format', args=[own.row.pk])}#q{number}")


def _line(own: Own, number: int) -> Question:
    made = made_of(own)
    if not 1 <= number <= len(made.questions):
        raise Http404
    return made.questions[number - 1]


def _kind(slug: str) -> Kind:
    for kind in kinds.offered():
        if kind.slug == slug:
            return kind
    raise Http404
