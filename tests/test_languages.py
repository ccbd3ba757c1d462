"""Catalogues are compiled without gettext, hold every text of the house, and reach the screen."""

from __future__ import annotations

import gettext
import multiprocessing
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.core.management import call_command
from django.utils import translation

from sessions.languages import LOCALE, compile_messages, spoken_languages
from sessions.management.commands.texts import Text, catalogue, missing, refreshed, texts_of_python, texts_of_template
from tests.pseudo import CODE, pseudo, pseudo_locale, unmarked

PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Closed"\nmsgstr "{word}"\n'
NOBODY = 65534


def write_catalogue(folder: Path, *, word: str = "Geschlossen", code: str = "de") -> Path:
    file = folder / code / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PO.format(word=word), encoding="utf-8")
    return file


def said(folder: Path, *, code: str = "de") -> str:
    return gettext.translation("django", folder, [code]).gettext("Closed")


def files(folder: Path) -> set[str]:
    return {file.name for file in folder.rglob("*") if file.is_file()}


# Compiling


def test_a_missing_catalogue_is_compiled_beside_its_source(tmp_path):
    write_catalogue(tmp_path)

    assert compile_messages(tmp_path / "unused", source=tmp_path) == tmp_path
    assert (said(tmp_path), files(tmp_path)) == ("Geschlossen", {"django.po", "django.mo"})


def test_a_compiled_catalogue_is_left_alone(tmp_path):
    compiled = write_catalogue(tmp_path).with_suffix(".mo")
    compile_messages(tmp_path / "unused", source=tmp_path)
    first = compiled.stat().st_ino

    compile_messages(tmp_path / "unused", source=tmp_path)

    assert compiled.stat().st_ino == first


@pytest.mark.parametrize("hours", [1, -1])
def test_another_source_is_compiled_again_be_it_newer_or_older(tmp_path, hours: int):
    compiled = write_catalogue(tmp_path).with_suffix(".mo")
    compile_messages(tmp_path / "unused", source=tmp_path)
    source = write_catalogue(tmp_path, word="Zu")
    time = compiled.stat().st_mtime + hours * 3600
    os.utime(source, (time, time))

    compile_messages(tmp_path / "unused", source=tmp_path)

    assert said(tmp_path) == "Zu"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user of the machine may read too."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def as_nobody() -> Iterator[None]:
    """Give up root for a while, which may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    yield
    os.seteuid(0)


@pytest.fixture
def read_only(open_folder) -> Path:
    """An installation that nobody may write to, and a place of one's own beside it."""
    source = open_folder / "house"
    write_catalogue(source)
    for folder in [source, *source.rglob("*/")]:
        folder.chmod(0o555 if folder.is_dir() else 0o444)
    (open_folder / "own").mkdir()
    (open_folder / "own").chmod(0o777)
    return open_folder


def test_a_read_only_house_has_its_catalogues_compiled_elsewhere(read_only, as_nobody):
    own = read_only / "own" / "locale"

    assert compile_messages(own, source=read_only / "house") == own
    assert (said(own), files(read_only / "house")) == ("Geschlossen", {"django.po"})


def test_where_nothing_can_be_written_the_house_still_starts(read_only, as_nobody):
    assert compile_messages(read_only / "house" / "own", source=read_only / "house") == read_only / "house"


def test_a_broken_catalogue_keeps_no_other_from_speaking(tmp_path):
    write_catalogue(tmp_path)
    write_catalogue(tmp_path, code="fr").write_text('msgid "Closed"\nmsgstr "Fer"mé"\n', encoding="utf-8")

    with pytest.warns(RuntimeWarning, match="fr.*stay English"):
        compile_messages(tmp_path / "unused", source=tmp_path)

    assert said(tmp_path) == "Geschlossen"


def _start_up(folder: str, gate, words) -> None:
    gate.wait()
    words.put(said(compile_messages(Path(folder) / "unused", source=Path(folder))))


def test_processes_that_start_at_once_never_read_half_a_catalogue(tmp_path):
    file = write_catalogue(tmp_path)
    more = "".join(f'\nmsgid "text {number}"\nmsgstr "Text {number}"\n' for number in range(3000))
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    start = multiprocessing.get_context("spawn")
    gate, words = start.Barrier(4), start.Queue()

    processes = [start.Process(target=_start_up, args=(str(tmp_path), gate, words)) for _ in range(4)]
    for process in processes:
        process.start()
    heard = [words.get(timeout=60) for _ in processes]
    for process in processes:
        process.join()

    assert heard == ["Geschlossen"] * 4
    assert files(tmp_path) == {"django.po", "django.mo"}


# Gathering the texts


def test_marked_texts_are_found_in_python():
    source = """
_("One")
gettext_lazy("Two " "halves")
ngettext("{n} dot", "{n} dots", n)
translation.pgettext("verb", "Open")
_("Yes" if sure else "No")
Said("Three", {}, plural="Threes", n=3)
Refusal("answer.outside", "Not here.")
_(name), _(f"{name}"), print("Unmarked"), _("")
for _ in "underscore": pass
"""
    assert list(texts_of_python(source)) == [
        Text("One"),
        Text("Two halves"),
        Text("{n} dot", plural="{n} dots"),
        Text("Open", context="verb"),
        Text("Yes"),
        Text("No"),
        Text("Three", plural="Threes"),
        Text("Not here."),
    ]


def test_marked_texts_are_found_in_templates():
    source = """{% load i18n %}<p title="{% translate "It's here" %}">Unmarked {{ _("In braces") }}</p>
{% translate 'Say "hello"' context "door" as hello %}{% include "x.html" with label=_("Passed on") %}
{% blocktranslate count n=dots|length trimmed %}
  {{ n }} dot,
  100 %
{% plural %}{{ n }} dots{% endblocktranslate %}
{# {% translate "Not this" %} #}{% comment %}{% translate "Nor this" %}{% endcomment %}
{% blocktranslate with who=user.name %}Hello {{ who }}{% endblocktranslate %}"""

    assert list(texts_of_template(source)) == [
        Text("It's here"),
        Text("In braces"),
        Text('Say "hello"', context="door"),
        Text("Passed on"),
        Text("%(n)s dot, 100 %%", plural="%(n)s dots"),
        Text("Hello %(who)s"),
    ]


def test_a_text_in_two_places_stands_once_in_the_catalogue():
    made = catalogue(
        [("a.py", Text("{n} dot")), ("b.html", Text("{n} dot", plural="{n} dots")), ("b.html", Text("Dot"))]
    )

    assert [(entry.msgid, entry.msgid_plural, entry.occurrences, entry.flags) for entry in made] == [
        ("{n} dot", "{n} dots", [("a.py", ""), ("b.html", "")], ["python-brace-format"]),
        ("Dot", "", [("b.html", "")], []),
    ]


def test_refreshing_keeps_what_translators_wrote(tmp_path):
    file = write_catalogue(tmp_path)
    today = [("a.py", Text("Open")), ("b.py", Text("Closed"))]

    fresh = polib.pofile(refreshed(file, today))

    assert [(entry.msgid, entry.msgstr, entry.obsolete) for entry in fresh] == [
        ("Open", "", False),
        ("Closed", "Geschlossen", False),
    ]
    file.write_text(refreshed(file, today), encoding="utf-8")
    assert refreshed(file, today) == file.read_text(encoding="utf-8")
    gone = polib.pofile(refreshed(file, today[:1]))
    assert [(entry.msgid, entry.msgstr, entry.obsolete) for entry in gone] == [
        ("Open", "", False),
        ("Closed", "Geschlossen", True),
    ]


def test_what_a_language_cannot_say_is_listed_with_its_place(tmp_path):
    file = write_catalogue(tmp_path)

    assert missing(file, [("a.py", Text("Open")), ("b.py", Text("Closed")), ("c.py", Text("Open"))]) == [
        ("Open", "a.py")
    ]


def test_a_catalogue_is_all_it_takes_for_a_language_to_be_offered(tmp_path):
    for code in ("fr", "en", "pt_BR"):
        write_catalogue(tmp_path, code=code)

    found = spoken_languages({"en": "English", "fr": "français"}, source=tmp_path)
    assert found == [("en", "English"), ("fr", "français"), ("pt-br", "pt-br")]


def test_every_text_of_the_house_is_in_the_catalogues():
    call_command("texts", "--check")  # says which command mends it


@pytest.mark.parametrize("file", sorted(LOCALE.glob("*/LC_MESSAGES/*.po")), ids=lambda file: file.parts[-3])
def test_translations_keep_the_blanks_of_their_texts(file: Path):
    blanks = re.compile(r"%\(\w+\)s|\{\w*\}")
    wrong = [
        entry.msgid
        for entry in polib.pofile(str(file)).translated_entries()
        for text in [entry.msgstr, *entry.msgstr_plural.values()]
        if text and not set(blanks.findall(text)) <= set(blanks.findall(entry.msgid + entry.msgid_plural))
    ]

    assert wrong == []


def test_nothing_compiled_is_committed():
    assert "*.mo" in (LOCALE.parent.parent / ".gitignore").read_text(encoding="utf-8").split()


# Reaching the screen


@pytest.fixture
def bracketed(tmp_path, settings) -> Iterator[None]:
    """The house speaks the language of brackets."""
    settings.LOCALE_PATHS = [pseudo_locale(tmp_path)]
    settings.LANGUAGES = [("en", "English"), (CODE, "Brackets")]
    with translation.override(CODE):
        yield


def test_every_text_of_the_catalogue_can_be_spoken(bracketed):
    entries = [entry for entry in polib.pofile(str(LOCALE / "en/LC_MESSAGES/django.po")) if entry.msgctxt is None]
    single = [entry.msgid for entry in entries if not entry.msgid_plural]
    counted = [(entry.msgid, entry.msgid_plural) for entry in entries if entry.msgid_plural]

    assert len(single) > 100
    assert [text for text in single if translation.gettext(text) != pseudo(text)] == []
    assert [one for one, many in counted if translation.ngettext(one, many, 1) != pseudo(one)] == []
    assert [many for one, many in counted if translation.ngettext(one, many, 2) != pseudo(many)] == []


def test_an_unmarked_text_stands_out():
    page = (
        "<title>Parallax</title><p>⟦Said⟧ 12 · ⟦a <b>bold</b> word⟧</p><script>var x</script>"
        '<img alt="A dot"><input type="submit" value="⟦Go⟧">'
    )

    assert unmarked(page) == ["Parallax", "A dot"]
