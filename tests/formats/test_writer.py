"""What is written is read again as the same format."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions import formats
from sessions.formats import Blank, Format, Question

REFUSED = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFFFE, 0xFFFF)))
"""Marks that turn the direction of all that follows, and what is no character; no format holds them."""
SEEN = st.characters(
    exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp"),
    exclude_characters="{}\x85" + REFUSED,
    include_characters="\"\\'#=[]…é",
)


def words(longest: int) -> st.SearchStrategy[str]:
    """Texts as they look once tidied: single spaces, none at the ends."""
    return st.lists(st.text(SEEN, min_size=1, max_size=7), min_size=1, max_size=longest // 8).map(" ".join)


def several(least: int, most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(words(40), min_size=least, max_size=most, unique=True).map(tuple)


CONFIGS = st.one_of(
    st.tuples(st.just("scale"), st.fixed_dictionaries({"steps": several(2, 11)})),
    st.tuples(st.just("slider"), st.fixed_dictionaries({}, optional={"low": words(40), "high": words(40)})),
    st.tuples(
        st.just("choice"),
        st.fixed_dictionaries({"options": several(2, 8) | st.just("{items}")}, optional={"several": st.booleans()}),
    ),
    st.tuples(
        st.just("words"),
        st.fixed_dictionaries({}, optional={"hint": words(40) | st.just(""), "sheets": st.integers(1, 3)}),
    ),
)
PLACE = {
    "minutes": st.integers(1, 240),
    "needs": st.sampled_from(["", "reopened"]),
    "section": words(60) | st.just(""),
    "spare": st.integers(0, 60),
    "core": st.booleans(),
    "core_minutes": st.integers(0, 240),
}
QUESTIONS = st.builds(
    lambda kind_and_config, each, **rest: Question(
        kind=kind_and_config[0],
        config=kind_and_config[1],
        each="" if "{items}" in kind_and_config[1].values() else each,  # one line alone is no list of options
        **rest,
    ),
    kind_and_config=CONFIGS,
    text=words(100) | st.just("When is {when}?"),
    above=words(60) | st.just(""),
    help=words(60) | st.just(""),
    release=st.sampled_from(["auto", "live", "together"]),
    series=st.sampled_from(["", "our_own"]),
    guess=st.booleans(),
    each=st.sampled_from(["", "items"]),
    **PLACE,
)
STEPS = st.builds(
    Question,
    kind=st.just(""),
    text=words(100) | st.just("When is {when}?"),
    step=st.sampled_from(["pictures", "again", "reopened"]),
    **PLACE,
)
FORMATS = st.builds(
    Format,
    slug=st.just("mine"),
    title=words(60),
    purpose=words(60) | st.just(""),
    smallest_group=st.integers(3, 50),
    minutes=st.integers(1, 600),
    language=st.sampled_from(["en", "de", "pt-br"]),
    opening=words(80) | st.just(""),
    closing=words(80) | st.just(""),
    blanks=st.tuples(
        st.builds(Blank, name=st.just("when"), label=words(40), default=words(60)),
        st.builds(
            Blank,
            name=st.just("items"),
            label=words(40),
            default=several(2, 6),
            least=st.integers(1, 2),
            most=st.integers(6, 20),
        ),
    ),
    opening_minutes=st.integers(0, 60),
    closing_minutes=st.integers(0, 60),
    core_minutes=st.integers(0, 600),
    seats=several(2, 6) | st.just("{items}") | st.just(()),
    questions=st.lists(QUESTIONS | STEPS, min_size=1, max_size=5).map(tuple),
    translations=st.dictionaries(
        st.sampled_from(["fr", "es", "zh-hans"]),
        st.dictionaries(words(40).map("Said: ".__add__), words(60), max_size=4),
        max_size=2,
    ),
)


@settings(max_examples=100, deadline=None)
@given(FORMATS)
def test_what_is_written_is_read_again(one: Format):
    assert formats.load(formats.dump(one), slug="mine") == one


@pytest.mark.parametrize("one", formats.shelf(), ids=lambda one: one.slug)
def test_a_format_that_ships_can_be_exported_and_imported(one: Format):
    again = formats.load(formats.dump(one).encode(), slug=one.slug)

    assert (again, again.warnings) == (one, ())


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
def test_any_text_is_written_so_that_toml_reads_the_same(text: str):
    one = Format(
        slug="", title=text, purpose="", smallest_group=3, minutes=1, questions=(), translations={"de": {text: "x"}}
    )
    read = tomllib.loads(formats.dump(one))

    assert (read.get("title", ""), read["translations"]["de"]) == (text, {text: "x"})


def test_an_export_is_easy_to_read():
    one = formats.load(
        'title = "A"\nquestions = [{kind = "choice", text = "At \\"{h}\\"?", options = ["b", "c"], several = true}]\n'
        '[blanks.h]\nlabel = "When"\ndefault = "noon"\n[translations.de]\n"noon" = "mittags"'
    )

    assert formats.dump(one) == (
        'title = "A"\nsmallest_group = 3\nminutes = 5\nlanguage = "en"\n\n'
        '[blanks.h]\nlabel = "When"\ndefault = "noon"\n\n'
        '[[questions]]\nkind = "choice"\ntext = "At \\"{h}\\"?"\noptions = ["b", "c"]\nseveral = true\n'
        'release = "auto"\nminutes = 5\n\n'
        '[translations.de]\nnoon = "mittags"\n'
    )
