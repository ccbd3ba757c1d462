"""Servers of the benchmark: each in its own process, watched through /proc."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["ROOT", "Server", "daphne", "free_port", "serve"]

ROOT = Path(__file__).resolve().parent.parent.parent
HOST = "127.0.0.1"
PATIENCE = 40.0  # seconds until a server must listen


@dataclass
class Server:
    """A running server process."""

    process: subprocess.Popen[bytes]
    port: int

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://{HOST}:{self.port}"

    def cpu(self) -> float:
        """Return the processor seconds that all its threads have used."""
        total = 0
        for task in Path(f"/proc/{self.process.pid}/task").iterdir():
            with contextlib.suppress(OSError, ValueError):
                total += int((task / "schedstat").read_text().split()[0])
        return total / 1e9

    def memory(self) -> int:
        """Return the bytes it holds in memory."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) * 1024
        raise ProcessLookupError

    def sockets(self) -> int:
        """Return how many sockets it has open."""
        count = 0
        for link in Path(f"/proc/{self.process.pid}/fd").iterdir():
            with contextlib.suppress(OSError):  # closed in the meantime
                count += os.readlink(link).startswith("socket:")
        return count

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Ask it to end, then insist."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.kill()


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def daphne(application: str, port: int) -> list[str]:
    """Return the command that serves an application with the product's own timings."""
    return [
        sys.executable, "-m", "daphne", "-b", HOST, "-p", str(port), "-v", "0",
        "--ping-interval", "15", "--ping-timeout", "10", application,
    ]  # fmt: skip


@contextlib.contextmanager
def serve(command: list[str], port: int, *, environ: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Run a server for the length of a block."""
    server = start(command, port, environ=environ)
    try:
        yield server
    finally:
        server.stop()


def start(command: list[str], port: int, *, environ: Mapping[str, str] | None = None) -> Server:
    """Start a server and return once it listens (daphne does so when the application is loaded)."""
    with open(os.environ.get("BENCH_LOG", os.devnull), "ab") as log:
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **(environ or {})}, stdout=log, stderr=log)
    server = Server(process, port)
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}: {' '.join(command)}")
        if _listens(port):
            return server
        time.sleep(0.05)
    server.stop()
    raise TimeoutError(f"not listening within {PATIENCE:.0f} s: {' '.join(command)}")


def _listens(port: int) -> bool:
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    return True
