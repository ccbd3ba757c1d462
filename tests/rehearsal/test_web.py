import asyncio

import pytest

from sessions.rehearsal import web


async def served(reply):
    """Serve one canned reply; return the port and what was heard."""
    heard = []

    async def handle(reader, writer):
        heard.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(reply)
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    return server, server.sockets[0].getsockname()[1], heard


async def test_a_request_carries_cookies_and_form_and_an_answer_brings_cookies():
    reply = b"HTTP/1.1 303 See Other\r\nSet-Cookie: place=abc; HttpOnly; Path=/s/X/\r\nLocation: /s/X/\r\n\r\nhello"
    server, port, heard = await served(reply)
    async with server:
        answer = await web.request("POST", f"http://127.0.0.1:{port}/s/X/join", cookies={"a": "1"}, form={"b": "ü"})

    assert (answer.status, dict(answer.cookies), answer.body) == (303, {"place": "abc"}, b"hello")
    assert heard[0].startswith(b"POST /s/X/join HTTP/1.1\r\n")
    assert b"\r\nCookie: a=1\r\n" in heard[0]
    assert b"\r\nContent-Length: 8\r\n" in heard[0]


async def test_a_chunked_answer_is_put_together():
    server, port, _heard = await served(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nfour\r\n3;x=y\r\nsix\r\n0\r\n\r\n"
    )
    async with server:
        answer = await web.request("GET", f"http://127.0.0.1:{port}/?q=1")

    assert answer.body == b"foursix"


@pytest.mark.parametrize("reply", [b"", b"SSH-2.0-x\r\n\r\n", b"HTTP/1.1 200"])
async def test_a_server_that_speaks_something_else_is_an_error(reply):
    server, port, _heard = await served(reply)
    async with server:
        with pytest.raises(web.WebError):
            await web.request("GET", f"http://127.0.0.1:{port}/")


def test_addresses():
    assert web.origin_of("http://10.0.0.5:8000/s/ABC/") == "http://10.0.0.5:8000"
    assert (web.socket_url("http://a:1"), web.socket_url("https://b")) == ("ws://a:1", "wss://b")
