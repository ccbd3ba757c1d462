"""One socket that cannot be told leaves the others of its room in the picture."""

from types import SimpleNamespace

from sessions.live import hub as hub_
from sessions.live.consumer import FAULT, GOODBYE
from sessions.live.reach import reach
from sessions.live.room import Room


class Line:
    """A socket that notes what it is told; a broken one cannot be told anything, not even its end."""

    def __init__(self, *, broken: bool = False, shut: bool = False) -> None:
        self.broken, self.shut = broken, shut
        self.heard: list[str] = []
        self.ended: list[int] = []
        self.told = ""

    async def tell(self, text: str) -> None:
        if self.broken:
            raise RuntimeError("seventeen paper boats")
        self.heard.append(text)

    offer = show = tell

    async def close(self, code: int) -> None:
        if self.shut:
            raise RuntimeError("not even this")
        self.ended.append(code)


async def test_the_others_hear_and_the_broken_one_is_asked_to_come_back(caplog):
    lines = [Line(), Line(broken=True), Line(broken=True, shut=True), Line()]
    await reach(lines, lambda line: line.tell("a state"))

    assert [line.heard for line in lines] == [["a state"], [], [], ["a state"]]
    assert [line.ended for line in lines] == [[], [FAULT], [], []]
    assert "RuntimeError" in caplog.text
    assert "paper boats" not in caplog.text


async def test_a_broken_console_keeps_nothing_from_walls_and_phones():
    room, broken, wall, phone = Room(1), Line(broken=True), Line(), Line()
    room.consoles, room.walls, room.phones, room.phone_text = {broken}, {wall}, {phone}, "for phones"
    await room._fan_out(None, SimpleNamespace(console={"a": 1}, wall={"b": 2}, turn=1, lobby=False))

    assert (wall.heard, phone.heard) == (['{"b":2}'], ["for phones"])
    assert broken.ended == [FAULT]


async def test_goodbye_reaches_everybody_behind_a_broken_line():
    hub, broken, wall = hub_.hub(), Line(broken=True), Line()
    hub.rooms[1] = room = Room(1)
    room.phones, room.walls = {broken}, {wall}
    await hub_.farewell()
    del hub.rooms[1]

    assert ["bye" in text for text in wall.heard] == [True]
    assert (broken.ended, wall.ended) == ([FAULT], [GOODBYE])
