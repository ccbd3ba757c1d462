"""Which guesses at the room may stand beside its answers, and when.

Rule 8 of the promise: own answer and guess are a pair, and pairs stay inside. What is published is one row of
counts, made of guesses alone; every figure beside it is made from that row and the row of answers, which anybody
before the wall could do. Read it as an attacker would:

*Somebody says aloud what they guessed.* Two rows never tell which answer goes with a guess: every answer that is
in the picture remains possible for everyone who guessed, and for everyone who did not.

*One answered and did not guess.* Then a gap by the definition (the mean of everybody's guess less the mean answer
of all the others) would be one equation with one unknown: the answer of the one who is missing. So a figure made
from pairs is never published, however many are missing, not even rounded: of a small group two digits are exact.
How many guessed is to be seen, as it must be where every guess is a dot; who did not is not, nor what they answered.

*Few guessed.* The guesses pass the same gate as the answers, `veil`: below k there is no row, and no word of it.

*Somebody photographs two pictures of one round.* The rows of the release and of the late picture differ by nobody
or by k guesses, and never by guesses that all lie in one zone. What is held of them stays out for good.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from sessions.privacy.steps import may_enter_late

__all__ = ["may_show_late"]


def may_show_late(zones: Sequence[Hashable], *, k: int) -> bool:
    """Return whether the guesses that no picture holds may enter a late one, all at once; `zones`: where they lie.

    They are those that came with late answers and, if too few had come by the release to show any, those too.

    >>> may_show_late([0, 1, 1], k=3), may_show_late([1, 1, 1], k=3), may_show_late([0, 1], k=3)
    (True, False, False)
    """
    return may_enter_late(zones, k=k)
