"""A real server on a data folder of its own, which a proof may kill, restart and look into."""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sessions.privacy.seal import Sealer, answer_key
from tests.bench import product, servers
from tests.bench.product import Room
from tests.bench.servers import HOST, Server


@dataclass
class House:
    """The product, served."""

    folder: Path
    room: Room
    server: Server

    def restart(self) -> None:
        """Start again on the same port and data, after a kill."""
        self.server = servers.start(
            product.command(self.server.port), self.server.port, environ=product.environ(self.folder)
        )

    @property
    def key(self) -> bytes:
        """The session's key, as it lies in the key folder."""
        return (self.folder / "keys" / f"{self.room.id}.key").read_bytes()

    def rows(self, round_id: int) -> dict[int, Any]:
        """Return the answers on disk, opened, by their keys."""
        with contextlib.closing(sqlite3.connect(self.room.database, timeout=10)) as database:
            found = database.execute("SELECT id, sealed FROM workshop_sessions_answer WHERE round_id = ?", [round_id])
            return {pk: Sealer(self.key).unseal(text, bound_to=pk)["v"] for pk, text in found}

    def keys_of(self, tokens: list[str], round_id: int) -> dict[str, int]:
        """Return the key that each phone's answer must have."""
        return {token: answer_key(self.key, token, round_id) for token in tokens}


@contextlib.contextmanager
def a_house(*, phones: int = 0, questions: int = 1, release: str = "auto") -> Iterator[House]:
    """Serve a prepared rehearsal for the length of a block."""
    with tempfile.TemporaryDirectory(prefix="parallax-proof-") as name:
        folder, port = Path(name), servers.free_port()
        room = product.prepared(folder, phones=phones, questions=questions, release=release)
        room.url = f"http://{HOST}:{port}"
        house = House(folder, room, servers.start(product.command(port), port, environ=product.environ(folder)))
        try:
            yield house
        finally:
            house.server.stop()
