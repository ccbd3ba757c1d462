"""A file without the moment at which it was made: the same report gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

__all__ = ["settled"]

STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


def settled(blob: bytes, *, day: date) -> bytes:
    """Return an Office file, and the files inside it, as if all of it had been made on that day."""
    out = io.BytesIO()
    moment = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(io.BytesIO(blob)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            inner = old.read(name)
            if name.endswith(".xlsx"):
                inner = settled(inner, day=day)
            if name == "docProps/core.xml":
                inner = STAMP.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode() + rb"\g<2>", inner)
            new.writestr(zipfile.ZipInfo(name, date_time=moment), inner, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()
