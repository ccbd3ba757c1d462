"""The blanks of a format of one's own."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from sessions.formats import Blank, editing
from sessions.queries.own_formats import Own
from sessions.views.own import for_own
from sessions.views.own_forms import BlankForm
from sessions.views.own_lines import changed, format_page, made_of

__all__ = ["add", "edit", "remove"]


@for_own
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, own: Own) -> HttpResponse:
    """Make a new blank."""
    made_of(own)
    return _page(request, own, None)


@for_own
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, own: Own, name: str) -> HttpResponse:
    """Change a blank."""
    return _page(request, own, _blank(own, name))


@for_own
@require_POST
def remove(request: HttpRequest, own: Own, name: str) -> HttpResponse:
    """Take a blank out; a text that names it keeps the braces, and the format's page says so."""
    _blank(own, name)
    changed(request, own, None, lambda one: editing.remove_blank(one, name))
    return redirect("format", own.row.pk)


def _page(request: HttpRequest, own: Own, blank: Blank | None) -> HttpResponse:
    form = BlankForm(request.POST if request.method == "POST" else None, initial=_initial(blank))
    if form.is_valid():
        name = blank.name if blank else ""
        try:
            fresh = form.blank(blank)
        except ValidationError as error:
            form.add_error("default", error)
        else:
            if changed(request, own, form, lambda one: editing.put_blank(one, fresh, name=name)):
                return redirect("format", own.row.pk)
    return format_page(request, own, "library/format_blank.html", form=form, blank=blank)


def _initial(blank: Blank | None) -> dict[str, str]:
    if blank is None:
        return {}
    default = blank.default if isinstance(blank.default, str) else "\n".join(blank.default)
    return {"name": blank.name, "label": blank.label, "default": default}


def _blank(own: Own, name: str) -> Blank:
    for blank in made_of(own).blanks:
        if blank.name == name:
            return blank
    raise Http404
