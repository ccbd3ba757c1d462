"""The contract of a kind of question: what the phone sends, what may be published, what the wall draws."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from sessions.figures.scene import WALL, Canvas, Scene
from sessions.figures.seats import Axis
from sessions.figures.table import Table
from sessions.kinds.config import KindConfig
from sessions.kinds.edge import unfit
from sessions.kinds.telling import caption
from sessions.measures.reading import Reading
from sessions.privacy.veil import Crowd
from sessions.words import Said

__all__ = ["GUESSES", "Example", "Fields", "Kind", "Summary"]

GUESSES = "guesses"
"""The row of a summary's counts that holds the guesses at the room."""

Fields = Mapping[str, Sequence[str]]
"""Untrusted form fields as a browser sends them: every name with all its values."""


@dataclass(frozen=True)
class Summary:
    """What may be published of a crowd: `n` voices, named rows of counts, and loose sheets of text."""

    n: int
    counts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    texts: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return plain JSON values, the inverse of `from_json`."""
        return {
            "n": self.n,
            "counts": {row: list(counts) for row, counts in self.counts.items()},
            "texts": list(self.texts),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Summary:
        """Return the summary that `as_json` wrote."""
        return cls(
            n=data["n"],
            counts={row: tuple(counts) for row, counts in data["counts"].items()},
            texts=tuple(data["texts"]),
        )


@dataclass(frozen=True)
class Example:
    """A worked case of a kind: a config, and form fields with the values they parse to.

    `refused` are form fields a hostile or hasty phone might send. Examples feed the contract test, the
    rehearsal and the library page.
    """

    text: str
    config: Mapping[str, Any]
    answers: tuple[tuple[Mapping[str, Sequence[str]], Any], ...]
    refused: tuple[Mapping[str, Sequence[str]], ...] = ()


class Kind:
    """One kind of question. A subclass in its own file of this folder is all there is to add.

    Values that `parse` returns are plain JSON (they are sealed as JSON and come back the same).
    """

    slug: ClassVar[str]
    """Name in formats, URLs and the template `kinds/<slug>.html`."""
    title: ClassVar[str]
    """Name for the facilitator, marked for translation."""
    purpose: ClassVar[str]
    """One line on what the kind is for, marked for translation."""
    Config: ClassVar[type[KindConfig]]
    examples: ClassVar[tuple[Example, ...]]
    grows_live: ClassVar[bool] = True
    """Whether `auto` may let the picture grow while answers arrive (words never do)."""
    guesses: ClassVar[bool] = False
    """Whether people may also be asked where they think the room stands. Such kinds are `guessing.Guessing`."""
    guess_text: ClassVar[str] = ""
    """How they are asked, once their own answer is in; marked for translation."""
    guess_field: ClassVar[str] = ""
    """The form field of a guess, before its prefix."""
    guess_on_line: ClassVar[bool] = False
    """Whether a guess is a place on a line between the two ends, and not one of several names."""
    fewest: ClassVar[int] = 0
    """Least number of voices by which two pictures of a round (or two seats) must differ, where that is more than k.

    What is published of so many people only (ranking: 8) must not come out by taking one picture from another."""
    series_row: ClassVar[str] = "answers"
    """The row of counts that a series compares from session to session; of a gap it is where we are now."""
    level: ClassVar[bool] = False
    """Whether its picture is one line from left to right, so that two of them are read one above the other."""
    holds: ClassVar[bool] = False
    """Whether answers are held for the facilitator's eye before the wall shows them (words)."""
    writes: ClassVar[bool] = False
    """Whether an answer holds text. Any other fits into the smallest box, with guess, seat and earlier answer."""
    figured: ClassVar[bool] = True
    """Whether its picture is a figure. Words are sheets alone; of a reflection there is no picture."""
    releases: ClassVar[bool] = True
    """Whether there is anything to release. What stays on the phones is over when the next question opens."""
    offered: ClassVar[bool] = True
    """Whether a facilitator may choose it for a new question. Marks are asked about sheets that are there."""

    def parse(self, fields: Fields, config: Any) -> Any:
        """Return the value that untrusted form fields stand for, or raise `Refusal`."""
        raise NotImplementedError

    def fullest(self, config: Any) -> Any:
        """Return the value that takes the most bytes of all that `parse` returns. Only kinds that write are asked."""
        raise NotImplementedError

    def parse_guess(self, fields: Fields, config: Any) -> Any:
        """Return the guess at the room that untrusted form fields stand for, or raise `Refusal`.

        Only kinds that `guess` are asked; the names of the fields are those of the kind's own form.
        """
        raise unfit()

    def guess_names(self, config: Any) -> tuple[str, ...]:
        """Return the names of the places at which a guess can lie."""
        return ()

    def guess_zone(self, guess: Any, config: Any) -> Hashable:
        """Return the zone a guess lies in, for the rule that late guesses are not all of one mind."""
        raise NotImplementedError

    def count_guesses(self, crowd: Crowd, config: Any) -> tuple[int, ...]:
        """Return how many guessed each place: all that is ever published of guesses."""
        raise NotImplementedError

    def simulate_guess(self, lean: float, config: Any) -> dict[str, list[str]]:
        """Return the fields of a simulated guess that the room stands at `lean`."""
        raise NotImplementedError

    def misjudged(self, summary: Summary) -> bool:
        """Return whether most people guessed the room elsewhere than it is."""
        return False

    def guess_said(self, summary: Summary, config: Any) -> Said | None:
        """Return one sentence on what the guesses say beside the room, or None."""
        return None

    def nothing(self, config: Any) -> Summary | None:
        """Return what the axis is drawn from that waits for answers and guesses."""
        return None

    def zone(self, value: Any, config: Any) -> Hashable | None:
        """Return the zone a value lies in, for the rule that no group of one mind is shown; None: no zones."""
        raise NotImplementedError

    def place(self, value: Any, config: Any) -> int | None:
        """Return the one option, of the row `answers`, on which a voice stands; None for kinds that have no such row.

        From round to round it is counted how many moved to another."""
        return None

    def summarise(self, crowd: Crowd, config: Any) -> Summary:
        """Return the counts that may be published."""
        raise NotImplementedError

    def after(self, summary: Summary, before: Summary, config: Any) -> Summary:
        """Return what of a summary with late voices may be published after `before`, which is the same without them.

        Both are read side by side: what one figure less the other says of the late ones is published, too."""
        return summary

    def measure(self, summary: Summary, config: Any) -> Reading | None:
        """Return the figures under the picture, or None where the kind has none or n is below 2."""
        raise NotImplementedError

    def draw(self, summary: Summary | None, config: Any, *, canvas: Canvas = WALL) -> Scene:
        """Return the picture; None draws the empty axis that waits for it."""
        raise NotImplementedError

    def tables(self, summary: Summary, config: Any) -> tuple[Table, ...]:
        """Return every published count with the names of its places, the main table first; none if all is text."""
        return ()

    def tell(self, summary: Summary, config: Any) -> Said:
        """Return one plain sentence: report, alternative text, screen reader."""
        raise NotImplementedError

    def without(self, summary: Summary, aside: Collection[int]) -> Summary:
        """Return the summary without the sheets at these places, which the facilitator set aside."""
        return replace(summary, texts=tuple(text for at, text in enumerate(summary.texts) if at not in aside))

    def sheets(self, summary: Summary, config: Any) -> tuple[str, ...]:
        """Return the sheets that the wall shows beside or instead of a figure."""
        return summary.texts

    def dots(self, summary: Summary, config: Any) -> tuple[int, ...] | None:
        """Return how many voices stand by each of these sheets; None where every sheet is one voice."""
        return None

    def notes(self, summary: Summary, config: Any) -> tuple[Said, ...]:
        """Return what must be said beside the picture, so that it is not read as what it is not."""
        return ()

    def captions(self, summary: Summary, reading: Reading, config: Any) -> tuple[Said, ...]:
        """Return what the numbers may say for so many people, in words; for console and report."""
        return caption(reading, ends=self.ends(config))

    def axis(self, config: Any) -> Axis | None:
        """Return the one axis on which seats can stand above each other; None: this kind is never shown by seat."""
        return None

    def ends(self, config: Any) -> tuple[str, str] | None:
        """Return the words at both ends, for kinds that have ends."""
        return None

    def simulate(self, lean: float, config: Any) -> dict[str, list[str]]:
        """Return the form fields of a simulated voice that stands at `lean` (0 to 1) of the answer space."""
        raise NotImplementedError
