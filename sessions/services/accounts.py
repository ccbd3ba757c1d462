"""Who may sign in, and how: by a name and a password, or once by a link."""

from __future__ import annotations

import getpass
import hashlib
import re
import secrets
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sessions.models import SignInLink, User
from sessions.words import Refusal, _

__all__ = ["add_user", "change_password", "check_password", "first_facilitator", "keeper", "make_link", "use_link"]

LINK_MINUTES = 10
FREE_TRIES = 5
"""Passwords one may try in a row; from the last of them on, each wrong one shuts the account for longer."""
SHUT = timedelta(minutes=1)
SHUT_LONGEST = timedelta(minutes=15)
TELLS_NOTHING = frozenset({"", "root", "administrator", "admin"})
NOBODY = "facilitator"


def first_facilitator() -> User | None:
    """Make the first person of a new house, who may add others; return None if somebody is there already."""
    with transaction.atomic():
        if User.objects.exists():
            return None
        return User.objects.create_user(_own_name(), is_keeper=True)


def keeper() -> User | None:
    """Return the person whom a start of the server may sign in: the first who may add others."""
    return User.objects.filter(is_keeper=True, is_active=True).order_by("pk").first()


def add_user(username: str, password: str | None = None, *, keeper: bool = False) -> User:
    """Make an account; without a password its owner comes in by a link. Raises `Refusal`."""
    user = User(username=_name(username), is_keeper=keeper)
    try:
        user.full_clean(exclude=["password"])
    except ValidationError as error:
        raise Refusal("person.invalid", error.messages[0]) from None
    _set(user, password)
    user.save()
    return user


def change_password(user: User, *, new: str, old: str | None) -> None:
    """Set a new password; who has one already gives it first. Raises `Refusal`."""
    if user.has_usable_password():
        check_password(user.username, old or "")
    _set(user, new)
    user.save(update_fields=["password"])


def make_link(user: User, *, minutes: int = LINK_MINUTES) -> str:
    """Return a token that signs this person in once, soon; only its hash is kept, and earlier ones end."""
    token = secrets.token_urlsafe(24)
    now = timezone.now()
    with transaction.atomic():
        SignInLink.objects.filter(Q(user=user) | Q(expires__lte=now)).delete()
        SignInLink.objects.create(digest=_digest(token), user=user, expires=now + timedelta(minutes=minutes))
    return token


def use_link(token: str) -> User:
    """Use a link up and return the person it is for. Raises `Refusal`."""
    now = timezone.now()
    with transaction.atomic():
        link = SignInLink.objects.select_related("user").filter(digest=_digest(token)).first()
        mine = link is not None and SignInLink.objects.filter(pk=link.pk).delete()[0] == 1  # of two at once, one
    if link is None or not mine or link.expires <= now or not link.user.is_active:
        raise Refusal("link.used", _("This link has been used or is too old. Please ask for a new one."))
    return link.user


def check_password(username: str, password: str) -> User:
    """Return the person if the password is right; wrong ones shut the account for a while. Raises `Refusal`.

    A name that nobody has takes as long as a wrong password, so that the clock gives no names away.
    """
    user = User.objects.filter(username=_name(username), is_active=True).first()
    if user is None:
        User().set_password(password)
        raise _wrong()
    _count_try(user, now=timezone.now())
    if not user.check_password(password):
        raise _wrong()
    User.objects.filter(pk=user.pk).update(tries=0, shut_until=None)
    return user


def _count_try(user: User, *, now: datetime) -> None:
    """Count a try before the password is looked at, so that tries at the same instant count as well."""
    with transaction.atomic():
        row = User.objects.select_for_update().get(pk=user.pk)
        if row.shut_until is not None and row.shut_until > now:
            raise Refusal(
                "sign_in.shut", _("Too many wrong passwords. Please wait a quarter of an hour, or use a sign-in link.")
            )
        row.tries = min(row.tries + 1, 1_000)
        over = row.tries - FREE_TRIES
        row.shut_until = now + min(SHUT * 2 ** min(over, 10), SHUT_LONGEST) if over >= 0 else None
        row.save(update_fields=["tries", "shut_until"])


def _set(user: User, password: str | None) -> None:
    """Give a password that is not easily guessed, or none. Raises `Refusal`."""
    try:
        if password is not None:
            validate_password(password, user)
    except ValidationError as error:
        raise Refusal("password.weak", error.messages[0]) from None
    user.set_password(password)


def _wrong() -> Refusal:
    return Refusal("sign_in.wrong", _("Name and password do not go together. Please try again."))


def _name(username: str) -> str:
    return User.normalize_username(username.strip())


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def _own_name() -> str:
    """Return the name of this computer's user, in letters a sign-in name may have."""
    try:
        name = re.sub(r"[^\w.@+-]", "", getpass.getuser())[:60]
    except (OSError, KeyError, ImportError):  # a machine that knows no users
        name = ""
    return NOBODY if name.lower() in TELLS_NOTHING else name
