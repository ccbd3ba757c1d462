"""How a process of the press begins: before anything else of the house is loaded."""

from __future__ import annotations

import os
import signal
import threading
from multiprocessing import parent_process

import django

__all__ = ["begin"]

CALM = 10
"""How much the process gives way to others, as `nice` counts it."""


def begin() -> None:
    """Make a fresh process ready: it gives way, outlives no server, and leaves Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(CALM)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    django.setup()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)
