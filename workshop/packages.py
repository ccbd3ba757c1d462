"""Browser files that come with installed packages, and how every static file is named and packed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

__all__ = ["HashedStatic", "PackagesFinder", "packaged"]

FONTS = ("Regular", "It", "Semibold", "Bold")


class PackageStorage(FileSystemStorage):
    """Knows a file of a package by the name under which the browser asks for it."""

    prefix = None

    def __init__(self, files: dict[str, Path]) -> None:
        super().__init__(location="/")
        self._files = files

    def path(self, name: str) -> str:
        return str(self._files[name])


class PackagesFinder(BaseFinder):
    """Finds plotly.js in the wheel of plotly, and Source Sans in the wheel of its fonts; nothing else of either."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        self._files = packaged()
        self._storage = PackageStorage(self._files)

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        file = self._files.get(path)
        if find_all:
            return [str(file)] if file else []
        return str(file) if file else None

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[Any]:
        for name in self._files:
            yield name, self._storage


class HashedStatic(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Names files by their content, also inside ES modules, and packs them with gzip beforehand."""

    support_js_module_import_aggregation = True


def packaged() -> dict[str, Path]:
    """Return the files of packages that a browser may load, by their static name."""
    fonts = _folder("font_source_sans_pro") / "files"
    found = {f"packages/source-sans/{cut}.otf": fonts / f"SourceSansPro-{cut}.otf" for cut in FONTS}
    found["packages/plotly.min.js"] = _folder("plotly") / "package_data" / "plotly.min.js"
    return found


def _folder(package: str) -> Path:
    """Return a package's folder without importing it (plotly would cost half a second)."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{package} is not installed. Run: pip install -r requirements.txt")
    return Path(spec.origin).parent
