"""Texts written once in plain English and spoken later in the language of the room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

__all__ = ["Refusal", "Said", "_", "decimal", "ngettext"]


def _(text: str) -> str:
    """Mark a text for translation; the translation itself happens at a door."""
    return text


@dataclass(frozen=True)
class Said:
    """A sentence and its blanks, not yet in any language.

    `text` (and `plural`, chosen by `n`) hold `{name}` blanks that `values` fills. A value may itself be a
    `Said`; it is spoken first. Values are inserted as they are: escaping belongs to whoever prints.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    plural: str = ""
    n: int | None = None

    def say(
        self,
        gettext: Callable[[str], str] = _,
        ngettext: Callable[[str, str, int], str] | None = None,
    ) -> str:
        """Return the sentence in the language that `gettext` and `ngettext` speak."""
        if self.plural and self.n is not None:
            choose = ngettext or (lambda one, many, n: one if n == 1 else many)
            template = choose(self.text, self.plural, self.n)
        else:
            template = gettext(self.text)
        values = {
            name: value.say(gettext, ngettext) if isinstance(value, Said) else value
            for name, value in self.values.items()
        }
        return template.format_map(values) if values else template


def ngettext(one: str, many: str, n: int, **values: object) -> Said:
    """Return a sentence that counts; `{n}` is among its blanks."""
    return Said(one, {"n": n, **values}, plural=many, n=n)


def decimal(number: float, places: int = 1, *, signed: bool = False) -> Said:
    """Return a number with so many decimals, written as the language of the room writes it.

    >>> decimal(-0.25, 2).say()
    '−0.25'
    >>> decimal(-0.04).say(), decimal(1.5, signed=True).say()
    ('0.0', '+1.5')
    """
    size = f"{abs(number):.{places}f}"
    sign = "" if not float(size) else "−" if number < 0 else "+" if signed else ""
    whole, part = size.split(".")
    return Said(_("{whole}.{part}"), {"whole": f"{sign}{whole}", "part": part})


class Refusal(Exception):
    """An expected no: a code for machines and a kind sentence for the person who asked.

    `code` is namespaced, as in "answer.outside". The message never repeats what a participant wrote.
    """

    def __init__(self, code: str, message: Said | str) -> None:
        super().__init__(code)
        self.code = code
        self.message = message if isinstance(message, Said) else Said(message)
