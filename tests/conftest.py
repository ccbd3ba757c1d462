"""What every test may lean on: people, fast passwords, an empty channel layer."""

from __future__ import annotations

import pytest
from django.conf import settings

from sessions.models import User


@pytest.fixture(autouse=True, scope="session")
def _fast_passwords() -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def owner(db) -> User:
    """Somebody who signs in and owns sessions."""
    return User.objects.create_user("alice", "blue-boats-sail-north", is_keeper=True)


@pytest.fixture
def stranger(db) -> User:
    """Somebody else who signs in here."""
    return User.objects.create_user("bob", "green-hats-hang-low")
