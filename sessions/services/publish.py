"""Publishing: the one place where answers become a picture, under the round's row lock."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.db.models import F

from sessions.doorbell import ring
from sessions.models import Answer, Mode, Picture, Round, Session, Stage
from sessions.privacy import steps
from sessions.privacy.sheets import regrouped
from sessions.privacy.veil import Veiled, veil
from sessions.queries import published
from sessions.queries.answers import Voice
from sessions.services.additions import additions, beside_release
from sessions.services.hand import Hand, hand_of, least

__all__ = ["publish_due", "publish_hold", "publish_late", "publish_release"]

CHUNK = 500
_dice = random.SystemRandom()


def publish_due(session_id: int) -> bool:
    """Publish the next live picture if the promise allows one now; return whether it did.

    A step that is due locks every answer in hand also if too few of them are voices: whether an answer can still be
    changed must tell nothing either. Idempotent: of two processes that come at once the second finds nothing due.
    """
    if not _may_be_due(session_id):
        return False
    with transaction.atomic():
        session = Session.objects.select_for_update().get(pk=session_id)
        hand = hand_of(session) if session.stage == Stage.OPEN else None
        if hand is None or hand.round.mode != Mode.LIVE:
            return False
        shown, decided, k = hand.shown, hand.decided, least(hand.round)
        count = steps.step_size(answers=len(hand.everything), decided=decided, k=k)
        if count is None:
            return False
        if not steps.may_step(count, voices=len(hand.voices), shown=len(shown), decided=decided, k=k):
            _lock(hand.round)
            return False
        waiting = {voice.id: voice for voice in hand.voices if not voice.shown}
        drawn = steps.choose(sorted(waiting), count=count - len(shown), rng=_dice)
        _publish(hand, [*shown, *(waiting[pk] for pk in drawn)], step=Picture.Step.LIVE, abstained=0)
        Session.objects.filter(pk=session_id).update(version=F("version") + 1)
        ring(session_id)
    return True


def publish_hold(session: Session) -> Picture | None:
    """Publish all sheets to the facilitator's eye; None below k. The caller holds the session's lock."""
    hand = hand_of(session)
    return _publish(hand, hand.voices, step=Picture.Step.HOLD, abstained=hand.abstained) if hand else None


def publish_release(session: Session) -> Picture | None:
    """Publish every voice in hand; None below k. Locks them all either way. The caller holds the session's lock."""
    hand = hand_of(session)
    if hand is None:
        return None
    if session.stage == Stage.HELD:  # what came since the hold is late, also if too few had come before
        return _publish_held(hand.round)
    return _publish(hand, hand.voices, step=Picture.Step.RELEASE, abstained=hand.abstained)


def publish_late(session: Session) -> Picture | None:
    """At the close of a question, let the late voices in if that betrays none of them; else note that some are held."""
    hand = hand_of(session)
    if hand is None or hand.round.released_turn is None or not hand.late:
        return None
    round_, before = hand.round, hand.round.pictures.filter(step=Picture.Step.RELEASE).last()
    kind, config = round_.question.kind, round_.question.settings
    zones = [kind.zone(voice.value, config) for voice in hand.late if not voice.abstains]
    # The sheets of a held round have been before the facilitator once; a second showing would date the late ones.
    if kind.holds or not steps.may_enter_late(zones, k=least(hand.round)):
        Round.objects.filter(pk=round_.pk).update(held_back=True)
        return None
    abstained = steps.abstained_shown(before.abstained if before else 0, hand.abstained, k=round_.k)
    return _publish(hand, hand.voices, step=Picture.Step.LATE, abstained=abstained)


def _may_be_due(session_id: int) -> bool:
    """Look, without a lock and without opening one answer, whether a live picture could be due."""
    session = Session.objects.select_related("round__question").filter(pk=session_id, stage=Stage.OPEN).first()
    if session is None or session.round is None or session.round.mode != Mode.LIVE:
        return False
    rows = Answer.objects.filter(round_id=session.round_id)
    decided = rows.filter(locked=True).count()
    return steps.step_size(answers=rows.count(), decided=decided, k=least(session.round)) is not None


def _lock(round_: Round) -> None:
    """Let no answer in hand be changed any more, whether a picture shows it or not."""
    Answer.objects.filter(round=round_, locked=False).update(locked=True)


def _publish(hand: Hand, voices: Sequence[Voice], *, step: Picture.Step, abstained: int) -> Picture | None:
    """Write the picture of these voices and lock every answer in hand, shown or held back."""
    round_ = hand.round
    crowd = veil([voice.value for voice in voices], k=round_.k)
    _lock(round_)
    if isinstance(crowd, Veiled):
        return None
    seen = voices if step == Picture.Step.LIVE else hand.everything  # no mark in clear tells who could not say
    for start in range(0, len(seen), CHUNK):
        Answer.objects.filter(pk__in=[voice.id for voice in seen[start : start + CHUNK]]).update(shown=True)
    kind, config = round_.question.kind, round_.question.settings
    summary = beside_release(hand, kind.summarise(crowd, config), step=step)
    reading = kind.measure(summary, config)
    beside = additions(hand, voices, step=step)
    summary = replace(summary, counts={**summary.counts, **beside.counts})
    picture = Picture(round=round_, number=round_.pictures.count() + 1, step=step, n=summary.n, abstained=abstained)
    if step == Picture.Step.HOLD:
        picture.summary = published.closed_for_desk(picture, summary)
    else:
        picture.summary, picture.reading = summary.as_json(), reading.as_json() if reading else None
        picture.movement, picture.breakdown = beside.movement, beside.breakdown
    picture.save(force_insert=True)
    return picture


def _publish_held(round_: Round) -> Picture | None:
    """Publish what the facilitator has seen, without the sheets set aside, and say how many those are."""
    held = published.for_desk(round_)
    if held is None:
        return None
    kept = held.kind.without(held.summary, round_.aside)
    Round.objects.filter(pk=round_.pk).update(themes=regrouped(round_.themes, aside=round_.aside))
    reading = held.kind.measure(kept, held.config)
    return Picture.objects.create(
        round=round_,
        number=round_.pictures.count() + 1,
        step=Picture.Step.RELEASE,
        n=held.n,
        abstained=held.abstained,
        aside=len(held.summary.texts) - len(kept.texts),
        summary=kept.as_json(),
        reading=reading.as_json() if reading else None,
    )
