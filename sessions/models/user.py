"""Facilitators and coaches: the only people with accounts."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["SignInLink", "User"]


class UserManager(BaseUserManager["User"]):
    """Makes users; a user without a password signs in by link only."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A facilitator or coach."""

    username = models.CharField(
        _("name to sign in with"),
        max_length=60,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": _("Somebody already signs in with this name.")},
    )
    is_active = models.BooleanField(default=True)
    is_keeper = models.BooleanField(_("may add other facilitators"), default=False)
    tries = models.PositiveSmallIntegerField(default=0)
    shut_until = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        return self.username


class SignInLink(models.Model):
    """A link that signs one person in, once, within ten minutes; only its hash is kept."""

    digest = models.CharField(max_length=64, primary_key=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    expires = models.DateTimeField()

    def __str__(self) -> str:
        return f"a link for {self.user_id}"
