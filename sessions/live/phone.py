"""The phone's socket: answers in, receipts out, and a state when the stage changes."""

from __future__ import annotations

from functools import partial

from sessions.live import protocol
from sessions.live.consumer import CLOSED, NOT_ALLOWED, Door, Leave
from sessions.live.hub import hub
from sessions.live.room import Room
from sessions.queries.people import cookie, place_of
from sessions.services.answers import Put
from sessions.services.batch import Result
from sessions.services.desk import desk
from sessions.words import Refusal, _

__all__ = ["PhoneDoor"]


class PhoneDoor(Door):
    """A participant's phone. It gets its own receipts and the state that all phones share."""

    room: Room | None = None
    place_id = 0
    told = ""

    async def enter(self) -> None:
        """Find the place behind the cookie and show the state."""
        code, proof = self.scope["url_route"]["kwargs"]["code"].upper(), cookie(self.scope, "pass")
        self._token = cookie(self.scope, "place")
        seat = await desk().read(place_of, code, self._token, proof)
        if seat is None:
            raise Leave(NOT_ALLOWED)
        self.language, self.place_id = seat.language, seat.place_id
        self._desk = desk()
        room = hub().room(seat.session_id)
        room.phones.add(self)
        self.room = room
        if self.place_id:
            room.arrive(self.place_id)
        if await room.ready() is None:
            raise Leave(NOT_ALLOWED)
        await self.show(room.phone_text)
        if seat.closed:
            raise Leave(CLOSED)
        room.ring()

    async def show(self, text: str) -> None:
        """Show a state, unless it is the one shown already."""
        if text != self.told:
            self.told = text
            await self.tell(text)

    async def take(self, message: protocol.Message) -> None:
        """Take an answer, or answer a ping."""
        if isinstance(message, protocol.AnswerPut) and self.room is not None:
            try:
                self._desk.post(await self._put(message, self.room), partial(self._deliver, message))
            except Refusal as refusal:
                await self.refuse(refusal, ref=message.ref)
        elif isinstance(message, protocol.Ping):
            await self.tell('{"type":"pong"}')

    async def leave(self) -> None:
        """Leave the room; the place keeps its answer."""
        if self.room is not None:
            self.room.phones.discard(self)
            if self.place_id:
                self.room.depart(self.place_id)
            await hub().left(self.room)

    async def _put(self, message: protocol.AnswerPut, room: Room) -> Put:
        """Return the answer as the kind of the open question understands it. Raises `Refusal`."""
        asking = room.asking
        if asking is None or asking.round_id != message.round:
            asking = await room.ask_anew()
        if asking is None or asking.round_id != message.round:
            raise Refusal("round.closed", _("This question is closed. The next one comes by itself."))
        return Put.of(
            asking.understood(message.fields, abstain=message.abstain),
            session_id=room.session_id,
            token=self._token,
            round_id=message.round,
            seq=message.seq,
        )

    async def _deliver(self, message: protocol.AnswerPut, result: Result) -> None:
        """Give the receipt: the answer is on disk. Or say why it is not."""
        if isinstance(result, Refusal):
            await self.refuse(result, ref=message.ref)
        else:
            await self.tell(protocol.receipt(message.ref, message.round))
