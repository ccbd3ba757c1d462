"""What every test may lean on: people, fast passwords, and the product as a process of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asgiref.sync import SyncToAsync
from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import connections

from sessions.models import User
from tests.workshop.running import Running, beside_the_tests


class QuickHasher(PBKDF2PasswordHasher):
    """One round only; the running house reads what it writes, and so do its browsers sign in."""

    iterations = 1


@pytest.fixture(autouse=True, scope="session")
def _fast_passwords() -> None:
    settings.PASSWORD_HASHERS = ["tests.conftest.QuickHasher"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup) -> Iterator[None]:
    """The tests' database; at its end the thread in which async stories asked it hands its connection back.

    A server's requests do that as they end; the test client leaves it out, for the sake of tests in a transaction.
    """
    yield
    SyncToAsync.single_thread_executor.submit(connections.close_all).result()


@pytest.fixture
def owner(db) -> User:
    """Somebody who signs in and owns sessions."""
    return User.objects.create_user("alice", "blue-boats-sail-north", is_keeper=True)


@pytest.fixture
def stranger(db) -> User:
    """Somebody else who signs in here."""
    return User.objects.create_user("bob", "green-hats-hang-low")


@pytest.fixture(scope="session")
def house(django_db_setup, tmp_path_factory) -> Iterator[Running]:
    """The running product on the tests' own database and keys; its tests need `transaction=True`."""
    running = beside_the_tests(tmp_path_factory.mktemp("house"))
    yield running
    assert running.stop() == 0
