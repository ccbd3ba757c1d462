"""What a facilitator can do from the console: each verb, the fields it reads, the service that does it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import QueryDict

from sessions.models import Session
from sessions.rehearsal import launch as rehearsal
from sessions.rehearsal.shapes import Shape
from sessions.services import closing, lines, passing, runsheet, screen, setup, sheets, stage
from sessions.words import Refusal, _

__all__ = ["VERBS", "Fields", "Verb"]

LARGEST = 2**63 - 1
ON = {"1": True, "0": False}


class Fields:
    """The fields of a form, each read as what the verb needs. What does not fit raises `Refusal`."""

    def __init__(self, post: QueryDict, *, base_url: str) -> None:
        self._post = post
        self.base_url = base_url

    @property
    def turn(self) -> int:
        """The turn that the person saw."""
        return self.number("turn")

    def text(self, name: str) -> str:
        """A text, empty if it is missing."""
        return str(self._post.get(name, ""))

    def number(self, name: str) -> int:
        """A whole number that must be there."""
        return _number(self.text(name))

    def number_or_none(self, name: str) -> int | None:
        """A whole number, or None where the field is empty."""
        return self.number(name) if self.text(name).strip() else None

    def numbers(self, name: str) -> list[int]:
        """Any number of whole numbers."""
        return [_number(value) for value in self._post.getlist(name)]

    def flag(self, name: str) -> bool:
        """On or off."""
        if self.text(name) not in ON:
            raise _unfit()
        return ON[self.text(name)]

    def flag_or_none(self, name: str) -> bool | None:
        """On, off, or not spoken of."""
        return self.flag(name) if name in self._post else None


Verb = Callable[[int, Fields], object]


def _show(session_id: int, fields: Fields) -> None:
    names = ("blank", "qr", "overview", "dark", "seats")
    screen.show(session_id, **{name: fields.flag_or_none(name) for name in names})


def _next(session_id: int, fields: Fields) -> None:
    """Come one picture nearer to the present if the wall looks back; else take the natural next step."""
    if Session.objects.filter(pk=session_id, look__isnull=False).exists():
        screen.forward(session_id)
    else:
        stage.next_step(session_id, turn=fields.turn)


def _start_smaller(session_id: int, fields: Fields) -> Session:
    return setup.start_again_smaller(session_id=session_id, k=fields.number("k"))


def _ask(session_id: int, fields: Fields) -> None:
    runsheet.ask_now(session_id=session_id, text=fields.text("text"), kind_slug=fields.text("kind"))


def _aside(session_id: int, fields: Fields) -> None:
    turn = fields.number_or_none("turn")
    screen.set_aside(session_id, sheets=fields.numbers("sheet"), was=fields.numbers("was"), turn=turn)


def _theme(session_id: int, fields: Fields) -> None:
    sheets.group(session_id, round_id=fields.number("round"), sheets=fields.numbers("sheet"), name=fields.text("name"))


def _rename(session_id: int, fields: Fields) -> None:
    name = fields.text("name")
    sheets.rename(session_id, round_id=fields.number("round"), theme=fields.number("theme"), name=name)


def _voices(session_id: int, fields: Fields) -> None:
    if fields.text("shape") not in set(Shape):
        raise _unfit()
    session = Session.objects.get(pk=session_id)
    many = fields.number("number")
    rehearsal.launch(session, participants=many, shape=fields.text("shape"), base_url=fields.base_url)


VERBS: dict[str, Verb] = {
    "open": lambda pk, f: stage.open_question(pk, turn=f.turn, question_id=f.number("question")),
    "again": lambda pk, f: stage.again(pk, turn=f.turn),
    "hold": lambda pk, f: stage.hold(pk, turn=f.turn),
    "arm": lambda pk, f: stage.arm(pk, turn=f.turn),
    "disarm": lambda pk, f: stage.disarm(pk, turn=f.turn),
    "release": lambda pk, f: stage.release(pk, turn=f.turn),
    "talk": lambda pk, f: stage.talk(pk, turn=f.turn),
    "next": _next,
    "close": lambda pk, f: closing.close(pk, turn=f.turn, sure=f.text("sure") == "1"),
    "back": lambda pk, f: screen.back(pk),
    "forward": lambda pk, f: screen.forward(pk),
    "show": _show,
    "page": lambda pk, f: screen.turn_sheets(pk, page=f.number("page")),
    "timer": lambda pk, f: screen.timer(pk, minutes=f.number_or_none("minutes")),
    "pin": lambda pk, f: screen.pin(pk, card=f.text("card")),
    "clock": lambda pk, f: screen.show_timer(pk, on=f.flag("on")),
    "leave_out": lambda pk, f: lines.leave_out(pk, question_id=f.number("question"), on=f.flag("on")),
    "question_notes": lambda pk, f: lines.write_notes(pk, question_id=f.number("question"), notes=f.text("notes")),
    "passing": lambda pk, f: passing.allow(pk, places=f.number("places")),
    "auto": lambda pk, f: screen.auto_release(pk, on=f.flag("on")),
    "smaller": lambda pk, f: screen.smaller(pk, k=f.number("k")),
    "start_smaller": _start_smaller,
    "aside": _aside,
    "theme": _theme,
    "rename": _rename,
    "mark": lambda pk, f: sheets.mark(pk, turn=f.turn),
    "item": lambda pk, f: sheets.make_item(pk, question_id=f.number("question"), text=f.text("text")),
    "notes": lambda pk, f: screen.write_notes(pk, notes=f.text("notes")),
    "ask": _ask,
    "voices": _voices,
}
"""Every verb by its name in the address."""


def _number(text: str) -> int:
    """Return a whole number from 0 to the largest key. Raises `Refusal`."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 19 and int(text) <= LARGEST):
        raise _unfit()
    return int(text)


def _unfit() -> Refusal:
    return Refusal("form.unfit", _("This form does not fit. Please load the page again."))
