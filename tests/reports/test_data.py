"""The data file: described by its schema, read back as the same report, and refused kindly if it is anything else."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sessions import formats
from sessions.measures.reading import Reading, read
from sessions.queries.report import value
from sessions.queries.report.value import Report
from sessions.reports import data
from sessions.reports.drawing import drawing_of, has_figure
from sessions.words import Refusal
from tests.factories import a_user
from tests.reports.evenings import an_evening
from tests.reports.written import HOSTILE, a_part, a_report, a_sight, a_table, made, sheets

SCHEMA = json.loads((Path(data.__file__).parent / "report.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
NAMES = {"cover": value.Cover, "sentence": value.Sentence, "heading": value.Heading, "carry_on": value.CarryOn}
NAMES |= {"sheet": value.Sheet, "group": value.Group, "counts": value.Counts, "table": value.Table}
NAMES |= {"sight": value.Sight, "part": value.Part, "term": value.Term, "reading": Reading}


def wrong_with(found: bytes) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(json.loads(found))]


def test_schema_is_sound_and_describes_every_field():
    Draft202012Validator.check_schema(SCHEMA)

    for name, kind in {"": Report, **NAMES}.items():
        described = SCHEMA["$defs"][name] if name else SCHEMA
        extra = set() if name else {"format"}
        needed = {one.name for one in fields(kind) if one.default is MISSING and one.default_factory is MISSING}
        assert set(described["properties"]) == {one.name for one in fields(kind)} | extra
        assert set(described["required"]) == needed | ({"format", "version"} if not name else set())
        assert described["additionalProperties"] is False
        assert all(one.get("description") for one in (described, *described["properties"].values()))
    assert set(SCHEMA["$defs"]) == set(NAMES)
    assert SCHEMA["properties"]["version"]["const"] == value.VERSION
    assert SCHEMA["properties"]["format"]["const"] == data.FORMAT


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("slug", [one.slug for one in formats.shelf()])
def test_every_format_fits_the_schema_and_comes_back_as_it_was(slug):
    found = made(an_evening(a_user(), slug=slug, voices=9, rehearsal=slug == "quick-scan"), panel=True, with_notes=True)
    written = data.write(found)

    again = data.read(written)
    assert wrong_with(written) == []
    assert again == found
    assert data.write(again) == written
    for (part, sight), (other, seen) in zip(found.sights, again.sights, strict=True):
        if has_figure(part):
            assert drawing_of(other, seen) == drawing_of(part, sight)


def test_file_is_sorted_indented_and_plain():
    written = data.write(a_report(a_part(text="Größe")))

    assert written.endswith(b"}\n")
    assert "Größe".encode() in written
    assert list(json.loads(written)) == sorted(json.loads(written))
    assert json.loads(written)["format"] == "parallax-report"
    assert json.loads(written)["version"] == 1


texts = st.text(max_size=20) | st.sampled_from(HOSTILE)
names = st.text(max_size=5)
counts = st.lists(st.integers(0, 2**40), max_size=4).map(tuple)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=8,
)
readings = st.none() | st.lists(st.integers(0, 30), min_size=3, max_size=9).filter(lambda row: sum(row) > 1).map(
    lambda row: Reading.from_json(read(row).as_json())
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    texts,
    texts,
    counts,
    readings,
    st.dictionaries(names, counts, max_size=3),
    st.dictionaries(names, plain, max_size=3),
)
def test_any_report_comes_back_as_it_was(one, other, row, reading, rows, config):
    table = a_table(name=one, columns=(other,) * len(row), rows=(value.Counts(one, other, row),), ends=(one, other))
    sight = a_sight(reading=reading, counts=rows, tables=(table,), groups=sheets(one, other, name=one), seats=one)
    found = replace(a_report(a_part(text=one, config=config, sights=(sight,)), title=other), held_back=(one, other))

    written = data.write(found)
    assert data.read(written) == found
    assert wrong_with(written) == []


def test_file_that_is_older_than_a_field_is_read():
    old = json.loads(data.write(a_report(a_part())))
    del old["mark"], old["parts"][0]["remark"], old["parts"][0]["sights"][0]["panel"]

    assert data.read(json.dumps(old).encode()) == a_report(a_part())


def bent(*path: Any, to: Any = ...) -> bytes:
    """A written report with another value at one place, or nothing there."""
    whole = json.loads(data.write(a_report(a_part(sights=(a_sight(reading=read([1, 0, 4])),)))))
    *way, last = path
    place = whole
    for step in way:
        place = place[step]
    if to is ...:
        del place[last]
    else:
        place[last] = to
    return json.dumps(whole).encode()


SIGHT = ("parts", 0, "sights", 0)


@pytest.mark.parametrize(
    ("found", "code"),
    [
        (b"", "report.shape"),
        (b"\xff\xfe", "report.shape"),
        (b"[]", "report.format"),
        (b"null", "report.format"),
        (b"{}", "report.format"),
        (b"[" * 100_000, "report.shape"),
        (b"1" * 10_000, "report.shape"),
        (bent("format", to="another"), "report.format"),
        (bent("version", to=2), "report.version"),
        (bent("version", to=True), "report.version"),
        (bent("version", to=1.0), "report.version"),
        (bent("version"), "report.version"),
        (bent("title", to="x"), "report.shape"),
        (bent("parts"), "report.shape"),
        (bent("parts", to={}), "report.shape"),
        (bent("cover", "joined", to="5"), "report.shape"),
        (bent("cover", "joined", to=True), "report.shape"),
        (bent("cover", "rehearsal", to=0), "report.shape"),
        (bent("cover", "title", to=None), "report.shape"),
        (bent("cover", "title", to="\ud800"), "report.shape"),
        (bent("cover", "spy", to=1), "report.shape"),
        (bent(*SIGHT, "n", to=5.5), "report.shape"),
        (bent(*SIGHT, "n", to=10**400), "report.shape"),
        (bent(*SIGHT, "counts", to=[]), "report.shape"),
        (bent(*SIGHT, "tables", 0, "look", to="pie"), "report.shape"),
        (bent(*SIGHT, "tables", 0, "rows", 0, "counts", 0, to=None), "report.shape"),
        (bent(*SIGHT, "reading", "shape", to="round"), "report.shape"),
        (bent(*SIGHT, "reading", "distance", to="1"), "report.shape"),
        (bent(*SIGHT, "reading", "distance", to=float("nan")), "report.shape"),
        (bent(*SIGHT, "reading", "distance", to=12345).replace(b"12345", b"1e400"), "report.shape"),
        (bent("parts", 0, "config", to={"a": 12345}).replace(b"12345", b"-Infinity"), "report.shape"),
        (bent("parts", 0, "config", to={"a": 12345}).replace(b"12345", b"[" * 900 + b"]" * 900), "report.shape"),
    ],
)
def test_file_that_is_no_report_is_refused_kindly(found, code):
    with pytest.raises(Refusal) as refused:
        data.read(found)

    assert refused.value.code == code
    assert refused.value.message.say()


def test_refusal_names_the_place_and_repeats_nothing_of_the_file():
    with pytest.raises(Refusal) as refused:
        data.read(bent(*SIGHT, "counts", to={"secret": "hidden"}))

    assert refused.value.message.say() == "This file is no report as it was written: see parts[0].sights[0].counts."


def test_file_larger_than_any_report_is_not_even_read(monkeypatch):
    monkeypatch.setattr(data, "LARGEST", 10)

    with pytest.raises(Refusal, match=r"report\.large"):
        data.read(data.write(a_report()))


def test_every_value_of_a_report_is_known_to_the_schema():
    kinds = {one for one in vars(value).values() if isinstance(one, type) and is_dataclass(one)}

    assert kinds - {Report, Reading} == set(NAMES.values()) - {Reading}
