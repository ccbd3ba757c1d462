"""Formats that people wrote themselves; the ones that ship are files."""

from __future__ import annotations

from django.db import models

from sessions.models.keys import RandomKey
from sessions.models.user import User

__all__ = ["OwnFormat"]


class OwnFormat(models.Model):
    """A format that a person wrote, copied or imported, as TOML; found by its owner alone.

    `version` rises with every change, so that two open editors do not overwrite each other.
    """

    id = RandomKey()
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="formats")
    title = models.CharField(max_length=120)
    text = models.TextField()
    version = models.PositiveIntegerField(default=0)
    made = models.DateTimeField(auto_now_add=True)
    touched = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("title", "id")

    def __str__(self) -> str:
        return self.title
