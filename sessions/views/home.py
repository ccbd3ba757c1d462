"""The front door: one's own sessions for those who signed in, the code for everybody else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sessions.queries import library, own_formats
from sessions.views.join import code_page
from sessions.views.library import spoken_shelf
from sessions.views.tools import signed_in

__all__ = ["home"]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what there is to do next."""
    if not request.user.is_authenticated:
        return code_page(request, sign_in=reverse("sign-in"))
    user = signed_in(request)
    context = {
        "sessions": library.sessions_of(user),
        "shelf": spoken_shelf(),
        "mine": own_formats.mine(user),
        "here": "home",
    }
    return render(request, "home/home.html", context)
