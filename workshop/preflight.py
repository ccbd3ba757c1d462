"""What must be there before the doors open: each thing that is missing is said in one line, with its cure."""

from __future__ import annotations

import shutil
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from workshop import hosts, neighbours
from workshop.place import PlaceError, Trouble, private_folder
from workshop.ports import take_port

__all__ = ["ask_network", "check_house", "file_limit", "for_server", "make_folders"]

ROOM_NEEDED = 64 * 1024 * 1024  # bytes: static files, the database and its log
FILES_WANTED = 65_536
FILES_A_PHONE = 1
FILES_OF_OUR_OWN = 100


def for_server(host: str, port: int) -> None:
    """Check what one server of several needs. Raises `Trouble`."""
    check_house()
    file_limit()
    neighbours.ask_database()
    neighbours.ask_layer()
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Trouble("The database is not up to date. Run: python manage.py migrate")
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        raise Trouble("The static files are not there yet. Run: python manage.py collectstatic --noinput")
    connection.close()
    take_port(host, port)


def check_house() -> None:
    """Raise the first fault of the start-up checks as `Trouble`."""
    for fault in checks.run_checks():
        if fault.is_serious():
            raise Trouble(" ".join(filter(None, (str(fault.msg), str(fault.hint or "")))))


def make_folders() -> None:
    """Make the data and key folders, ours alone, and see that there is room. Raises `PlaceError`."""
    folder = private_folder(Path(settings.DATA))
    private_folder(Path(settings.KEYS))
    if shutil.disk_usage(folder).free < ROOM_NEEDED:
        raise PlaceError(f"The disk with {folder} is full. Free some space, or choose another: --data FOLDER")


def file_limit() -> int:
    """Raise the number of files and sockets we may open; return how many phones that is."""
    try:
        import resource
    except ImportError:  # Windows knows no such limit
        return FILES_WANTED
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    ceiling = FILES_WANTED if hard == resource.RLIM_INFINITY else min(hard, FILES_WANTED)
    for wanted in (ceiling, 24_576, 10_240):  # macOS says «infinite» and means less
        if soft >= wanted:
            break
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        except (ValueError, OSError):
            continue
        soft = wanted
        break
    return max(0, soft - FILES_OF_OUR_OWN) // FILES_A_PHONE


def ask_network(host: str) -> None:
    """See that phones can find this machine. Raises `Trouble`."""
    loopback_only = host in {"127.0.0.1", "localhost", "::1"}
    if not (settings.PUBLIC_URL or loopback_only or hosts.lan_addresses()):
        raise Trouble(
            "No network was found, so no phone can come in. Join a Wi-Fi, or practise alone: --host 127.0.0.1"
        )
