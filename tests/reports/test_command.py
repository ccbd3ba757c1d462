"""`manage.py report`: one command a file, kind words where there is none, and never half of one."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from sessions.models import Session
from sessions.reports.making import FILES
from tests.factories import a_session, a_user
from tests.reports.evenings import an_evening

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).resolve().parent.parent.parent
BEGINS = {"pdf": b"%PDF", "csv": b"\xef\xbb\xbf", "json": b"{"}


@pytest.fixture
def evening():
    return an_evening(a_user(), slug="quick-scan")


@pytest.mark.parametrize("slug", FILES)
def test_every_file_is_one_command(evening, tmp_path, slug):
    said = io.StringIO()
    call_command("report", evening.code_shown, format=slug, output=str(tmp_path), stdout=said)

    (file,) = tmp_path.iterdir()
    assert file.name.startswith(f"{evening.closed:%Y-%m-%d}-where-we-are-heading")
    assert file.read_bytes().startswith(BEGINS.get(slug, b"PK"))
    assert str(file) in said.getvalue()


def test_paper_can_be_another_one_for_once(evening, tmp_path):
    call_command("report", evening.code, paper="letter", output=str(tmp_path / "mine.pdf"), quiet=True)

    assert [round(float(side)) for side in PdfReader(tmp_path / "mine.pdf").pages[0].mediabox[2:]] == [612, 792]


def test_unknown_code_and_running_session_are_answered_kindly(tmp_path):
    running = a_session(owner=a_user())
    for code, says in (("ABC-DEF-GHJ", "There is no session with this code here."), (running.code, "is closed")):
        with pytest.raises(CommandError, match=says):
            call_command("report", code, output=str(tmp_path))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("where", ["no/where.pdf", "a file/where.pdf", "x" * 255])
def test_place_where_nothing_can_be_written_is_said(evening, tmp_path, where):
    (tmp_path / "a file").touch()
    with pytest.raises(CommandError, match="could not be written"):
        call_command("report", evening.code, format="csv", output=str(tmp_path / where))

    assert [one.name for one in tmp_path.iterdir()] == ["a file"]


def test_title_of_a_session_leads_into_no_other_folder(tmp_path):
    session = an_evening(a_user(), slug="quick-scan", voices=6)
    Session.objects.update(title="../../etc/pass\r\nwd: “x”; \\\\a/..")
    here = tmp_path / "here"
    here.mkdir()
    call_command("report", session.code, format="csv", output=str(here), quiet=True)

    (file,) = here.iterdir()
    assert file.name == f"{session.closed:%Y-%m-%d}-etc-pass-wd-x-a.csv"
    assert list(tmp_path.iterdir()) == [here]


def poured(stdout: int) -> subprocess.CompletedProcess[bytes]:
    script = """
        import django
        django.setup()
        from sessions.management.commands.report import _pour
        _pour(b"x" * 100_000)
    """
    words = [sys.executable, "-c", textwrap.dedent(script)]
    return subprocess.run(words, cwd=ROOT, stdout=stdout, stderr=subprocess.PIPE, check=False)


def test_standard_output_takes_every_byte_or_it_is_said_in_words():
    assert poured(subprocess.PIPE).stdout == b"x" * 100_000

    reads, writes = os.pipe()
    os.close(reads)  # as `head` does, once it has seen enough
    try:
        done = poured(writes)
    finally:
        os.close(writes)
    assert b"could not be written whole" in done.stderr
    assert b"ignored" not in done.stderr


def test_full_disk_leaves_what_was_there_before(tmp_path):
    """The process may write so many bytes and no more, as on a disk that is full."""
    target = tmp_path / "report.pdf"
    target.write_bytes(b"the report of last week")
    script = f"""
        import resource, signal, django
        django.setup()
        from pathlib import Path
        from sessions.management.commands.report import _write
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        _write(Path({str(target)!r}), b"x" * 100_000)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert "Nothing half-written is left." in done.stderr
    assert target.read_bytes() == b"the report of last week"
    assert list(tmp_path.iterdir()) == [target]
