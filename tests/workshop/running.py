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

__all__ = ["Running", "ask", "environment", "free_port", "started"]

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60.0  # seconds for a start on a busy machine
OURS = ("PARALLAX_", "DATABASE_URL", "REDIS_URL", "SECRET_KEY", "DISPLAY", "WAYLAND_DISPLAY", "DJANGO_SETTINGS_MODULE", "COV_")


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
    return Running(
        subprocess.Popen(
            command, cwd=ROOT, env=environment(**env), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ),
        port,
    )


def ask(url: str, data: bytes | None = None, **headers: str) -> tuple[int, dict[str, str], str]:
    """One plain request: status, headers in lower case, text."""
    request = urllib.request.Request(url, data=data, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, {k.lower(): v for k, v in error.headers.items()}, error.read().decode()
