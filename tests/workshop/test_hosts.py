"""The live host rule: names and addresses of this machine, as it stands now."""

import socket

import pytest

from workshop import hosts


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST.", "127.0.0.1", "127.9.9.9", "[::1]", "::1", "testserver", *hosts.lan_addresses(),
     socket.gethostname(), f"{socket.gethostname().split('.')[0]}.local"],
)  # fmt: skip
def test_own_names_are_ours(host):
    assert hosts.is_ours(host)


@pytest.mark.parametrize(
    "host",
    ["", "*", "example.org", "0.0.0.0", "[::]", "224.0.0.1", "203.0.113.9", "2001:db8::9", "127.0.0.1.evil.org", "1e3"],
)
def test_other_names_are_not(host):
    assert not hosts.is_ours(host)


def test_public_name_is_ours_when_given(settings):
    settings.EXTRA_HOSTS = ["Parallax.Example.org"]

    assert hosts.is_ours("parallax.example.org")


def test_rule_follows_the_machine_to_another_network(monkeypatch):
    clock = [1000.0]
    mine = {"203.0.113.9"}
    monkeypatch.setattr(hosts.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(hosts, "_can_bind", lambda address: str(address) in mine)

    before = hosts.is_ours("203.0.113.9"), hosts.is_ours("203.0.113.10")
    mine.clear()
    mine.add("203.0.113.10")
    at_once = hosts.is_ours("203.0.113.10")
    clock[0] += 2 * hosts.FRESH
    later = hosts.is_ours("203.0.113.9"), hosts.is_ours("203.0.113.10")

    assert (before, at_once, later) == ((True, False), False, (False, True))


def test_addresses_for_phones_carry_the_port():
    assert hosts.bases(80, host="192.0.2.7") == ["http://192.0.2.7"]
    assert hosts.bases(8000, host="192.0.2.7") == ["http://192.0.2.7:8000"]
    assert hosts.bases(8000, host="0.0.0.0") == [f"http://{text}:8000" for text in hosts.lan_addresses()]


def test_public_address_is_the_only_one_when_given(settings):
    settings.PUBLIC_URL = "https://parallax.example.org"

    assert hosts.bases(8000) == ["https://parallax.example.org"]


def test_loopback_is_no_address_for_phones():
    assert [text for text in hosts.lan_addresses() if text.startswith("127.")] == []
