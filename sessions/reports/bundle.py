"""Several files in one ZIP; the same files give the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping

__all__ = ["zipped"]

PACKED = (".csv", ".json", ".svg")
"""What a ZIP makes smaller; the others are packed already."""


def zipped(files: Mapping[str, bytes], *, day: str) -> bytes:
    """Return the files under their names; all bear the date of the session, as the report does."""
    date = dt.date.fromisoformat(day)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, date_time=(date.year, date.month, date.day, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED if name.endswith(PACKED) else zipfile.ZIP_STORED
            archive.writestr(entry, data)
    return out.getvalue()
