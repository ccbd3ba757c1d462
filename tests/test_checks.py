"""Start-up checks: each finds its own fault, and nothing in a whole house."""

import pytest
from django.core.checks import run_checks
from django.test import override_settings

from sessions import checks, kinds
from sessions.models.stage import LEGAL, Stage


def found() -> list[str]:
    return [fault.id for fault in checks.check_house()]


def test_whole_house_has_no_fault():
    assert run_checks() == []


def test_kind_without_a_template_is_found(monkeypatch):
    class Ghost:
        slug = "ghost"

    present = list(kinds.every())
    monkeypatch.setattr(kinds, "every", lambda: [*present, Ghost()])

    assert found() == ["parallax.E004"]
    assert "templates/kinds/ghost.html" in checks.check_house()[0].hint


def test_house_without_kinds_is_found(monkeypatch):
    monkeypatch.setattr(kinds, "every", list)

    assert found() == ["parallax.E003"]


def test_stage_without_a_next_step_is_found(monkeypatch):
    monkeypatch.delitem(LEGAL, Stage.TALK)

    assert found() == ["parallax.E002"]


@pytest.mark.parametrize(
    "url",
    ["parallax.example.org", "ftp://parallax.example.org", "https://", "https://a.example/path", "https://a.example?x"],
)
def test_public_address_that_cannot_be_one_is_found(url):
    with override_settings(PUBLIC_URL=url):
        assert found() == ["parallax.E006"]


def test_missing_browser_file_is_found(monkeypatch):
    monkeypatch.setattr(checks.finders, "find", lambda name: None)

    assert found() == ["parallax.E005", "parallax.E005"]


def test_keys_around_the_database_are_found(monkeypatch, settings, tmp_path):
    settings.KEYS = tmp_path
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", tmp_path / "inner" / "parallax.sqlite3")

    assert found() == ["parallax.E007"]
