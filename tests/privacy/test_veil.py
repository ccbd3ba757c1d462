import traceback

import pytest

from sessions.privacy.veil import Crowd, Veiled, suggested_k, veil

SECRETS = ["I want to leave", "I am afraid of K.", "nothing", "all is well", "the roof leaks"]


@pytest.mark.parametrize(("n", "k"), [(0, 3), (2, 3), (2, 1), (2, 0), (4, 5), (2, -7)])
def test_too_few_answers_are_a_number_and_nothing_else(n, k):
    veiled = veil(SECRETS[:n], k=k)

    assert veiled == Veiled(n)
    assert vars(veiled) == {"n": n}


@pytest.mark.parametrize(("n", "k"), [(3, 3), (3, 1), (5, 5), (5, 4)])
def test_enough_answers_are_a_crowd_of_all_of_them(n, k):
    crowd = veil(SECRETS[:n], k=k)

    assert isinstance(crowd, Crowd)
    assert len(crowd) == n
    assert sorted(crowd) == sorted(SECRETS[:n])


def test_a_crowd_stands_in_an_order_that_does_not_tell_who_came_first():
    assert list(veil(SECRETS, k=3)) == list(veil(SECRETS[::-1], k=3))


@pytest.mark.parametrize("values", [[{"now": 3}, {"now": 1}, None], [[2, 1], "a", 7], [0.5, True, "x"]])
def test_a_crowd_may_hold_values_that_have_no_order_among_themselves(values):
    assert list(veil(values, k=3)) == list(veil(values[::-1], k=3))


def test_a_crowd_names_nobody_in_logs_and_tracebacks():
    crowd = veil(SECRETS, k=3)

    assert repr(crowd) == str(crowd) == f"{crowd}" == "<Crowd of 5>"
    assert repr(veil(SECRETS[:2], k=3)) == "Veiled(n=2)"


def test_only_the_veil_makes_a_crowd():
    for maker in (None, object(), "veil"):
        with pytest.raises(TypeError, match="made by veil") as refused:
            Crowd(SECRETS[:1], maker=maker)
        told = "".join(traceback.format_exception_only(refused.value))
        assert SECRETS[0] not in told


def test_a_crowd_cannot_be_grown_or_shrunk_afterwards():
    crowd = veil(SECRETS, k=3)

    for change in ("append", "remove", "pop", "__setitem__", "__delitem__", "__getitem__"):
        assert not hasattr(crowd, change)
    with pytest.raises(AttributeError):
        crowd.more = SECRETS


@pytest.mark.parametrize(("people", "k"), [(0, 3), (3, 3), (7, 3), (8, 4), (14, 4), (15, 5), (400, 5)])
def test_suggested_minimum_grows_with_the_group(people, k):
    assert suggested_k(people) == k
