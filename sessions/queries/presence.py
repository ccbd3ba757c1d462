"""Who is here: leases of thirty seconds that say nothing finer."""

from __future__ import annotations

import time

from django.db.models import Q

__all__ = ["LEASE", "here", "present_since", "slot_now"]

LEASE = 30  # seconds


def slot_now() -> int:
    """Return the number of the present half minute."""
    return int(time.time()) // LEASE


def here(slot: int) -> Q:
    """Return the condition for places that are here in this half minute."""
    return Q(away=False, lease__gte=slot - 1)


def present_since(slot: int) -> Q:
    """Return the condition for places that were here at any time since a half minute."""
    return Q(lease__gte=slot)
