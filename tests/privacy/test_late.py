"""Promise, rule 5, after the release: who comes late is never alone, and nobody sees what a late answer was."""

import pytest

from sessions.models import Answer, Session
from sessions.queries import frames, published
from sessions.services import screen, stage
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = pytest.mark.django_db(transaction=True)

LATE_LINE = "A few late answers are held to protect them."


def a_released_room(*, in_time: list, kind: str = "scale", people: int = 12) -> tuple[Session, list[str]]:
    """A room whose picture is out; return it and the phones that have not answered yet."""
    session = a_session(k=3, questions=2, kind=kind)
    tokens = phones(session, people)
    open_next(session)
    for token, value in zip(tokens, in_time, strict=False):
        answer(session, token, value)
    release(session)
    return session, tokens[len(in_time) :]


def after(session: Session, late: list, tokens: list[str]) -> dict[str, object]:
    """What can be known of the first question once the second is open: its pictures and the lines beside them."""
    for token, value in zip(tokens, late, strict=False):
        assert answer(session, token, value) is None
    open_next(session)
    screen.back(session.pk)
    shown = published.of_session(session.pk)[0]
    return {
        "n": shown.n,
        "abstained": shown.abstained,
        "counts": dict(shown.summary.counts),
        "lines": frames.read(session.pk).wall["lines"],
    }


@pytest.mark.parametrize("late", [1, 2])
def test_a_few_late_voices_and_a_few_late_abstentions_look_alike(late):
    seen = []
    for value in (0, 4, None):
        session, tokens = a_released_room(in_time=[1, 1, 2, 3])
        seen.append(after(session, [value] * late, tokens))

    assert seen[0]["lines"] == [LATE_LINE]
    assert seen[0] == seen[1] == seen[2]


def test_without_a_late_answer_no_line_speaks_of_one():
    """The test above could fail: the line is not always there."""
    session, tokens = a_released_room(in_time=[1, 1, 2, 3])

    assert after(session, [], tokens)["lines"] == []


@pytest.mark.parametrize(
    ("late", "n", "abstained"),
    [
        ([0, 4, 4], 7, 1),
        ([0, 4, 4, None], 7, 1),
        ([0, 4, 4, None, None], 7, 1),
        ([0, 4, 4, None, None, None], 7, 4),
        ([4, 4, 4, None], 4, 1),
        ([0, 4, None, None], 4, 1),
        ([None, None, None, None], 4, 1),
    ],
)
def test_a_late_picture_moves_voices_and_abstentions_by_nobody_or_by_k(late, n, abstained):
    session, tokens = a_released_room(in_time=[1, 1, 2, 3, None])
    seen = after(session, late, tokens)

    assert (seen["n"], seen["abstained"]) == (n, abstained)


def test_answers_frozen_with_the_picture_stay_counted_as_they_were():
    session, tokens = a_released_room(in_time=[1, 1, 2, 3])
    before = frames.read(session.pk).wall["counts"]
    for token in tokens:
        answer(session, token, 4)

    assert frames.read(session.pk).wall["counts"] == before


def test_a_sheet_that_came_after_the_hold_reaches_neither_the_facilitator_nor_the_wall():
    session = a_session(k=3, questions=2, kind="words")
    tokens = phones(session, 5)
    open_next(session)
    for token in tokens[:4]:
        answer(session, token, ["in time"])
    stage.hold(session.pk, turn=session.turn)
    answer(session, tokens[4], ["too late"])
    session.refresh_from_db()
    held = frames.read(session.pk).console["held"]["sheets"]
    release(session)

    assert held == ["in time"] * 4
    assert frames.read(session.pk).wall["sheets"] == ["in time"] * 4


def test_a_hold_of_too_few_sheets_is_not_filled_up_by_a_late_one():
    """Two wrote and one could not say: nothing is held. A third sheet would be the only one that came meanwhile."""
    session = a_session(k=3, questions=2, kind="words")
    tokens = phones(session, 4)
    open_next(session)
    for token, value in zip(tokens, [["one"], ["two"], None], strict=False):
        answer(session, token, value)
    stage.hold(session.pk, turn=session.turn)
    answer(session, tokens[3], ["the late third"])
    release(session)
    wall = frames.read(session.pk).wall

    assert Answer.objects.filter(round=session.round).count() == 4
    assert (wall["sheets"], wall["picture"]["n"], wall["lines"]) == (
        None,
        0,
        ["Too few could say where they stand. A picture needs 3."],
    )
