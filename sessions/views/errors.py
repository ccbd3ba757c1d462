"""Pages for what went wrong: each says what to do next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

__all__ = ["bad_request", "broken", "forbidden", "form_expired", "not_found"]


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that nothing is here, in the same words whether it exists for somebody else or not at all."""
    return render(request, "errors/404.html", {"path": request.path}, status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that this page is not for this person."""
    return render(request, "errors/403.html", status=403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was open too long, or cookies are off, and how to go on (Django's CSRF check failed)."""
    return render(request, "errors/form_expired.html", {"path": request.path}, status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that the request could not be read; no database and no session is touched."""
    return HttpResponse(render_to_string("errors/400.html"), status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours; rendered without request or database, for either may be the fault."""
    return HttpResponse(render_to_string("errors/500.html"), status=500)
