"""Kinds of question, found because their files lie in this folder."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from sessions.kinds.base import Kind

__all__ = ["Kind", "every", "forget", "get", "offered"]


def get(slug: str) -> Kind:
    """Return the kind of this name. Raises `KeyError` for a name that no file has."""
    return _found()[slug]


def every() -> tuple[Kind, ...]:
    """Return all kinds, in the order of their names."""
    return tuple(_found().values())


def offered() -> tuple[Kind, ...]:
    """Return the kinds that may be chosen for a new question."""
    return tuple(kind for kind in every() if kind.offered)


def forget() -> None:
    """Look into the folder again on the next call."""
    _found.cache_clear()


@cache
def _found() -> dict[str, Kind]:
    """Return one of every kind that a module of this folder defines; two of one name are a fault."""
    found: dict[str, Kind] = {}
    for module in sorted(info.name for info in iter_modules(__path__)):
        for thing in vars(import_module(f"{__name__}.{module}")).values():
            if isinstance(thing, type) and issubclass(thing, Kind) and thing.__module__ == f"{__name__}.{module}":
                if "slug" not in vars(thing):
                    continue  # no kind of its own, but what several share
                if thing.slug in found:
                    raise TypeError(f"two kinds of question are called {thing.slug!r}")
                found[thing.slug] = thing()
    return dict(sorted(found.items()))
