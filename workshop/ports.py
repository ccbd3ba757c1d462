"""The port we listen on: whether it can be had, and if not, which one instead."""

from __future__ import annotations

import errno
import socket
from typing import Any

from workshop.place import Trouble

__all__ = ["take_port"]


def take_port(host: str, port: int) -> None:
    """See that nobody else listens on the port. Raises `Trouble`."""
    if not 0 < port < 65_536:
        raise Trouble(f"There is no port {port}. Use one from 1024 to 65535: --port 8000")
    try:
        _try_port(host, port)
    except OSError as error:
        raise Trouble(_port_trouble(error, host, port)) from error


def _port_trouble(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken, perhaps by another Parallax. Use another: --port {_next_free(host, port)}"
    if error.errno in {errno.EACCES, errno.EPERM}:
        return f"Port {port} may not be used by this user. Use one above 1023: --port 8000"
    return f"{host} is not an address of this machine. Leave --host out to listen everywhere."


def _try_port(host: str, port: int) -> None:
    family: Any = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
        probe.listen(1)


def _next_free(host: str, port: int) -> int:
    for candidate in range(port + 1, min(port + 100, 65_536)):
        try:
            _try_port(host, candidate)
        except OSError:
            continue
        return candidate
    return 0
