"""Static files, named and packed anew when their content has changed and at no other time."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from workshop.place import disk_trouble

__all__ = ["collect", "fingerprint"]

MARK = "made-from"


def collect() -> bool:
    """Collect the static files into the data folder if they are not there yet; return whether that was needed."""
    root = Path(settings.STATIC_ROOT)
    mark, wanted = root / MARK, fingerprint()
    if mark.exists() and mark.read_text(encoding="ascii") == wanted:
        return False
    try:
        mark.unlink(missing_ok=True)
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        mark.write_text(wanted, encoding="ascii")
    except OSError as error:
        raise disk_trouble(error, root) from None
    return True


def fingerprint() -> str:
    """Return a hash of every static file there is; of large ones by name, size and time, which is fast enough."""
    total = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda entry: entry[0]):
            file = Path(storage.path(name))
            total.update(f"\x00{name}\x00".encode())
            large = file.stat().st_size > 100_000  # bytes
            total.update(f"{file.stat().st_size} {file.stat().st_mtime_ns}".encode() if large else file.read_bytes())
    return total.hexdigest()
