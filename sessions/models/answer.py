"""Places and answers: two tables that nothing joins."""

from __future__ import annotations

from django.db import models

from sessions.models.keys import RandomKey
from sessions.models.question import Round
from sessions.models.session import Session

__all__ = ["Answer", "Place"]


class Place(models.Model):
    """A phone that joined: a keyed hash of its token, a coarse lease, and the turn it joined in."""

    id = RandomKey()
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="places")
    token_hash = models.CharField(max_length=64, unique=True)
    turn = models.PositiveIntegerField(default=0)
    lease = models.BigIntegerField(default=0)
    away = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index(fields=["session", "lease"]),)

    def __str__(self) -> str:
        return "a place"


class Answer(models.Model):
    """One voice in one round. Its key can be made again only by the phone's own token; it names no place.

    `locked`: a picture was published while it was in hand. `shown`: it is among the dots of that picture or, from the
    release on, among those who could not say: in clear one is not told from the other.
    """

    id = RandomKey()
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="answers")
    sealed = models.TextField()
    seq = models.PositiveIntegerField(default=0)
    locked = models.BooleanField(default=False)
    shown = models.BooleanField(default=False)

    def __str__(self) -> str:
        return "an answer"
