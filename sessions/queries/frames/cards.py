"""Debrief cards beside the picture, for the console alone: the fitting set first, all the others behind it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from sessions.formats import cards
from sessions.models import Stage
from sessions.queries.frames.moment import Moment
from sessions.queries.frames.rounds import has_moved
from sessions.queries.published import Shown

__all__ = ["cards_frame", "sets_for"]

Json = dict[str, Any]


def cards_frame(now: Moment) -> Json:
    """Return every set of cards, how many of the first ones fit, and which card is on the wall."""
    seen = _seen(now)
    first = sets_for(seen, moved=has_moved(seen, now.before) if seen else None)
    by_slug = {found.slug: found for found in cards.DECK}
    order = [*first, *(slug for slug in by_slug if slug not in first)]
    return {
        "first": gettext(cards.FIRST),
        "fitting": len(first),
        "sets": [_set(by_slug[slug]) for slug in order],
        "pinned": now.session.pinned,
        "up": gettext(now.session.pinned) if now.session.pinned else "",
        "may": now.stage in {Stage.RELEASED, Stage.TALK},
    }


def sets_for(shown: Shown | None, *, moved: bool | None = None) -> tuple[str, ...]:
    """Return the sets that fit a picture; `moved`: since the round before, if there was one."""
    if shown is None:
        return cards.fitting(None)
    return cards.fitting(
        shown.reading,
        sheets=bool(shown.sheets),
        seats_differ=shown.breakdown["differ"] if shown.breakdown and shown.seats_seen else None,
        misjudged=shown.kind.misjudged(shown.summary),
        moved=moved,
    )


def _seen(now: Moment) -> Shown | None:
    """Return the picture that is talked about: never one that is still growing."""
    return now.looking or (None if now.is_open else now.shown)


def _set(found: cards.CardSet) -> Json:
    return {
        "slug": found.slug,
        "title": gettext(found.title),
        "cards": [{"key": card, "text": gettext(card)} for card in found.cards],
    }
