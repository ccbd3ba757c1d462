"""Kinds of questions: every file of this folder that defines one is found; there is no list to edit."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from sessions.kinds.base import Kind

__all__ = ["every", "get"]


@cache
def _found() -> dict[str, Kind]:
    kinds: dict[str, Kind] = {}
    for module_info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{module_info.name}")
        for thing in vars(module).values():
            if isinstance(thing, type) and issubclass(thing, Kind) and thing.__module__ == module.__name__:
                if getattr(thing, "slug", ""):
                    kinds[thing.slug] = thing()
    return dict(sorted(kinds.items()))


def get(slug: str) -> Kind:
    """Return the kind with this slug. Raises `KeyError` if there is none."""
    return _found()[slug]


def every() -> tuple[Kind, ...]:
    """Return all kinds, in the order of their slugs."""
    return tuple(_found().values())
