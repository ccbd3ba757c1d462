"""Sheets at the desk: grouped, marked by others, and taken into the next question."""

import pytest

from sessions.models import Mode, Question, Round, Stage
from sessions.queries import frames, published
from sessions.services import closing, screen, sheets, stage
from sessions.services.runsheet import Draft, add_question
from sessions.words import Refusal
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = pytest.mark.django_db(transaction=True)

TEXTS = ["too many meetings", "meetings without an end", "not enough time", "no time to think", "the coffee"]


def refused(code, action, *args, **kwargs):
    with pytest.raises(Refusal) as refusal:
        action(*args, **kwargs)
    return refusal.value.code == code


def held(texts=TEXTS, **config):
    session = a_session(k=3, kind="words", questions=2, config=config)
    open_next(session)
    for token, text in zip(phones(session, len(texts)), texts, strict=True):
        assert answer(session, token, [text]) is None
    stage.hold(session.pk, turn=session.turn)
    session.refresh_from_db()
    return session


def shown(texts=TEXTS, **config):
    session = held(texts, **config)
    release(session)
    return session


def at(session, *texts):
    """Where these sheets lie now."""
    seen = published.for_desk if session.stage == Stage.HELD else published.for_room
    lying = seen(Round.objects.get(pk=session.round_id)).sheets
    return [lying.index(text) for text in texts]


def grouped(session):
    """The themes as the wall heads them: their names with the texts that hang there."""
    wall = frames.read(session.pk).wall
    groups = [group for leaf in wall["leaves"] for group in leaf if group["name"]]
    return {group["name"]: sorted(wall["sheets"][sheet] for sheet in group["sheets"]) for group in groups}


def lay(session, name, *texts):
    sheets.group(session.pk, round_id=session.round_id, sheets=at(session, *texts), name=name)


def themes(session):
    return Round.objects.get(pk=session.round_id).themes


def test_sheets_grouped_while_they_are_held_hang_in_their_themes_after_the_release():
    session = held()
    lay(session, "Meetings", TEXTS[0], TEXTS[1])
    lay(session, "  Time ", TEXTS[3])
    before = frames.read(session.pk).wall
    screen.set_aside(session.pk, sheets=at(session, TEXTS[0], TEXTS[4]))
    release(session)

    assert (before["sheets"], before["leaves"]) == (None, [[]])
    assert grouped(session) == {"Meetings": [TEXTS[1]], "Time": [TEXTS[3]]}
    assert frames.read(session.pk).console["board"]["themes"] == themes(session)


def test_a_theme_whose_every_sheet_was_set_aside_goes_with_them():
    session = held()
    lay(session, "the coffee of somebody", TEXTS[4])
    screen.set_aside(session.pk, sheets=at(session, TEXTS[4]))
    release(session)

    assert themes(session) == []


def test_themes_can_be_made_changed_and_undone_in_the_talk():
    session = shown()
    stage.talk(session.pk, turn=session.turn)
    session.refresh_from_db()
    lay(session, "Meetings", TEXTS[0], TEXTS[1], TEXTS[2])
    lay(session, "Time", TEXTS[2], TEXTS[3])
    sheets.rename(session.pk, round_id=session.round_id, theme=0, name="How we meet")
    first = grouped(session)
    lay(session, "", TEXTS[0], TEXTS[1])

    assert first == {"How we meet": sorted(TEXTS[:2]), "Time": sorted(TEXTS[2:4])}
    assert grouped(session) == {"Time": sorted(TEXTS[2:4])}


def test_a_theme_with_the_name_of_another_joins_it():
    session = shown()
    lay(session, "Meetings", TEXTS[0])
    lay(session, "Time", TEXTS[2])
    sheets.rename(session.pk, round_id=session.round_id, theme=1, name="Meetings")

    assert grouped(session) == {"Meetings": sorted([TEXTS[0], TEXTS[2]])}


@pytest.mark.parametrize("name", ["x" * 61, "x" * 500, "a\u202eb", "\x00"])
def test_a_name_that_does_not_fit_is_refused_and_nothing_changes(name):
    session = shown()
    lay(session, "Meetings", TEXTS[0])
    version = frames.read(session.pk).version

    for action, more in ((sheets.group, {"sheets": [1]}), (sheets.rename, {"theme": 0})):
        with pytest.raises(Refusal) as refusal:
            action(session.pk, round_id=session.round_id, name=name, **more)
        assert refusal.value.code in {"config.long", "config.type"}
    assert (grouped(session), frames.read(session.pk).version) == ({"Meetings": [TEXTS[0]]}, version)


def test_what_does_not_fit_the_sheets_is_refused():
    session = shown()
    here = {"round_id": session.round_id}

    assert refused("sheet.unknown", sheets.group, session.pk, sheets=[5], name="a", **here)
    assert refused("sheet.unknown", sheets.group, session.pk, sheets=[], name="a", **here)
    assert refused("theme.unknown", sheets.rename, session.pk, theme=0, name="a", **here)
    assert refused("turn.stale", sheets.group, session.pk, round_id=1, sheets=[0], name="a")
    assert themes(session) == []


def test_twelve_themes_are_enough():
    session = shown([f"sheet {number}" for number in range(13)])
    for number in range(12):
        lay(session, f"theme {number}", f"sheet {number}")

    assert refused("theme.many", lay, session, "one more", "sheet 12")
    assert len(themes(session)) == 12


def test_open_questions_and_other_kinds_have_no_sheets_to_group():
    session = a_session(k=3, kind="words", questions=2)
    open_next(session)
    scale = a_session(k=3)
    open_next(scale)

    assert refused("stage.illegal", sheets.group, session.pk, round_id=session.round_id, sheets=[0], name="a")
    assert refused("turn.stale", sheets.group, scale.pk, round_id=scale.round_id, sheets=[0], name="a")
    assert (frames.read(session.pk).console["board"], frames.read(scale.pk).console["board"]) == (None, None)


def test_names_of_themes_over_sheets_that_were_only_read_are_forgotten():
    left, closed = held(), held()
    for session in (left, closed):
        lay(session, "Meetings", TEXTS[0])
    first = left.round_id
    open_next(left)
    closing.close(closed.pk, turn=closed.turn, sure=True)

    assert (Round.objects.get(pk=first).themes, themes(closed)) == ([], [])


def test_marks_are_a_round_of_their_own_right_after_and_together():
    session = shown()
    words = session.round_id
    sheets.mark(session.pk, turn=session.turn)
    session.refresh_from_db()
    asked = session.round.question

    assert (session.stage, session.round.mode, session.round.marks_id) == (Stage.OPEN, Mode.TOGETHER, words)
    assert [question.kind_slug for question in session.questions.all()] == ["words", "marks", "words"]
    assert sorted(asked.settings.items) == sorted(TEXTS)
    assert asked.above == "Question 1?"


def test_marks_are_counted_beside_the_sheets_from_k_answers_on():
    session = shown()
    sheets.mark(session.pk, turn=session.turn)
    session.refresh_from_db()
    tokens = phones(session, 4)
    for token, marked in zip(tokens[:2], [[0, 1], [1]], strict=True):
        answer(session, token, marked)
    few = refused("release.few", stage.release, session.pk, turn=session.turn)
    early = frames.read(session.pk).wall
    answer(session, tokens[2], [])
    release(session)
    wall = frames.read(session.pk).wall

    assert few
    assert (early["sheets"], early["dots"]) == (None, None)
    assert (wall["dots"], len(wall["sheets"]), wall["picture"]["n"]) == ([1, 2, 0, 0, 0], 5, 3)
    assert wall["lines"] == []


def test_it_is_said_that_each_phone_saw_six_and_late_marks_never_enter():
    session = shown([f"sheet {number}" for number in range(23)])
    lay(session, "Odd", "sheet 1", "sheet 3")
    sheets.mark(session.pk, turn=session.turn)
    session.refresh_from_db()
    tokens = phones(session, 9)
    for token in tokens[:4]:
        answer(session, token, [0])
    release(session)
    for number, token in enumerate(tokens[4:]):
        answer(session, token, [number])
    lines, themes_of_marks = frames.read(session.pk).wall["lines"], grouped(session)
    closing.close(session.pk, turn=session.turn, sure=True)
    kept = published.of_session(session.pk)[-1]

    assert lines[0] == "Each phone saw 6 of 23 sheets."
    assert themes_of_marks == {"Odd": ["sheet 1", "sheet 3"]}
    assert (kept.n, kept.dots[0], kept.held_back) == (4, 4, True)


def test_a_second_round_of_marks_is_about_the_same_sheets():
    session = shown()
    words = session.round_id
    sheets.mark(session.pk, turn=session.turn)
    session.refresh_from_db()
    tokens = phones(session, 9)
    for token in tokens:
        answer(session, token, [0])
    release(session)
    stage.again(session.pk, turn=session.turn)
    session.refresh_from_db()
    for number, token in enumerate(tokens):
        answer(session, token, [number % 5])
    release(session)
    shown_again = published.for_room(Round.objects.get(pk=session.round_id))

    assert (session.round.number, session.round.marks_id) == (2, words)
    assert (shown_again.dots, shown_again.movement, shown_again.breakdown) == ((2, 2, 2, 2, 1), None, None)


def test_there_is_nothing_to_mark_before_the_release_or_with_one_sheet():
    session = held()
    one = a_session(k=3, kind="words", config={"single": True})
    open_next(one)
    for token in phones(one, 3):
        answer(one, token, ["Trust"])
    release(one)

    assert refused("stage.illegal", sheets.mark, session.pk, turn=session.turn)
    assert refused("marks.count", sheets.mark, one.pk, turn=one.turn)


def test_one_word_answers_gather_equal_words():
    session = shown(["Trust", "trust", " time ", "TRUST", "Noise"], single=True)
    wall = frames.read(session.pk).wall

    assert dict(zip(wall["sheets"], wall["dots"], strict=True)) == {"TRUST": 3, "Noise": 1, "time": 1}
    assert wall["picture"]["n"] == 5


def test_a_word_that_is_set_aside_takes_its_dots_with_it():
    session = held(["Trust", "trust", "time", "trust", "Noise"], single=True)
    screen.set_aside(session.pk, sheets=[0])
    release(session)
    wall = frames.read(session.pk).wall

    assert (wall["sheets"], wall["dots"]) == (["Noise", "time"], [1, 1])
    assert "1 set aside by the facilitator." in wall["lines"]


def a_list(session, kind, **config):
    return add_question(session_id=session.pk, draft=Draft(kind_slug=kind, text="Which one?", config=config))


def test_a_sheet_becomes_an_item_of_the_next_question():
    session = shown()
    question = a_list(session, "choice", options=["one", "two"])
    offered = frames.read(session.pk).console["takes"]
    sheets.make_item(session.pk, question_id=question.pk, text=TEXTS[2])

    assert [item["id"] for item in offered] == [str(question.pk)]
    assert Question.objects.get(pk=question.pk).settings.options == ("one", "two", TEXTS[2])


def test_a_question_that_cannot_take_a_sheet_says_why_and_stays_as_it_was():
    session = shown()
    choice = a_list(session, "choice", options=["one", "two"])
    full = a_list(session, "choice", options=[str(number) for number in range(12)])
    scale = a_list(session, "scale")
    opened = session.round.question

    assert refused("config.twice", sheets.make_item, session.pk, question_id=choice.pk, text=" two ")
    assert refused("config.long", sheets.make_item, session.pk, question_id=choice.pk, text="x" * 500)
    assert refused("item.empty", sheets.make_item, session.pk, question_id=choice.pk, text=" ")
    assert refused("config.count", sheets.make_item, session.pk, question_id=full.pk, text="more")
    assert refused("item.none", sheets.make_item, session.pk, question_id=scale.pk, text="more")
    assert refused("question.opened", sheets.make_item, session.pk, question_id=opened.pk, text="more")
    assert Question.objects.get(pk=choice.pk).settings.options == ("one", "two")
