"""Every live story ends with its loop's threads and tasks at rest."""

import pytest_asyncio

from tests.live.sockets import tidy_up


@pytest_asyncio.fixture(autouse=True)
async def rest():
    yield
    await tidy_up()
