"""The report on screen, on paper and by link: read, looked into, chosen, and handed on."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.async_api import expect
from pypdf import PdfReader

from sessions.models import Session
from tests.browser import looking
from tests.browser.conftest import LAPTOP, PHONE, WALL
from tests.browser.looking import mended, shot
from tests.reports.evenings import an_evening

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def report_of(session: Session) -> str:
    return f"/session/{session.pk}/report/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_report_can_be_read_by_everybody(screens, owner, in_thread, scheme):
    session = await in_thread(an_evening, owner)
    for size in (PHONE, LAPTOP, WALL):
        page = await screens.open(report_of(session), user=owner, size=size, color_scheme=scheme)
        await expect(page.get_by_role("heading", level=1)).to_have_text("Where we are heading")
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        await shot(page, f"report-{size['width']}-{scheme}", full_page=True)
        await mended(page)
    await page.emulate_media(media="print", color_scheme=scheme)
    await shot(page, f"report-print-{scheme}", full_page=True)


async def test_a_picture_can_be_looked_into(screens, owner, in_thread):
    session = await in_thread(an_evening, owner)
    page = await screens.open(report_of(session), user=owner)
    await page.get_by_role("button", name="Look closer: How easy is it for you").click()
    chart = page.locator("report-closer .js-plotly-plot")
    await expect(chart.locator(".point")).to_have_count(12, timeout=30_000)  # Plotly comes with the first look
    await chart.locator(".point").first.hover(force=True)
    await expect(chart.locator(".hovertext")).to_contain_text("Answers: Very hard")
    await shot(page, "report-closer")
    for _picture in range(11):
        await page.keyboard.press("ArrowRight")
        await expect(chart.locator(":is(.point, .bars path)").first).to_be_attached()
        await shot(page, f"report-closer-{_picture}")
    await page.keyboard.press("Escape")
    await expect(page.locator("report-closer dialog")).to_be_hidden()


async def test_printed_page_holds_the_report_and_nothing_around_it(screens, owner, in_thread, tmp_path):
    session = await in_thread(an_evening, owner)
    page = await screens.open(report_of(session), user=owner)
    await expect(page.get_by_role("button", name="Look closer").first).to_be_visible()
    paper = PdfReader(BytesIO(await page.pdf(format="A4", print_background=True)))
    if looking.SHOTS:
        Path(looking.SHOTS, "report-printed.pdf").write_bytes(await page.pdf(format="A4", print_background=True))
    text = " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())

    for part in ("Where we are heading", "Where we stand close", "Three questions to carry on", "Method"):
        assert part in text
    for around in ("Sign out", "Paper (PDF)", "Look closer", "The numbers", "leave out", session.code_shown):
        assert around not in text


async def test_a_file_is_one_click_and_tells_how_far_it_is(screens, owner, in_thread):
    session = await in_thread(an_evening, owner)
    page = await screens.open(report_of(session), user=owner, accept_downloads=True)
    async with page.expect_download(timeout=60_000) as waiting:
        await page.get_by_role("link", name="Paper (PDF)").click()
    name = (await waiting.value).suggested_filename
    assert name.endswith("-where-we-are-heading.pdf")
    assert Path(await (await waiting.value).path()).read_bytes().startswith(b"%PDF")
    await expect(page.locator(".report-progress")).to_have_text(f"Ready: {name}")

    await page.get_by_text("More files").click()
    async with page.expect_download(timeout=60_000) as waiting:
        await page.get_by_role("link", name="Everything (ZIP)").click()
        await expect(page.locator(".report-progress progress")).to_be_visible(timeout=60_000)
        await expect(page.locator(".report-progress")).to_contain_text("Writing … ")
    with ZipFile(await (await waiting.value).path()) as everything:
        assert {Path(entry).suffix for entry in everything.namelist()} == {
            *(".pdf", ".pptx", ".xlsx", ".csv", ".json", ".svg", ".png")
        }


async def test_files_come_without_scripts_too(screens, owner, in_thread):
    session = await in_thread(an_evening, owner, slug="quick-scan")
    page = await screens.open(report_of(session), user=owner, java_script_enabled=False, accept_downloads=True)
    await expect(page.get_by_text("The numbers").first).to_be_visible()
    async with page.expect_download(timeout=60_000) as waiting:
        await page.get_by_role("link", name="Spreadsheet (Excel)").click()

    assert Path(await (await waiting.value).path()).read_bytes().startswith(b"PK")


async def test_who_has_the_link_reads_and_takes_the_report(screens, owner, in_thread):
    session = await in_thread(an_evening, owner, slug="quick-scan")
    coach = await screens.open(f"{report_of(session)}share/", user=owner)
    await coach.get_by_label("7 days", exact=True).check()
    await coach.get_by_role("button", name="Make a link").click()
    link = await coach.get_by_label("Link to the report").input_value()
    await mended(coach)
    await shot(coach, "report-share")

    guest = await screens.open(link[link.index("/report/") :], accept_downloads=True)
    await expect(guest.get_by_role("heading", level=1)).to_have_text("Where we are heading")
    await mended(guest)
    async with guest.expect_download(timeout=60_000) as waiting:
        await guest.get_by_role("link", name="Slides (PowerPoint)").click()
    assert (await waiting.value).suggested_filename.endswith(".pptx")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
async def test_choosing_can_be_done_by_everybody(screens, owner, in_thread, size, scheme):
    session = await in_thread(an_evening, owner)
    for path in ("cover/", "share/"):
        page = await screens.open(report_of(session) + path, user=owner, size=size, color_scheme=scheme)
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        await mended(page)
        await shot(page, f"report-{path.strip('/')}-{size['width']}-{scheme}", full_page=True)
    page = await screens.open(report_of(session), user=owner, size=size, color_scheme=scheme)
    await page.get_by_role("link", name="Remark, sheets, leave out 4").click()
    await page.get_by_label("Your remark").fill("We paused here.\nFor a while.")
    await page.get_by_role("checkbox").nth(1).check()
    await mended(page)
    await shot(page, f"report-adjust-{size['width']}-{scheme}", full_page=True)
    await page.get_by_role("button", name="Save").click()
    await expect(page.locator("#question-4")).to_contain_text("We paused here.")
    await expect(page.locator("body")).to_contain_text("1 sheet is not in this report.")
