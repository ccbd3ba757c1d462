"""The forms of a format's lines: those of a run sheet, in which blanks may stand open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from sessions.formats import Format, Question
from sessions.formats.blanks import Filling, put_everywhere
from sessions.kinds.base import Kind
from sessions.kinds.config import Field, Lines
from sessions.services.runsheet import usual
from sessions.services.texts import MINUTES_MOST
from sessions.views.fields import WholeNumber
from sessions.views.forms import PREFIX, SHARED, QuestionForm, SettingField, StepForm, fitted
from sessions.views.tools import spoken
from sessions.words import Refusal

__all__ = ["FormatStepForm", "LineForm", "OpenField", "defaults_of", "line_form", "line_of", "step_of"]


class OpenField(SettingField):
    """A setting in which blanks may stand; it is checked with their defaults in place, and kept as written."""

    def __init__(self, setting: Field, blanks: Filling, **kwargs: Any) -> None:
        self.blanks = blanks
        super().__init__(setting, **kwargs)

    def clean(self, value: Any) -> Any:
        written = self._read(value)
        if isinstance(self.setting, Lines):
            written = tuple(" ".join(line.split()) for line in str(written).splitlines() if line.strip())
        if self.may_be_empty and not written:
            return written
        ready = put_everywhere(written, self.blanks)
        try:
            cleaned = self.setting.clean(list(ready) if isinstance(ready, tuple) else ready)
        except Refusal as refusal:
            raise ValidationError(spoken(refusal), code=refusal.code) from None
        return written if isinstance(written, tuple) or ready != written else cleaned


class LineForm(QuestionForm):
    """A question of a format: what every question asks, and whether it belongs to the core."""

    core = forms.BooleanField(
        label=gettext_lazy("Part of the core"),
        help_text=gettext_lazy("Asked when there is time for the core only."),
        required=False,
    )
    core_minutes = WholeNumber(
        label=gettext_lazy("Minutes in the core"),
        help_text=gettext_lazy("Empty: as many."),
        least=1,
        most=MINUTES_MOST,
        required=False,
    )

    looks_back = forms.BooleanField(
        label=gettext_lazy("Only where a session follows another"),
        help_text=gettext_lazy("Left out of a first session, which has no small steps to look back on."),
        required=False,
    )
    each = forms.ChoiceField(
        label=gettext_lazy("Asked for each line of"),
        help_text=gettext_lazy("A blank with several lines; the texts name it between braces."),
        required=False,
    )


class FormatStepForm(StepForm):
    """A line of a format that asks nothing."""

    section = QuestionForm.base_fields["section"]
    core = LineForm.base_fields["core"]
    core_minutes = LineForm.base_fields["core_minutes"]
    looks_back = LineForm.base_fields["looks_back"]


def defaults_of(made: Format) -> dict[str, str | tuple[str, ...]]:
    """Return what the blanks of a format say by default."""
    return {blank.name: blank.default for blank in made.blanks}


def line_form(kind: Kind, made: Format, *, data: Mapping[str, Any] | None = None, line: Question | None) -> LineForm:
    """Return the form of a new question of a format, or of one that is there."""
    initial: dict[str, Any] = {"release": "auto", "minutes": 5, "spare": 0, "core": True}
    values = usual(kind, made.language)
    if line is not None:
        initial = {name: getattr(line, name) for name in (*SHARED, "core")}
        initial |= {"core_minutes": line.core_minutes or None, "looks_back": bool(line.needs), "each": line.each}
        values |= {name: (value,) if _alone(kind, name, value) else value for name, value in line.config.items()}
    form = LineForm(data, initial=initial | {PREFIX + name: value for name, value in values.items()})
    _offer_lists(form, made)
    blanks = defaults_of(made)
    each = form["each"].value() if "each" in form.fields else ""
    if isinstance(several := blanks.get(each), tuple):
        blanks[each] = several[0]
    for name, setting in kind.Config.settings().items():
        form.fields[PREFIX + name] = OpenField(setting, blanks)
    if not made.has_core:
        del form.fields["core"], form.fields["core_minutes"]
    fitted(form, kind)
    return form


def line_of(form: LineForm, *, kind: Kind, before: Question | None) -> Question:
    """Return the line that a valid form describes; what the form does not ask stays as it was."""
    given = form.cleaned_data
    shared = {name: given[name] for name in SHARED if name in given} | _place(given)
    usually = usual(kind, "en")
    config = {name: given[PREFIX + name] for name in kind.Config.settings()}
    written = before.config if before else {}
    config = {name: value for name, value in config.items() if name in written or _json(value) != usually[name]}
    made = before or Question(kind=kind.slug, text="")
    return replace(made, **shared, config=config)


def step_of(form: FormatStepForm, before: Question) -> Question:
    """Return a line that asks nothing, as a valid form describes it."""
    given = form.cleaned_data
    shared = {name: given[name] for name in ("text", "minutes", "section")}
    return replace(before, **shared, **_place(given))


def _place(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return where a line stands in the session, of what its form asked."""
    place = {"spare": given["spare"] or 0, "needs": "reopened" if given["looks_back"] else ""}
    if "core" in given:
        place |= {"core": given["core"], "core_minutes": given["core_minutes"] or 0}
    return place | ({"each": given["each"]} if "each" in given else {})


def _offer_lists(form: LineForm, made: Format) -> None:
    """Offer the blanks with several lines, if there are any."""
    lists = [
        (blank.name, f"{blank.written} · {blank.label}") for blank in made.blanks if isinstance(blank.default, tuple)
    ]
    field = form.fields["each"]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101  (for the type checker)
    field.choices = [("", gettext("Nothing: it is asked once")), *lists]
    if not lists:
        del form.fields["each"]


def _alone(kind: Kind, name: str, value: Any) -> bool:
    """Whether a list is written as the name of a blank, and nothing else."""
    return isinstance(kind.Config.settings().get(name), Lines) and isinstance(value, str)


def _json(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
