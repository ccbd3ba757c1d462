"""The run sheet: which questions are asked, in which order, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from sessions import kinds
from sessions.models import Place, Question, Release, Round, Session
from sessions.models.stage import Step
from sessions.queries.promise import alone
from sessions.services.texts import line, minutes_within
from sessions.services.turns import change
from sessions.words import Refusal, _

__all__ = [
    "COPIED",
    "QUESTIONS_MOST",
    "Draft",
    "add_question",
    "ask_now",
    "copy_question",
    "edit_question",
    "insert_next",
    "move_question",
    "remove_question",
    "unopened",
    "usual",
]

QUESTIONS_MOST = 60
COPIED = (
    *("kind_slug", "above", "text", "help", "config", "release", "minutes", "series"),
    *("guess", "step", "section", "spare"),
)
"""What a copy of a line has, in this session or in one that begins again; its notes stay with the one line."""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A question as somebody wrote it, not yet checked."""

    kind_slug: str
    text: str
    config: Mapping[str, Any] = field(default_factory=dict)
    above: str = ""
    help: str = ""
    release: str = Release.AUTO
    minutes: int = 5
    series: str = ""
    guess: bool = False
    step: str = ""
    section: str = ""
    spare: int = 0

    def checked(self) -> dict[str, Any]:
        """Return the columns of a question. Raises `Refusal` where a text or a setting cannot be used."""
        if self.release not in Release.values:
            raise Refusal("question.release", _("Please choose when the picture appears."))
        if self.step not in ("", *Step.values):
            raise Refusal("question.step", _("Please choose what this line does."))
        return {
            "kind_slug": self.kind_slug,
            "above": line(self.above, label=_("Line above the question"), longest=200),
            "text": line(self.text, label=_("Question"), longest=300, needed=True),
            "help": line(self.help, label=_("Help line"), longest=300),
            "config": _kind(self.kind_slug).Config.checked(self.config).as_json(),
            "release": self.release,
            "minutes": minutes_within(self.minutes),
            "series": self.series,
            "guess": self.guess,
            "step": self.step,
            "section": line(self.section, label=_("Part of the session"), longest=80),
            "spare": self.spare,
        }


def add_question(*, session_id: int, draft: Draft) -> Question:
    """Put a new question at the end of the run sheet."""
    columns = draft.checked()
    with change(session_id, turn=None) as session:
        return _insert(session, columns, at=len(_sheet(session)))


def ask_now(*, session_id: int, text: str, kind_slug: str) -> Question:
    """Put a question written in one line right after the one on the wall, with the kind's usual settings."""
    with change(session_id, turn=None) as session:
        words = usual(_kind(kind_slug), session.language)
        columns = Draft(kind_slug=kind_slug, text=text, config=words).checked()
        return _insert(session, columns, at=_after_current(session))


def usual(kind: kinds.Kind, language: str) -> dict[str, Any]:
    """Return the settings that a new question of a kind begins with, their words in this language."""
    with translation.override(language):
        return {name: _spoken(value) for name, value in kind.Config().as_json().items()}


def edit_question(*, session_id: int, question_id: int, draft: Draft) -> Question:
    """Change a question that was never opened. Other words, kind or steps end its series."""
    columns = draft.checked()
    with change(session_id, turn=None) as session:
        question = unopened(session, question_id)
        _keep_promise(session, _sheet(session), columns["kind_slug"])
        columns["step"] = question.step
        columns["series"] = "" if _ends_series(question, columns) else question.series
        for name, value in columns.items():
            setattr(question, name, value)
        question.save()
    return question


def copy_question(*, session_id: int, question_id: int) -> Question:
    """Put a copy right below a question; the copy may be edited even if the question was opened."""
    with change(session_id, turn=None) as session:
        original = _question(session, question_id)
        if not original.kind.offered:  # a copy would carry sheets that nothing binds to the round they hung in
            raise Refusal("question.copied", _("Sheets can be marked once the wall shows them."))
        columns = {name: getattr(original, name) for name in COPIED}
        return _insert(session, columns, at=_sheet(session).index(original) + 1)


def move_question(*, session_id: int, question_id: int, by: int) -> None:
    """Move a question up (`by` below 0) or down; at the ends it stays."""
    with change(session_id, turn=None) as session:
        question = _question(session, question_id)
        sheet = _sheet(session)
        old = sheet.index(question)
        new = min(max(old + by, 0), len(sheet) - 1)
        if new != old:
            sheet.insert(new, sheet.pop(old))
            _number(sheet)


def remove_question(*, session_id: int, question_id: int) -> None:
    """Take a question that was never opened off the run sheet."""
    with change(session_id, turn=None) as session:
        unopened(session, question_id).delete()
        _number(_sheet(session))


def insert_next(session: Session, **columns: Any) -> Question:
    """Put a question right after the one in hand. The caller holds the session's lock."""
    return _insert(session, columns, at=_after_current(session))


def _insert(session: Session, columns: Mapping[str, Any], *, at: int) -> Question:
    sheet = _sheet(session)
    if len(sheet) >= QUESTIONS_MOST:
        raise Refusal("runsheet.full", _("The run sheet is full. Remove a question first, or begin another session."))
    _keep_promise(session, sheet, columns["kind_slug"], step=columns.get("step", ""))
    question = Question.objects.create(session=session, position=at + 1, **columns)
    sheet.insert(at, question)
    _number(sheet)
    return question


def _keep_promise(session: Session, sheet: list[Question], kind_slug: str, *, step: str = "") -> None:
    """Refuse to ask for answers where people joined on the promise that nothing leaves their phones."""
    if step or not kinds.get(kind_slug).releases or not alone(sheet):
        return
    if Place.objects.filter(session=session).exists():
        raise Refusal(
            "runsheet.alone",
            _("People joined on the promise that nothing leaves their phones. Ask this in another session."),
        )


def _sheet(session: Session) -> list[Question]:
    return list(session.questions.all())


def _number(sheet: list[Question]) -> None:
    """Write the order as positions 1, 2, 3 …"""
    for position, question in enumerate(sheet, start=1):
        if question.position != position:
            question.position = position
            question.save(update_fields=["position"])


def _after_current(session: Session) -> int:
    """Return the index behind the line in hand, else behind the last question opened, else the top."""
    opened = Round.objects.filter(session=session).order_by("-order").values_list("question_id", flat=True).first()
    current = session.step_id or (session.round.question_id if session.round else opened)
    ids = [question.pk for question in _sheet(session)]
    return ids.index(current) + 1 if current in ids else 0


def _question(session: Session, question_id: int) -> Question:
    try:
        return session.questions.get(pk=question_id)
    except Question.DoesNotExist:
        raise Refusal("question.gone", _("This question is no longer on the run sheet.")) from None


def unopened(session: Session, question_id: int) -> Question:
    """Return a question that may still be changed. Raises `Refusal` for one that was opened."""
    question = _question(session, question_id)
    if question.done or question.rounds.exists():
        raise Refusal("question.opened", _("This question was opened already. Make a copy and change the copy."))
    return question


def _ends_series(question: Question, columns: Mapping[str, Any]) -> bool:
    """Whether a series question would no longer be the same one everywhere."""
    return any(getattr(question, name) != columns[name] for name in ("kind_slug", "above", "text", "help", "config"))


def _spoken(value: Any) -> Any:
    if isinstance(value, list):
        return [_spoken(item) for item in value]
    return gettext(value) if isinstance(value, str) and value else value


def _kind(slug: str) -> kinds.Kind:
    for kind in kinds.offered():
        if kind.slug == slug:
            return kind
    raise Refusal("question.kind", _("Please choose a kind of question."))
