"""`manage.py live` as a process: the first run, the goodbye, and every cause that keeps it from opening."""

import os
import pty
import re
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing

import pytest

from tests.workshop.running import ROOT, ask, environment, free_port, started

LINK = r"(http://127\.0\.0\.1:\d+)(/sign-in/[\w-]{32}/\?next=(\S+))"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


def test_first_run_makes_everything_and_leads_to_try_it(folder):
    live = started("--no-browser", data=folder)
    try:
        link = live.says(LINK)
        status, headers, page = ask(link[0])
        again, _headers, _page = ask(link[0])
        entered = press(link[0], page, headers)
    finally:
        code = live.stop()

    assert (status, again, link[3]) == (200, 200, "/try/")
    assert (entered[0], entered[1]["location"]) == (302, "/try/")
    assert "server" not in headers
    assert (code, live.faults) == (0, [])
    assert [kind(folder / name) for name in ("", "keys", "secret.key", "parallax.sqlite3")] == [
        0o700,
        0o700,
        0o600,
        0o600,
    ]


def test_link_is_used_up_by_its_one_post(folder):
    live = started("--no-browser", data=folder)
    try:
        link = live.says(LINK)[0]
        _status, headers, page = ask(link)
        first, second = press(link, page, headers), press(link, page, headers)
    finally:
        live.stop()

    with closing(sqlite3.connect(folder / "parallax.sqlite3")) as database:
        links = database.execute("SELECT count(*) FROM workshop_sessions_signinlink").fetchone()
        people = database.execute("SELECT is_keeper, password LIKE '!%' FROM workshop_sessions_user").fetchall()
    assert (first[0], second[0], links, people) == (302, 410, (0,), [(1, 1)])


def test_every_start_prints_a_new_link_for_the_same_person(folder):
    tokens = []
    for _start in range(2):
        live = started("--no-browser", data=folder)
        try:
            tokens.append(live.says(LINK)[2])
        finally:
            live.stop(signal.SIGTERM)

    with closing(sqlite3.connect(folder / "parallax.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM workshop_sessions_user").fetchone() == (1,)
    assert tokens[0] != tokens[1]


def test_static_files_are_packed_once_and_kept_for_ever(folder):
    live = started("--no-browser", data=folder)
    try:
        live.says(LINK)
        _status, _headers, page = ask(live.url)
        sheet = re.search(r"/static/css/tokens\.\w+\.css", page)[0]
        _status, headers, _text = ask(live.url + sheet, **{"Accept-Encoding": "identity"})
        _status, packed, _text = head(live.url + sheet)
    finally:
        live.stop()

    assert "max-age=315360000" in headers["cache-control"]
    assert "immutable" in headers["cache-control"]
    assert packed["content-encoding"] == "gzip"
    assert headers["x-content-type-options"] == "nosniff"


def test_addresses_and_join_link_stand_in_the_terminal(folder):
    live = started("--no-browser", "--host", "127.0.0.1", data=folder)
    try:
        live.says(LINK)
    finally:
        live.stop()

    assert f"Phones join at http://127.0.0.1:{live.port}\n" in live.output


def test_public_address_stands_in_every_link(folder):
    live = started("--no-browser", "--url", "https://parallax.example.org/", data=folder)
    try:
        live.says(r"https://parallax\.example\.org/sign-in/[\w-]{32}/\?next=/try/")
        plain = ask_at(live.port, "/", host="parallax.example.org")
        secure = ask_at(live.port, "/", host="parallax.example.org", **{"X-Forwarded-Proto": "https"})
    finally:
        live.stop()

    assert "Phones join at https://parallax.example.org\n" in live.output
    assert (plain[0], plain[1]["location"]) == (301, "https://parallax.example.org/")
    assert (secure[0], secure[1]["cross-origin-opener-policy"]) == (200, "same-origin")
    assert secure[1]["strict-transport-security"] == "max-age=31536000; includeSubDomains; preload"
    assert "connect-src 'self' wss://parallax.example.org;" in secure[1]["content-security-policy"]


def test_terminal_shows_a_qr_code_that_keeps_its_colours(folder):
    leader, follower = pty.openpty()
    port = free_port()
    command = [
        sys.executable,
        str(ROOT / "manage.py"),
        "live",
        "--no-browser",
        "--port",
        str(port),
        "--data",
        str(folder),
    ]
    env = environment(PYTHONIOENCODING="utf-8", TERM="xterm")
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=follower, stderr=follower) as process:
        os.close(follower)
        text = read_until(leader, "/sign-in/")
        process.send_signal(signal.SIGINT)
        process.wait(timeout=15)
    os.close(leader)

    rows = re.findall(r"\x1b\[97;40m([█▀▄ ]+)\x1b\[0m", text)
    assert len(rows) >= 12
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize(
    ("words", "env", "cause", "cure"),
    [
        (["--data", "/proc/parallax"], {}, "cannot be written", "--data FOLDER"),
        (["--data", f"{ROOT}/manage.py/inside"], {}, "cannot be written", "--data FOLDER"),
        (["--data"], {}, "--data needs a value", ""),
        (["--port", "0"], {}, "There is no port 0", "--port 8000"),
        (["--port", "70000"], {}, "There is no port 70000", "--port 8000"),
        (["--host", "203.0.113.9"], {}, "203.0.113.9 is not an address of this machine", "Leave --host out"),
        (["--url", "parallax.example.org"], {}, "public address cannot be used", "https://parallax.example.org"),
        ([], {"REDIS_URL": "redis://127.0.0.1:1/0"}, "Redis at 127.0.0.1:1 does not answer", "leave REDIS_URL out"),
        ([], {"DATABASE_URL": "postgres://x:secret@127.0.0.1:1/x"}, "PostgreSQL at 127.0.0.1:1 does not", "Start it"),
    ],
)
def test_what_is_missing_is_said_in_one_line(folder, words, env, cause, cure):
    data = None if "--data" in words else folder
    code, line = failed(*words, data=data, **env)

    assert code == 1
    assert cause in line
    assert cure in line
    assert "secret" not in line


def test_taken_port_names_a_free_one(folder):
    with socket.socket() as other:
        other.bind(("0.0.0.0", 0))
        other.listen()
        port = other.getsockname()[1]
        code, line = failed(port=port, data=folder)

    assert (code, line.startswith(f"Port {port} is taken")) == (1, True)
    assert re.search(r"--port \d+$", line)


def test_damaged_database_is_named(folder):
    folder.mkdir()
    (folder / "parallax.sqlite3").write_bytes(b"this is no database at all" * 100)

    code, line = failed(data=folder)

    assert (code, "it is damaged" in line, str(folder) in line) == (1, True, True)


def test_old_python_is_told_so():
    code = "import sys, runpy; sys.version_info = (3, 9, 2); sys.argv = ['manage.py', 'live']; "
    done = subprocess.run(
        [sys.executable, "-c", code + "runpy.run_path('manage.py', run_name='__main__')"],
        cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (
        1,
        "Parallax needs Python 3.11 or newer; this is 3.9. Install a newer Python.\n",
    )


def test_missing_packages_are_told_so():
    done = subprocess.run(
        [sys.executable, "-I", "-S", "manage.py", "live"],
        cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (
        1,
        "Django is not installed here. Run: pip install -r requirements.txt\n",
    )


def test_machine_without_a_network_is_told_so(folder):
    alone = ["unshare", "--net", "--", sys.executable, str(ROOT / "manage.py"), "live", "--data", str(folder)]
    if subprocess.run([*alone[:3], "true"], capture_output=True, check=False).returncode:
        pytest.skip("no network namespaces here")

    done = subprocess.run(alone, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=30, check=False)

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "No network was found" in done.stderr
    assert "--host 127.0.0.1" in done.stderr


def test_full_disk_is_told_so(tmp_path):
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(tmp_path)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no mounts here")
    try:
        code, line = failed(data=tmp_path / "data")
    finally:
        subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)

    assert (code, "is full" in line, "--data FOLDER" in line) == (1, True, True)


def failed(*words: str, **more) -> tuple[int, str]:
    """Start it, expecting it to give up: exit code and the one line it says."""
    live = started("--no-browser", *words, **more)
    code = live.ended()
    assert live.output == ""
    assert len(live.faults) == 1, live.faults
    return code, live.faults[0].strip()


def press(link: str, page: str, headers: dict[str, str]) -> tuple[int, dict[str, str], str]:
    """Press the one button of the link's page."""
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    cookie = headers["set-cookie"].split(";")[0]
    host = link.split("/")[2]
    return ask_at(
        int(host.split(":")[1]),
        "/" + link.split("/", 3)[3],
        method="POST",
        body=f"csrfmiddlewaretoken={token}",
        host=host,
        **{"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{host}"},
    )


def ask_at(port: int, path: str, *, host: str, method: str = "GET", body: str | None = None, **headers: str):
    """One request that follows no redirect."""
    from http.client import HTTPConnection

    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as line:
        line.request(method, path, body=body, headers={"Host": host, **headers})
        answer = line.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read().decode()


def head(url: str):
    host = url.split("/")[2]
    return ask_at(
        int(host.split(":")[1]), "/" + url.split("/", 3)[3], host=host, method="HEAD", **{"Accept-Encoding": "gzip"}
    )


def kind(path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def read_until(descriptor: int, sign: str) -> str:
    text, limit = "", time.monotonic() + 60
    while sign not in text and time.monotonic() < limit:
        text += os.read(descriptor, 65_536).decode(errors="replace")
    return text
