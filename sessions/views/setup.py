"""Making a session: four questions, all of them filled in."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, ngettext_lazy, override
from django.views.decorators.http import require_http_methods

from sessions import formats
from sessions.models import Session
from sessions.privacy.veil import suggested_k
from sessions.queries import library, own_formats
from sessions.services import setup
from sessions.views.details import SetUpForm
from sessions.views.fields import Pick
from sessions.views.forms import SettingField
from sessions.views.tools import signed_in, spoken
from sessions.words import Refusal, _

__all__ = ["blank", "from_format", "k_steps"]

PEOPLE = 8
CORE, ALL = "core", "all"
FOCUS = _("Our work together")
WE = _("everyone in this session")
TITLE = _("A session of our own")
BLANK = "blank-"
"""Names of a format's blanks in the form begin so."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def from_format(request: HttpRequest, slug: str) -> HttpResponse:
    """Make a session from a format."""
    found = own_formats.find_slug(signed_in(request), slug)
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
    earlier = library.with_steps_of(signed_in(request)) if format and _looks_back(format) else []
    shown = format.speak(get_language() or format.language) if format else None
    form = _form(shown, earlier, data=request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            session = _made(request, format, _untouched(shown, form.cleaned_data), earlier)
        except Refusal as refusal:
            form.add_error(None, spoken(refusal))
        else:
            messages.success(request, gettext("Your session is made. These are its questions; change what you like."))
            return redirect("session", session.pk)
    context = {
        "form": form,
        "blanks": [field for field in form if field.name.startswith(BLANK)],
        "format": shown,
        "k_steps_json": json.dumps(k_steps()),
        "here": "library",
    }
    return render(request, "library/set_up.html", context)


def _looks_back(format: formats.Format) -> bool:  # noqa: A002
    return any("reopened" in (line.needs, line.step) for line in format.questions)


def _form(format: formats.Format | None, earlier: list[Session], *, data: Any) -> SetUpForm:  # noqa: A002
    initial: dict[str, Any] = {
        "focus": gettext(FOCUS),
        "we": gettext(WE),
        "people": max(PEOPLE, format.smallest_group) if format else PEOPLE,
        "language": get_language(),
        "length": CORE,
        "before": next((str(one.pk) for one in earlier if not one.rehearsal), ""),
    }
    blanks = format.blanks if format else ()
    initial["seats"] = format.named_seats if format else ()
    form = SetUpForm(data, initial=initial | {BLANK + one.name: one.default for one in blanks})
    if format is not None and isinstance(format.seats, str):  # one of its blanks names them
        del form.fields["seats"]
    for one in blanks:
        form.fields[BLANK + one.name] = SettingField(one.setting, may_be_empty=True)
    if format is not None and format.has_core:
        form.fields["length"] = Pick(label=gettext("How long?"), choices=_lengths(format))
    if earlier:
        form.fields["before"] = Pick(
            label=gettext("Which session does this one follow?"),
            help_text=gettext("Its small steps come back to the wall, without any name."),
            required=False,
            choices=[*((str(one.pk), _named(one)) for one in earlier), ("", gettext("None: this is the first"))],
        )
    return form


def _lengths(format: formats.Format) -> list[tuple[str, str]]:  # noqa: A002
    says = ngettext_lazy("{minutes} minutes, {n} question", "{minutes} minutes, {n} questions")
    core, whole = format.how_many(core=True), format.how_many()
    return [
        (CORE, gettext("Core: {what}").format(what=(says % core).format(minutes=format.core_minutes, n=core))),
        (ALL, gettext("All: {what}").format(what=(says % whole).format(minutes=format.minutes, n=whole))),
    ]


def _named(session: Session) -> str:
    day = date_format(session.closed or session.made, "DATE_FORMAT")
    return " · ".join([session.title, day, *([gettext("Rehearsal")] if session.rehearsal else [])])


def _made(
    request: HttpRequest,
    format: formats.Format | None,  # noqa: A002
    given: dict[str, Any],
    earlier: list[Session],
) -> Session:
    return setup.create_session(
        user=signed_in(request),
        format=format,
        title=format.speak(given["language"]).title if format else _in(given["language"], TITLE),
        focus=_respoken(given["focus"], FOCUS, given["language"]),
        we=_respoken(given["we"], WE, given["language"]),
        people=given["people"],
        k=given["k"],
        blanks={name.removeprefix(BLANK): value for name, value in given.items() if name.startswith(BLANK)},
        rehearsal=given["rehearsal"],
        language=given["language"],
        core=given.get("length") == CORE,
        before=next((one for one in earlier if str(one.pk) == given.get("before")), None),
        seats=given.get("seats"),
    )


def _untouched(shown: formats.Format | None, given: dict[str, Any]) -> dict[str, Any]:
    """Return the form with every untouched default left to the format, which says it in the room's language."""
    defaults = {BLANK + one.name: one.default for one in shown.blanks} if shown else {}
    return {name: "" if name in defaults and value == defaults[name] else value for name, value in given.items()}


def _respoken(text: str, usual: str, language: str) -> str:
    """Return the usual words in the room's language, and any others as they were written."""
    return _in(language, usual) if text == gettext(usual) else text


def _in(language: str, text: str) -> str:
    with override(language):
        return gettext(text)
