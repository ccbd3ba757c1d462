"""Pages for what went wrong: each says what to do next."""

from __future__ import annotations

from typing import Any

from django.db import close_old_connections, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

__all__ = ["bad_request", "broken", "forbidden", "form_expired", "not_found"]


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that nothing is here, in the same words whether it exists for somebody else or not at all."""
    return _rendered(request, "errors/404.html", 404, path=request.path)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that this page is not for this person."""
    return _rendered(request, "errors/403.html", 403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was open too long, or cookies are off, and how to go on (Django's CSRF check failed)."""
    return _rendered(request, "errors/form_expired.html", 403, path=request.path)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that the request could not be read; no database and no session is touched."""
    return HttpResponse(render_to_string("errors/400.html"), status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours; rendered without request or database, for either may be the fault."""
    return HttpResponse(render_to_string("errors/500.html"), status=500)


def _rendered(request: HttpRequest, template: str, status: int, **context: Any) -> HttpResponse:
    """Render a page that greets whoever is signed in, and give back the connection that this took.

    After an async view Django makes error pages in a thread that no request ends in, so nobody else would.
    """
    try:
        return render(request, template, context, status=status)
    finally:
        if not connection.in_atomic_block:
            close_old_connections()
