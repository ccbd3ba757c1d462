"""Every address of the HTTP door, one group of pages a line."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path  # noqa: F401  (groups plug in by include)

urlpatterns: list[URLPattern | URLResolver] = []
