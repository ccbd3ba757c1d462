"""Rows of counts for the property tests, and the golden rows."""

from collections.abc import Sequence

from hypothesis import settings
from hypothesis import strategies as st

from tests.golden import golden

calm = settings(deadline=None, max_examples=60)
"""For properties that draw support: what they claim is the answer, not the time it takes."""


def rows(*, options: tuple[int, int] = (2, 21), people: tuple[int, int] = (2, 200)) -> st.SearchStrategy[list[int]]:
    """Return rows of counts with so many options and people."""
    least, most = people

    def spread(size: int) -> st.SearchStrategy[list[int]]:
        places = st.lists(st.integers(0, size - 1), min_size=least, max_size=most)
        return places.map(lambda taken: [taken.count(option) for option in range(size)])

    return st.integers(*options).flatmap(spread)


def people(row: Sequence[int]) -> list[int]:
    """Return the options of all people, one by one."""
    return [option for option, count in enumerate(row) for _ in range(count)]


def whole_cases() -> list[dict]:
    """Return the golden rows of whole counts, from documentation and from 49 real groups."""
    cases = golden("01")["cases"] + golden("02")["cases"]
    return [case for case in cases if all(isinstance(count, int) for count in case["V"])]


def named(case: dict) -> str:
    return str(case.get("name") or f"company {case['group']}")
