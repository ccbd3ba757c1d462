"""The first pages anybody meets, in a real browser under the strict policy."""

import pytest

from sessions.services import accounts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


async def test_sign_in_link_leads_in_by_one_press(screens, silence, owner, in_thread):
    silence.append("410")  # Chromium counts the second answer as an error
    token = await in_thread(accounts.make_link, owner)
    page = await screens.open(f"/sign-in/{token}/?next=/account/")
    await page.locator("main button").click()

    await page.wait_for_url("**/account/")
    again = await screens.open(f"/sign-in/{token}/")
    async with again.expect_response(f"**/sign-in/{token}/") as answer:
        await again.locator("main button").click()
    assert (await answer.value).status == 410


async def test_pages_wear_the_house_font(screens, owner):
    page = await screens.open("/account/", user=owner)
    await page.evaluate("document.fonts.ready")

    loaded = await page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert {family.strip('"') for family in loaded} == {"Source Sans 3"}


async def test_name_and_password_lead_in_and_out(screens, owner):
    page = await screens.open("/sign-in/")
    await page.get_by_label("Name").fill("alice")
    await page.get_by_label("Password").fill("blue-boats-sail-north")
    await page.get_by_role("button", name="Sign in").click()
    await page.get_by_role("button", name="Sign out").click()

    await page.wait_for_load_state()
    assert await page.get_by_role("button", name="Sign out").count() == 0
