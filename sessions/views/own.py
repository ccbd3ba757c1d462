"""Formats of one's own as a whole: begin one, copy one, bring one along as a file, take one away as a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sessions import formats
from sessions.formats import Format, FormatError, Question
from sessions.formats.source import LARGEST, TOO_LARGE
from sessions.queries import own_formats
from sessions.queries.own_formats import Own
from sessions.services import own_formats as keeping
from sessions.views.fields import Text
from sessions.views.tools import say_refusal, signed_in, spoken
from sessions.words import Refusal

__all__ = ["bring", "copy", "delete", "file", "for_own", "new", "text"]

View = Callable[..., HttpResponse]


class NewForm(forms.Form):
    """What a format begins with."""

    title = Text(label=gettext_lazy("Name of the format"), longest=120)
    purpose = Text(
        label=gettext_lazy("Purpose"), help_text=gettext_lazy("One line for the shelf."), longest=200, required=False
    )


class TextForm(forms.Form):
    """A format as text, written here or brought as a file; whatever came stays in the field."""

    file = forms.FileField(label=gettext_lazy("A file"), required=False, allow_empty_file=True)
    text = forms.CharField(
        label=gettext_lazy("Or its text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "autocapitalize": "off", "class": "source"}),
    )


def for_own(view: View) -> View:
    """Hand a view the format of its address; everybody but its owner finds nothing there (404)."""

    @login_required
    @wraps(view)
    def inner(request: HttpRequest, format_id: int, **rest: Any) -> HttpResponse:
        found = own_formats.find(signed_in(request), format_id)
        if found is None:
            raise Http404
        return view(request, found, **rest)

    return inner


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a format of one's own with a first easy question."""
    form = NewForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        energy = formats.series("energy")
        lines = (energy,) if energy else (Question(kind="scale", text=gettext("How near are we?")),)
        made = Format(slug="", smallest_group=3, minutes=20, questions=lines, **given)
        kept = _kept(request, formats.dump(made))
        if kept is not None:
            messages.success(request, gettext("Your format has begun, with one easy question. Change what you like."))
            return redirect("format", kept.row.pk)
    return render(request, "library/format_new.html", {"form": form, "here": "library"})


@login_required
@require_POST
def copy(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a copy of a format among one's own."""
    found = own_formats.find_slug(signed_in(request), slug)
    if found is None:
        raise Http404
    kept = _kept(request, formats.dump(found))
    if kept is None:
        return redirect("library")
    messages.success(request, gettext("This is your copy. Change what you like; the original stays as it is."))
    return redirect("format", kept.row.pk)


@login_required
@require_safe
def file(request: HttpRequest, slug: str) -> HttpResponse:
    """Hand a format out as a file, to keep or to share."""
    found = own_formats.find_slug(signed_in(request), slug)
    if found is None:
        raise Http404
    name = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in found.title.lower())
    name = "-".join(part for part in name.split("-") if part) or "format"
    response = HttpResponse(formats.dump(found), content_type="application/toml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.toml"'
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Read a format from a file or a text; what is wrong stands beside it, and nothing that was typed is lost."""
    if request.method != "POST":
        return _text_page(request, TextForm(), None)
    source = _source(request)
    if not source.strip():
        empty = gettext("This file is empty.") if request.FILES else gettext("Please choose a file, or paste its text.")
        messages.error(request, empty)
        return _text_page(request, TextForm(), None)
    try:
        kept = keeping.keep_format(user=signed_in(request), text=source)
    except FormatError as error:
        return _text_page(request, _form_with(source), None, error)
    except Refusal as refusal:
        say_refusal(request, refusal)
        return _text_page(request, _form_with(source), None)
    messages.success(request, gettext("The format is among yours now."))
    return redirect("format", kept.row.pk)


@for_own
@require_http_methods(["GET", "HEAD", "POST"])
def text(request: HttpRequest, own: Own) -> HttpResponse:
    """Write a format as text."""
    if request.method != "POST":
        return _text_page(request, _form_with(own.row.text), own, own.error)
    source = _source(request)
    try:
        keeping.rewrite_format(user=signed_in(request), format_id=own.row.pk, version=version_of(request), text=source)
    except FormatError as error:
        return _text_page(request, _form_with(source), own, error)
    except Refusal as refusal:
        say_refusal(request, refusal)
        return _text_page(request, _form_with(source), own)
    messages.success(request, gettext("Saved."))
    return redirect("format", own.row.pk)


@for_own
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, own: Own) -> HttpResponse:
    """Ask first, then delete a format."""
    if request.method == "POST":
        keeping.remove_format(user=signed_in(request), format_id=own.row.pk)
        messages.success(request, gettext("Deleted: “{title}”").format(title=own.row.title))
        return redirect("library")
    return render(request, "library/format_delete.html", {"own": own, "here": "library"})


def version_of(request: HttpRequest) -> int:
    """Return which version of a format the author saw."""
    word = request.POST.get("version", "")
    return int(word) if word.isascii() and word.isdigit() and len(word) < 10 else -1


def _kept(request: HttpRequest, source: str) -> keeping.Kept | None:
    try:
        return keeping.keep_format(user=signed_in(request), text=source)
    except Refusal as refusal:
        say_refusal(request, refusal)
        return None


def _source(request: HttpRequest) -> str | bytes:
    """Return what was brought: the file if there is one, else the text."""
    brought = request.FILES.get("file")
    return brought.read() if brought else request.POST.get("text", "")


def _form_with(source: str | bytes) -> TextForm:
    shown = source.decode("utf-8", "replace").removeprefix("\ufeff") if isinstance(source, bytes) else source
    return TextForm(initial={"text": shown.replace("\x00", "\N{REPLACEMENT CHARACTER}")})


def _text_page(request: HttpRequest, form: TextForm, own: Own | None, error: FormatError | None = None) -> HttpResponse:
    problems = [(problem.line, spoken(problem.message)) for problem in error.problems] if error else []
    context: dict[str, Any] = {"form": form, "own": own, "problems": problems, "here": "library", "part": "text"}
    if own is None:
        context |= {"most": LARGEST, "large": spoken(TOO_LARGE)}
    else:
        context["version"] = request.POST.get("version", own.row.version) if error else own.row.version
    return render(request, "library/format_text.html", context)
