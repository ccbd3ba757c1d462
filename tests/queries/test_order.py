"""Which line comes next, which number a question has, and what to leave out when time is short."""

from sessions.models import Question
from sessions.models.stage import Step
from sessions.queries.order import names, next_line, numbers, spare_line, waiting


def sheet(*lines: str) -> list[Question]:
    """Lines by what they are: a question's minutes, «out», a step, or minutes and the order of leaving out, «9/2»."""
    made = []
    for position, line in enumerate(lines, start=1):
        minutes, _, spare = line.partition("/")
        steps = {"pictures": Step.PICTURES, "again": Step.AGAIN, "reopened": Step.REOPENED}
        made.append(
            Question(
                pk=position,
                position=position,
                step=steps.get(line, ""),
                left_out=line == "out",
                minutes=int(minutes) if minutes.isdecimal() else 5,
                spare=int(spare or 0),
            )
        )
    return made


def test_what_was_asked_or_left_out_is_not_waiting():
    lines = sheet("5", "out", "5", "pictures")
    lines[3].done = True

    assert [line.pk for line in waiting(lines, asked={1})] == [3]


def test_the_next_line_is_below_and_only_then_above():
    lines = sheet("5", "5", "5")

    assert next_line(lines, asked={2}, at=lines[1]) == lines[2]
    assert next_line(lines, asked={2, 3}, at=lines[2]) == lines[0]
    assert next_line(lines, asked={1, 2, 3}, at=lines[2]) is None
    assert next_line(lines, asked=(), at=None) == lines[0]


def test_steps_and_what_is_left_out_have_no_number():
    assert numbers(sheet("5", "pictures", "out", "5"), asked=()) == {1: 1, 4: 2}
    assert numbers(sheet("5", "pictures", "out", "5"), asked={3}) == {1: 1, 3: 2, 4: 3}


def test_lines_that_say_the_same_are_told_apart_by_what_stands_above_them():
    lines = [
        Question(pk=1, text="We act on it.", above="Growing"),
        Question(pk=2, text="We act on it.", above="New ideas"),
        Question(pk=3, text="It is clear to me.", above="New ideas"),
        Question(pk=4, text="We act on it."),
    ]

    assert names(lines) == {
        1: "Growing: We act on it.",
        2: "New ideas: We act on it.",
        3: "It is clear to me.",
        4: "We act on it.",
    }


def test_a_formats_own_order_says_what_may_go():
    lines = sheet("10", "6/3", "9/2", "9/1", "8")
    gone = [spare_line(lines, asked={1}, behind=9)]
    lines[3].left_out = True
    gone.append(spare_line(lines, asked={1}, behind=9))
    lines[1].left_out = lines[2].left_out = True

    assert gone == [lines[3], lines[2]]
    assert spare_line(lines, asked={1}, behind=9) is None


def test_without_such_an_order_the_question_that_wins_the_time_back_goes():
    lines = sheet("3", "10", "6", "pictures")

    assert spare_line(lines, asked={1}, behind=5) == lines[2]
    assert spare_line(lines, asked={1}, behind=20) == lines[1]
    assert spare_line(lines, asked={1, 2, 3}, behind=5) is None
