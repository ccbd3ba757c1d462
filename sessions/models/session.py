"""A session: one conversation of one group, from the lobby to the close."""

from __future__ import annotations

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.models.keys import RandomKey
from sessions.models.stage import Stage
from sessions.models.user import User

__all__ = ["LETTERS", "Membership", "Role", "Session", "new_code", "new_wall_key"]

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ"
"""23 letters: no I, L, O, so that nobody has to ask which one it is."""


def new_code() -> str:
    """Return nine random letters."""
    return "".join(secrets.choice(LETTERS) for _i in range(9))


def new_wall_key() -> str:
    """Return the unguessable part of a wall's address."""
    return secrets.token_urlsafe(16)


class Session(models.Model):
    """One conversation. `version` rises with anything visible, `turn` with changes of stage only.

    `step` is the line of the run sheet it stands at while no question is asked; `releases_at` is when an armed
    release is due; of the `passing` places that may come by a passed phone, `passed` have come. Pictures and report are
    kept for `keep_days` after the close, or until somebody deletes them.
    """

    id = RandomKey()
    code = models.CharField(max_length=9, unique=True, default=new_code)
    wall_key = models.CharField(max_length=32, unique=True, default=new_wall_key)
    title = models.CharField(_("title"), max_length=120)
    focus = models.CharField(_("what we are aligning about"), max_length=200, blank=True)
    we = models.CharField(_("who “we” is"), max_length=120, blank=True)
    people = models.PositiveSmallIntegerField(_("how many people"), default=8)
    k = models.PositiveSmallIntegerField(_("minimum group"), default=4)
    language = models.CharField(max_length=12, default="en")
    format_slug = models.CharField(max_length=60, blank=True)
    opening = models.TextField(blank=True)
    closing = models.TextField(blank=True)
    opening_minutes = models.PositiveSmallIntegerField(default=0)
    closing_minutes = models.PositiveSmallIntegerField(default=0)
    rehearsal = models.BooleanField(default=False)
    seats = models.JSONField(_("seats"), default=list, blank=True)
    passing = models.PositiveSmallIntegerField(_("people without a phone"), default=0)
    passed = models.PositiveSmallIntegerField(default=0)
    before = models.ForeignKey(
        "self", verbose_name=_("follows"), null=True, blank=True, on_delete=models.SET_NULL, related_name="followers"
    )

    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.LOBBY)
    round = models.ForeignKey("Round", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    step = models.ForeignKey("Question", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    look = models.ForeignKey("Round", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    turn = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)
    arming = models.BooleanField(default=False)
    releases_at = models.DateTimeField(null=True, blank=True)
    blank = models.BooleanField(default=False)
    show_qr = models.BooleanField(default=False)
    overview = models.BooleanField(default=False)
    by_seats = models.BooleanField(default=False)
    dark = models.BooleanField(default=False)
    auto_release = models.BooleanField(_("release by itself when everyone is in"), default=False)
    timer_ends = models.DateTimeField(null=True, blank=True)
    checked = models.PositiveSmallIntegerField(default=0)
    show_timer = models.BooleanField(default=True)
    sheet_page = models.PositiveSmallIntegerField(default=0)
    pinned = models.CharField(max_length=200, blank=True)
    notes = models.TextField(blank=True)

    base_url = models.CharField(max_length=200, blank=True)
    started = models.DateTimeField(null=True, blank=True)
    made = models.DateTimeField(auto_now_add=True)
    touched = models.DateTimeField(auto_now=True)
    successor = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    closed = models.DateTimeField(null=True, blank=True)
    keep_days = models.PositiveSmallIntegerField(_("keep the pictures for"), null=True, blank=True)
    joined_in_all = models.PositiveIntegerField(null=True, blank=True)
    deleted_in_all = models.PositiveIntegerField(null=True, blank=True)

    members = models.ManyToManyField(User, through="Membership", related_name="joined_sessions")

    class Meta:
        ordering = ("-made",)
        constraints = (models.CheckConstraint(condition=models.Q(k__gte=3), name="no_group_below_three"),)

    def __str__(self) -> str:
        return self.title

    @property
    def code_shown(self) -> str:
        """The code as people read it: XXX-XXX-XXX."""
        return f"{self.code[:3]}-{self.code[3:6]}-{self.code[6:]}"

    @property
    def stage_takes_answers(self) -> bool:
        """Whether a phone may still send an answer to the current round."""
        return Stage(self.stage).takes_answers

    @property
    def is_closed(self) -> bool:
        """Whether the answers are gone."""
        return self.stage == Stage.CLOSED


class Role(models.TextChoices):
    """What a person is in a session."""

    OWNER = "owner", _("Owner")
    FACILITATOR = "facilitator", _("Facilitator")
    COACH = "coach", _("Coach")


class Membership(models.Model):
    """One person's role in one session."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.FACILITATOR)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["session", "user"], name="one_role_a_session"),)

    def __str__(self) -> str:
        return f"{self.user_id}: {self.role}"
