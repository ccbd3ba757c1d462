"""«I can't say from here» is an answer like any other until the release; then it is a number beside the picture."""

import json
import random

import pytest

from sessions import keyring
from sessions.models import Answer, Picture, Release, Session
from sessions.privacy.seal import answer_key
from sessions.queries import answers, frames
from sessions.services import stage
from sessions.services.publish import publish_due
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = pytest.mark.django_db(transaction=True)

K = 3
LIVE = {"k": K, "release": Release.LIVE}


def a_room(values: list, **fields) -> Session:
    session = a_session(**{"k": K, **fields})
    tokens = phones(session, 12)
    open_next(session)
    for token, value in zip(tokens, values, strict=False):
        answer(session, token, value)
    return session


def told(session: Session) -> str:
    """What walls, consoles and phones are told, without what names the session."""
    read = frames.read(session.pk)
    wall = {
        name: read.wall[name] for name in ("version", "stage", "joined", "here", "counts", "picture", "lines", "sheets")
    }
    console = {name: read.console[name] for name in ("warnings", "captions", "may", "next", "svg", "held", "mode")}
    console["next"] = {**console["next"], "question": None}
    phone = {name: read.phone[name] for name in ("version", "turn", "stage", "mode", "locked", "joined")}
    return json.dumps([wall, console, phone], sort_keys=True)


@pytest.mark.parametrize("fields", [LIVE, {}], ids=["live", "together"])
def test_below_the_first_step_a_room_that_cannot_say_looks_like_any_other(fields):
    rooms = [a_room(values, **fields) for values in ([2] * 5, [None] * 5, [0, None, 4, None, 1])]
    published = [publish_due(session.pk) for session in rooms]

    assert published == [False] * 3
    assert len({told(session) for session in rooms}) == 1


def test_a_live_picture_names_no_number_of_those_who_cannot_say():
    session = a_room([0, None, 1, 2, None, 3, 4, 4, 1], **LIVE)
    publish_due(session.pk)
    read = frames.read(session.pk)
    (picture,) = Picture.objects.all()

    assert (picture.step, picture.n, picture.abstained) == ("live", 3, 0)
    assert (read.wall["counts"]["in"], read.wall["counts"]["hopper"]) == (9, 6)
    assert [
        text for text in (json.dumps(read.wall), json.dumps(read.console), read.phone["html"]) if "2 can" in text
    ] == []


@pytest.mark.parametrize("values", [[0] * 9, [4] * 9, [0, 1, 2, 3, 4, 0, 1, 2, 3], [None, 0, 0] * 3])
def test_a_live_step_comes_at_the_same_answer_whatever_the_answers_are(values):
    session = a_session(**LIVE)
    tokens = phones(session, 9)
    open_next(session)
    steps = []
    for token, value in zip(tokens, values, strict=True):
        answer(session, token, value)
        steps.append(publish_due(session.pk))

    assert steps == [False] * 8 + [True]


def an_evening(values: list) -> list[object]:
    """All that screens are told after each answer of a live question, and whether its phone may change it then."""
    session = a_session(**LIVE)
    tokens = phones(session, len(values) + 1)  # somebody stays silent
    open_next(session)
    seen: list[object] = []
    for token, value in zip(tokens, values, strict=False):
        answer(session, token, value)
        publish_due(session.pk)
        seen += [told(session), getattr(answer(session, token, value, seq=2), "code", None)]
        publish_due(session.pk)
        seen.append(told(session))
    return seen


@pytest.mark.parametrize("silent", [{0}, {5}, {8}, {9}, {12}, {0, 1, 2}, {6, 7, 8}, {9, 11, 12}, {0, 8, 12}])
def test_until_the_release_no_screen_differs_by_who_cannot_say(silent):
    """Nine answers, a picture of three: that it came now must not say that the tenth is the one who cannot say."""
    values = [None if phone in silent else 2 for phone in range(13)]

    assert an_evening(values) == an_evening([2] * 13)


def test_a_picture_that_grew_is_told():
    """The test above could fail: the evening has two steps, at the ninth answer and at the twelfth."""
    shown = [json.loads(text)[0]["picture"]["n"] for text in an_evening([2] * 13)[::3]]

    assert shown == [0] * 8 + [3] * 3 + [6] * 2


def test_a_quarter_of_a_large_room_may_be_unable_to_say_and_its_picture_grows_alike():
    some = [None if phone % 4 == 3 else 2 for phone in range(40)]

    assert an_evening(some) == an_evening([2] * 40)


def test_where_too_many_cannot_say_the_picture_rests_until_the_release_whatever_comes():
    session = a_session(**LIVE)
    tokens = phones(session, 40)
    open_next(session)
    came = []
    for token, value in zip(tokens, [None] * 4 + [2] * 36, strict=True):
        answer(session, token, value)
        publish_due(session.pk)
        came.append(Picture.objects.count())
    changed = answer(session, tokens[0], 2, seq=2)
    release(session)
    (picture,) = Picture.objects.all()

    assert came == [0] * 40
    assert getattr(changed, "code", None) == "answer.locked"  # or a picture that came by a change would tell of it
    assert (picture.step, picture.n, picture.abstained) == ("release", 36, 4)


@pytest.mark.parametrize("mode", [Release.LIVE, Release.TOGETHER])
def test_at_the_release_they_stand_beside_the_picture_and_in_no_measure(mode):
    session = a_room([0, None, 1, 2, None, 3, 4, 4], k=K, release=mode)
    publish_due(session.pk)
    release(session)
    wall = frames.read(session.pk).wall
    last = Picture.objects.order_by("number").last()

    assert (last.n, last.abstained, sum(last.summary["counts"]["answers"])) == (6, 2, 6)
    assert wall["lines"] == ["2 can't say from here."]
    assert (wall["counts"]["in"], wall["counts"]["hopper"], wall["picture"]["n"]) == (8, 0, 6)


@pytest.mark.parametrize(("count", "warned"), [(2, ["few"]), (3, ["near"]), (5, ["near"]), (6, [])])
def test_before_a_release_the_console_tells_by_the_number_in_alone_that_no_picture_may_come(count, warned):
    rooms = [a_room([value] * count) for value in (2, None)]
    warnings = [frames.read(session.pk).console["warnings"] for session in rooms]

    assert warnings[0] == warnings[1]
    assert [warning["code"] for warning in warnings[0] if warning["code"] != "early"] == warned
    if warned == ["near"]:
        said = "A picture appears only if at least 3 of those who are in say where they stand."
        assert (warnings[0][0]["text"], warnings[0][0]["calm"]) == (said, True)


def test_where_too_few_could_say_a_sentence_stands_in_the_place_of_the_axis():
    session = a_room([None, None, None, 2])
    waiting = frames.read(session.pk)
    release(session)
    read = frames.read(session.pk)

    said = f"Too few could say where they stand. A picture needs {K}."
    assert (waiting.wall["few"], waiting.wall["picture"]["figure"] is None) == ("", False)
    assert (read.wall["few"], read.wall["picture"]["figure"], read.console["svg"]) == (said, None, None)
    assert said in read.phone["html"]


@pytest.mark.parametrize("seed", range(20))
def test_in_any_room_voices_and_abstentions_add_up_and_no_dot_is_left_over(seed):
    dice = random.Random(seed)
    values = [dice.choice([0, 1, 4, None]) for _phone in range(dice.randint(K, 12))]
    session = a_room(values, k=K, release=dice.choice([Release.LIVE, Release.TOGETHER]))
    publish_due(session.pk)
    before = frames.read(session.pk).wall
    release(session)
    wall = frames.read(session.pk).wall
    last = Picture.objects.order_by("number").last()
    voices = sum(value is not None for value in values)

    assert before["counts"]["hopper"] + before["picture"]["n"] == len(values)
    assert (wall["counts"]["in"], wall["counts"]["hopper"]) == (len(values), 0)
    if voices >= K:
        assert (last.n, last.abstained) == (voices, len(values) - voices)
    else:
        assert (last, wall["few"]) == (None, f"Too few could say where they stand. A picture needs {K}.")


def marks(*, late: bool = False) -> set[tuple[bool, bool]]:
    """What rows say in clear, of those that came late or of the others."""
    rows = Answer.objects.order_by("pk").values_list("locked", "shown", "seq")
    return {(locked, shown) for locked, shown, seq in rows if (seq > 1) is late}


@pytest.mark.parametrize("fields", [LIVE, {}, {"kind": "words"}], ids=["live", "together", "words"])
def test_after_the_release_no_row_says_in_clear_who_could_not_say(fields):
    words = fields.get("kind") == "words"
    session = a_room([["a"], None, ["b"], ["c"]] if words else [0, None, 1, 2, None, 3, 4, 4], **fields)
    publish_due(session.pk)
    session.refresh_from_db()
    if words:
        stage.hold(session.pk, turn=session.turn)
        assert marks() == {(True, True)}
    release(session)

    assert marks() == {(True, True)}


@pytest.mark.parametrize(("late", "entered"), [([3, 3, 3, None], False), ([0, 3, 4, None], True)])
def test_late_rows_are_marked_alike_whoever_could_say(late, entered):
    session = a_session(k=K, questions=2)
    tokens = phones(session, 9)
    open_next(session)
    for token, value in zip(tokens, [0, 1, 2, None, 4], strict=False):
        answer(session, token, value)
    release(session)
    for token, value in zip(tokens[5:], late, strict=True):
        assert answer(session, token, value, seq=2) is None
    open_next(session)

    assert marks() == {(True, True)}
    assert {shown for _locked, shown in marks(late=True)} == {entered}
    assert len(marks(late=True)) == 1


def test_who_could_not_say_has_no_earlier_place_in_the_next_round():
    """They are marked as shown like everybody else, but stood nowhere in the picture."""
    session = a_session(k=K)
    tokens = phones(session, 5)
    round_id = open_next(session)
    for token, value in zip(tokens, [0, 1, None, 3, 4], strict=True):
        answer(session, token, value)
    release(session)
    key = keyring.key_of(session.pk)
    rows = {token: answer_key(key, token, round_id) for token in tokens}

    shown = answers.shown_before(rows.values(), key=key)

    assert [shown.get(rows[token]) for token in tokens] == [0, 1, None, 3, 4]
    assert len(shown) == 4
