"""The released pictures of a session, for everybody who belongs to it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from sessions.access import Need
from sessions.models import Session
from sessions.queries import published
from sessions.queries.frames import seating
from sessions.queries.frames.board import listed
from sessions.queries.frames.lines import beside
from sessions.queries.frames.pictures import footer, seats_svg, sheet_svg, told
from sessions.queries.published import Shown
from sessions.queries.sheets import by_theme
from sessions.views.tools import for_session, session_page

__all__ = ["pictures"]


@dataclass(frozen=True)
class Sheet:
    """One released picture, ready to be looked at."""

    text: str
    above: str
    again: int
    svg: SafeString
    groups: tuple[tuple[str, list[dict[str, str]]], ...]
    told: str
    footer: str
    beside: tuple[str, ...]
    seats_svg: SafeString
    seats_told: tuple[str, ...]


@for_session(Need.WATCH)
@require_safe
def pictures(request: HttpRequest, session: Session) -> HttpResponse:
    """Show what the room has seen, and nothing else."""
    sheets = [_sheet(shown) for shown in published.of_session(session.pk)]
    return session_page(request, session, "library/pictures.html", here="pictures", sheets=sheets)


def _groups(shown: Shown) -> tuple[tuple[str, list[dict[str, str]]], ...]:
    """Return the loose sheets by their themes."""
    sheets = listed(shown)
    return tuple(
        (group.name, [sheets[at] for at in group.sheets]) for group in by_theme(shown.themes, count=len(sheets))
    )


def _sheet(shown: Shown) -> Sheet:
    return Sheet(
        text=shown.question.text,
        above=shown.question.above,
        again=shown.round_number,
        svg=mark_safe(sheet_svg(shown)),  # noqa: S308  (drawn by figures.svg, which escapes every label)
        groups=_groups(shown),
        told=told(shown),
        footer=footer(shown.n),
        beside=tuple(beside(shown)),
        seats_svg=mark_safe(seats_svg(shown, narrow=False) if shown.parts else ""),  # noqa: S308  (drawn like the other)
        seats_told=(seating.told(shown), *seating.captions(shown)) if shown.parts else (),
    )
