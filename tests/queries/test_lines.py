"""What stands in the place of a picture, in words."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from sessions.queries.frames.lines import few_in


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("en", 0, "0 answers are in. A picture needs {k}."),
        ("en", 1, "1 answer is in. A picture needs {k}."),
        ("de", 1, "1 Antwort ist da. Ein Bild braucht {k}."),
        ("de", 2, "2 Antworten sind da. Ein Bild braucht {k}."),
    ],
)
def test_a_single_answer_is_told_of_in_the_singular(language: str, count: int, said: str):
    with override(language):
        assert few_in(count).format(n=count, k="{k}") == said
