"""The wall: whoever has its address may watch, and nobody may do more."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from sessions.models import Session
from sessions.queries import frames

__all__ = ["screen_of", "state", "wall"]


@require_safe
def wall(request: HttpRequest, wall_key: str) -> HttpResponse:
    """Show the wall as it stands now, in the language of the room; scripts take over from there."""
    frame, language = _frame(wall_key)
    context = {
        "frame": frame,
        "screen": screen_of(frame),
        "socket": reverse("wall", args=[wall_key]) + "ws",
        "state": reverse("wall-state", args=[wall_key]),
    }
    with translation.override(language):
        return render(request, "wall/wall.html", context)


@require_safe
def state(request: HttpRequest, wall_key: str) -> HttpResponse:
    """Tell a wall that has no socket what it should show, if that has changed."""
    frame, _language = _frame(wall_key)
    if request.GET.get("version") == str(frame["version"]):
        return HttpResponse(status=204)
    return JsonResponse(frame)


def screen_of(frame: dict[str, Any]) -> str:
    """Return which of its screens a wall shows; the scripts decide by the same rule (`static/js/wall/screen.js`)."""
    show = frame["show"]
    if not frame["arming"]:
        if show["blank"]:
            return "blank"
        if show["qr"]:
            return "qr"
        if show["overview"] and frame["all"] is not None:
            return "overview"
    if frame["question"] and frame["stage"] != "lobby":
        return "question" if frame["sheets"] is None else "sheets"
    return "closed" if frame["stage"] == "closed" else "lobby"


def _frame(wall_key: str) -> tuple[dict[str, Any], str]:
    session = Session.objects.filter(wall_key=wall_key).first()
    read = frames.read(session.pk) if session is not None else None
    if session is None or read is None:
        raise Http404
    return read.wall, session.language
