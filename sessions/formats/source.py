"""From bytes that anyone may have sent to a plain TOML dictionary, or to a sentence about the line that fails."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from sessions.formats.places import TOKEN
from sessions.formats.problems import FormatError, Problem
from sessions.words import Said, _

__all__ = ["LARGEST", "TOO_LARGE", "parsed", "readable"]

LARGEST = 64 * 1024  # bytes
TOO_LARGE = Said(_("This file is too large: at most {most} kB, please."), {"most": LARGEST // 1024})
LONGEST_LINE = 4000  # characters; it bounds dotted keys too, which take tomllib quadratic time
DEEPEST = 40  # open brackets; tomllib recurses into each

STRANGE = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
"""What no screen can show: controls, foreign line ends, halves of a surrogate pair."""

REASONS = (
    (
        re.compile("overwrite|twice|immutable|redefine|duplicate", re.IGNORECASE),
        _("This name stands here a second time. Once is enough."),
    ),
    (
        re.compile("unterminated|illegal character|unescaped|escaped|hex value", re.IGNORECASE),
        _("The text on this line has no proper end, or a backslash too many. A text stands between straight quotes."),
    ),
    (re.compile("expected '='", re.IGNORECASE), _("After a name comes an equals sign, then its value.")),
    (
        re.compile("invalid value", re.IGNORECASE),
        _("The value is missing, or is a text without straight quotes around it."),
    ),
)
OTHERWISE = _("This line is not written the way TOML expects.")


def readable(source: str | bytes) -> str:
    """Return the text of a format if it is text, of a decent size, with decent lines."""
    if isinstance(source, bytes):
        if len(source) > LARGEST:
            raise _too_large()
        source = _decoded(source)
    elif len(source) > LARGEST or len(source.encode("utf-8", "surrogatepass")) > LARGEST:
        raise _too_large()
    text = source.removeprefix("\ufeff").replace("\r\n", "\n")
    problems = [
        Problem(number, found)
        for number, line in enumerate(text.split("\n"), start=1)
        if (found := _strange(line)) is not None
    ]
    if not problems and (number := _too_deep(text)):
        problems = [Problem(number, Said(_("Too many brackets are open here, one inside the other.")))]
    if problems:
        raise FormatError(problems)
    return text


def parsed(text: str) -> dict[str, Any]:
    """Return a readable text as TOML reads it."""
    try:
        return tomllib.loads(text)
    except (
        ValueError,
        RecursionError,
    ) as error:  # TOMLDecodeError is a ValueError; a number of 5,000 digits is another
        reason = str(error)
    found = re.search(r"at line (\d+)", reason)
    line = int(found[1]) if found else max(text.rstrip("\n").count("\n") + 1, 1)
    sentence = next((sentence for pattern, sentence in REASONS if pattern.search(reason)), OTHERWISE)
    raise FormatError([Problem(line, Said(sentence))])


def _decoded(source: bytes) -> str:
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
    raise FormatError([Problem(line, Said(_("This is not plain text in UTF-8. Save the file as UTF-8.")))])


def _strange(line: str) -> Said | None:
    if len(line) > LONGEST_LINE:
        return Said(_("This line is too long: at most {longest} characters, please."), {"longest": LONGEST_LINE})
    if STRANGE.search(line):
        return Said(_("There is a character here that cannot be shown. Please write the line anew."))
    return None


def _too_deep(text: str) -> int:
    """Return the line on which too many brackets are open at once, or 0."""
    depth, line = 0, 1
    for piece in TOKEN.findall(text):
        if piece in {"[", "{"}:
            depth += 1
        elif piece in {"]", "}"}:
            depth = max(depth - 1, 0)
        line += str.count(piece, "\n")
        if depth > DEEPEST:
            return line
    return 0


def _too_large() -> FormatError:
    return FormatError([Problem(1, TOO_LARGE)])
