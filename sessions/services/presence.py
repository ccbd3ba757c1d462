"""Keeping the leases of places: renewed while a phone is here, marked when it leaves."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import F, QuerySet

from sessions.doorbell import ring
from sessions.models import Place, Session
from sessions.queries.presence import here, slot_now
from sessions.services import wal

__all__ = ["forget_leavers", "renew"]

CHUNK = 500


def renew(session_id: int, *, present: Collection[int], left: Collection[int] = ()) -> None:
    """Renew the leases of places that are here and note those that left; ring if the number here changed."""
    slot = slot_now()
    places = Place.objects.filter(session_id=session_id)
    with transaction.atomic():
        # The session's row is the first lock of every writer, so that no two writers can wait for each other.
        if not Session.objects.select_for_update().filter(pk=session_id).exists():
            return
        changed = _update(places.filter(away=False), left, lease=slot, away=True)
        changed += _update(places.exclude(here(slot)), present, lease=slot, away=False)
        written = changed + _update(places.filter(lease__lt=slot), present, lease=slot)
        if changed:
            Session.objects.filter(pk=session_id).update(version=F("version") + 1)
            ring(session_id)
        if written:
            wal.empty_soon()


def forget_leavers(session_id: int) -> None:
    """At the opening of a question, let go of the leases of all who are not here, so that they are not waited for."""
    slot = slot_now()
    Place.objects.filter(session_id=session_id).exclude(here(slot)).update(lease=0)
    Place.objects.filter(session_id=session_id).filter(here(slot)).update(lease=slot)


def _update(places: QuerySet[Place], ids: Collection[int], **values: object) -> int:
    numbers = list(ids)
    return sum(
        places.filter(pk__in=numbers[start : start + CHUNK]).update(**values) for start in range(0, len(numbers), CHUNK)
    )
