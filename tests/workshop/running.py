"""Starting the product as people do: as a process of its own, in a folder of its own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import quote

from django.conf import settings
from django.db import connection

__all__ = ["Running", "ask", "beside_the_tests", "environment", "free_port", "services_of_the_tests", "started"]

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60.0  # seconds for a start on a busy machine
OURS = (
    "PARALLAX_",
    "DATABASE_URL",
    "REDIS_URL",
    "SECRET_KEY",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "DJANGO_SETTINGS_MODULE",
    "COV_",
)


def environment(**more: str) -> dict[str, str]:
    """This environment without anything that steers Parallax, and with what is named."""
    return {name: value for name, value in os.environ.items() if not name.startswith(OURS)} | more


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Running:
    """A process and what it has said so far."""

    process: subprocess.Popen[str]
    port: int
    lines: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        streams = ((self.process.stdout, self.lines), (self.process.stderr, self.faults))
        self._readers = [threading.Thread(target=_read, args=pair, daemon=True) for pair in streams]
        for reader in self._readers:
            reader.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def output(self) -> str:
        return "".join(self.lines)

    def says(self, pattern: str, *, within: float = PATIENCE) -> re.Match[str]:
        """Wait until the output holds something."""
        limit = time.monotonic() + within
        while time.monotonic() < limit:
            if found := re.search(pattern, self.output):
                return found
            assert self.process.poll() is None, f"ended with {self.process.returncode}: {self.output}{self.faults}"
            time.sleep(0.05)
        raise TimeoutError(f"{pattern} is not in {self.output}{self.faults}")

    def stop(self, number: int = signal.SIGINT, *, within: float = 15) -> int:
        """Ask it to end; return its exit code."""
        self.process.send_signal(number)
        return self.ended(within=within)

    def ended(self, *, within: float = PATIENCE) -> int:
        """Wait for its end; return its exit code, with everything it said read."""
        try:
            return self.process.wait(timeout=within)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        finally:
            for reader in self._readers:
                reader.join(timeout=5)


def _read(stream: IO[str], kept: list[str]) -> None:
    with stream:
        kept.extend(iter(stream.readline, ""))


def started(*words: str, port: int | None = None, data: Path | None = None, **env: str) -> Running:
    """Start `manage.py live` on a free port of this machine; use `says` to wait for it."""
    port = port or free_port()
    command = [sys.executable, str(ROOT / "manage.py"), "live", "--port", str(port), *words]
    if data is not None:
        command += ["--data", str(data)]
    return _run(command, port, environment(**env))


def beside_the_tests(folder: Path, *, port: int | None = None) -> Running:
    """Start the plain server on the tests' own database, keys and secret, so that both see the same sessions."""
    port = port or free_port()
    env = environment(
        PARALLAX_DATA=str(folder),
        PARALLAX_KEYS=str(settings.KEYS),
        PARALLAX_PREFIX=os.environ["PARALLAX_PREFIX"],
        SECRET_KEY=settings.SECRET_KEY,
        **services_of_the_tests(),
    )
    if not (folder / "static").exists():
        collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v", "0"]
        subprocess.run(collect, cwd=ROOT, env=env, check=True)
    running = _run([sys.executable, "-m", "workshop.server", "--port", str(port)], port, env)
    limit = time.monotonic() + PATIENCE
    while not _listens(port):
        assert running.process.poll() is None, running.faults
        assert time.monotonic() < limit, "the server does not listen"
        time.sleep(0.05)
    return running


def services_of_the_tests() -> dict[str, str]:
    """Where the tests' database stands (its name differs from the one in the settings), and Redis if they use one."""
    found = connection.settings_dict
    named = {"REDIS_URL": settings.REDIS_URL} if settings.REDIS_URL else {}
    if connection.vendor == "sqlite":
        return named | {"PARALLAX_DATABASE": str(found["NAME"])}
    who = f"{quote(found['USER'])}:{quote(found['PASSWORD'])}"
    return named | {"DATABASE_URL": f"postgres://{who}@{found['HOST']}:{found['PORT']}/{found['NAME']}"}


def _run(command: list[str], port: int, env: dict[str, str]) -> Running:
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    return Running(process, port)


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def ask(url: str, data: bytes | None = None, **headers: str) -> tuple[int, dict[str, str], str]:
    """One plain request: status, headers in lower case, text."""
    request = urllib.request.Request(url, data=data, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, {k.lower(): v for k, v in error.headers.items()}, error.read().decode()
