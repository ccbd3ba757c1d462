"""A language in which every text of the interface is ⟦bracketed⟧, so that a forgotten one stands out."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from sessions.languages import LOCALE, compile_messages
from sessions.management.commands.texts import catalogue, texts_of_house

__all__ = ["CODE", "pseudo", "pseudo_locale", "unmarked"]

CODE = "xx"
SHOWN = ("alt", "aria-label", "placeholder", "title", "content")
SILENT = {"script", "style", "time", "code"}


def pseudo(text: str) -> str:
    """Return a text as the language says it."""
    return f"⟦{text}⟧"


def pseudo_locale(folder: Path) -> Path:
    """Write the language into a folder as a translator would, compile it, and return the folder."""
    texts = catalogue(texts_of_house())
    for entry in texts:
        entry.msgstr = "" if entry.msgid_plural else pseudo(entry.msgid)
        if entry.msgid_plural:
            entry.msgstr_plural = {0: pseudo(entry.msgid), 1: pseudo(entry.msgid_plural)}
    file = folder / CODE / LOCALE.joinpath("en/LC_MESSAGES/django.po").relative_to(LOCALE / "en")
    file.parent.mkdir(parents=True)
    texts.save(str(file))
    return compile_messages(folder / "elsewhere", source=folder)


def unmarked(html: str) -> list[str]:
    """Return every text of a page that a person may read or hear and that is not in the language."""
    page = _Page()
    page.feed(html)
    return [text for text in page.texts if any(letter.isalpha() for letter in text)]


class _Page(HTMLParser):
    """Gathers what stands outside the brackets, which may reach over several elements."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._silent = 0
        self._open = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in SILENT
        given = dict(attrs)
        if tag == "meta" and given.get("name") != "description":
            return
        shown = [*SHOWN, "value"] if given.get("type") in {"submit", "button"} else SHOWN
        for name in shown:
            self.texts += [text for text, depth in self._outside(given.get(name) or "", 0) if not depth and text]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        for text, depth in self._outside(data, self._open):
            if not depth and text:
                self.texts.append(text)
            self._open = depth

    def _outside(self, data: str, depth: int) -> Iterator[tuple[str, int]]:
        """Yield the pieces between brackets with how many are open around them, and last the depth at the end."""
        piece = ""
        for letter in data:
            if letter in "⟦⟧":
                yield piece.strip(), depth
                piece = ""
                depth += 1 if letter == "⟦" else -1
            else:
                piece += letter
        yield piece.strip(), depth
