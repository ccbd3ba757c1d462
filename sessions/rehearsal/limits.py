"""One phone, one open file: room for all of them, or a plain word why not."""

from __future__ import annotations

try:
    import resource
except ImportError:  # Windows has no such limit
    resource = None  # type: ignore[assignment]

__all__ = ["SPARE", "make_room"]

SPARE = 128
"""Open files beside the phones: the database, the loop, the wall."""


def make_room(phones: int) -> str:
    """Raise this process's limit of open files for so many phones; return the cause and cure if that fails, else ""."""
    if resource is None:
        return ""
    needed = phones + SPARE
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY or soft >= needed:
        return ""
    if hard != resource.RLIM_INFINITY and hard < needed:
        return (
            f"{phones} phones need {needed} open files, and this machine allows {hard}. "
            f"Use --participants {max(1, hard - SPARE)}, or raise the limit: ulimit -Hn {needed}"
        )
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (needed, hard))
    except (OSError, ValueError):
        return f"{phones} phones need {needed} open files, which this system refuses. Try: ulimit -n {needed}"
    return ""
