"""What was published: append-only, and the only source of screens, reports and exports."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.models.keys import RandomKey
from sessions.models.question import Round

__all__ = ["Picture"]


class Picture(models.Model):
    """One published picture of a round; a later step replaces it on the screens, not in the table.

    `movement` is what may be said of the way from the round before; `breakdown` the picture by seats, if it is safe.
    """

    class Step(models.TextChoices):
        """On what occasion a picture was published."""

        LIVE = "live", _("While answers arrived")
        HOLD = "hold", _("For the facilitator's eye")
        RELEASE = "release", _("At the release")
        LATE = "late", _("When the question closed")

    id = RandomKey()
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="pictures")
    number = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=10, choices=Step.choices)
    n = models.PositiveIntegerField()
    abstained = models.PositiveIntegerField(default=0)
    aside = models.PositiveIntegerField(default=0)
    summary = models.JSONField()
    reading = models.JSONField(null=True, blank=True)
    movement = models.JSONField(null=True, blank=True)
    breakdown = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["round", "number"], name="one_picture_a_step"),)

    def __str__(self) -> str:
        return f"{self.step} of {self.n}"
