"""Forms drawn from what a kind says about its own settings, and the fields every question shares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from sessions.kinds.base import Kind
from sessions.kinds.config import Field, Lines, Switch, Whole
from sessions.models import Question, Release
from sessions.services.runsheet import Draft, usual
from sessions.services.texts import MINUTES_MOST
from sessions.views.fields import Pick, Text, WholeNumber
from sessions.views.tools import spoken
from sessions.words import Refusal

__all__ = [
    "PREFIX",
    "SHARED",
    "QuestionForm",
    "SettingField",
    "StepForm",
    "draft_of",
    "fitted",
    "question_form",
    "step_draft",
]

SHARED = ("text", "above", "help", "release", "minutes", "guess", "section", "spare")
"""What the form of every question asks."""

PREFIX = "set-"
"""Names of a kind's own settings in the form begin so, and cannot clash with the shared ones."""


class SettingField(forms.Field):
    """One setting of a kind or a format: its widget follows its type, its check is its own."""

    def __init__(self, setting: Field, *, may_be_empty: bool = False, **kwargs: Any) -> None:
        self.setting = setting
        self.may_be_empty = may_be_empty
        kwargs.setdefault("label", spoken(setting.label))
        kwargs.setdefault("help_text", _help(setting))
        super().__init__(required=False, widget=_widget(setting), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Return a value as the widget shows it: a list as lines."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        """Return the checked value, or the setting's own refusal at its own place."""
        if self.may_be_empty and not str(value or "").strip():
            return ""
        try:
            return self.setting.clean(self._read(value))
        except Refusal as refusal:
            raise ValidationError(spoken(refusal), code=refusal.code) from None

    def _read(self, value: Any) -> Any:
        if isinstance(self.setting, Switch):
            return bool(value)
        if isinstance(self.setting, Whole):
            text = str(value or "").strip()
            return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else text
        return value or ""


class QuestionForm(forms.Form):
    """What every question has, whatever its kind."""

    text = Text(
        label=gettext_lazy("Question"),
        help_text=gettext_lazy("One idea, under 20 words, about what a person can see from where they stand."),
        longest=300,
        rows=2,
    )
    above = Text(
        label=gettext_lazy("Line above the question"),
        help_text=gettext_lazy("If several statements share one question. May stay empty."),
        longest=200,
        required=False,
    )
    help = Text(
        label=gettext_lazy("Help line"),
        help_text=gettext_lazy("Small, under the question. May stay empty."),
        longest=300,
        required=False,
    )
    release = Pick(label=gettext_lazy("When does the picture appear?"), choices=Release.choices)
    minutes = WholeNumber(
        label=gettext_lazy("Minutes"),
        help_text=gettext_lazy("For answering, looking and talking together."),
        least=1,
        most=MINUTES_MOST,
    )

    guess = forms.BooleanField(
        label=gettext_lazy("Guess the room, too"),
        help_text=gettext_lazy("After their own answer, people mark where they think the others stand."),
        required=False,
    )
    section = Text(
        label=gettext_lazy("Part of the session"),
        help_text=gettext_lazy("A heading on the run sheet from this question on. May stay empty."),
        longest=80,
        required=False,
    )
    spare = WholeNumber(
        label=gettext_lazy("Left out if time is short"),
        help_text=gettext_lazy("1 is left out first, then 2 and so on; 0 never."),
        least=0,
        most=60,
        required=False,
    )

    @property
    def opens_more(self) -> bool:
        """Whether anything stands in the smaller lines, so that they are open."""
        names = [name for name in ("above", "help", "section", "spare", "each", "looks_back") if name in self.fields]
        return any(self[name].value() or self[name].errors for name in names)

    @property
    def own(self) -> list[forms.BoundField]:
        """The fields of the kind's own settings."""
        return [field for field in self if field.name.startswith(PREFIX)]


class StepForm(forms.Form):
    """A line that asks nothing: what the wall says, and how long it stays."""

    text = Text(label=gettext_lazy("What the wall says"), longest=300, rows=2)
    minutes = WholeNumber(label=gettext_lazy("Minutes"), least=1, most=MINUTES_MOST)
    spare = QuestionForm.base_fields["spare"]


def question_form(
    kind: Kind, *, data: Mapping[str, Any] | None = None, question: Question | None = None, language: str = "en"
) -> QuestionForm:
    """Return the form of a new question of this kind, its usual words in a language, or of a question that is there."""
    initial: dict[str, Any] = {"release": Release.AUTO, "minutes": 5, "spare": 0}
    if question is not None:
        initial = {name: getattr(question, name) for name in SHARED}
    values = question.settings.as_json() if question is not None else usual(kind, language)
    form = QuestionForm(data, initial=initial | {PREFIX + name: value for name, value in values.items()})
    for name, setting in kind.Config.settings().items():
        form.fields[PREFIX + name] = SettingField(setting)
    return fitted(form, kind)


def fitted(form: QuestionForm, kind: Kind) -> QuestionForm:
    """Leave out of a form what a kind has no use for."""
    release = form.fields["release"]
    assert isinstance(release, Pick)  # noqa: S101  (for the type checker)
    release.choices = _releases(kind)
    if not kind.grows_live:
        form.initial["release"] = Release.AUTO
    if not kind.guesses:
        del form.fields["guess"]
    return form


def draft_of(form: QuestionForm, *, kind: Kind) -> Draft:
    """Return what a valid form says, as the services take it."""
    values = form.cleaned_data
    return Draft(
        kind_slug=kind.slug,
        text=values["text"],
        above=values["above"],
        help=values["help"],
        release=values["release"],
        minutes=values["minutes"],
        guess=values.get("guess", False),
        section=values["section"],
        spare=values["spare"] or 0,
        config={name: _json(values[PREFIX + name]) for name in kind.Config.settings()},
    )


def step_draft(form: StepForm, line: Question) -> Draft:
    """Return what the form of a line that asks nothing says."""
    values = form.cleaned_data
    return Draft(
        kind_slug=line.kind_slug,
        text=values["text"],
        minutes=values["minutes"],
        spare=values["spare"] or 0,
        section=line.section,
        config=line.config,
        step=line.step,
    )


def _releases(kind: Kind) -> list[tuple[str, str]]:
    """Return the release modes in plain words; a kind that never grows live offers only what it does."""
    together = (Release.TOGETHER.value, gettext("Together: answers wait as grey dots and all fly at your release."))
    if not kind.grows_live:
        return [
            (Release.AUTO.value, gettext("Together, as always with this kind: all at once, at your release.")),
        ]
    return [
        (Release.AUTO.value, gettext("Automatic: together in a small group, live in a large one.")),
        (Release.LIVE.value, gettext("Live: the picture grows in protected steps while answers arrive.")),
        together,
    ]


def _help(setting: Field) -> str:
    parts = [spoken(setting.help)] if setting.help else []
    if isinstance(setting, Lines):
        parts.append(
            gettext("{least} to {most} lines.").format(least=setting.least, most=setting.most)
            if setting.least != setting.most
            else gettext("{most} lines.").format(most=setting.most)
        )
    return " ".join(parts)


def _widget(setting: Field) -> forms.Widget:
    match setting:
        case Lines():
            return forms.Textarea(attrs={"rows": min(max(setting.least, 6), setting.most)})
        case Switch():
            return forms.CheckboxInput()
        case Whole():
            return forms.NumberInput(attrs={"min": setting.least, "max": setting.most, "inputmode": "numeric"})
        case _:
            return forms.TextInput(attrs={"maxlength": getattr(setting, "longest", 300)})


def _json(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
