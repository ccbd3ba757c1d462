"""Whatever the bytes: a format, or a refusal with lines; never anything else, and never late."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions import formats
from sessions.formats import Format, FormatError, shared
from sessions.words import Refusal

SHIPPED = [file.read_bytes() for file in sorted(Path(shared.FILE).parent.glob("*.toml"))]
PIECES = [
    b'"',
    b"'",
    b"[",
    b"]",
    b"{",
    b"}",
    b"=",
    b"\n",
    b".",
    b"#",
    b"\\",
    b"\x00",
    b"\xff",
    b'"""',
    b"[[questions]]\n",
]
PIECES += [b"\\ud800", b"\\u0000", b"1e400", b"inf", b"1979-05-27", b"true", b"{a=1}", b"[[]]", b"{steps}", b"9" * 99]
PIECES += [b"[blanks.steps]\ndefault=['a','b']\n", b"[translations.de]\n", b"kind = 'words'\n", b'text = "{steps}"\n']


def checked(error: FormatError) -> FormatError:
    assert all(problem.line >= 1 and problem.said().say() for problem in error.problems)
    assert 1 <= len(error.problems) <= 20
    return error


def read(source: bytes) -> Format | FormatError:
    """Return the format, tried out as a session would, or the refusal, its sentences said."""
    try:
        one = formats.load(source)
    except FormatError as error:
        return checked(error)
    one.filled({}, have=formats.NEEDS)
    one.filled({}, core=True)
    assert formats.load(formats.dump(one)) == one
    return one


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_random_bytes_are_a_format_or_a_refusal(source: bytes):
    read(source)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_random_text_is_a_format_or_a_refusal(source: str):
    read(source.encode("utf-8", "surrogatepass"))


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(SHIPPED),
    st.lists(
        st.tuples(st.integers(0, 4000), st.integers(0, 40), st.sampled_from(PIECES) | st.binary(max_size=6)),
        min_size=1,
        max_size=4,
    ),
)
def test_a_mangled_format_is_a_format_or_a_refusal(source: bytes, changes: list[tuple[int, int, bytes]]):
    for at, length, piece in changes:
        at %= len(source)
        source = source[:at] + piece + source[at + length :]
    read(source)


VALUES = st.recursive(
    st.sampled_from(
        [
            "1",
            "-1",
            "0xffffffffffffffffffff",
            "1.5",
            "nan",
            "true",
            "1979-05-27T07:32:00Z",
            '""',
            '"a"',
            '"{b}"',
            '"scale"',
        ]
    ),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.lists(st.tuples(st.sampled_from("abcd"), inner), max_size=3, unique_by=lambda item: item[0]).map(
            lambda items: "{" + ", ".join(f"{name} = {value}" for name, value in items) + "}"
        )
    ),
    max_leaves=5,
)
NAMES = st.sampled_from(
    [
        *("title", "purpose", "smallest_group", "minutes", "language", "opening", "closing"),
        *("blanks", "questions", "translations", "series", "kind", "text", "above", "help", "release", "needs"),
        *("opening_minutes", "core_minutes", "seats", "guess", "each", "step", "section", "spare", "core"),
        *("steps", "low", "high", "options", "several", "hint", "sheets", "default", "label"),
    ]
)
LINES = st.tuples(NAMES, VALUES).map(lambda pair: f"{pair[0]} = {pair[1]}") | st.sampled_from(
    [
        "[[questions]]",
        "[blanks.b]",
        "[translations.de]",
        "[questions]",
        "[title]",
        'kind = "scale"',
        'series = "energy"',
        'each = "b"',
        'step = "pictures"',
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(LINES, max_size=15))
def test_every_name_with_every_kind_of_value_is_a_format_or_a_refusal(lines: list[str]):
    read("\n".join(lines).encode())


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(["h", "p", "x"]), st.none() | st.integers() | st.text() | st.lists(st.text())))
def test_whatever_is_filled_in_makes_a_session_or_is_refused(given_blanks: dict):
    one = formats.load(
        'title = "A"\n[[questions]]\nkind = "choice"\ntext = "At {h}?"\noptions = ["{p}", "{h}"]\n'
        '[blanks.h]\ndefault = "noon"\n[blanks.p]\ndefault = ["a", "b"]\n'
    )
    with suppress(Refusal):
        options = one.filled(given_blanks).questions[0]["config"]["options"]
        assert 2 <= len(options) <= 12


@pytest.mark.parametrize(
    "source",
    [
        '"""\n' + '\\"""\n' * 13_000,
        "'''\n" + "x'''\n" * 10_000,
        ('"' + '\\"' * 1900 + "\n") * 16,
        "x = [\n" + ("{" + ".".join("a" * 1900) + " = 1},\n") * 16 + "]",
        "\n".join(f"k{number} = 1" for number in range(6000)),
        "title = 'x'\n" + "[[questions]]\n" * 4600,
        "title = 'x'\n[[questions]]\nkind = 'choice'\ntext = 'x'\noptions = [\n" + '"a",\n' * 12_000 + "]",
        "title = 'x'\n[[questions]]\nseries = 'energy'\n[translations.de]\n"
        + "".join(f"k{number} = 'x'\n" for number in range(5000)),
    ],
    ids=range(8),
)
def test_a_large_hostile_text_is_done_with_quickly(source: str):
    begun = time.process_time()
    read(source.encode())

    assert time.process_time() - begun < 2  # seconds; a loop that starts over at every line would take minutes
