"""Pages of loose sheets: nine at once, four where one is long, three columns of themes."""

import pytest

from sessions.queries.sheets import leaves, page_of

LONG = "word " * 60


def shown(found):
    return [[(group.name, list(group.sheets)) for group in leaf] for leaf in found]


@pytest.mark.parametrize(("count", "wanted"), [(0, 1), (1, 1), (9, 1), (10, 2), (18, 2), (19, 3), (200, 23)])
def test_nine_sheets_are_a_page(count, wanted):
    found = leaves(["a sheet"] * count)

    assert len(found) == wanted
    assert [at for leaf in found for group in leaf for at in group.sheets] == list(range(count))


@pytest.mark.parametrize(("wanted", "page"), [(-1, 0), (0, 0), (1, 1), (2, 2), (3, 2), (999, 2)])
def test_pages_end_at_both_ends(wanted, page):
    assert page_of(wanted, pages=3) == page


def test_a_long_sheet_hangs_with_three_others_at_most():
    texts = ["short"] * 3 + [LONG] + ["short"] * 12

    assert [len(leaf[0].sheets) for leaf in leaves(texts)] == [4, 9, 3]
    assert [len(leaf[0].sheets) for leaf in leaves([LONG] * 5)] == [4, 1]
    assert [len(leaf[0].sheets) for leaf in leaves(["a\n\nb\n\nc\n\nd"] * 5)] == [4, 1]


def test_a_figure_leaves_room_for_six():
    assert [len(leaf[0].sheets) for leaf in leaves(["short"] * 13, figure=True)] == [6, 6, 1]
    assert [len(leaf[0].sheets) for leaf in leaves(["w" * 100] * 5, figure=True)] == [4, 1]
    assert [len(leaf[0].sheets) for leaf in leaves(["w" * 300] * 5, figure=True)] == [2, 2, 1]


def test_themes_are_columns_with_their_headings_and_what_is_loose_comes_last():
    themes = [{"name": "Time", "sheets": [4, 0]}, {"name": "Noise", "sheets": [1, 2, 3, 5]}]

    assert shown(leaves(["short"] * 8, themes=themes)) == [
        [("Time", [4, 0]), ("Noise", [1, 2, 3]), ("Noise", [5])],
        [("", [6, 7])],
    ]


def test_every_sheet_of_a_theme_hangs_somewhere_whatever_its_length():
    texts = [LONG if at % 3 else "short" for at in range(40)]
    themes = [{"name": "a", "sheets": list(range(0, 40, 2))}, {"name": "b", "sheets": [1]}]
    found = leaves(texts, themes=themes)

    assert sorted(at for leaf in found for group in leaf for at in group.sheets) == list(range(40))
    assert all(len(leaf) <= 3 and all(len(group.sheets) <= 3 for group in leaf) for leaf in found)
