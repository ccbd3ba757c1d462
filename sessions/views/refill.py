"""Writing what somebody typed back into the form they typed it in, whatever kind of question it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from html.parser import HTMLParser

__all__ = ["refill"]

TICKED = frozenset({"radio", "checkbox"})
LEFT_ALONE = frozenset({"hidden", "submit", "button"})

Attributes = list[tuple[str, str | None]]


def refill(html: str, fields: Mapping[str, Sequence[str]]) -> str:
    """Return the same HTML with its inputs and textareas holding these values; all else stays letter for letter."""
    writer = _Writer(fields)
    writer.feed(html)
    writer.close()
    return "".join(writer.parts)


class _Writer(HTMLParser):
    def __init__(self, fields: Mapping[str, Sequence[str]]) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._fields = fields
        self._sheets: dict[str, int] = {}
        self._skipping = False

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        name = dict(attrs).get("name") or ""
        if name not in self._fields:
            self.parts.append(self.get_starttag_text() or "")
        elif tag == "input":
            self.parts.append(_tag(tag, _filled(attrs, self._fields[name])))
        elif tag == "textarea":
            self.parts += [_tag(tag, attrs), "\n", escape(self._next(name))]  # a browser drops the first line break
            self._skipping = True
        else:
            self.parts.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._skipping = False
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self.parts.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.parts.append(f"<!--{data}-->")

    def _next(self, name: str) -> str:
        """Return the text of the next of several sheets with one name."""
        place = self._sheets.get(name, 0)
        self._sheets[name] = place + 1
        values = self._fields[name]
        return values[place] if place < len(values) else ""


def _filled(attrs: Attributes, values: Sequence[str]) -> Attributes:
    kind = dict(attrs).get("type") or "text"
    if kind in LEFT_ALONE:
        return attrs
    if kind in TICKED:
        bare = [(key, value) for key, value in attrs if key != "checked"]
        return [*bare, ("checked", None)] if (dict(attrs).get("value") or "on") in values else bare
    return [*((key, value) for key, value in attrs if key != "value"), ("value", values[0] if values else "")]


def _tag(tag: str, attrs: Attributes) -> str:
    written = "".join(f" {key}" if value is None else f' {key}="{escape(value)}"' for key, value in attrs)
    return f"<{tag}{written}>"
