"""Only our own pages open a socket: every origin against every kind of handshake."""

import socket

import pytest

from workshop import hosts
from workshop.origins import is_own_page, own_pages_only

LAN = next(iter(hosts.lan_addresses()), "127.0.0.1")


def handshake(origin: str | bytes | None, host: str, *, scheme: str = "ws", more: tuple = ()) -> dict:
    headers = [(b"host", host.encode()), *more]
    if origin is not None:
        headers.append((b"origin", origin if isinstance(origin, bytes) else origin.encode()))
    return {"type": "websocket", "scheme": scheme, "headers": headers}


@pytest.mark.parametrize(
    ("origin", "host", "scheme"),
    [
        ("http://testserver", "testserver", "ws"),
        ("http://testserver:80", "testserver", "ws"),
        ("http://TestServer:8000", "testserver:8000", "ws"),
        ("http://127.0.0.1:8000", "127.0.0.1:8000", "ws"),
        ("http://localhost:8000", "localhost:8000", "ws"),
        ("http://[::1]:8000", "[::1]:8000", "ws"),
        (f"http://{LAN}:8000", f"{LAN}:8000", "ws"),
        (f"http://{socket.gethostname()}:8000", f"{socket.gethostname()}:8000", "ws"),
        ("https://testserver", "testserver", "wss"),
        ("https://testserver", "testserver:443", "wss"),
    ],
)
def test_own_page_opens_a_socket(origin, host, scheme):
    assert is_own_page(handshake(origin, host, scheme=scheme))


@pytest.mark.parametrize(
    ("origin", "host", "scheme"),
    [
        (None, "testserver", "ws"),
        ("", "testserver", "ws"),
        ("null", "testserver", "ws"),
        ("file://", "testserver", "ws"),
        ("http://evil.example", "testserver", "ws"),
        ("http://evil.example", "evil.example", "ws"),  # a name that was bent to our address
        ("http://203.0.113.9:8000", "203.0.113.9:8000", "ws"),
        ("http://0.0.0.0:8000", "0.0.0.0:8000", "ws"),
        ("http://testserver:8001", "testserver:8000", "ws"),
        ("http://testserver", "testserver:8000", "ws"),
        ("https://testserver", "testserver", "ws"),
        ("http://testserver", "testserver", "wss"),
        ("ws://testserver", "testserver", "ws"),
        ("http://testserver.evil.example", "testserver", "ws"),
        ("http://eviltestserver", "testserver", "ws"),
        ("http://testserver@evil.example", "testserver", "ws"),
        ("http://evil.example@testserver", "testserver", "ws"),
        ("http://testserver/", "testserver", "ws"),
        ("http://testserver?x", "testserver", "ws"),
        ("http://testserver,http://testserver", "testserver", "ws"),
        (" http://testserver", "testserver", "ws"),
        ("http://testserver:99999", "testserver", "ws"),
        ("http://testserver:x", "testserver", "ws"),
        ("http://[::1", "testserver", "ws"),
        ("http://", "testserver", "ws"),
        ("//testserver", "testserver", "ws"),
        (b"http://t\xe9stserver", "testserver", "ws"),
        ("http://testserver", "", "ws"),
        ("http://testserver", "testserver/evil", "ws"),
    ],
)
def test_foreign_page_opens_none(origin, host, scheme):
    assert not is_own_page(handshake(origin, host, scheme=scheme))


@pytest.mark.parametrize("name", [b"origin", b"host"])
def test_doubled_header_opens_none(name):
    value = b"http://testserver" if name == b"origin" else b"testserver"

    assert not is_own_page(handshake("http://testserver", "testserver", more=((name, value),)))


def test_trusted_proxy_says_https(settings):
    scope = handshake("https://testserver", "testserver", more=((b"x-forwarded-proto", b"https"),))
    before = is_own_page(scope)
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    assert (before, is_own_page(scope)) == (False, True)


async def test_refusal_ends_the_handshake_before_any_door():
    sent, entered = [], []

    async def door(scope, receive, send):
        entered.append(scope)

    async def send(message):
        sent.append(message)

    await own_pages_only(door)(handshake("http://evil.example", "testserver"), None, send)
    await own_pages_only(door)(handshake("http://testserver", "testserver"), None, send)

    assert (len(entered), [message["type"] for message in sent]) == (1, ["websocket.close"])
