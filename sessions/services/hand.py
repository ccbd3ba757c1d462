"""All answers of the round that is being published: taken into hand under its lock, and let go with the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sessions import keyring
from sessions.models import Round, Session
from sessions.queries import answers
from sessions.queries.answers import Voice

__all__ = ["Hand", "hand_of", "least"]


@dataclass(frozen=True)
class Hand:
    """All answers of a locked round: those that stand somewhere, and those that cannot say."""

    round: Round
    everything: Sequence[Voice]

    @property
    def voices(self) -> list[Voice]:
        """The answers that stand somewhere."""
        return [voice for voice in self.everything if not voice.abstains]

    @property
    def abstained(self) -> int:
        """How many cannot say."""
        return len(self.everything) - len(self.voices)

    @property
    def shown(self) -> list[Voice]:
        """The voices that a published picture already shows."""
        return [voice for voice in self.voices if voice.shown]

    @property
    def decided(self) -> int:
        """How many answers were in hand when the last picture was decided on."""
        return sum(voice.locked for voice in self.everything)

    @property
    def late(self) -> list[Voice]:
        """All that came after the release, «I can't say» among it: nobody is to see which of the two it was."""
        return [voice for voice in self.everything if not voice.locked]


def hand_of(session: Session) -> Hand | None:
    """Lock the session's current round and return its answers; None without a round or a key."""
    key = keyring.find(session.pk)
    round_ = Round.objects.select_for_update().filter(pk=session.round_id).first() if session.round_id else None
    if key is None or round_ is None:
        return None
    return Hand(round=round_, everything=answers.in_hand(round_.pk, key=key))


def least(round_: Round) -> int:
    """Return by how many voices any two pictures of a round must differ."""
    return max(round_.k, round_.question.kind.fewest)
