"""The product under load: a prepared session behind a real server, clicked through by a facilitator."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sessions.rehearsal import web
from tests.bench.servers import HOST, ROOT, Server, free_port, serve

__all__ = ["Room", "command", "environ", "is_receipt", "is_state", "prepared", "put", "running"]


@dataclass
class Room:
    """A prepared session: who may click, and which phones have joined."""

    id: str
    code: str
    wall_key: str
    key: str
    tokens: list[str]
    questions: list[str]
    ticket: tuple[str, str]
    form: str
    database: str
    url: str = ""

    @property
    def phone_paths(self) -> list[tuple[str, str]]:
        """Address and cookie of each phone's socket."""
        return [(f"/s/{self.code}/ws", f"place={token}") for token in self.tokens]

    async def do(self, verb: str, *, turn: int, **fields: str) -> float:
        """Click, as the console does; return when the click was sent. Raises `RuntimeError` if it was refused."""
        secret = secrets.token_hex(16)
        url = f"{self.url}/session/{self.id}/do/{verb}/"
        sent = time.perf_counter()
        answer = await web.request(
            "POST",
            url,
            headers={"Origin": self.url, "Referer": url, "Accept": "application/json", "X-CSRFToken": secret},
            cookies={self.ticket[0]: self.ticket[1], self.form: secret},
            form={"turn": str(turn), **fields},
        )
        if answer.status != 200:
            raise RuntimeError(f"{verb}: {answer.status} {answer.body[:300]!r}")
        return sent


def is_receipt(payload: bytes) -> bool:
    return payload.startswith(b'{"type":"receipt"')


def is_state(payload: bytes) -> bool:
    return payload.startswith(b'{"type":"state"')


def put(round_id: str, *, ref: str, seq: int = 1, step: int = 3) -> bytes:
    """Return an answer as a phone sends it."""
    message = {
        "type": "answer.put",
        "ref": ref,
        "round": round_id,
        "seq": seq,
        "fields": {"step": [str(step)]},
        "abstain": False,
    }
    return json.dumps(message, separators=(",", ":")).encode()


def environ(folder: Path) -> dict[str, str]:
    """Return what makes a server and its commands use this data folder, and nobody else's database or Redis."""
    (folder / "static").mkdir(exist_ok=True)
    return {"PARALLAX_DATA": str(folder), "PARALLAX_TESTING": "1", "DATABASE_URL": "", "REDIS_URL": ""}


def prepared(folder: Path, *, phones: int, questions: int = 8, release: str = "auto") -> Room:
    """Return a session made in an empty folder."""
    words = [sys.executable, "-m", "tests.bench.prepare", "--phones", str(phones), "--questions", str(questions)]
    done = subprocess.run(
        [*words, "--release", release], cwd=ROOT, env={**os.environ, **environ(folder)}, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    data: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return Room(**{**data, "ticket": tuple(data["ticket"])})


def command(port: int) -> list[str]:
    """Return the command that serves the product on one machine."""
    return [sys.executable, "manage.py", "live", "--host", HOST, "--port", str(port), "--no-browser"]


@contextlib.contextmanager
def running(
    *, phones: int, questions: int = 8, release: str = "auto", extra: Mapping[str, str] | None = None
) -> Iterator[tuple[Room, Server]]:
    """Serve a prepared session on a data folder of its own for the length of a block."""
    with tempfile.TemporaryDirectory(prefix="parallax-load-") as name:
        folder, port = Path(name), free_port()
        room = prepared(folder, phones=phones, questions=questions, release=release)
        room.url = f"http://{HOST}:{port}"
        with serve(command(port), port, environ={**environ(folder), **(extra or {})}) as server:
            yield room, server


async def quiet(seconds: float = 1.0) -> None:
    """Let a server come to rest."""
    await asyncio.sleep(seconds)
