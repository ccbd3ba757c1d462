"""Every published count has a name: what spreadsheets, native charts and data files are made of."""

import pytest

from sessions import kinds
from sessions.kinds.base import GUESSES
from sessions.words import Said
from tests.kinds.crowds import EXAMPLES, NAMES, summary

UNNAMED = {"apart", "contested", "order", "wobble"}
"""Rows that count nobody: a distance, pairs of items, an order and an error, which the captions say."""

every_example = pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=NAMES)
every_size = pytest.mark.parametrize("n", [3, 7, 12, 120])


def tables_of(kind, example, n):
    config = kind.Config.checked(example.config)
    told = summary(kind, config, n=n)
    return told, kind.tables(told, config)


def cells(tables):
    return sorted(count for table in tables for row in table.rows for count in row.counts if count)


@every_example
@every_size
def test_tables_hold_every_published_count_once(kind, example, n):
    told, tables = tables_of(kind, example, n)
    published = [count for name, row in told.counts.items() if name not in UNNAMED for count in row if count]

    assert cells(tables) == sorted(published)


@every_example
@every_size
def test_every_row_has_one_count_for_each_column_and_a_key_of_its_own(kind, example, n):
    _told, tables = tables_of(kind, example, n)

    for table in tables:
        assert {len(row.counts) for row in table.rows} == {len(table.columns)}
        assert len({row.key for row in table.rows}) == len(table.rows)
        assert len(table.ends) in {0, 4 if table.look == "plane" else 2}
    assert len({table.key for table in tables}) == len(tables)


@every_example
def test_every_name_can_be_said(kind, example):
    _told, tables = tables_of(kind, example, 12)
    names = [name for table in tables for name in (table.name, *table.columns, *(row.name for row in table.rows))]

    assert all(name.say() if isinstance(name, Said) else isinstance(name, str) for name in names)


def test_guesses_stand_on_the_places_of_the_answers():
    scale = kinds.get("scale")
    config = scale.Config()
    told = summary(scale, config, n=12)
    guessed = type(told)(n=12, counts={**told.counts, GUESSES: (0, 0, 4, 8, 0)})

    (table,) = scale.tables(guessed, config)
    assert [(row.key, row.counts) for row in table.rows] == [
        ("answers", told.counts["answers"]),
        (GUESSES, (0, 0, 4, 8, 0)),
    ]


def test_a_ranking_of_few_has_first_places_only():
    ranking = kinds.get("ranking")
    config = ranking.Config()

    assert [table.key for table in ranking.tables(summary(ranking, config, n=7), config)] == ["first"]
    assert [table.key for table in ranking.tables(summary(ranking, config, n=8), config)][:2] == ["places", "first"]
