"""An answer as a form brings it: bounded, clean, and counted by the phone itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from sessions.kinds.edge import NUMBER, REF, bounded
from sessions.privacy.box import Contents
from sessions.queries.frames import Asking
from sessions.words import Refusal, _

__all__ = ["SEQ_COOKIE", "Posted", "contents_of", "posted", "remember_seq"]

OURS = frozenset({"csrfmiddlewaretoken", "ref", "round", "seq", "abstain", "pad"})
"""What belongs to the form itself; `pad` only makes all answers equally long on their way."""
SEQ_COOKIE = "seq"
COUNTED = re.compile(r"([0-9]{1,19})\.([0-9]{1,9})\Z", re.ASCII)


@dataclass(frozen=True)
class Posted:
    """What a form brought. Its repr tells none of it."""

    ref: str
    round_id: int
    seq: int
    fields: dict[str, list[str]]
    abstain: bool

    def __repr__(self) -> str:
        return "<Posted>"


def posted(request: HttpRequest) -> Posted:
    """Return what the form brought, as far as it can be read; `contents_of` refuses the rest."""
    ref, round_text = request.POST.get("ref", ""), request.POST.get("round", "")
    round_id = int(round_text) if NUMBER.match(round_text) else 0
    return Posted(
        ref=ref if REF.match(ref) else "",
        round_id=round_id,
        seq=_seq(request, round_id),
        fields={name: values for name, values in request.POST.lists() if name not in OURS},
        abstain=request.POST.get("abstain") == "1",
    )


def contents_of(sent: Posted, asking: Asking | None) -> Contents:
    """Return what was meant. Raises `Refusal`."""
    if asking is None or asking.round_id != sent.round_id:
        raise Refusal("round.closed", _("This question is closed. The next one comes by itself."))
    return asking.understood(bounded(sent.fields), abstain=sent.abstain)


def remember_seq(request: HttpRequest, response: HttpResponse, sent: Posted, *, path: str) -> None:
    """Let the phone keep the count of its changes; its own script counts on from there, and a form without one too."""
    response.set_cookie(
        SEQ_COOKIE, f"{sent.round_id}.{sent.seq}", path=path, secure=request.is_secure(), samesite="Lax"
    )


def _seq(request: HttpRequest, round_id: int) -> int:
    """Return the number that a script gave this change, or the one after the last that the phone remembers."""
    given = request.POST.get("seq", "")
    if NUMBER.match(given):
        return min(int(given), 10**9)
    match = COUNTED.match(request.COOKIES.get(SEQ_COOKIE, ""))
    return int(match[2]) + 1 if match and int(match[1]) == round_id else 1
