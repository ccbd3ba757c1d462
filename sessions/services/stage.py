"""The steps of a session, from the lobby to the talk; the close has a file of its own."""

from __future__ import annotations

from django.db.models import Max
from django.utils import timezone

from sessions.models import Mode, Place, Question, Release, Round, Session, Stage
from sessions.queries import answers
from sessions.queries.presence import here, present_since, slot_now
from sessions.queries.published import ROOM_STEPS
from sessions.services.presence import forget_leavers
from sessions.services.publish import publish_hold, publish_late, publish_release
from sessions.services.turns import change, move_to
from sessions.words import Refusal, Said, _

__all__ = ["again", "arm", "disarm", "finish_round", "hold", "next_step", "open_question", "release", "talk"]

LIVE_FROM = 4  # times k: from so many people on, `auto` lets a picture grow live


def open_question(session_id: int, *, turn: int, question_id: int) -> None:
    """Open a question; the round before it is finished. Raises `Refusal`."""
    with change(session_id, turn=turn) as session:
        question = Question.objects.filter(session=session, pk=question_id).first()
        if question is None:
            raise Refusal("question.unknown", _("That question is not on the run sheet any more."))
        _open(session, question)


def again(session_id: int, *, turn: int) -> None:
    """Ask the current question again, as a new round."""
    with change(session_id, turn=turn) as session:
        if session.round is None or session.stage not in {Stage.RELEASED, Stage.TALK}:
            raise Refusal("stage.illegal", _("A question can be asked again after its picture was released."))
        _open(session, session.round.question)


def hold(session_id: int, *, turn: int) -> None:
    """Hold a question of words: its sheets go to the facilitator's eye, all at once, shuffled."""
    with change(session_id, turn=turn) as session:
        round_ = _current(session)
        if not round_.question.kind.holds:
            raise Refusal("stage.illegal", _("Only sheets of words are read before the wall shows them."))
        _enough(session, round_)
        publish_hold(session)
        move_to(session, Stage.HELD)
        _freeze(session, round_, state=Round.State.HELD)


def arm(session_id: int, *, turn: int) -> None:
    """Start the count of three before a release; it can still be taken back."""
    with change(session_id, turn=turn) as session:
        round_ = _releasable(session)
        if session.stage == Stage.OPEN:
            _enough(session, round_)
        session.arming = True


def disarm(session_id: int, *, turn: int) -> None:
    """Take back a release that has not happened yet."""
    with change(session_id, turn=turn) as session:
        session.arming = False


def release(session_id: int, *, turn: int) -> None:
    """Release the picture: every voice in hand, all at once. Raises `Refusal("release.few")` below k answers."""
    with change(session_id, turn=turn) as session:
        round_ = _releasable(session)
        if session.stage == Stage.OPEN:
            _enough(session, round_)
        publish_release(session)
        held = session.stage == Stage.HELD
        move_to(session, Stage.RELEASED)
        if held:
            Round.objects.filter(pk=round_.pk).update(state=Round.State.RELEASED)
        else:
            _freeze(session, round_, state=Round.State.RELEASED)


def talk(session_id: int, *, turn: int) -> None:
    """Put the question up for the talk."""
    with change(session_id, turn=turn) as session:
        move_to(session, Stage.TALK)


def next_step(session_id: int, *, turn: int) -> str:
    """Take the natural next step and return its verb; a release is only armed, a close never taken."""
    session = Session.objects.select_related("round__question").filter(pk=session_id).first()
    if session is None:
        raise Refusal("session.unknown", _("There is no such session."))
    match Stage(session.stage):
        case Stage.OPEN if session.round and session.round.question.kind.holds:
            hold(session_id, turn=turn)
            return "hold"
        case Stage.OPEN | Stage.HELD:
            arm(session_id, turn=turn)
            return "arm"
        case Stage.RELEASED:
            talk(session_id, turn=turn)
            return "talk"
    if question := next_question(session):
        open_question(session_id, turn=turn, question_id=question.pk)
        return "open"
    raise Refusal("stage.end", _("All questions have been asked. Close the session when the talk is done."))


def next_question(session: Session) -> Question | None:
    """Return the next question on the run sheet that was never opened, after the current one if there is one."""
    waiting = Question.objects.filter(session=session, rounds__isnull=True)
    if session.round:
        later = waiting.filter(position__gt=session.round.question.position).first()
        return later or waiting.first()
    return waiting.first()


def finish_round(session: Session) -> None:
    """Close the current round: late voices enter once, if they may; answers that were never shown stay unseen."""
    if session.round_id is None:
        return
    publish_late(session)
    Round.objects.filter(pk=session.round_id).update(state=Round.State.DONE)


def _open(session: Session, question: Question) -> None:
    if not Stage(session.stage).may_become(Stage.OPEN):
        raise Refusal("stage.illegal", _("That is not possible at this point of the session."))
    finish_round(session)
    move_to(session, Stage.OPEN)
    session.started = session.started or timezone.now()
    forget_leavers(session.pk)
    number = (question.rounds.aggregate(most=Max("number"))["most"] or 0) + 1
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


def _current(session: Session) -> Round:
    if session.round is None or session.stage != Stage.OPEN:
        raise Refusal("stage.illegal", _("No question is open."))
    return session.round


def _releasable(session: Session) -> Round:
    if session.round is None or session.stage not in {Stage.OPEN, Stage.HELD}:
        raise Refusal("stage.illegal", _("No question is open."))
    return session.round


def _enough(session: Session, round_: Round) -> None:
    """Refuse to publish below k answers, by the count that everyone sees."""
    count = answers.how_many(round_.pk)
    if count < round_.k:
        raise Refusal(
            "release.few",
            Said(_("{a} answers are in. A picture needs {k}."), {"a": count, "k": round_.k}),
        )


def _freeze(session: Session, round_: Round, *, state: Round.State) -> None:
    """Freeze the count with the picture; places that join from now on came after it."""
    count = answers.how_many(round_.pk)
    present = Place.objects.filter(session=session).filter(present_since(round_.opened_slot)).count()
    Round.objects.filter(pk=round_.pk).update(
        state=state, released_turn=session.turn, final_count=count, final_total=max(count, present)
    )
