"""The way in: a QR link that proves itself, or nine letters typed by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sessions.models.session import LETTERS
from sessions.queries.doorplate import SEAL_LETTERS, seal, seal_fits
from sessions.queries.frames import room_of_code
from sessions.queries.people import PASS_COOKIE
from sessions.services.desk import desk
from sessions.services.guesses import guesses

__all__ = ["CODE_LETTERS", "by_code", "by_link", "code_page", "give_pass", "refused", "shut", "unknown"]

CODE_LETTERS = 9
LONGEST_TYPED = 60  # characters that are shown again
PASS_AGE = 2 * 24 * 60 * 60  # seconds
RETRY = 7  # seconds until a page that had to wait asks again
BETWEEN = re.compile(r"[\s\-‐‑‒–—−._]+")


@dataclass(frozen=True)
class Typed:
    """What somebody typed or scanned: a code, the seal letters behind it, or neither."""

    text: str
    code: str = ""
    seal: str = ""


@require_safe
async def by_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code, or take the one that was typed."""
    text = request.GET.get("code", "")
    return await _enter(request, text) if text.strip() else code_page(request)


@require_safe
async def by_link(request: HttpRequest, text: str) -> HttpResponse:
    """Take the code that stands in a link."""
    return await _enter(request, text)


def code_page(
    request: HttpRequest, *, problem: str = "", typed: str = "", sign_in: str = "", status: int = 200
) -> HttpResponse:
    """Return the page that asks for a code; as the front door it also shows facilitators where to sign in."""
    context = {
        "letters": LETTERS,
        "length": CODE_LETTERS,
        "problem": problem,
        "typed": typed[:LONGEST_TYPED],
        "sign_in": sign_in,
    }
    return render(request, "phone/code.html", context, status=status)


def unknown(request: HttpRequest, *, code: str) -> HttpResponse:
    """Say that there is no such session."""
    return code_page(
        request,
        problem=_("There is no session with this code. Please compare it with the wall."),
        typed="-".join(code[start : start + 3] for start in range(0, CODE_LETTERS, 3)),
        status=404,
    )


def shut(request: HttpRequest, *, again: str) -> HttpResponse:
    """Ask for patience while codes are being guessed; the page tries again by itself, and knows nothing of the code."""
    response = render(request, "phone/wait.html", {"again": again, "seconds": RETRY}, status=429)
    response.headers["Retry-After"] = str(RETRY)
    return response


def refused(request: HttpRequest, *, code: str, known: bool, again: str) -> HttpResponse | None:
    """Count a code without proof, and return the page for one that opens nothing; None lets it pass.

    While the measure of failures is full, right and wrong codes get the same page.
    """
    if guesses.shut:
        return shut(request, again=again)
    if known:
        return None
    guesses.miss()
    return unknown(request, code=code)


def give_pass(request: HttpRequest, response: HttpResponse, code: str) -> None:
    """Let this browser come back to this session without its code being counted."""
    response.set_cookie(
        PASS_COOKIE,
        seal(code),
        max_age=PASS_AGE,
        path=f"/s/{code}/",
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


async def _enter(request: HttpRequest, text: str) -> HttpResponse:
    typed = _typed(text)
    if not typed.code:
        return code_page(request, problem=_what_is_odd(text), typed=text, status=404)
    if not seal_fits(typed.code, typed.seal):
        if guesses.shut:
            return shut(request, again=f"/J/{typed.code}")
        known = await desk().read(room_of_code, typed.code) is not None
        if page := refused(request, code=typed.code, known=known, again=f"/J/{typed.code}"):
            return page
    response = HttpResponseRedirect(f"/s/{typed.code}/")
    response.status_code = 303
    give_pass(request, response, typed.code)
    return response


def _typed(text: str) -> Typed:
    letters = BETWEEN.sub("", text).upper()
    if len(letters) not in {CODE_LETTERS, CODE_LETTERS + SEAL_LETTERS} or set(letters) - set(LETTERS):
        return Typed(text)
    return Typed(text, letters[:CODE_LETTERS], letters[CODE_LETTERS:])


def _what_is_odd(text: str) -> str:
    letters = BETWEEN.sub("", text).upper()
    if set(letters) - set(LETTERS):
        return _("A code has no I, L or O and no digits. Please look at the letters again.")
    return _("A code has nine letters. Please compare it with the wall.")
