"""A question asked again, through the services that the doors use: what its second picture says of the way."""

import pytest

from sessions.models import Picture, Place
from sessions.services import additions, stage
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = pytest.mark.django_db

BEFORE = [0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3]
AFTER = [1, 1, 0, 2, 2, 0, 2, 3, 1, 2, 2, 3]  # eight of twelve moved: five up, three down


def ask_again(session):
    session.refresh_from_db()
    stage.again(session.pk, turn=session.turn)
    session.refresh_from_db()


def everyone(session, tokens, values):
    for token, value in zip(tokens, values, strict=True):
        answer(session, token, value)


def two_rounds(*, before=BEFORE, after=AFTER, newcomers=(), k=4, **fields):
    """A session after its second release; None in a row is somebody who does not answer in that round."""
    session = a_session(k=k, **fields)
    tokens = phones(session, len(before))
    open_next(session)
    everyone(session, *zip(*[(t, v) for t, v in zip(tokens, before, strict=True) if v != "away"], strict=True))
    release(session)
    ask_again(session)
    tokens += phones(session, len(newcomers))
    here = [(t, v) for t, v in zip(tokens, [*after, *newcomers], strict=True) if v != "away"]
    everyone(session, *zip(*here, strict=True))
    release(session)
    return session, tokens


def last_picture(session):
    return Picture.objects.filter(round=session.round_id).last()


def test_second_round_says_how_many_moved_and_which_way():
    session, _tokens = two_rounds()

    assert last_picture(session).movement == {"of": 12, "moved": 8, "up": 5, "down": 3, "since": 1}
    assert Picture.objects.get(round__number=1).movement is None


def test_nobody_moved_is_not_said():
    session, _tokens = two_rounds(after=BEFORE)

    assert last_picture(session).movement is None


@pytest.mark.parametrize(("gone", "said"), [(0, True), (1, False), (3, False), (4, True)])
def test_few_missing_silence_it(gone, said):
    before, after = [*BEFORE, 4, 0, 2, 1], [*AFTER, 4, 0, 2, 1]
    session, _tokens = two_rounds(before=before, after=after[: 16 - gone] + ["away"] * gone)

    assert (last_picture(session).movement is not None) is said


@pytest.mark.parametrize(("new", "said"), [(1, False), (3, False), (4, True)])
def test_few_newcomers_silence_it(new, said):
    session, _tokens = two_rounds(newcomers=[2, 3, 1, 2][:new])

    assert (last_picture(session).movement is not None) is said


def test_who_cannot_say_is_missing():
    session, _tokens = two_rounds(after=[*AFTER[:-1], None])

    assert last_picture(session).n == 11
    assert last_picture(session).movement is None


def test_who_could_not_say_before_is_new():
    session, _tokens = two_rounds(before=[*BEFORE[:-1], None])

    assert last_picture(session).movement is None


def test_late_voices_leave_the_figures_as_they_were():
    session, tokens = two_rounds(before=[*BEFORE, 0, 1, 2, 3], after=[*AFTER, *["away"] * 4])
    at_release = last_picture(session).movement
    for token, value in zip(tokens[12:], [1, 2, 3, 4], strict=True):
        answer(session, token, value)
    stage.finish_round(session)

    assert at_release is not None
    assert (last_picture(session).step, last_picture(session).n) == (Picture.Step.LATE, 16)
    assert last_picture(session).movement == at_release


def test_third_round_is_counted_from_the_second():
    session, tokens = two_rounds()
    ask_again(session)
    everyone(session, tokens, BEFORE)
    release(session)

    assert last_picture(session).movement["since"] == 2
    assert last_picture(session).round.earlier.number == 2


def test_round_without_a_picture_is_skipped():
    session, tokens = two_rounds(after=[*AFTER[:4], *[None] * 8], k=5)
    assert last_picture(session) is None
    ask_again(session)
    everyone(session, tokens, AFTER)
    release(session)

    assert last_picture(session).movement["since"] == 1


def test_voice_that_no_picture_showed_is_new():
    """Two came late to the first round and were held back: the second must not count their way."""
    session = a_session(k=4)
    tokens = phones(session, 14)
    open_next(session)
    everyone(session, tokens[:12], BEFORE)
    release(session)
    everyone(session, tokens[12:], [0, 4])
    ask_again(session)
    everyone(session, tokens, [*AFTER, 1, 3])
    release(session)

    assert last_picture(session).n == 14
    assert last_picture(session).movement is None


def test_choices_have_no_direction():
    options = {"options": ["Time", "Money", "People", "Calm"]}
    session, _tokens = two_rounds(
        kind="choice", config=options, before=[[v] for v in BEFORE], after=[[v] for v in AFTER]
    )

    assert last_picture(session).movement == {"of": 12, "moved": 8, "up": None, "down": None, "since": 1}


def test_several_choices_are_not_counted():
    options = {"options": ["Time", "Money", "People", "Calm"], "several": True}
    session, _tokens = two_rounds(
        kind="choice", config=options, before=[[v] for v in BEFORE], after=[[v] for v in AFTER]
    )

    assert last_picture(session).movement is None


def test_nothing_of_a_way_outlives_the_answers():
    """What is stored with a picture are five numbers; places know of no answer."""
    session, _tokens = two_rounds()

    assert set(last_picture(session).movement) == {"of", "moved", "up", "down", "since"}
    assert {field.name for field in Place._meta.fields} == {"id", "session", "token_hash", "turn", "lease", "away"}


@pytest.mark.parametrize(("then", "now", "said"), [(True, True, False), (True, False, True), (False, True, True)])
def test_between_two_pictures_by_seats_nothing_is_said(monkeypatch, then, now, said):
    """Both together tell of each seat where it stood and stands; the figures would cut that finer still."""
    rows = {"rows": [], "differ": False}
    made = iter([rows if then else None, rows if now else None])
    monkeypatch.setattr(additions, "breakdown_of", lambda *_hand, **_step: next(made))
    session, _tokens = two_rounds()

    assert (last_picture(session).movement is not None) is said
