"""Files of a report: handed out whole, or with word of how far they are while they are written."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import Any

from asgiref.sync import sync_to_async
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from sessions import access
from sessions.access import Need
from sessions.models import ReportChoice, Session, User
from sessions.queries import report as source
from sessions.queries.report.choice import choice_for
from sessions.queries.report.value import Report
from sessions.reports.making import File, file_of, joined, name_of
from sessions.reports.press import press
from sessions.services.reporting import refuse_unclosed
from sessions.services.threads import in_own_thread
from sessions.views.report import UNLISTED, behind
from sessions.views.tools import LARGEST_ID, spoken
from sessions.words import Refusal

__all__ = ["member_file", "shared_file"]

Found = tuple[Session, ReportChoice]


@require_safe
async def member_file(request: HttpRequest, session_id: int, slug: str) -> HttpResponseBase:
    """Write a file for somebody who belongs to the session."""
    person = await request.auser()
    if not isinstance(person, User):
        raise Http404
    return await _answered(request, slug, lambda: _own(person, session_id))


@require_safe
async def shared_file(request: HttpRequest, token: str, slug: str) -> HttpResponseBase:
    """Write a file for whoever has the report's link."""
    response = await _answered(request, slug, lambda: behind(token))
    response["X-Robots-Tag"] = UNLISTED
    return response


def _own(person: User, session_id: int) -> Found:
    try:
        session = access.session_for(person, min(session_id, LARGEST_ID), need=Need.WATCH)
    except access.NotYours:
        raise Http404 from None
    refuse_unclosed(session)
    return session, choice_for(session, person=person)


async def _answered(request: HttpRequest, slug: str, find: Callable[[], Found]) -> HttpResponseBase:
    """Return the file, or a stream that tells of its progress first, if the page's script asks for one."""

    def built() -> Report:
        return source.build(*find())

    try:
        file = file_of(slug)
        report = await press().prepared(partial(in_own_thread, built, (), {}))
        if request.GET.get("progress") == "1":
            return _streaming(report, file)
        return _download(report, file, await _whole(report, file))
    except Refusal as refusal:
        return await sync_to_async(_refused)(request, refusal)


async def _whole(report: Report, file: File) -> bytes:
    pieces = [piece async for _done, _of, piece in press().pieces(report, file)]
    return await press().prepared(partial(joined, file, pieces, day=report.cover.day))


def _streaming(report: Report, file: File) -> StreamingHttpResponse:
    response = StreamingHttpResponse(_stream(report, file), content_type="application/octet-stream")
    response["X-Accel-Buffering"] = "no"  # a proxy that gathers the lines of progress would hold them back
    return response


async def _stream(report: Report, file: File) -> AsyncIterator[bytes]:
    """Yield a line of JSON for each piece that is done, then one that describes the file, then the file itself.

    A refusal is a line too, and the last.
    """
    language, pieces = get_language(), []
    try:
        async for done, of, piece in press().pieces(report, file):
            pieces.append(piece)
            yield _line(done=done, of=of)
        data = await press().prepared(partial(joined, file, pieces, day=report.cover.day))
    except Refusal as refusal:
        with override(language):
            yield _line(refused=spoken(refusal))
        return
    yield _line(name=name_of(report, file), mime=file.mime, size=len(data))
    yield data


def _line(**values: Any) -> bytes:
    return json.dumps(values).encode() + b"\n"


def _download(report: Report, file: File, data: bytes) -> HttpResponse:
    response = HttpResponse(data, content_type=file.mime)
    response["Content-Disposition"] = f'attachment; filename="{name_of(report, file)}"'
    return response


REFUSED = {"report.format": 404, "report.open": 409, "report.bare": 409, "report.busy": 503}


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Say kindly why there is no file, and what to do."""
    if refusal.code == "report.format":
        raise Http404
    return render(request, "report/refused.html", {"words": spoken(refusal)}, status=REFUSED.get(refusal.code, 500))
