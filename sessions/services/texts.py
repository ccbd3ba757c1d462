"""What a facilitator may write or choose, cleaned before it is stored."""

from __future__ import annotations

from collections.abc import Sequence

from sessions.formats.question import SEATS
from sessions.kinds.config import Line, Whole
from sessions.words import Refusal, Said, _

__all__ = [
    *("K_MOST", "MINUTES_MOST", "PEOPLE_MOST"),
    *("k_within", "line", "lines_kept", "minutes_within", "paragraph", "people_within", "seats_within"),
]

K_MOST = 50
PEOPLE_MOST = 5000
MINUTES_MOST = 240


def line(value: str, *, label: str, longest: int, needed: bool = False) -> str:
    """Return one clean line of text. Raises `Refusal` if it is too long, no plain text, or missing though needed."""
    if isinstance(value, str) and not value.strip() and not needed:
        return ""
    return " ".join(str(Line(label, longest=longest).clean(value)).split())


def paragraph(value: str, *, label: str, longest: int = 400) -> str:
    """Return a text that may be empty; its line breaks become spaces."""
    if isinstance(value, str) and not value.strip():
        return ""
    return str(Line(label, longest=longest).clean(value))


def lines_kept(value: str, *, label: str, longest: int) -> str:
    """Return a text of several lines, each as clean as a line is, without empty ones at either end."""
    text = "\n".join(line(one, label=label, longest=longest) for one in value.splitlines()).strip("\n")
    return text if len(text) <= longest else line(text, label=label, longest=longest)


def minutes_within(value: int) -> int:
    """Return the minutes of a question if they are possible ones."""
    return int(Whole(_("Minutes"), least=1, most=MINUTES_MOST).clean(value))


def people_within(value: int) -> int:
    """Return the expected number of people if it is a possible one."""
    return int(Whole(_("How many people"), least=1, most=PEOPLE_MOST).clean(value))


def seats_within(value: Sequence[str] | str) -> list[str]:
    """Return the names of seats: none, or two to eight that nobody can take for each other."""
    if not value or (isinstance(value, str) and not value.strip()):
        return []
    names = SEATS.clean(value)
    if len({name.casefold() for name in names}) < len(names):
        raise Refusal("config.twice", Said(_("{label}: two lines are the same."), {"label": Said(SEATS.label)}))
    return list(names)


def k_within(value: int) -> int:
    """Return the minimum group if it protects: three at least."""
    return int(Whole(_("Smallest group shown"), least=3, most=K_MOST).clean(value))
