"""Which names and addresses are this machine's, asked anew all the time: laptops change their Wi-Fi."""

from __future__ import annotations

import socket
import time
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address

from django.conf import settings

__all__ = ["bases", "is_ours", "lan_addresses"]

FRESH = 5.0  # seconds for which an answer about an address holds
ROUTES = ("192.0.2.1", "192.168.255.254", "10.255.255.254", "172.31.255.254")
"""Addresses nobody answers at: connecting a UDP socket sends nothing, but names the interface that would be used."""

Address = IPv4Address | IPv6Address


def is_ours(host: str) -> bool:
    """Return whether a request may call us by this name or address (without port; IPv6 with or without brackets)."""
    name = host.lower().strip("[]").rstrip(".")
    if name in _names():
        return True
    try:
        address = ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or _on_this_machine(str(address), int(time.monotonic() / FRESH))


def lan_addresses() -> list[str]:
    """Return the addresses at which others on the network may find this machine, the likeliest first."""
    found = [*_by_route(), *_by_name()]
    usable = [text for text in dict.fromkeys(found) if _reachable(ip_address(text))]
    return sorted(usable, key=lambda text: not ip_address(text).is_private)


def bases(port: int, *, host: str = "") -> list[str]:
    """Return the address phones use, and others they might: the public one, the one we listen on, or all of the LAN."""
    if settings.PUBLIC_URL:
        return [settings.PUBLIC_URL]
    listening = [host] if host and not _is_everywhere(host) else lan_addresses()
    return [f"http://{text}" + ("" if port == 80 else f":{port}") for text in listening]


def _names() -> frozenset[str]:
    """Return the names we go by; `*` in ALLOWED_HOSTS says only that this module decides."""
    listed = {*settings.EXTRA_HOSTS, *settings.ALLOWED_HOSTS} - {"*", None}
    return frozenset(name.lower() for name in listed) | _own_names()


@lru_cache(maxsize=1)
def _own_names() -> frozenset[str]:
    own = socket.gethostname().lower()
    return frozenset({"localhost", own, f"{own.split('.')[0]}.local"} - {"", ".local"})


@lru_cache(maxsize=256)
def _on_this_machine(address: str, _moment: int) -> bool:
    """Return whether an address is one of ours, as of this moment."""
    parsed = ip_address(address)
    return not (parsed.is_unspecified or parsed.is_multicast) and _can_bind(parsed)


def _can_bind(address: Address) -> bool:
    """Return whether the system lets us bind to an address, which it does for our own only."""
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.bind((str(address), 0))
    except OSError:
        return False
    return True


def _by_route() -> list[str]:
    """Return the addresses of the interfaces that lead out, the default route's first."""
    found = []
    for target in ROUTES:
        try:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
                probe.connect((target, 9))
                found.append(probe.getsockname()[0])
        except OSError:
            continue
    return found


def _by_name() -> list[str]:
    """Return the addresses that this machine's own name leads to."""
    try:
        known = socket.getaddrinfo(socket.gethostname(), None, family=socket.AF_INET)
    except OSError:
        return []
    return [str(entry[4][0]) for entry in known]


def _reachable(address: Address) -> bool:
    return not (address.is_loopback or address.is_unspecified or address.is_link_local or address.is_multicast)


def _is_everywhere(host: str) -> bool:
    return host in {"0.0.0.0", "::", "*"}  # noqa: S104  (compared, not bound)
