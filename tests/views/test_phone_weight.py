"""Everything a phone loads, counted as it crosses the network: files compressed, pages as they are, 60 kB at most."""

import gzip
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib.staticfiles import finders

from sessions.services.desk import desk
from tests.factories import a_session, open_next, release
from tests.views.phones import Browser, rest

pytestmark = pytest.mark.django_db(transaction=True)

MOST = 60 * 1024  # bytes
SEATS = ["Leadership", "Product and design", "Sales", "Customer care in the regions", "Operations", "Finance"]
SEATS += ["People and culture", "IT"]
FIELDS = {"step": "1", "at": "50", "option": "1", "points-0": "100", "place-0": "3", "place-1": "1", "place-2": "2"}
FIELDS |= {"across0": "3", "up0": "9", "across1": "0", "up1": "19", "near": "2", "now0": "1", "needed0": "4"}
"""What answers a question of any kind, as its settings are by default."""
IMPORTS = re.compile(r"""(?:^|\n)\s*(?:import|export)[^"'\n]*["'](\.[^"']+)["']""")
ASKED = re.compile(r"""(?:href|src|data-module)="(/static/[^"]+)\"""")


@pytest.fixture(autouse=True)
async def _rest():
    yield
    await rest()


def packed(data: bytes) -> int:
    return len(gzip.compress(data, 6))


def files_of(page: str) -> set[str]:
    """The static files a page asks for, and those they import in turn."""
    found: set[str] = set()
    open_ = set(ASKED.findall(page))
    while open_:
        path = open_.pop()
        found.add(path)
        if path.endswith(".js"):
            text = source(path).decode()
            open_ |= {urlsplit(urljoin(path, name)).path for name in IMPORTS.findall(text)} - found
    return found


def source(path: str) -> bytes:
    file = finders.find(path.removeprefix("/static/"))
    assert file, path
    return Path(file).read_bytes()


async def walk(kind: str, *, seats: int = 0) -> list[str]:
    """Every page of a session as one phone loads it, reloading at each step."""
    named = SEATS[:seats]
    session = await desk().write(a_session, kind=kind, k=3, opening="We look together.", seats=named)
    phone, *others = [Browser() for _phone in range(3)]
    pages = [(await phone.get("/J/")).content.decode(), (await phone.get(f"/s/{session.code}/")).content.decode()]
    for one in (phone, *others):
        await one.join(session)
    pages.append(phone.page)
    await desk().write(open_next, session)
    for one in (phone, *others):
        fields = {"text": "We say yes too early."} if kind == "words" else FIELDS
        await one.get(f"/s/{session.code}/")
        pages.append(one.page)
        await one.answer(session, **fields)
    if kind != "words":
        await desk().write(release, session)
    pages.append((await phone.get(f"/s/{session.code}/")).content.decode())
    return pages


@pytest.mark.parametrize("seats", [0, 8])
@pytest.mark.parametrize(
    "kind", ["scale", "slider", "choice", "words", "ranking", "allocation", "plane", "rings", "gap"]
)
async def test_all_that_a_phone_loads_is_small(kind, seats):
    pages = await walk(kind, seats=seats)
    files = set().union(*(files_of(page) for page in pages))
    total = sum(len(page.encode()) for page in pages) + sum(packed(source(path)) for path in files)

    assert total <= MOST, f"{total} bytes: {sorted((packed(source(path)), path) for path in files)}"


async def test_a_phone_loads_no_font_and_no_plotly():
    files = set().union(*(files_of(page) for page in await walk("scale")))

    assert "/static/js/phone.js" in files
    assert [
        path for path in files if "font" in path or "plotly" in path or path.endswith((".woff2", ".otf", ".png"))
    ] == []
