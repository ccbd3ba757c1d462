"""The stage of a session, and which steps are legal from each."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["LEGAL", "Mode", "Release", "Stage", "Step"]


class Stage(models.TextChoices):
    """Where a session is in its run."""

    LOBBY = "lobby", _("Lobby")
    OPEN = "open", _("Question open")
    HELD = "held", _("Held for the facilitator")
    RELEASED = "released", _("Released")
    TALK = "talk", _("Talk")
    CLOSED = "closed", _("Closed")

    @property
    def takes_answers(self) -> bool:
        """Whether a phone may still send an answer (after the release: a late one)."""
        return self in {Stage.OPEN, Stage.HELD, Stage.RELEASED, Stage.TALK}

    def may_become(self, other: Stage) -> bool:
        """Whether `other` is a legal next step."""
        return other in LEGAL[self]


LEGAL: dict[Stage, frozenset[Stage]] = {
    Stage.LOBBY: frozenset({Stage.OPEN, Stage.TALK, Stage.CLOSED}),
    Stage.OPEN: frozenset({Stage.OPEN, Stage.HELD, Stage.RELEASED, Stage.TALK, Stage.CLOSED}),
    Stage.HELD: frozenset({Stage.OPEN, Stage.RELEASED, Stage.TALK, Stage.CLOSED}),
    Stage.RELEASED: frozenset({Stage.TALK, Stage.OPEN, Stage.CLOSED}),
    Stage.TALK: frozenset({Stage.RELEASED, Stage.OPEN, Stage.TALK, Stage.CLOSED}),
    Stage.CLOSED: frozenset(),
}
"""A line of the run sheet that asks nothing (all pictures, last time's steps) leads from everywhere to the talk."""


class Release(models.TextChoices):
    """When a question's picture appears, as the facilitator chose it."""

    AUTO = "auto", _("Automatic")
    LIVE = "live", _("Live: it grows while answers arrive")
    TOGETHER = "together", _("Together: all at once, at the release")


class Step(models.TextChoices):
    """What a line of the run sheet asks for, if it is not a question of its own."""

    PICTURES = "pictures", _("All pictures on the wall")
    AGAIN = "again", _("A second round of the question that was talked about most")
    REOPENED = "reopened", _("Last time's steps on the wall")


class Mode(models.TextChoices):
    """When a round's picture appears, as it was frozen when the round opened."""

    LIVE = "live", _("Live")
    TOGETHER = "together", _("Together")
