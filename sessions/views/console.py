"""The console: the facilitator's own screen, and the one address for everything it can do."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sessions import access, kinds
from sessions.access import Need
from sessions.models import Session, User
from sessions.queries import frames
from sessions.services.desk import desk
from sessions.views.tools import LARGEST_ID, for_session, spoken
from sessions.views.verbs import VERBS, Fields
from sessions.words import Refusal

__all__ = ["console", "do", "state"]

USUAL_VOICES = 10


@never_cache
@require_safe
def console(request: HttpRequest, session_id: int) -> HttpResponse:
    """Show the console as the session stands now; scripts take over from there."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    return _console(request, session_id)


@for_session(Need.RUN)
@never_cache
@require_safe
def state(request: HttpRequest, session: Session) -> HttpResponse:
    """Tell a console that has no socket how things stand, if that has changed."""
    read = frames.read(session.pk)
    if read is None:
        raise Http404
    if request.GET.get("version") == str(read.version):
        return HttpResponse(status=204)
    return JsonResponse(read.console)


@require_POST
async def do(request: HttpRequest, session_id: int, verb: str) -> HttpResponse:
    """Take one action; a stale or impossible one is refused in words and changes nothing."""
    user = await request.auser()
    if verb not in VERBS or session_id > LARGEST_ID or not isinstance(user, User):
        raise Http404
    session = await desk().read(_mine, user, session_id)
    fields = Fields(request.POST, base_url=f"{request.scheme}://{request.get_host()}")
    with translation.override(session.language):
        try:
            done = await desk().write(VERBS[verb], session_id, fields)
        except Refusal as refusal:
            return _refused(request, session_id, refusal)
    return _done(request, session_id, done)


@for_session(Need.RUN)
def _console(request: HttpRequest, session: Session) -> HttpResponse:
    read = frames.read(session.pk)
    if read is None:
        raise Http404
    context = {
        "session": session,
        "frame": read.console,
        "socket": f"/session/{session.pk}/ws",
        "plain_kinds": _plain_kinds(),
        "voices": USUAL_VOICES,
    }
    with translation.override(session.language):
        return render(request, "console/console.html", context)


def _plain_kinds() -> list[kinds.Kind]:
    """Return the kinds that need nothing but a text, so that a question of theirs can be asked in one line."""
    return [kind for kind in kinds.offered() if _is_plain(kind)]


def _is_plain(kind: kinds.Kind) -> bool:
    try:
        kind.Config.checked({})
    except Refusal:
        return False
    return True


def _mine(user: User, session_id: int) -> Session:
    try:
        return access.session_for(user, session_id, need=Need.RUN)
    except access.NotYours:
        raise Http404 from None


def _done(request: HttpRequest, session_id: int, done: object) -> HttpResponse:
    """Answer an action that was taken; one that made another session leads there."""
    target = reverse("console", args=[done.pk if isinstance(done, Session) else session_id])
    if _wants_json(request):
        return JsonResponse({"ok": True, "go": target if isinstance(done, Session) else None})
    return redirect(target)


def _refused(request: HttpRequest, session_id: int, refusal: Refusal) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"ok": False, "code": refusal.code, "text": spoken(refusal)}, status=409)
    messages.error(request, spoken(refusal))
    return redirect("console", session_id)


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")
