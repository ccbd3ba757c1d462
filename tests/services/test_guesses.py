"""The measure of failed guesses."""

from sessions.services.guesses import A_MINUTE, Guesses


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def filled() -> tuple[Guesses, Clock]:
    clock = Clock()
    guesses = Guesses(clock=clock)
    for _miss in range(A_MINUTE):
        guesses.miss()
    return guesses, clock


def test_guesses_are_open_until_a_minutes_worth_has_failed():
    guesses = Guesses(clock=Clock())
    open_before = []
    for _miss in range(A_MINUTE + 1):
        open_before.append(not guesses.shut)
        guesses.miss()

    assert open_before == [True] * A_MINUTE + [False]


def test_guesses_open_again_as_the_minute_goes_by():
    guesses, clock = filled()
    clock.now += 0.2

    assert not guesses.shut

    guesses.miss()
    guesses.miss()

    assert guesses.shut


def test_guesses_let_600_failures_a_minute_through_and_not_more():
    guesses, clock = filled()
    passed = 0
    for _eighth in range(8 * 60):
        clock.now += 0.125
        while not guesses.shut:
            guesses.miss()
            passed += 1

    assert passed == A_MINUTE


def test_guesses_remember_no_more_than_a_minute_however_long_the_attack():
    guesses, clock = filled()
    for _miss in range(100_000):
        guesses.miss()
    clock.now += 60
    passed = 0
    while not guesses.shut:
        guesses.miss()
        passed += 1

    assert passed == A_MINUTE
