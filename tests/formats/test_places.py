"""Where a name stands in a TOML text."""

from __future__ import annotations

from sessions.formats.places import line_of, places

TEXT = '''# title = "not this one"
title = "a = [b" # [c]
"a key. with é" = """
[[questions]]
x = 2
"""
one.two = [
  1, # ]
  {c = 2}
]
[[questions]]
text = 'it = [x]'
  [questions.inner]
  k = 1
[[questions]]

text = "y\\"["
[[questions.inner]]
z = 1
[[questions.inner]]
z = 2
[translations.de]
"A = \\"b\\" [c]" = "z"'''


def test_every_table_and_name_has_its_line():
    assert places(TEXT) == {
        ("title",): 2,
        ("a key. with é",): 3,
        ("one", "two"): 7,
        ("questions", 0): 11,
        ("questions", 0, "text"): 12,
        ("questions", 0, "inner"): 13,
        ("questions", 0, "inner", "k"): 14,
        ("questions", 1): 15,
        ("questions", 1, "text"): 17,
        ("questions", 1, "inner", 0): 18,
        ("questions", 1, "inner", 0, "z"): 19,
        ("questions", 1, "inner", 1): 20,
        ("questions", 1, "inner", 1, "z"): 21,
        ("translations", "de"): 22,
        ("translations", "de", 'A = "b" [c]'): 23,
    }


def test_a_name_without_a_line_takes_the_one_around_it():
    found = places(TEXT)

    assert line_of(("questions", 1, "steps"), found) == 15
    assert line_of(("one", "two", 1, "c"), found) == 7
    assert line_of(("nothing", "of", "this"), found) == 1
