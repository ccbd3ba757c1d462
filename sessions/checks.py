"""Start-up checks: what would break in the middle of a session is said before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig, apps
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.checks import CheckMessage, Error, register
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from sessions import kinds
from sessions.models.stage import LEGAL, Stage

__all__ = ["check_house"]

LABEL = "workshop_sessions"
BROWSER_FILES = ("packages/plotly.min.js", "packages/source-sans/Regular.otf")


@register()
def check_house(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Return everything that is missing or crooked in this house."""
    return [*_label(), *_stages(), *_kinds(), *_browser_files(), *_address(), *_keys()]


def _label() -> Iterator[Error]:
    if not apps.is_installed("sessions") or apps.get_app_config(LABEL).name != "sessions":
        yield Error(f"The app must keep the label {LABEL}; the other one is Django's.", id="parallax.E001")


def _stages() -> Iterator[Error]:
    for stage in Stage:
        if stage not in LEGAL:
            yield Error(f"Stage {stage.value} does not say which stages may follow.", id="parallax.E002")


def _kinds() -> Iterator[Error]:
    found = list(kinds.every())
    if not found:
        yield Error("No kind of question was found in sessions/kinds.", id="parallax.E003")
    for kind in found:
        try:
            get_template(f"kinds/{kind.slug}.html")
        except TemplateDoesNotExist:
            hint = f"Write templates/kinds/{kind.slug}.html: the input controls, nothing else."
            yield Error(f"The kind {kind.slug} has no template.", hint=hint, id="parallax.E004")


def _browser_files() -> Iterator[Error]:
    for name in BROWSER_FILES:
        if not finders.find(name):
            hint = "Run: pip install -r requirements.txt"
            yield Error(f"The browser file {name} was not found in its package.", hint=hint, id="parallax.E005")


def _address() -> Iterator[Error]:
    if not settings.PUBLIC_URL:
        return
    parts = urlsplit(settings.PUBLIC_URL)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query or parts.fragment:
        hint = "Give scheme and host alone, as in https://parallax.example.org"
        yield Error("The public address cannot be used.", hint=hint, id="parallax.E006")


def _keys() -> Iterator[Error]:
    database = Path(str(settings.DATABASES["default"].get("NAME", "")))
    if database.is_absolute() and Path(settings.KEYS) in database.parents:
        hint = "Set PARALLAX_KEYS to a folder of its own, outside backups."
        yield Error("The keys lie in the folder of the database.", hint=hint, id="parallax.E007")
