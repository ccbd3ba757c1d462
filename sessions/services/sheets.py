"""What a facilitator does with loose sheets: group them, ask whom they speak for too, take one into a next question."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext

from sessions.kinds.marks import MOST
from sessions.models import Question, Release, Round, Session, Stage
from sessions.queries import published
from sessions.services import runsheet
from sessions.services.stage import open_round
from sessions.services.texts import line
from sessions.services.turns import change
from sessions.words import Refusal, Said, _

__all__ = ["LONGEST_NAME", "THEMES_MOST", "group", "make_item", "mark", "rename"]

LONGEST_NAME = 60  # characters
THEMES_MOST = 12
MINUTES = 3  # of a round of marks

Theme = dict[str, Any]


def group(session_id: int, *, round_id: int, sheets: Collection[int], name: str) -> None:
    """Lay sheets into the theme of this name, which may be new; without a name they lie loose again.

    A sheet lies in one theme at most, and a theme without sheets is none.
    """
    with change(session_id, turn=None) as session:
        round_, count = _laid(session, round_id)
        named = line(name, label=_("Theme"), longest=LONGEST_NAME)
        if not sheets or not all(0 <= at < count for at in sheets):
            raise Refusal("sheet.unknown", _("There is no such sheet."))
        moved = sorted(set(sheets))
        themes = [{**theme, "sheets": [at for at in theme["sheets"] if at not in moved]} for theme in round_.themes]
        found = next((theme for theme in themes if theme["name"] == named), None)
        if named and found is not None:
            found["sheets"] = sorted([*found["sheets"], *moved])
        elif named:
            themes.append({"name": named, "sheets": moved})
        _keep(round_, themes)


def rename(session_id: int, *, round_id: int, theme: int, name: str) -> None:
    """Give a theme another name; with the name of another theme, both become one."""
    with change(session_id, turn=None) as session:
        round_, _count = _laid(session, round_id)
        named = line(name, label=_("Theme"), longest=LONGEST_NAME, needed=True)
        if not 0 <= theme < len(round_.themes):
            raise Refusal("theme.unknown", _("There is no such theme any more."))
        themes: list[Theme] = []
        for at, old in enumerate(round_.themes):
            called = named if at == theme else old["name"]
            same = next((one for one in themes if one["name"] == called), None)
            if same is not None:
                same["sheets"] = sorted([*same["sheets"], *old["sheets"]])
            else:
                themes.append({"name": called, "sheets": list(old["sheets"])})
        _keep(round_, themes)


def mark(session_id: int, *, turn: int) -> None:
    """Ask about the sheets on the wall which of them speak for others too: a round of its own, together only."""
    with change(session_id, turn=turn) as session:
        asked = session.round
        if asked is None or session.stage not in {Stage.RELEASED, Stage.TALK} or not asked.question.kind.holds:
            raise Refusal("stage.illegal", _("Sheets can be marked once the wall shows them."))
        shown = published.for_room(asked)
        sheets = shown.sheets if shown else ()
        if not 2 <= len(sheets) <= MOST:
            message = _("A round of marks takes 2 to {most} sheets.")
            raise Refusal("marks.count", Said(message, {"most": MOST}))
        question = runsheet.insert_next(
            session,
            kind_slug="marks",
            above=asked.question.text if len(asked.question.text) <= 200 else "",
            text=gettext("Which of these sheets speak for you too?"),
            config={"items": list(sheets)},
            release=Release.TOGETHER,
            minutes=MINUTES,
        )
        open_round(session, question)
        Round.objects.filter(pk=session.round_id).update(marks=asked)


def make_item(session_id: int, *, question_id: int, text: str) -> Question:
    """Make a sheet an item of a question that is still to come, in the words that are given. Its series ends."""
    with change(session_id, turn=None) as session:
        question = runsheet.unopened(session, question_id)
        kind = question.kind
        taken = kind.Config.open_list()
        if taken is None:
            raise Refusal("item.none", _("This question has no list that a sheet could join."))
        if not text.strip():
            raise Refusal("item.empty", _("Please write the item first."))
        config = question.settings.as_json()
        config[taken[0]] = [*config[taken[0]], text]
        question.config = kind.Config.checked(config).as_json()
        question.series = ""
        question.save(update_fields=["config", "series"])
    return question


def _laid(session: Session, round_id: int) -> tuple[Round, int]:
    """Return the round whose sheets are being grouped, and how many there are. Raises `Refusal`."""
    round_ = session.round
    if round_ is None or round_.pk != round_id or not round_.question.kind.holds:
        raise Refusal("turn.stale", _("The session has moved on meanwhile. This is where it stands now."))
    if session.stage == Stage.HELD:
        shown = published.for_desk(round_)
    else:
        shown = published.for_room(round_) if session.stage in {Stage.RELEASED, Stage.TALK} else None
    if shown is None:
        raise Refusal("stage.illegal", _("Sheets can be grouped once they have been read."))
    return round_, len(shown.sheets)


def _keep(round_: Round, themes: list[Theme]) -> None:
    left = [theme for theme in themes if theme["sheets"]]
    if len(left) > THEMES_MOST:
        raise Refusal("theme.many", Said(_("{most} themes at most, please."), {"most": THEMES_MOST}))
    Round.objects.filter(pk=round_.pk).update(themes=left)
