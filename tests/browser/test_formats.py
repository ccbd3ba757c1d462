"""The format editor in a real browser: a phone that follows what one writes, and ways from a sentence to its line."""

from __future__ import annotations

from typing import Any

import pytest
from asgiref.sync import sync_to_async
from playwright.async_api import expect

from sessions import formats, kinds
from sessions.models import OwnFormat
from sessions.services import own_formats
from tests.browser import looking
from tests.browser.test_pages import SIZES, faults
from tests.factories import a_session

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

"""A folder for pictures of every page, for whoever wants to look at them."""

BROKEN = 'title = "A"\n\n[[questions]]\nkind = "scal"\ntext = "How?"\n'
PAGES = ("", "set-up/", "text/", "delete/", "blank/new/", "blank/priorities/", "line/1/", "line/2/", "line/2/remove/")


def a_format(owner: Any) -> OwnFormat:
    source = formats.dump(formats.get("quick-scan")) + (
        '[blanks.priorities]\nlabel = "Our priorities"\ndefault = ["Calm", "Speed"]\n'
        '[[questions]]\nkind = "choice"\nsection = "Priorities"\n'
        'text = "Which comes first?"\noptions = "{priorities}"\n'
        '[[questions]]\nstep = "pictures"\ntext = "What do you see now?"\nminutes = 2\n'
    )
    return own_formats.keep_format(user=owner, text=source).row


async def shot(page: Any, name: str) -> None:
    await looking.shot(page, name, full_page=True)


@pytest.mark.parametrize("scheme", SIZES)
async def test_every_page_of_the_editor_is_readable_and_fits(screens, owner, scheme: str):
    own = await sync_to_async(a_format)(owner)
    base = f"/formats/own/{own.pk}/"
    page = await screens.open("/formats/new/", user=owner, size=SIZES[scheme], color_scheme=scheme)
    slugs = [kind.slug for kind in kinds.offered()]
    paths = ["/formats/new/", "/formats/bring/", "/formats/", "/new/full-picture/", f"/new/own-{own.pk}/"]
    paths += [base + path for path in PAGES] + [f"{base}line/new/{slug}/" for slug in [*slugs, "pictures"]]

    found = []
    for path in paths:
        await page.goto(path)
        if await page.locator("phone-preview").count():
            await expect(page.frame_locator("phone-preview iframe").locator("#question")).to_be_visible()
        await shot(page, f"{scheme}-{path.replace(str(own.pk), 'own').strip('/').replace('/', '-')}")
        found += await faults(page)

    assert found == []
    assert screens.complaints == []


async def test_the_phone_follows_what_one_writes(screens, owner):
    own = await sync_to_async(a_format)(owner)
    page = await screens.open(f"/formats/own/{own.pk}/line/new/scale/", user=owner)
    phone = page.frame_locator("phone-preview iframe")
    await expect(phone.locator("#question")).to_have_text("Your question stands here.")

    await page.fill("#id_text", "How near is {priorities} <b>now</b>?")
    await page.fill("[name=set-steps]", "Far\nHalf\nNear")

    await expect(phone.locator("#question")).to_have_text("How near is Calm, Speed <b>now</b>?")
    await expect(phone.locator(".step")).to_have_text(["Far", "Half", "Near"])
    await phone.locator(".step").first.click()
    await expect(phone.locator("input").first).to_be_checked()
    await page.get_by_role("button", name="Save").click()
    await expect(page.locator("h3").last).to_have_text("How near is {priorities} <b>now</b>?")
    assert screens.complaints == []


async def test_a_gesture_in_the_phone_wakes_up(screens, owner):
    session = await sync_to_async(a_session)(owner=owner)
    page = await screens.open(f"/session/{session.pk}/question/new/slider/", user=owner)
    phone = page.frame_locator("phone-preview iframe")

    await page.fill("#id_set-low", "Nothing at all")

    await expect(phone.locator(".ends")).to_contain_text("Nothing at all")
    assert await phone.locator("slide-line").evaluate(
        "(line) => line.ownerDocument.defaultView.customElements.get('slide-line') !== undefined"
    )
    assert screens.complaints == []


async def test_a_sentence_leads_to_its_line_and_the_text_stays(screens, owner):
    page = await screens.open("/formats/bring/", user=owner)
    await page.fill("#id_text", BROKEN)
    await page.get_by_role("button", name="Keep it among mine").click()

    await expect(page.get_by_role("alert")).to_contain_text("“kind” is one of")
    await expect(page.locator("#id_text")).to_have_value(BROKEN)
    await shot(page, "broken")
    await page.get_by_role("button", name="Line 4").click()

    chosen = "(() => { const t = document.activeElement; return t.value.slice(t.selectionStart, t.selectionEnd); })()"
    assert await page.evaluate(chosen) == 'kind = "scal"'
    assert await faults(page) == []
    assert screens.complaints == []


async def test_without_scripts_the_phone_opens_in_a_page_of_its_own(screens, owner):
    own = await sync_to_async(a_format)(owner)
    page = await screens.open(f"/formats/own/{own.pk}/line/2/", user=owner, java_script_enabled=False)

    async with page.expect_popup() as opened:
        await page.get_by_role("button", name="Look at it as a phone shows it").click()

    phone = await opened.value
    await expect(phone.locator("#question")).to_have_text("How clear is it to you where we are heading?")


async def test_a_ready_made_format_is_copied_from_the_shelf_with_one_press(screens, owner):
    page = await screens.open("/formats/", user=owner)
    await page.get_by_role("article", name="Quick Scan").get_by_role("button", name="Copy and change it").click()

    await expect(page.get_by_text("This is your copy.")).to_be_visible()


async def test_a_file_too_large_is_said_at_once_and_the_page_stays(screens, owner):
    page = await screens.open("/formats/bring/", user=owner)
    large = {"name": "film.toml", "mimeType": "application/toml", "buffer": b"a" * 200_000}
    await page.get_by_label("A file").set_input_files(large)

    await expect(page.get_by_role("alert")).to_have_text("This file is too large: at most 64 kB, please.")
    assert await page.get_by_label("A file").input_value() == ""
