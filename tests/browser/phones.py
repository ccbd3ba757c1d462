"""What stories about phones share: changes written from the tests' own process, which the house hears of at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from django.urls import reverse
from playwright.async_api import Page, expect

from sessions.models import Session
from sessions.queries.doorplate import seal
from sessions.services import closing
from sessions.views.check import TEST
from tests.factories import open_next
from tests.workshop.running import ask

__all__ = ["SOON", "close", "opened", "stepped"]

SOON = 9_000  # ms; without a bell the house notices a change within five seconds

Thread = Callable[..., Awaitable[Any]]


async def stepped(
    in_thread: Thread, screens: Any, session: Session, step: Callable[..., Any], *args: Any, **kwargs: Any
) -> Any:
    """Let the facilitator take a step."""
    result = await in_thread(step, *args, **kwargs)
    await in_thread(_ring, screens.url, session)
    return result


async def opened(in_thread: Thread, screens: Any, phone: Page, session: Session) -> int:
    """Open the next question; wait until the phone shows it."""
    round_id: int = await stepped(in_thread, screens, session, open_next, session)
    await expect(phone.locator(f"form.answer input[name=round][value='{round_id}']")).to_be_attached(timeout=SOON)
    return round_id


def close(session: Session) -> None:
    """Close a session, wherever it stands."""
    session.refresh_from_db()
    closing.close(session.pk, turn=session.turn, sure=True)


def _ring(url: str, session: Session) -> None:
    """Ring the bell inside the house: the page of the phone check does, and changes nothing that a phone shows."""
    Session.objects.filter(pk=session.pk).update(checked=0)
    status, _headers, text = ask(url + reverse("check-phone", args=[session.code + seal(TEST + session.code)]))
    assert status == 200, text
