"""Numbers in sentences: as the language of the room writes them, and never a minus zero."""

from __future__ import annotations

import pytest
from django.utils import translation
from django.utils.translation import gettext
from hypothesis import given
from hypothesis import strategies as st

from sessions.words import Said, decimal


@pytest.mark.parametrize(
    ("number", "places", "signed", "english", "german"),
    [
        (5.7, 1, False, "5.7", "5,7"),
        (-0.254, 2, False, "−0.25", "−0,25"),
        (1.5, 1, True, "+1.5", "+1,5"),
        (-0.04, 1, True, "0.0", "0,0"),
        (0.96, 1, False, "1.0", "1,0"),
        (1234.5, 1, False, "1234.5", "1234,5"),
    ],
)
def test_decimals_are_written_as_the_room_writes_them(number, places, signed, english, german):
    said = Said("{far} apart", {"far": decimal(number, places, signed=signed)})

    assert said.say() == f"{english} apart"
    with translation.override("de"):
        assert decimal(number, places, signed=signed).say(gettext) == german


@given(st.floats(-1e6, 1e6), st.integers(1, 4))
def test_what_is_written_is_the_number_rounded(number, places):
    assert float(decimal(number, places).say().replace("−", "-")) == round(number, places)
