"""Addresses of formats of one's own, and of the files in which all formats travel."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from sessions.views import own, own_blanks, own_lines

FORMAT: list[URLPattern] = [
    path("", own_lines.page, name="format"),
    path("set-up/", own_lines.details, name="format-details"),
    path("text/", own.text, name="format-text"),
    path("delete/", own.delete, name="format-delete"),
    path("line/new/<slug:slug>/", own_lines.add, name="format-add"),
    path("line/preview/<slug:slug>/", own_lines.preview, name="format-preview"),
    path("line/<int:number>/", own_lines.edit, name="format-line"),
    path("line/<int:number>/move/", own_lines.move, name="format-move"),
    path("line/<int:number>/copy/", own_lines.copy, name="format-copy-line"),
    path("line/<int:number>/remove/", own_lines.remove, name="format-remove"),
    path("blank/new/", own_blanks.add, name="format-blank-add"),
    path("blank/<slug:name>/", own_blanks.edit, name="format-blank"),
    path("blank/<slug:name>/remove/", own_blanks.remove, name="format-blank-remove"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("new/", own.new, name="format-new"),
    path("bring/", own.bring, name="format-bring"),
    path("own/<int:format_id>/", include(FORMAT)),
    path("<slug:slug>/copy/", own.copy, name="format-copy"),
    path("<slug:slug>/file/", own.file, name="format-file"),
]
