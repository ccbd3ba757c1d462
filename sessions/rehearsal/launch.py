"""Simulated voices as a process of their own, so that a busy crowd never slows the server's loop."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

from django.conf import settings

from sessions.models import Session
from sessions.rehearsal.crowd import Pace
from sessions.rehearsal.shapes import Shape
from sessions.words import Refusal, Said, _

__all__ = ["LONGEST", "MOST", "launch"]

MOST = 2_000
"""Voices that one press of a button may bring; more of them come by the command line."""
LONGEST = 3 * 60 * 60  # seconds after which launched voices go home in any case


def launch(
    session: Session,
    *,
    participants: int,
    base_url: str,
    shape: str = Shape.SPREAD,
    pace: str = Pace.HUMAN,
    seed: int = 1,
) -> subprocess.Popen[bytes]:
    """Bring simulated voices into a rehearsal; they stay until it closes. Raises `Refusal`."""
    if not session.rehearsal:
        raise Refusal("rehearsal.not", _("This session is not a rehearsal. Simulated voices join a rehearsal only."))
    if session.is_closed:
        raise Refusal("session.closed", _("This session is closed. Start a new rehearsal."))
    if not 1 <= participants <= MOST:
        raise Refusal("rehearsal.many", Said(_("Between 1 and {most} voices, please."), {"most": MOST}))
    command = [
        sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), "rehearse", session.code,
        "--participants", str(participants), "--url", base_url, "--shape", Shape(shape), "--pace", Pace(pace),
        "--seed", str(seed), "--stay", "--wait", str(LONGEST), "--quiet",
    ]  # fmt: skip
    process = subprocess.Popen(  # noqa: S603  (every word of the command is ours or checked above)
        command,
        cwd=settings.BASE_DIR,
        env={**os.environ, "PARALLAX_DATA": str(settings.DATA)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    threading.Thread(target=process.wait, daemon=True).start()  # so that no dead child stays behind
    return process
