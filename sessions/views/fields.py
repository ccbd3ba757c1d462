"""Form fields whose mistakes are answered in our own words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

__all__ = ["Framing", "Name", "Password", "Pick", "Text", "WholeNumber"]

WRITE = gettext_lazy("Please write something here.")
PICK = gettext_lazy("Please choose one of these.")


class Text(forms.CharField):
    """A text of so many characters at most."""

    def __init__(self, *, longest: int, rows: int = 1, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput())
        super().__init__(
            max_length=longest,
            error_messages={
                "required": WRITE,
                "max_length": format_lazy(gettext_lazy("At most {longest} characters, please."), longest=longest),
            },
            **kwargs,
        )


class Name(Text):
    """The name somebody signs in with; nothing corrects or remembers it."""

    def __init__(self, *, autocomplete: str = "off", **kwargs: Any) -> None:
        attrs = {"autocomplete": autocomplete, "autocapitalize": "none", "spellcheck": "false"}
        super().__init__(longest=60, widget=forms.TextInput(attrs=attrs), **kwargs)


class Password(forms.CharField):
    """A password: kept as it is typed, and never sent back to the page."""

    def __init__(self, *, autocomplete: str, **kwargs: Any) -> None:
        super().__init__(
            strip=False,
            max_length=200,
            widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
            error_messages={"required": WRITE},
            **kwargs,
        )


class WholeNumber(forms.IntegerField):
    """A whole number within bounds; one sentence answers every mistake."""

    def __init__(self, *, least: int, most: int, **kwargs: Any) -> None:
        says = format_lazy(gettext_lazy("A whole number from {least} to {most}, please."), least=least, most=most)
        super().__init__(
            min_value=least,
            max_value=most,
            error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), says),
            widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            **kwargs,
        )


class Pick(forms.ChoiceField):
    """One of a few, each a line of its own."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.RadioSelect, error_messages={"required": PICK, "invalid_choice": PICK}, **kwargs)


class Framing(forms.Form):
    """What the wall says around the questions."""

    opening = Text(
        label=gettext_lazy("Opening line"),
        help_text=gettext_lazy("On the wall before the first question."),
        longest=400,
        rows=2,
        required=False,
    )
    closing = Text(
        label=gettext_lazy("Closing line"),
        help_text=gettext_lazy("On the wall at the end."),
        longest=400,
        rows=2,
        required=False,
    )
