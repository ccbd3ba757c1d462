"""Words are wrapped, shortened and never lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.figures.lettering import shortened, width, wrapped

TEXTS = st.text(max_size=80)
ROOM = st.floats(10, 200)


@given(TEXTS, ROOM, st.integers(1, 3))
def test_wrapped_lines_fit_and_keep_every_word(text, room, lines):
    broken = wrapped(text, size=3, room=room, lines=lines)

    if broken is not None:
        assert " ".join(broken) == " ".join(text.split())
        assert len(broken) <= lines
        assert max(width(line, size=3) for line in broken) <= room


@given(TEXTS, ROOM, st.integers(1, 3))
def test_shortened_lines_fit_and_begin_as_the_text_does(text, room, lines):
    broken = shortened(text, size=3, room=room, lines=lines)

    assert max((width(line, size=3) for line in broken), default=0) <= max(room, width("…", size=3))
    assert " ".join(text.split()).startswith(" ".join(broken).removesuffix("…"))


@pytest.mark.parametrize("text", ["either –", "one, two;", "as follows:", "a-", "&lt;b&gt;", "…"])
def test_what_fits_is_not_shortened_by_one_mark(text):
    assert shortened(text, size=3, room=200, lines=1) == (text,)


def test_lines_come_out_evenly_long():
    assert wrapped("Completely true for me", size=10, room=100, lines=3) == ("Completely", "true for me")


@pytest.mark.parametrize(("text", "size"), [("", 0), ("a\u0301", 0.56), ("\u200d\u202c", 0), ("山", 1.02)])
def test_width_knows_marks_and_wide_letters(text, size):
    assert width(text, size=1) == pytest.approx(size)
