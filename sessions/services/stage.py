"""The steps of a session, from the lobby to the talk; the close has a file of its own."""

from __future__ import annotations

from django.db.models import Max
from django.utils import timezone

from sessions.models import Mode, Place, Question, Release, Round, Session, Stage
from sessions.models.stage import Step
from sessions.queries.order import at_of, lines_of, next_line
from sessions.queries.presence import here, slot_now
from sessions.queries.published import ROOM_STEPS
from sessions.services.lines import stand_at
from sessions.services.presence import forget_leavers
from sessions.services.publish import publish_late
from sessions.services.releasing import arm, disarm, hold, release, release_due
from sessions.services.turns import change, move_to
from sessions.words import Refusal, _

__all__ = [
    "again",
    "arm",
    "disarm",
    "finish_round",
    "hold",
    "next_question",
    "next_step",
    "open_question",
    "open_round",
    "release",
    "release_due",
    "talk",
]

LIVE_FROM = 4  # times k: from so many people on, `auto` lets a picture grow live


def open_question(session_id: int, *, turn: int, question_id: int) -> None:
    """Open a question, or come to a step of the run sheet; the round before it is finished. Raises `Refusal`."""
    with change(session_id, turn=turn) as session:
        question = Question.objects.filter(session=session, pk=question_id).first()
        if question is None:
            raise Refusal("question.unknown", _("That question is not on the run sheet any more."))
        if question.step:
            stand_at(session, question, finish=finish_round)
        else:
            open_round(session, question)


def again(session_id: int, *, turn: int) -> None:
    """Ask the current question again, as a new round."""
    with change(session_id, turn=turn) as session:
        if session.round is None or session.stage not in {Stage.RELEASED, Stage.TALK}:
            raise Refusal("stage.illegal", _("A question can be asked again after its picture was released."))
        open_round(session, session.round.question)


def talk(session_id: int, *, turn: int) -> None:
    """Put the question up for the talk."""
    with change(session_id, turn=turn) as session:
        if session.stage != Stage.RELEASED:
            raise Refusal("stage.illegal", _("That is not possible at this point of the session."))
        move_to(session, Stage.TALK)


def next_step(session_id: int, *, turn: int) -> str:
    """Take the natural next step and return its verb; a release is only armed, a close never taken."""
    session = Session.objects.select_related("round__question", "step").filter(pk=session_id).first()
    if session is None:
        raise Refusal("session.unknown", _("There is no such session."))
    match Stage(session.stage):
        case Stage.OPEN if session.round and session.round.question.kind.holds:
            hold(session_id, turn=turn)
            return "hold"
        case Stage.OPEN | Stage.HELD if session.round and session.round.question.kind.releases:
            arm(session_id, turn=turn)
            return "arm"
        case Stage.RELEASED:
            talk(session_id, turn=turn)
            return "talk"
    if question := next_question(session):
        open_question(session_id, turn=turn, question_id=question.pk)
        return question.step or "open"
    raise Refusal("stage.end", _("All questions have been asked. Close the session when the talk is done."))


def next_question(session: Session) -> Question | None:
    """Return the next line of the run sheet, after the present one if there is any below it."""
    lines, asked = lines_of(session)
    return next_line(lines, asked=asked, at=at_of(session))


def finish_round(session: Session) -> None:
    """Close the current round: late voices enter once, if they may; answers that were never shown stay unseen."""
    if session.round_id is None:
        return
    publish_late(session)
    unseen = Round.objects.filter(pk=session.round_id, state=Round.State.HELD)
    unseen.update(themes=[])  # sheets that were only read leave nothing behind, nor do the names of their themes
    Round.objects.filter(pk=session.round_id).update(state=Round.State.DONE)


def open_round(session: Session, question: Question) -> None:
    """Open a round of a question; the round before it is finished. The caller holds the session's lock."""
    if not Stage(session.stage).may_become(Stage.OPEN):
        raise Refusal("stage.illegal", _("That is not possible at this point of the session."))
    finish_round(session)
    move_to(session, Stage.OPEN)
    session.started = session.started or timezone.now()
    forget_leavers(session.pk)
    number = (question.rounds.aggregate(most=Max("number"))["most"] or 0) + 1
    called_for = session.step is not None and session.step.step == Step.AGAIN and number > 1
    session.step = session.step if called_for else None
    order = (session.rounds.aggregate(most=Max("order"))["most"] or 0) + 1
    session.round = Round.objects.create(
        session=session,
        question=question,
        number=number,
        order=order,
        k=session.k,
        mode=_mode(session, question, number),
        seats=session.seats,
        earlier=question.rounds.filter(pictures__step__in=ROOM_STEPS).order_by("-number").distinct().first(),
        marks_id=question.rounds.order_by("-number").values_list("marks_id", flat=True).first(),
        opened_slot=slot_now(),
    )


def _mode(session: Session, question: Question, number: int) -> Mode:
    """Freeze how the picture will appear: live only in a first round, without guesses, of a kind that may grow."""
    if question.release == Release.TOGETHER or question.guess or number > 1 or not question.kind.grows_live:
        return Mode.TOGETHER
    if question.release == Release.LIVE:
        return Mode.LIVE
    present = Place.objects.filter(session=session).filter(here(slot_now())).count()
    return Mode.LIVE if present >= LIVE_FROM * session.k else Mode.TOGETHER
