"""Pages of loose sheets."""

import pytest

from sessions.queries.sheets import page_of, pages


@pytest.mark.parametrize(("count", "wanted"), [(0, 1), (1, 1), (9, 1), (10, 2), (18, 2), (19, 3)])
def test_nine_sheets_are_a_page(count, wanted):
    assert pages(count) == wanted


@pytest.mark.parametrize(("wanted", "page"), [(-1, 0), (0, 0), (1, 1), (2, 2), (3, 2), (999, 2)])
def test_pages_end_at_both_ends(wanted, page):
    assert page_of(wanted, count=20) == page
