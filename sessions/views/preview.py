"""The phone beside an editor: a question drawn by the template that phones get, from a form that is not done yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, override

from sessions.formats.blanks import Filling, put, put_everywhere
from sessions.kinds.base import Kind
from sessions.services.runsheet import usual
from sessions.views.forms import PREFIX, QuestionForm
from sessions.words import Refusal

__all__ = ["phone_page", "step_page"]

LINES = ("text", "above", "help")


def phone_page(
    request: HttpRequest, form: QuestionForm, *, kind: Kind, title: str, language: str, we: str, blanks: Filling
) -> HttpResponse:
    """Return the question as a phone shows it; what cannot be used yet stands there with the kind's usual words."""
    form.full_clean()
    lines = {name: put(_typed(form, name), blanks) for name in LINES}
    lines["text"] = lines["text"] or gettext("Your question stands here.")
    with override(language):
        context = {
            "session": {"title": title},
            "question": lines,
            "config": _config(form, kind, blanks, language),
            "kind": kind,
            "kind_template": f"kinds/{kind.slug}.html",
            "screen": "question",
            "we": gettext("“We” today: {we}").format(we=we or gettext("everyone in this session")),
        }
        return render(request, "phone/preview.html", context)


def step_page(request: HttpRequest, *, title: str, language: str) -> HttpResponse:
    """Return what phones show while the wall shows something."""
    with override(language):
        return render(request, "phone/preview.html", {"session": {"title": title}, "step": True})


def _typed(form: forms.Form, name: str) -> str:
    return str(form.cleaned_data.get(name) or form.data.get(name) or "")[:300]


def _config(form: QuestionForm, kind: Kind, blanks: Filling, language: str) -> Any:
    """Return the settings that can be used, the usual ones in the place of the others."""
    words: dict[str, Any] = usual(kind, language)
    given = {name: _filled(form, name, blanks) for name in words if PREFIX + name in form.cleaned_data}
    for chosen in (words | given, words):
        try:
            return kind.Config.checked(chosen)
        except Refusal:
            continue
    return kind.Config()


def _filled(form: QuestionForm, name: str, blanks: Mapping[str, Any]) -> Any:
    value = put_everywhere(form.cleaned_data[PREFIX + name], blanks)
    return list(value) if isinstance(value, tuple) else value
