"""A report as one JSON file, which can be read back as the same report; `report.schema.json` describes it."""

from __future__ import annotations

import json
from typing import Any

from sessions.queries.report.value import VERSION, Report
from sessions.reports.codec import decode, encode, misfit
from sessions.words import Refusal, _

__all__ = ["FORMAT", "read", "write"]

FORMAT = "parallax-report"
LARGEST = 32 * 2**20  # bytes; eleven questions and 400 voices take less than 0.4 million


def write(report: Report) -> bytes:
    """Return the report as JSON: names sorted, indented, UTF-8."""
    data = {"format": FORMAT, **encode(report)}
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False)
    return f"{text}\n".encode()


def read(data: bytes) -> Report:
    """Return the report that `write` wrote. Raises `Refusal` for anything else, and for another version."""
    if len(data) > LARGEST:
        raise Refusal("report.large", _("This file is larger than any report."))
    try:
        found = json.loads(data.decode(), parse_constant=_no_number)
        if not isinstance(found, dict) or found.pop("format", None) != FORMAT:
            raise Refusal("report.format", _("This file is no report of Parallax."))
        if type(version := found.get("version")) is not int or version != VERSION:
            raise Refusal("report.version", _("This report was written by another version of Parallax."))
        return decode(Report, found)
    except (ValueError, RecursionError):
        raise misfit("") from None


def _no_number(_text: str) -> Any:
    raise misfit("")
