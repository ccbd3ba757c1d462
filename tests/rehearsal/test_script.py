import pytest

from sessions import kinds
from sessions.rehearsal.replay import read
from sessions.rehearsal.script import Ask, Script
from sessions.rehearsal.shapes import Shape

STEPS = ("Never", "Rarely", "Often", "Mostly", "Always")


def ask(slug="scale", *, question=0, column=0, again=1, **config):
    kind = kinds.get(slug)
    settings = {"steps": list(STEPS)} if slug == "scale" and not config else config
    return Ask(kind, kind.Config.checked(settings), question, column, again)


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "answers.csv"
    file.write_text("clear,message\n1,5\n2,4\n,3\n4,2\n5,1\n", encoding="utf-8")
    return read(file)


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("kind", kinds.every(), ids=lambda kind: kind.slug)
def test_every_kind_takes_what_every_shape_answers(shape, kind):
    config = kind.Config.checked(kind.examples[0].config)
    script = Script(voices=20, shape=shape, seed=4)

    for voice in range(20):
        fields = script.fields(voice, Ask(kind, config, 0, None))
        assert fields is not None
        kind.parse(fields, config)


@pytest.mark.parametrize("slug", ["words", "degree"])
def test_voices_write_in_the_language_of_the_room(slug):
    kind = kinds.get(slug)
    script = Script(voices=20, shape=Shape.RANDOM, seed=4)

    def written(language: str) -> set[str]:
        asked = Ask(kind, kind.Config(), 0, None, language=language)
        texts = [text for voice in range(20) for values in script.fields(voice, asked).values() for text in values]
        return {text for text in texts if not text.isdigit()}

    assert len(written("en")) > 3
    assert written("en") & written("de") == set()


def test_a_table_is_played_column_by_column_and_row_by_row(table):
    script = Script(voices=5, shape=Shape.RANDOM, seed=1, replay=table)

    first = sorted(str(script.fields(voice, ask())) for voice in range(5))
    second = [script.lean(voice, ask(question=1, column=1)) for voice in range(5)]

    assert first == sorted(["None", *(str({"step": [str(step)]}) for step in (0, 1, 3, 4))])
    assert sorted(lean for lean in second if lean is not None) == [0.0, 0.25, 0.5, 0.75, 1.0]


def test_one_person_gives_the_answers_of_one_row(table):
    script = Script(voices=5, shape=Shape.RANDOM, seed=1, replay=table)

    pairs = {(script.lean(voice, ask()), script.lean(voice, ask(column=1))) for voice in range(5)}

    assert pairs == {(0.0, 1.0), (0.25, 0.75), (None, 0.5), (0.75, 0.25), (1.0, 0.0)}


def test_questions_beyond_the_table_are_answered_by_the_shape(table):
    with_table = Script(voices=9, shape=Shape.TWO, seed=1, replay=table)
    without = Script(voices=9, shape=Shape.TWO, seed=1)

    for place in (None, 2):
        beyond = ask(question=5, column=place)
        assert [with_table.lean(v, beyond) for v in range(9)] == [without.lean(v, beyond) for v in range(9)]


def test_voices_come_closer_after_a_talk():
    script = Script(voices=30, shape=Shape.SPREAD, seed=1)

    def width(again):
        leans = [script.lean(voice, ask(again=again)) for voice in range(30)]
        return sum(abs(lean - other) for lean in leans for other in leans)

    assert 0.6 * width(1) < width(2) < 0.9 * width(1)
    assert 0.4 * width(1) < width(3) < 0.9 * width(2)


def test_voices_keep_their_seats_which_are_all_taken_and_some_would_rather_not_say():
    script = Script(voices=120, shape=Shape.SPREAD, seed=1)
    kind = kinds.get("scale")

    def seats(question):
        asked = Ask(kind, kind.Config(), question, question, seats=4)
        return [script.fields(voice, asked).get("seat") for voice in range(120)]

    taken = seats(0)
    assert {seat and seat[0] for seat in taken} == {None, "0", "1", "2", "3"}
    assert 100 < sum(seat is not None for seat in taken) < 120
    assert seats(1) == taken


def test_without_seats_no_voice_speaks_of_one():
    script = Script(voices=20, shape=Shape.SPREAD, seed=1)

    assert {tuple(script.fields(voice, ask())) for voice in range(20)} == {("step",)}


def test_after_a_talk_some_stay_and_some_step_towards_the_middle():
    script = Script(voices=40, shape=Shape.SPREAD, seed=1)
    ways = [(script.lean(voice, ask()), script.lean(voice, ask(again=2))) for voice in range(40)]
    middle = sum(before for before, _after in ways) / len(ways)

    stayed = sum(before == after for before, after in ways)
    assert 8 <= stayed <= 24
    assert all(abs(after - middle) <= abs(before - middle) for before, after in ways)
