"""The house rules of every page: who may call us by which name, what a page may load, what nobody may keep."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.decorators import sync_and_async_middleware
from whitenoise.middleware import WhiteNoiseMiddleware

from workshop import hosts

__all__ = ["StaticFiles", "browser_language", "house_rules", "policy"]

Answer = Callable[[HttpRequest], Any]

PERMISSIONS = ", ".join(
    f"{name}=()"
    for name in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)
UNKNOWN_HOST = (
    "Parallax does not know itself by this address.\n"
    "Use one of the addresses it printed at its start, or start it with --url ADDRESS.\n"
)
LOGO = re.compile(r"/session/[0-9]+/report/cover/\Z", re.ASCII)
LOGO_MOST = 640 * 1024  # bytes; the one page that takes more than words: a logo and the form around it
TOO_LARGE = "That is more than this page takes.\n"


@sync_and_async_middleware
def house_rules(get_response: Answer) -> Answer:
    """Refuse foreign host names and oversize bodies; give every answer its headers."""
    if iscoroutinefunction(get_response):

        async def rules_async(request: HttpRequest) -> HttpResponseBase:
            return _with_headers(request, _refused(request) or await get_response(request))

        return rules_async

    def rules(request: HttpRequest) -> HttpResponseBase:
        return _with_headers(request, _refused(request) or get_response(request))

    return rules


@sync_and_async_middleware
def browser_language(get_response: Answer) -> Answer:
    """Speak the language a browser asks for, if we have it; pages of a session speak the room's, whoever looks."""
    if iscoroutinefunction(get_response):

        async def speak_async(request: HttpRequest) -> Any:
            with translation.override(translation.get_language_from_request(request)):
                return await get_response(request)

        return speak_async

    def speak(request: HttpRequest) -> Any:
        with translation.override(translation.get_language_from_request(request)):
            return get_response(request)

    return speak


class StaticFiles(WhiteNoiseMiddleware):  # type: ignore[misc]
    """Whitenoise without a thread: it hands static files out itself and all other requests on, sync or async."""

    sync_capable = async_capable = True

    def __init__(self, get_response: Answer) -> None:
        super().__init__(get_response)
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> Any:
        file = self.find_file(request.path_info) if self.autorefresh else self.files.get(request.path_info)
        if file is None:
            return self.get_response(request)
        response = self._hand_out(file, request)
        return _soon(response) if iscoroutinefunction(self) else response

    @staticmethod
    def _hand_out(file: Any, request: HttpRequest) -> HttpResponse:
        """Return the file whole: the largest is a megabyte and a half, packed, and a browser keeps it for ever."""
        found = file.get_response(request.method, request.META)
        response = HttpResponse(status=int(found.status))
        if found.file is not None:
            with found.file as opened:
                response.content = opened.read()
        del response["content-type"]
        for key, value in found.headers:
            response[key] = value
        return response


def policy(request: HttpRequest) -> str:
    """Return the content policy: our own files and sockets of the very host that was asked, nothing else."""
    host = request.get_host()
    sockets = f"wss://{host}" if request.is_secure() else f"ws://{host} wss://{host}"
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; "
        f"connect-src 'self' {sockets}; "  # named for older Safari, whose 'self' leaves sockets out
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


def _refused(request: HttpRequest) -> HttpResponse | None:
    try:
        name, _port = split_domain_port(request.get_host())
    except DisallowedHost:
        name = ""
    if not hosts.is_ours(name):
        return HttpResponse(UNKNOWN_HOST, status=400, content_type="text/plain; charset=utf-8")
    length = request.META.get("CONTENT_LENGTH") or "0"
    most = LOGO_MOST if LOGO.match(request.path_info) else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    if not length.isdecimal() or int(length) > most:
        return HttpResponse(TOO_LARGE, status=413, content_type="text/plain; charset=utf-8")
    return None


def _with_headers(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    headers = response.headers
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", settings.SECURE_REFERRER_POLICY)
    headers.setdefault("X-Frame-Options", "DENY")
    if response.status_code == 400 and "text/plain" in headers.get("Content-Type", ""):
        headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
    elif "Content-Security-Policy" not in headers:
        headers["Content-Security-Policy"] = policy(request)
    headers.setdefault("Permissions-Policy", PERMISSIONS)
    headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    headers.setdefault("Cache-Control", "no-store")  # static files bring their own
    if isinstance(response, HttpResponse) and "Content-Length" not in headers:
        headers["Content-Length"] = str(len(response.content))
    return response


async def _soon(response: HttpResponse) -> HttpResponse:
    return response
