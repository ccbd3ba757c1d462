"""The console on the facilitator's own phone: a code that signs that phone in, once, and leads it there."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from sessions.access import Need
from sessions.models import Session
from sessions.queries import doorplate
from sessions.services import accounts
from sessions.views.tools import for_session, join_base, signed_in

__all__ = ["remote"]


@for_session(Need.RUN)
@never_cache
@require_POST
def remote(request: HttpRequest, session: Session) -> HttpResponse:
    """Make a sign-in link for one's own phone and show it as a QR code. It is nobody else's business: POST only."""
    token = accounts.make_link(signed_in(request))
    console = reverse("console", args=[session.pk])
    path = reverse("sign-in-link", args=[token])
    link = f"{join_base(request, session)}{path}?{urlencode({'next': console})}"
    qr = doorplate.qr_svg(link)
    if request.headers.get("Accept", "").startswith("application/json"):
        return JsonResponse({"qr": qr, "link": link})
    with translation.override(session.language):
        return render(request, "console/remote.html", {"session": session, "qr": qr, "link": link})
