"""Promise, rule 5, after the release: who comes late is never alone, and nobody sees what a late answer was."""

import pytest

from sessions.models import Answer, Session
from sessions.queries import frames, published
from sessions.services import closing, screen, stage
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


@pytest.mark.parametrize("late", [[[0, 1], [0, 2], [0]], [[0, 1], [2, 3], [1, 2], [0, 3]]], ids=["one shared", "mixed"])
def test_late_answers_with_several_choices_are_held_and_no_difference_says_what_each_has_ticked(late):
    """Three who all ticked the first option: two pictures side by side would say it of every one of them."""
    session = a_session(k=3, questions=2, kind="choice", config={"options": [*"ABCD"], "several": True})
    tokens = phones(session, 9)
    open_next(session)
    for token, value in zip(tokens, [[1], [2], [1, 2], [3], [0, 3]], strict=False):
        answer(session, token, value)
    release(session)
    seen = after(session, late, tokens[5:])

    assert (seen["n"], seen["counts"], seen["lines"]) == (5, {"answers": (1, 2, 2, 2)}, [LATE_LINE])


def test_late_choices_of_one_do_enter():
    """The test above could fail: where one option is chosen, latecomers of several minds are let in."""
    session = a_session(k=3, questions=2, kind="choice", config={"options": [*"ABCD"]})
    tokens = phones(session, 8)
    open_next(session)
    for token, value in zip(tokens, [[1], [2], [1], [3], [0]], strict=False):
        answer(session, token, value)
    release(session)

    assert after(session, [[0], [0], [1]], tokens[5:])["counts"] == {"answers": (3, 3, 1, 1)}


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
    assert (wall["sheets"], wall["picture"]["n"], wall["few"]) == (
        None,
        0,
        "Too few could say where they stand. A picture needs 3.",
    )


def goodbye(late: list, *, kind: str = "scale", in_time: list) -> tuple[str, str]:
    """Close a room after its late answers; return what the wall said of how many are in, and what it says last."""
    session, tokens = a_released_room(in_time=in_time, kind=kind)
    for token, value in zip(tokens, late, strict=False):
        assert answer(session, token, value) is None
    before = frames.read(session.pk).wall["counts"]["text"]
    closing.close(session.pk, turn=session.turn, sure=True)
    return before, frames.read(session.pk).wall["closed"]["text"]


@pytest.mark.parametrize("kind", ["scale", "words"])
def test_the_last_line_does_not_say_how_many_late_answers_were_held(kind):
    """«5 of 12 are in», and then «6 answers deleted»: the one more would be the late one."""
    values = [0, 0, 0, 0] if kind == "scale" else [["a sheet"]] * 4
    said = {goodbye(values[:held], kind=kind, in_time=[*values, None]) for held in (0, 1, 2, 4)}

    assert said == {("5 of 12 are in.", "5 answers deleted. 1 picture kept.")}


def test_the_last_line_does_not_say_how_many_latecomers_could_not_say():
    said = {goodbye([0, 1, 2, *silent], in_time=[1, 1, 2, 3]) for silent in ([], [None], [None, None])}

    assert said == {("4 of 12 are in.", "7 answers deleted. 1 picture kept.")}


def test_what_a_late_picture_shows_is_counted_in_the_last_line():
    """The tests above could fail: late answers that everyone sees are among the deleted ones."""
    assert goodbye([0, 1, 2, None, None, None], in_time=[1, 1, 2, 3])[1] == "10 answers deleted. 1 picture kept."


def test_an_open_question_is_counted_as_far_as_everyone_saw_it():
    session, tokens = a_released_room(in_time=[1, 1, 2, 3])
    answer(session, tokens[0], 0)
    open_next(session)
    for token in tokens[:2]:
        answer(session, token, 3)
    session.refresh_from_db()
    closing.close(session.pk, turn=session.turn, sure=True)
    session.refresh_from_db()

    assert (session.deleted_in_all, Answer.objects.count()) == (4 + 2, 0)


def test_who_goes_without_a_last_look_says_no_more():
    """A session that is left alone closes by itself, its late answers unseen and uncounted."""
    session, tokens = a_released_room(in_time=[1, 1, 2, 3])
    for token, value in zip(tokens, [0, 1, 2], strict=False):
        answer(session, token, value)
    closing.forget(session.pk)
    session.refresh_from_db()

    assert session.deleted_in_all == 4
