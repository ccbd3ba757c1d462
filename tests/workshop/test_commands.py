"""`manage.py facilitator`, and the early options of `manage.py`."""

import importlib.util
import re
import subprocess
import sys
import time
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from sessions.models import User
from sessions.services import accounts
from tests.workshop.running import ROOT, started

LINK = re.compile(r"^(http\S+?)/sign-in/([\w-]{32})/\n$")


def called(*words: str) -> tuple[str, str]:
    out = StringIO()
    call_command("facilitator", *words, stdout=out)
    base, token = LINK.match(out.getvalue()).groups()
    return base, token


@pytest.mark.django_db
def test_new_facilitator_comes_in_by_the_printed_link():
    base, token = called("carla")

    user = accounts.use_link(token)
    assert (base, user.username, user.is_keeper, user.has_usable_password()) == (
        "http://127.0.0.1:8000",
        "carla",
        False,
        False,
    )


@pytest.mark.django_db
def test_keeper_may_add_others():
    called("dora", "--keeper")

    assert User.objects.get(username="dora").is_keeper


@pytest.mark.django_db
def test_known_facilitator_gets_a_new_link_and_stays_the_same(owner):
    before = User.objects.values().get()
    base, token = called("alice", "--at", "http://192.168.1.7:8000/")

    assert (base, accounts.use_link(token)) == ("http://192.168.1.7:8000", owner)
    assert User.objects.values().get() == before


@pytest.mark.django_db
def test_name_that_cannot_be_one_is_refused():
    with pytest.raises(CommandError, match="valid username"):
        called("two words")


@pytest.fixture
def manage(monkeypatch):
    spec = importlib.util.spec_from_file_location("manage", ROOT / "manage.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("PARALLAX_DATA", "PARALLAX_URL"):
        monkeypatch.setenv(name, "before")
    return module


@pytest.mark.parametrize(
    ("words", "rest", "data", "url"),
    [
        (["live", "--data", "/a", "--port", "1"], ["live", "--port", "1"], "/a", "before"),
        (["live", "--data=/a", "--url=https://x"], ["live"], "/a", "https://x"),
        (["migrate", "--data", "/a"], ["migrate"], "/a", "before"),
        (["rehearse", "ABC", "--url", "http://x"], ["rehearse", "ABC", "--url", "http://x"], "before", "before"),
    ],
)
def test_early_options_reach_the_settings(manage, words, rest, data, url):
    assert manage.take_early_options(["manage.py", *words]) == ["manage.py", *rest]
    assert [manage.os.environ[name] for name in ("PARALLAX_DATA", "PARALLAX_URL")] == [data, url]


@pytest.mark.parametrize("words", [["live", "--data"], ["live", "--data", "--port"], ["live", "--url="]])
def test_early_option_without_a_value_is_told_so(manage, words):
    with pytest.raises(SystemExit, match="needs a value"):
        manage.take_early_options(["manage.py", *words])


@pytest.mark.parametrize(("more", "opened"), [([], 1), (["--no-browser"], 0)])
def test_browser_opens_on_a_screen_and_only_there(tmp_path, more, opened):
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >> {tmp_path}/seen\n')
    browser.chmod(0o755)
    live = started(*more, data=tmp_path / "data", DISPLAY=":77", BROWSER=f"{browser} %s")
    try:
        link = live.says(r"http://127\.0\.0\.1:\d+/sign-in/\S+")[0]
        live.says(r"\n$")
        if opened:
            wait_for(tmp_path / "seen")
    finally:
        live.stop()

    seen = (tmp_path / "seen").read_text().splitlines() if (tmp_path / "seen").exists() else []
    assert seen == [link] * opened


def wait_for(path) -> None:
    limit = time.monotonic() + 20
    while not (path.exists() and path.read_text()):
        assert time.monotonic() < limit, "no browser was opened"
        time.sleep(0.05)


@pytest.mark.parametrize("words", [("facilitator", "carla"), ("report", "ABCDEFGHJ"), ("rehearse", "ABCDEFGHJ")])
def test_a_folder_where_nothing_was_held_is_said_in_one_line(tmp_path, words):
    told = subprocess.run(
        [sys.executable, "manage.py", *words, "--data", str(tmp_path)], cwd=ROOT, capture_output=True, text=True
    )

    assert (told.returncode, told.stderr.count("\n")) == (1, 1)
    assert "Is --data the right folder?" in told.stderr


@pytest.mark.parametrize("command", ["facilitator", "report", "rehearse"])
def test_the_help_of_a_command_names_the_folder(command, capsys):
    with pytest.raises(SystemExit):
        call_command(command, "--help")

    assert "--data FOLDER" in capsys.readouterr().out
