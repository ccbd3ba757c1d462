"""A report holds what was published and said, and nothing else."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sessions.models import Picture, Question, ReportChoice, Session, User
from sessions.queries import published, report
from sessions.queries.report.choice import became, choice_for
from sessions.queries.report.value import Report
from sessions.services import closing, sheets, stage
from tests.factories import a_session, a_user, answer, marking, open_next, phones, release
from tests.reports.evenings import an_evening

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def owner() -> User:
    return a_user()


@pytest.fixture
def evening(owner: User) -> Session:
    return an_evening(owner)


def made(session: Session, **chosen: object) -> Report:
    return report.build(session, ReportChoice(session=session, **chosen))  # type: ignore[arg-type]


def test_report_has_every_released_picture_in_the_order_of_the_questions(evening):
    found = made(evening)

    pictures = {(shown.question.text, shown.round_number): shown for shown in published.of_session(evening.pk)}
    assert [part.number for part in found.parts] == sorted(part.number for part in found.parts)
    assert {(part.text, sight.round) for part, sight in found.sights} == set(pictures)
    for part, sight in found.sights:
        shown = pictures[part.text, sight.round]
        assert (sight.n, sight.abstained) == (shown.n, shown.abstained)
        assert sight.reading == shown.reading
        assert sorted(sight.texts) == sorted(shown.sheets)
        assert sight.footer == f"A picture of these {shown.n} answers, today. Directional, not definitive."


def test_page_one_reads_every_sentence_from_a_picture_that_is_there(evening):
    found = made(evening)

    numbers = {part.number: part.text for part in found.parts}
    assert [heading.key for heading in found.headings] == ["close", "apart", "misjudged", "moved"]
    for heading in found.headings:
        assert len(heading.sentences) <= 2
        assert heading.nothing
        for sentence in heading.sentences:
            assert f"“{numbers[sentence.number]}”" in sentence.text
    assert len(found.carry_on) == 3
    assert {card.number for card in found.carry_on} <= set(numbers)
    assert sum(len(group.sheets) for group in found.steps) == 12


def test_what_moved_is_what_the_eye_sees(evening):
    """How far apart people stand is often no other than before: then it is said where they stood, and stand now."""
    found = made(evening)

    moved = next(heading for heading in found.headings if heading.key == "moved").sentences
    assert [sentence.number for sentence in moved] == [1]
    assert not any("No clear change" in sentence.text for sentence in moved)


def test_lines_of_a_picture_begin_like_sentences_and_say_nothing_twice(evening):
    for _part, sight in made(evening).sights:
        lines = (*sight.captions, *sight.beside, *sight.seats_told)
        assert all(line[:1] == line[:1].upper() for line in lines)
        assert not any(line.rstrip(".").lower() in sight.told.lower() for line in lines)


def test_same_pictures_make_the_same_report(evening):
    assert made(evening) == made(evening)


def test_rehearsal_is_marked(owner):
    assert made(an_evening(owner, slug="quick-scan", rehearsal=True)).mark == "Rehearsal: simulated voices"
    assert made(an_evening(owner, slug="quick-scan")).mark == ""


def test_report_speaks_the_language_of_its_session(owner):
    found = made(an_evening(owner, slug="quick-scan", language="de"))

    assert found.language == "de"
    assert found.parts[0].sights[0].footer.startswith("Ein Bild dieser 12 Antworten")


def test_question_that_was_left_out_leaves_only_its_absence(evening):
    whole = made(evening)
    out = next(part for part in whole.parts if part.kind == "ranking")
    key = next(str(shown.question.pk) for shown in published.of_session(evening.pk) if shown.question.text == out.text)
    found = made(evening, left_out=[key])

    assert list(found.parts) == [part for part in whole.parts if part.text != out.text]
    assert "1 question is not in this report." in found.held_back
    assert out.text not in repr((found.headings, found.parts))


def test_hidden_sheet_is_nowhere_and_the_published_picture_keeps_it(evening):
    shown = next(one for one in published.of_session(evening.pk) if one.kind.slug == "words")
    found = made(evening, hidden={str(shown.round_id): [2, 3]})

    part = next(part for part in found.parts if part.text == shown.question.text)
    assert len(part.sights[0].texts) == len(shown.sheets) - 2
    assert "2 sheets are not in this report." in found.held_back
    assert Picture.objects.get(pk=shown.picture_id).summary["texts"] == list(shown.sheets)


def test_notes_of_the_facilitator_are_there_only_if_chosen(evening):
    assert "A note to question" not in repr(made(evening))
    assert made(evening, with_notes=True).parts[0].notes == "A note to question 1."


def test_remarks_stand_with_their_question(evening):
    shown = published.of_session(evening.pk)[0]

    assert made(evening, remarks={str(shown.question.pk): "We paused here."}).parts[0].remark == "We paused here."


def test_expert_panel_is_off_by_default_and_reads_published_counts(evening):
    assert all(sight.panel == () for _part, sight in made(evening).sights)
    panels = {part.kind: sight.panel for part, sight in made(evening, panel=True).sights}
    assert [line.split(" = ")[0] for line in panels["scale"]] == ["A", "r*wg", "AD"]
    assert panels["ranking"][0].startswith("W = ")
    assert panels["words"] == ()


def test_no_file_can_count_a_seat(evening):
    """Seats come as a drawing and a sentence: no row of a table is one, and no number stands by a name."""
    found = made(evening)

    seated = [sight for _part, sight in found.sights if sight.seats]
    assert seated
    names = {row.name for _part, sight in found.sights for table in sight.tables for row in table.rows}
    assert names & {"Leadership", "Product", "Sales"} == set()
    assert all("answers" not in " ".join(sight.seats_told) for sight in seated)


def test_question_without_a_picture_is_named_and_nothing_of_it_is_told(owner):
    session = a_session(owner=owner, k=3, questions=2)
    tokens = phones(session, 5)
    open_next(session)
    for token in tokens:
        answer(session, token, 2)
    release(session)
    open_next(session)
    for token in tokens:
        answer(session, token, None)
    release(session)

    session.refresh_from_db()
    closing.close(session.pk, turn=session.turn, sure=True)
    session.refresh_from_db()
    found = made(session)

    assert [part.number for part in found.parts] == [1]
    assert found.held_back == (
        "Question 2: no picture. It was not released, or too few said where they stand to show it safely.",
    )


def test_sheets_that_were_read_and_never_released_leave_neither_word_nor_theme_nor_a_wrong_reason(owner):
    session = a_session(owner=owner, k=3, kind="words")
    tokens = phones(session, 5)
    open_next(session)
    for token in tokens:
        answer(session, token, ["Quarrel"])
    stage.hold(session.pk, turn=session.turn)
    session.refresh_from_db()
    sheets.group(session.pk, round_id=session.round_id, sheets=[0, 1], name="Quarrels")
    closing.close(session.pk, turn=session.turn, sure=True)
    session.refresh_from_db()
    found = made(session)

    assert "Quarrel" not in repr(found)
    assert found.held_back == (
        "Question 1: no picture. It was not released, or too few said where they stand to show it safely.",
    )


def test_session_without_any_picture_has_a_report_that_says_so(owner):
    found = made(a_session(owner=owner))

    assert found.parts == ()
    assert [heading.sentences for heading in found.headings] == [(), (), (), ()]
    assert found.carry_on == ()


def test_first_choice_begins_with_the_cover_of_the_persons_last_report(owner, evening):
    ReportChoice.objects.create(session=evening, by=owner, coach="Ada", paper="letter", logo=b"png", with_notes=True)
    other = a_session(owner=owner)

    begun = choice_for(other, person=owner)
    assert (begun.coach, begun.paper, begun.logo, begun.with_notes) == ("Ada", "letter", b"png", False)
    assert choice_for(other, person=a_user("bob")).coach == ""
    assert choice_for(evening).coach == "Ada"


def test_hidden_word_is_said_nowhere_though_several_gave_it(owner):
    session = a_session(owner=owner, k=3, kind="words", config={"single": True})
    tokens = phones(session, 6)
    open_next(session)
    for token, word in zip(tokens, ["Quarrel", "Quarrel", "Quarrel", "Trust", "Trust", "Time"], strict=True):
        answer(session, token, [word])
    stage.hold(session.pk, turn=session.turn)
    release(session)
    closing.close(session.pk, turn=session.turn, sure=True)
    session.refresh_from_db()
    (shown,) = published.of_session(session.pk)
    at = shown.sheets.index("Quarrel")

    assert "Quarrel" in repr(made(session))
    found = made(session, hidden={str(shown.round_id): [at]})
    assert "Quarrel" not in repr(found)
    assert found.parts[0].sights[0].told == "6 answers, 2 different words: 2 on “Trust”."
    assert [(row.name, row.counts) for row in found.parts[0].sights[0].tables[0].rows] == [
        ("Trust", (2,)),
        ("Time", (1,)),
    ]


@pytest.fixture
def marked(owner: User) -> Session:
    """A closed session of four sheets, and whom they speak for."""
    session, tokens = marking(["Quarrel", "Trust", "Time", "Noise"], owner=owner, k=3)
    for token in tokens:
        answer(session, token, [0, 1, 2, 3])
    release(session)
    closing.close(session.pk, turn=session.turn, sure=True)
    session.refresh_from_db()
    return session


def test_sheet_that_is_hidden_is_hidden_among_the_marks_too(marked):
    words, marks = published.of_session(marked.pk)
    found = made(marked, hidden={str(words.round_id): [words.sheets.index("Quarrel")]})

    assert len(marks.sheets) == 4
    assert "Quarrel" not in repr(found)
    assert [len(sight.texts) for _part, sight in found.sights] == [3, 3]
    assert len(found.parts[1].sights[0].tables[0].rows) == 3


def test_marks_are_left_out_with_their_sheets_and_both_pages_say_so(owner, marked):
    words, marks = (shown.question for shown in published.of_session(marked.pk))
    only_words = made(marked, left_out=[str(marks.pk)])
    coach = Client()
    coach.force_login(owner)
    at_words, at_marks = (reverse("report-adjust", args=[marked.pk, line.pk]) for line in (words, marks))
    assert "Question 2, which marks these sheets, is left out with it." in coach.get(at_words).content.decode()
    assert "and these marks with it" not in coach.get(at_marks).content.decode()
    coach.post(at_words, {"remark": "", "left_out": "on"})
    nothing = report.build(marked, ReportChoice.objects.get(session=marked))
    page = coach.get(reverse("report", args=[marked.pk])).content.decode()

    assert [part.kind for part in only_words.parts] == ["words"]
    assert nothing.parts == ()
    assert "2 questions are not in this report." in nothing.held_back
    assert [text for text in ("Quarrel", "Trust", "Time", "Noise") if text in repr(nothing) or text in page] == []
    assert page.count("Left out: ") == 2
    assert "Question 1 is left out, and these marks with it." in coach.get(at_marks).content.decode()


def test_sheet_that_became_a_line_of_a_question_is_known_there(owner):
    session = a_session(owner=owner, k=3, kind="words", questions=2)
    later = Question.objects.filter(session=session).order_by("position").last()
    Question.objects.filter(pk=later.pk).update(kind_slug="choice", config={"options": ["Trust", "Time"]})
    tokens = phones(session, 3)
    open_next(session)
    for token, text in zip(tokens, ["Quarrel", "Noise", "Rest"], strict=True):
        answer(session, token, [text])
    stage.hold(session.pk, turn=session.turn)
    release(session)
    sheets.make_item(session.pk, question_id=later.pk, text="Quarrel")
    open_next(session)
    for token in tokens:
        answer(session, token, [2])
    release(session)
    closing.close(session.pk, turn=session.turn, sure=True)
    session.refresh_from_db()
    asked = [(number, line) for number, line, _shown in report.questions_of(session)]

    assert [became(asked).get(text) for text in ("Quarrel", "Noise")] == [[2], None]
    coach = Client()
    coach.force_login(owner)
    page = coach.get(reverse("report-adjust", args=[session.pk, asked[0][1].pk])).content.decode()
    assert page.count("This sheet has become a line of question 2.") == 1


def test_questions_that_say_the_same_are_named_with_what_stands_above_them(owner):
    found = made(an_evening(owner, slug="panorama", seats=False))

    told = [sentence.text for heading in found.headings for sentence in heading.sentences]
    assert len(told) >= 2
    assert [text for text in told if not text.startswith("“") or ": " not in text.split("”")[0]] == []
    assert len(set(found.names.values())) == len(found.parts)
