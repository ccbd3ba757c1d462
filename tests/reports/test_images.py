"""The pictures of a report as files of their own."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from sessions import kinds
from sessions.queries.report.value import Report
from sessions.reports import images
from sessions.reports.drawing import drawing_of
from tests.reports.played import made
from tests.reports.simulated import a_part, a_report

pytestmark = pytest.mark.django_db(transaction=True)

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def evening() -> Report:
    return made()


def size_of(png: bytes) -> tuple[int, int]:
    assert png[:8] == PNG
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def test_every_figure_is_one_file_and_words_are_none(evening):
    files = images.svg_files(evening)

    figured = [(part, sight) for part, sight in evening.sights if part.kind != "words"]
    seated = [sight for _part, sight in figured if sight.seats]
    assert len(files) == len(figured) + len(seated)
    assert seated
    first = evening.parts[0]
    assert list(files)[:4] == [
        "01-how-much-energy-do-you-have-for-our-work-at-the-moment.svg",
        "01-how-much-energy-do-you-have-for-our-work-at-the-moment-by-seats.svg",
        "01-how-much-energy-do-you-have-for-our-work-at-the-moment-round-2.svg",
        "01-how-much-energy-do-you-have-for-our-work-at-the-moment-round-2-by-seats.svg",
    ]
    drawn = [drawing_of(first, first.sights[0]), first.sights[0].seats, drawing_of(first, first.sights[1])]
    assert [content.decode() for content in files.values()][:3] == drawn


def test_every_svg_stands_alone(evening):
    for content in images.svg_files(evening).values():
        root = ET.fromstring(content)
        assert root.get("aria-label")
        assert b"currentColor" not in content


def test_png_files_are_the_same_pictures_1600_broad(evening):
    few = replace(evening, parts=evening.parts[:2])
    files = images.png_files(few)

    assert [name.removesuffix(".png") for name in files] == [
        name.removesuffix(".svg") for name in images.svg_files(few)
    ]
    assert {size_of(content) for content in files.values()} == {(1600, 864)}
    assert len({*files.values()}) == len(files)


def test_option_that_looks_like_markup_is_letters_in_every_picture():
    """A file of the machine, or an address that would tell who opens the picture, could stand in it otherwise."""
    scale = kinds.get("scale")
    steps = ['<image href="/etc/hostname"/>', "]]>&xxe;", '"/><script>', "<!--", "<use href='x'>"]
    part = a_part(scale, scale.Config.checked({"steps": steps}), number=1, n=6, text=steps[0])
    ((name, drawn),) = images.svg_files(a_report([part])).items()
    root = ET.fromstring(drawn)

    assert name == "01-image-hrefetchostname.svg"
    assert {one.tag.rpartition("}")[2] for one in root.iter()} & {"image", "script", "use", "a", "style"} == set()
    assert [at for one in root.iter() for at in one.attrib if "href" in at or at.startswith("on")] == []
    assert "<script>" in "".join(root.itertext())
    assert size_of(images.png_of(drawn.decode()))[0] == 1600


def test_png_shows_letters_that_source_sans_lacks_or_boxes():
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><text x="2" y="12" font-size="6">中😀</text></svg>'
    )

    assert size_of(images.png_of(drawn)) == (1600, 864)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("How clear is it?", "en", "01-how-clear-is-it"),
        ("Was zählt für uns – Größe?", "de", "01-was-zaehlt-fuer-uns-groesse"),
        ("Vad är på gång?", "sv", "01-vad-ar-pa-gang"),
        ("これは何ですか", "ja", "01-slider"),
        ("../../etc/passwd\x00 ?", "en", "01-etcpasswd"),
        ("word " * 60, "en", "01-word-word-word-word-word-word-word-word-word-word-word-word"),
        ("x" * 300, "en", f"01-{'x' * 60}"),
    ],
)
def test_names_are_ascii_and_hold_no_path(evening, text: str, language: str, name: str):
    part = replace(evening.parts[0], text=text)
    part = replace(part, sights=(replace(part.sights[0], seats=""),))
    files = images.svg_files(replace(evening, language=language, parts=(part,)))

    assert list(files) == [f"{name}.svg"]
    assert re.fullmatch(r"[a-z0-9-]+\.svg", f"{name}.svg")
