"""The data folder and the secret: private, made once, and never half."""

import errno
import os
import stat
import sys
import threading

import pytest

from workshop import place
from workshop.place import PlaceError, data_folder, disk_trouble, private_folder, secret_key


def test_secret_is_made_once_and_kept(tmp_path):
    first, second = secret_key(tmp_path), secret_key(tmp_path)

    assert first == second
    assert len(first) >= 50
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["secret.key"]


def test_starts_at_the_same_instant_agree_on_one_secret(tmp_path):
    found, together = [], threading.Barrier(8)

    def start():
        together.wait()
        found.append(secret_key(tmp_path))

    threads = [threading.Thread(target=start) for _start in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(found)) == 1


def test_secret_comes_to_a_disk_without_hard_links(tmp_path, monkeypatch):
    def no_links(*_args):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(place.os, "link", no_links)

    assert secret_key(tmp_path) == secret_key(tmp_path)


def test_empty_secret_is_refused_with_a_cure(tmp_path):
    (tmp_path / "secret.key").write_text("")

    with pytest.raises(PlaceError, match="Remove the file"):
        secret_key(tmp_path)


def test_new_folder_is_private(tmp_path):
    folder = private_folder(tmp_path / "a" / "b")

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert os.listdir(folder) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "is full"), (errno.EACCES, "cannot be written"), (errno.EROFS, "cannot be written")],
)
def test_failed_write_is_told_with_a_cure(tmp_path, number, words):
    text = str(disk_trouble(OSError(number, os.strerror(number)), tmp_path))

    assert words in text
    assert "--data FOLDER" in text
    assert "\n" not in text


@pytest.mark.parametrize(
    ("platform", "env", "end"),
    [
        ("linux", {"HOME": "/home/ann"}, "/home/ann/.local/share/parallax"),
        ("linux", {"HOME": "/home/ann", "XDG_DATA_HOME": "/big/disk"}, "/big/disk/parallax"),
        ("darwin", {"HOME": "/Users/ann"}, "/Users/ann/Library/Application Support/Parallax"),
        ("linux", {"HOME": "/home/ann", "PARALLAX_DATA": "~/here"}, "/home/ann/here"),
    ],
)
def test_folder_is_where_the_platform_keeps_data(monkeypatch, platform, env, end):
    for name in ("PARALLAX_DATA", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)

    assert data_folder().as_posix() == end
