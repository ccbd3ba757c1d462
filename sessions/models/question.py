"""Questions of a session and the rounds in which they are asked."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions import kinds
from sessions.kinds.base import Kind
from sessions.models.keys import RandomKey
from sessions.models.session import Session
from sessions.models.stage import Mode, Release, Step

__all__ = ["Question", "Round"]


class Question(models.Model):
    """One line of the run sheet. A question that has been opened is never edited; a copy may be.

    `step` is what happens instead of a question, if anything; `spare` is the order in which lines may be left
    out when time is short, 1 first, 0 never; `done` says that a step was taken, as a round says it of a question.
    """

    id = RandomKey()
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    kind_slug = models.CharField(max_length=20)
    above = models.CharField(_("line above the question"), max_length=200, blank=True)
    text = models.CharField(_("question"), max_length=300)
    help = models.CharField(_("help line"), max_length=300, blank=True)
    config = models.JSONField(default=dict)
    release = models.CharField(_("release"), max_length=10, choices=Release.choices, default=Release.AUTO)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=5)
    series = models.CharField(max_length=40, blank=True)
    guess = models.BooleanField(_("guess the room"), default=False)
    step = models.CharField(max_length=10, choices=Step.choices, blank=True)
    section = models.CharField(_("part of the session"), max_length=80, blank=True)
    spare = models.PositiveSmallIntegerField(_("leave out, behind time"), default=0)
    left_out = models.BooleanField(_("left out"), default=False)
    done = models.BooleanField(default=False)
    notes = models.TextField(_("notes, for you alone"), blank=True)

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return self.text

    @property
    def kind(self) -> Kind:
        """The kind of this question."""
        return kinds.get(self.kind_slug)

    @property
    def settings(self) -> Any:
        """The kind's checked config."""
        return self.kind.Config.checked(self.config)


class Round(models.Model):
    """One asking of a question. `k`, `mode` and `seats` are frozen here when it opens.

    `earlier` is the round before, if the question is asked again; `themes` are the groups in which the facilitator
    laid a round's sheets, and `marks` is the round of sheets that this one marks.
    """

    class State(models.TextChoices):
        """How far a round has come."""

        OPEN = "open", _("Open")
        HELD = "held", _("Held")
        RELEASED = "released", _("Released")
        DONE = "done", _("Done")

    id = RandomKey()
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="rounds")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField(default=1)
    order = models.PositiveSmallIntegerField(default=1)
    k = models.PositiveSmallIntegerField()
    mode = models.CharField(max_length=10, choices=Mode.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    opened_slot = models.BigIntegerField(default=0)
    released_turn = models.PositiveIntegerField(null=True, blank=True)
    final_count = models.PositiveIntegerField(null=True, blank=True)
    final_total = models.PositiveIntegerField(null=True, blank=True)
    held_back = models.BooleanField(default=False)
    aside = models.JSONField(default=list)
    seats = models.JSONField(default=list)
    seats_seen = models.BooleanField(default=False)
    earlier = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    themes = models.JSONField(default=list)
    marks = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("order",)
        constraints = (
            models.UniqueConstraint(fields=["question", "number"], name="one_round_a_number"),
            models.UniqueConstraint(fields=["session", "order"], name="rounds_in_order"),
        )

    def __str__(self) -> str:
        return f"round {self.number}"
