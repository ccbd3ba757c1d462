"""Try it: a rehearsal that is ready after one click, with ten simulated voices on their way."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sessions.rehearsal import demo
from sessions.views.tools import signed_in

__all__ = ["trial"]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def trial(request: HttpRequest) -> HttpResponse:
    """Say what will happen; the button makes it happen."""
    if request.method != "POST":
        return render(request, "home/try.html", {"voices": demo.TRY_VOICES, "here": "home"})
    session = demo.try_it(signed_in(request), base_url=f"{request.scheme}://{request.get_host()}")
    return redirect("console", session.pk)
