"""Making a session: four questions, all of them filled in."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from sessions import formats
from sessions.models import Session
from sessions.privacy.veil import suggested_k
from sessions.services import setup
from sessions.views.details import SetUpForm
from sessions.views.forms import SettingField
from sessions.views.tools import signed_in, spoken
from sessions.words import Refusal

__all__ = ["blank", "from_format", "k_steps"]

PEOPLE = 8
BLANK = "blank-"
"""Names of a format's blanks in the form begin so."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def from_format(request: HttpRequest, slug: str) -> HttpResponse:
    """Make a session from a format."""
    found = next((one for one in formats.shelf() if one.slug == slug), None)
    if found is None:
        raise Http404
    return _set_up(request, found)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def blank(request: HttpRequest) -> HttpResponse:
    """Make a session with an empty run sheet."""
    return _set_up(request, None)


def k_steps() -> list[tuple[int | None, int]]:
    """Return up to how many people each smallest group is suggested; the last step has no end."""
    steps: list[tuple[int | None, int]] = []
    for people in range(1, 101):
        k = suggested_k(people)
        if steps and steps[-1][1] == k:
            steps[-1] = (people, k)
        else:
            steps.append((people, k))
    steps[-1] = (None, steps[-1][1])
    return steps


def _set_up(request: HttpRequest, format: formats.Format | None) -> HttpResponse:  # noqa: A002  (the product's own word)
    form = _form(format, data=request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            session = _made(request, format, form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, spoken(refusal))
        else:
            messages.success(request, gettext("Your session is made. These are its questions; change what you like."))
            return redirect("session", session.pk)
    context = {
        "form": form,
        "blanks": [field for field in form if field.name.startswith(BLANK)],
        "format": format,
        "k_steps_json": json.dumps(k_steps()),
        "here": "library",
    }
    return render(request, "library/set_up.html", context)


def _form(format: formats.Format | None, *, data: Any) -> SetUpForm:  # noqa: A002
    initial: dict[str, Any] = {
        "focus": gettext("Our work together"),
        "we": gettext("everyone in this session"),
        "people": max(PEOPLE, format.smallest_group) if format else PEOPLE,
        "language": get_language(),
    }
    blanks = format.blanks if format else ()
    form = SetUpForm(data, initial=initial | {BLANK + one.name: one.default for one in blanks})
    for one in blanks:
        form.fields[BLANK + one.name] = SettingField(one.setting, may_be_empty=True)
    return form


def _made(request: HttpRequest, format: formats.Format | None, given: dict[str, Any]) -> Session:  # noqa: A002
    return setup.create_session(
        user=signed_in(request),
        format=format,
        title=format.speak(given["language"]).title if format else gettext("A session of our own"),
        focus=given["focus"],
        we=given["we"],
        people=given["people"],
        k=given["k"],
        blanks={name.removeprefix(BLANK): value for name, value in given.items() if name.startswith(BLANK)},
        rehearsal=given["rehearsal"],
        language=given["language"],
    )
