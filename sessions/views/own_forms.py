"""The forms of a format around its lines: what it is, and its blanks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from sessions.formats import Blank, Format
from sessions.formats.question import SEATS
from sessions.views.fields import Framing, Text, WholeNumber
from sessions.views.line_forms import OpenField, defaults_of
from sessions.views.tools import spoken
from sessions.words import Refusal

__all__ = ["BlankForm", "FormatForm"]

MINUTES_IN_ALL = 600
SEATS_HELP = gettext_lazy("The places people sit in, one a line, two to eight. May stay empty.")


class FormatForm(Framing):
    """What a format is, around its questions."""

    title = Text(label=gettext_lazy("Name of the format"), longest=120)
    purpose = Text(
        label=gettext_lazy("Purpose"), help_text=gettext_lazy("One line for the shelf."), longest=200, required=False
    )
    smallest_group = WholeNumber(label=gettext_lazy("Fewest people"), least=3, most=50)
    minutes = WholeNumber(
        label=gettext_lazy("Minutes in all"),
        help_text=gettext_lazy("Opening, talk and closing included."),
        least=1,
        most=MINUTES_IN_ALL,
    )
    core_minutes = WholeNumber(
        label=gettext_lazy("Minutes in the core"),
        help_text=gettext_lazy("If there is a shorter way to play it. May stay empty."),
        least=1,
        most=MINUTES_IN_ALL,
        required=False,
    )
    opening_minutes = WholeNumber(label=gettext_lazy("Minutes for the opening"), least=0, most=60, required=False)
    closing_minutes = WholeNumber(label=gettext_lazy("Minutes for the closing"), least=0, most=60, required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), help_text=gettext_lazy("In which its texts are written.")
    )
    field_order = ("title", "purpose")

    def __init__(self, made: Format, data: Mapping[str, Any] | None = None) -> None:
        initial = {name: getattr(made, name) or None for name in self.base_fields}
        super().__init__(data, initial=initial)
        codes = dict(settings.LANGUAGES) | {made.language: dict(settings.LANGUAGES).get(made.language, made.language)}
        language = self.fields["language"]
        assert isinstance(language, forms.ChoiceField)  # noqa: S101  (for the type checker)
        language.choices = list(codes.items())
        self.fields["seats"] = OpenField(
            SEATS, defaults_of(made), may_be_empty=True, initial=made.seats, help_text=SEATS_HELP
        )

    def changed(self, made: Format) -> Format:
        """Return the format with what the form says."""
        given: dict[str, Any] = dict(self.cleaned_data)
        for name in ("core_minutes", "opening_minutes", "closing_minutes"):
            given[name] = given[name] or 0
        return replace(made, **given)


class BlankForm(forms.Form):
    """A blank: what texts call it, what the set-up asks, and what it says if nobody fills it in."""

    name = forms.RegexField(
        r"\A[a-z][a-z0-9_]{0,39}\Z",
        label=gettext_lazy("Name in the texts"),
        help_text=gettext_lazy("Texts write it between braces, as in {horizon}. Small letters, digits and _."),
        error_messages=dict.fromkeys(
            ("required", "invalid"), gettext_lazy("The name of a blank has small letters, digits and _ only.")
        ),
    )
    label = Text(label=gettext_lazy("What the set-up asks"), longest=80)
    default = forms.CharField(
        label=gettext_lazy("What it says by default"),
        help_text=gettext_lazy("One line; or several, then it is a list."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Please write something here.")},
    )

    def blank(self, before: Blank | None) -> Blank:
        """Return the blank that the form describes. Raises `ValidationError` where its default cannot be used."""
        lines = tuple(line.strip() for line in self.cleaned_data["default"].splitlines() if line.strip())
        listed = len(lines) > 1 or (before is not None and isinstance(before.default, tuple))
        bounds = {"least": before.least, "most": before.most} if before and listed else {}
        made = Blank(
            name=self.cleaned_data["name"],
            label=self.cleaned_data["label"],
            default=lines if listed else "".join(lines),
            **bounds,
        )
        try:
            made.setting.clean(list(lines) if listed else made.default)
        except Refusal as refusal:
            raise ValidationError(spoken(refusal), code=refusal.code) from None
        return made
