"""The library: formats to start from, each with what it asks."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sessions import formats
from sessions.queries import own_formats
from sessions.views.tools import signed_in

__all__ = ["shelf", "spoken_shelf"]


def spoken_shelf() -> list[formats.Format]:
    """Return the formats that ship, in the language of the page."""
    return [one.speak(get_language() or one.language) for one in formats.shelf()]


@login_required
@require_safe
def shelf(request: HttpRequest) -> HttpResponse:
    """Show every format with its purpose, length, group size and questions."""
    mine = own_formats.mine(signed_in(request))
    return render(request, "library/shelf.html", {"shelf": spoken_shelf(), "mine": mine, "here": "library"})
