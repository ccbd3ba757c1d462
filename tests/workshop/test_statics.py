"""Static files: what comes out of packages, and when they are packed anew."""

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.finders import get_finder

from workshop import statics
from workshop.packages import packaged


@pytest.fixture
def root(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATICFILES_DIRS = [tmp_path / "source"]
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "page.css").write_text("p { color: red; }\n" * 200)
    get_finder.cache_clear()
    yield tmp_path / "static"
    get_finder.cache_clear()


def test_browser_files_come_out_of_their_packages():
    found = {name: Path(finders.find(name)) for name in packaged()}

    assert sorted(found) == [
        "packages/plotly.min.js",
        "packages/source-sans/Bold.otf",
        "packages/source-sans/It.otf",
        "packages/source-sans/Regular.otf",
        "packages/source-sans/Semibold.otf",
    ]
    assert all(file.stat().st_size > 50_000 for file in found.values())
    assert finders.find("packages/plotly.min.js", find_all=True) == [str(found["packages/plotly.min.js"])]


@pytest.mark.parametrize(
    "name", ["packages/package.json", "packages/../plotly.min.js", "packages/source-sans/LICENSE.txt"]
)
def test_nothing_else_of_a_package_is_served(name):
    assert get_finder("workshop.packages.PackagesFinder").find(name) is None


def test_files_are_collected_when_their_content_changes(root, tmp_path):
    made = [statics.collect(), statics.collect()]
    (tmp_path / "source" / "page.css").write_text("p { color: blue; }\n" * 200)
    made += [statics.collect(), statics.collect()]

    assert made == [True, False, True, False]
    assert "blue" in (root / "page.css").read_text()


def test_interrupted_collection_is_done_again(root):
    statics.collect()
    (root / statics.MARK).unlink()

    assert statics.collect()


def test_font_rules_name_files_that_exist():
    sheet = Path(finders.find("css/fonts.css")).read_text()

    assert {line.split('"')[1].removeprefix("../") for line in sheet.splitlines() if "url(" in line} <= set(packaged())


def test_plotly_stays_within_what_was_measured():
    packed = len(gzip.compress(packaged()["packages/plotly.min.js"].read_bytes(), 9))

    assert packed < 1_700_000
