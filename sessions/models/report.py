"""What a coach chose for a report, and the links under which others may read it. Published data never change here."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.models.keys import RandomKey
from sessions.models.session import Session
from sessions.models.user import User

__all__ = ["Paper", "ReportChoice", "ReportLink"]


class Paper(models.TextChoices):
    """Sizes of paper."""

    A4 = "a4", _("A4")
    LETTER = "letter", _("Letter")


class ReportChoice(models.Model):
    """How one session's report is to look. `by` chose the cover, and begins the next report with it.

    `left_out` are keys of questions; `hidden` maps keys of rounds to the places of sheets that first hung in them;
    `remarks` maps keys of questions to the coach's words. Keys are texts, as JSON has them. `logo` is a PNG made by
    this house.
    """

    session = models.OneToOneField(Session, primary_key=True, on_delete=models.CASCADE, related_name="report_choice")
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    paper = models.CharField(_("paper"), max_length=10, choices=Paper.choices, default=Paper.A4)
    coach = models.CharField(_("name on the cover"), max_length=120, blank=True)
    logo = models.BinaryField(blank=True, default=b"")
    with_notes = models.BooleanField(_("the facilitator's notes"), default=False)
    panel = models.BooleanField(_("figures of the expert panel"), default=False)
    left_out = models.JSONField(default=list, blank=True)
    hidden = models.JSONField(default=dict, blank=True)
    remarks = models.JSONField(default=dict, blank=True)
    changed = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return "how a report is to look"


class ReportLink(models.Model):
    """A link that lets anybody read one report until it ends. Only a hash of it is kept, and nothing of who read."""

    id = RandomKey()
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="report_links")
    digest = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made = models.DateTimeField(auto_now_add=True)
    ends = models.DateTimeField()

    class Meta:
        ordering = ("ends",)

    def __str__(self) -> str:
        return "a link to a report"
