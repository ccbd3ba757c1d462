"""The press writes files in a process of its own, one piece at a time, and comes back when it dies."""

from __future__ import annotations

import asyncio
import os
import signal
from dataclasses import replace

import pytest

from sessions.reports.making import FILES, file_of, joined
from sessions.reports.press import LINE, Press
from sessions.words import Refusal
from tests.reports.written import a_part, a_report


@pytest.fixture
async def press():
    press = Press()
    yield press
    press.close()


async def written(press: Press, slug: str, report=None):
    report = report or a_report(a_part())
    file = file_of(slug)
    done = [(at, of, piece) async for at, of, piece in press.pieces(report, file)]
    return [(at, of) for at, of, _piece in done], joined(file, (piece for *_rest, piece in done), day=report.cover.day)


def processes(press: Press) -> list[int]:
    return list(press._pool._processes)


async def test_piece_is_written_elsewhere_and_calmly(press):
    steps, data = await written(press, "csv")

    assert steps == [(1, 1)]
    assert data.startswith(b"\xef\xbb\xbf")
    (child,) = processes(press)
    assert child != os.getpid()
    assert os.getpriority(os.PRIO_PROCESS, child) > os.getpriority(os.PRIO_PROCESS, 0)


async def test_everything_comes_in_steps_that_can_be_counted(press):
    steps, data = await written(press, "zip")

    assert [at for at, _of in steps] == list(range(1, len(steps) + 1))
    assert {of for _at, of in steps} == {len(steps)}
    assert len(steps) >= len(FILES) - 1
    assert data.startswith(b"PK")


async def test_press_whose_process_was_killed_writes_all_the_same(press):
    await written(press, "csv")
    (child,) = processes(press)
    os.kill(child, signal.SIGKILL)

    steps, data = await written(press, "csv")
    assert steps == [(1, 1)]
    assert data


async def test_fault_of_a_writer_reaches_who_asked_and_the_press_goes_on(press):
    broken = replace(a_report(a_part()), language="not-a-language", parts=(None,))
    with pytest.raises(AttributeError):
        await written(press, "csv", broken)

    steps, _data = await written(press, "csv")
    assert steps == [(1, 1)]


async def test_line_before_the_press_is_bounded_and_moves_on(press):
    waiting = [asyncio.ensure_future(written(press, "csv")) for _one in range(LINE)]
    await asyncio.sleep(0)
    with pytest.raises(Refusal) as refused:
        await written(press, "csv")
    assert refused.value.code == "report.busy"

    assert len(await asyncio.gather(*waiting)) == LINE
    assert await written(press, "csv")


async def test_who_goes_away_leaves_the_line(press):
    pieces = press.pieces(a_report(a_part()), file_of("zip"))
    await anext(pieces)
    await pieces.aclose()

    assert press._waiting == 0
