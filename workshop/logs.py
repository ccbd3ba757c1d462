"""Logs that can be shown to anyone: what kind of fault, and where in the code; never a message, value or address."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from types import TracebackType

try:
    import resource
except ImportError:  # Windows writes no cores
    resource = None  # type: ignore[assignment]

__all__ = ["QuietFormatter", "frames_of", "hush", "leave_no_core"]

OURS = ("sessions", "workshop")
DEEPEST = 30  # frames of one exception

log = logging.getLogger("workshop")


class QuietFormatter(logging.Formatter):
    """Writes our own sentences as they are, and of anybody else's only the unfilled template and its place."""

    def format(self, record: logging.LogRecord) -> str:
        lines = [f"{self.formatTime(record, '%H:%M:%S')} {record.levelname.lower()} {record.name}: {_said(record)}"]
        if record.exc_info and record.exc_info[1] is not None:
            lines += frames_of(record.exc_info[1])
        return "\n".join(lines)


def frames_of(error: BaseException, *, indent: str = "  ") -> Iterator[str]:
    """Yield the type of an exception, the places it came through, and those of the exceptions behind it."""
    yield f"{indent}{type(error).__module__}.{type(error).__qualname__}"
    for frame in traceback.extract_tb(error.__traceback__)[-DEEPEST:]:
        yield f"{indent}  {frame.filename}:{frame.lineno} in {frame.name}"
    for part in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        yield from frames_of(part, indent=indent + "  | ")
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if behind is not None:
        yield f"{indent}after"
        yield from frames_of(behind, indent=indent)


def hush() -> None:
    """Send what Python itself would print about a fault, message and all, through the quiet formatter."""
    sys.excepthook = _main_fault
    threading.excepthook = _thread_fault
    sys.unraisablehook = _lost_fault


def leave_no_core() -> None:
    """Let no crash write this process's memory, with keys and open answers in it, to the disk."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _said(record: logging.LogRecord) -> str:
    if record.name.split(".", 1)[0] in OURS:
        return record.getMessage()
    if record.args:  # a template; the values that would fill it stay out
        return str(record.msg)
    return f"at {record.module}:{record.lineno}"


def _main_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    log.critical("The program ended by a fault.", exc_info=(kind, error, trace))


def _thread_fault(fault: threading.ExceptHookArgs) -> None:
    if fault.exc_value is not None:
        log.error("A thread ended by a fault.", exc_info=(fault.exc_type, fault.exc_value, fault.exc_traceback))


def _lost_fault(fault: sys.UnraisableHookArgs) -> None:
    if fault.exc_value is not None:
        log.error("A fault could not be raised.", exc_info=(fault.exc_type, fault.exc_value, fault.exc_traceback))
