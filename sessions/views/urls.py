"""Every address of the HTTP door, one group of pages a block."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path, re_path

from sessions.views import account, check, details, editor, home, library, members, people, pictures, setup, trial

SESSION: list[URLPattern] = [
    path("", editor.run_sheet, name="session"),
    path("set-up/", details.details, name="session-details"),
    path("again/", details.smaller, name="session-smaller"),
    path("delete/", details.delete, name="session-delete"),
    path("question/new/<slug:kind_slug>/", editor.add, name="question-add"),
    path("question/preview/<slug:kind_slug>/", editor.preview, name="question-preview"),
    path("question/<int:question_id>/", editor.edit, name="question-edit"),
    path("question/<int:question_id>/move/", editor.move, name="question-move"),
    path("question/<int:question_id>/copy/", editor.copy, name="question-copy"),
    path("question/<int:question_id>/remove/", editor.remove, name="question-remove"),
    path("check/", check.check, name="check"),
    path("check/state", check.state, name="check-state"),
    path("check/again/", check.again, name="check-again"),
    path("check/address/", check.address, name="check-address"),
    path("card/", check.card, name="card"),
    path("pictures/", pictures.pictures, name="pictures"),
    path("members/", members.members, name="members"),
    path("members/<int:user_id>/remove/", members.remove, name="member-remove"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("formats/", library.shelf, name="library"),
    path("formats/", include("sessions.views.own_urls")),
    path("new/", setup.blank, name="new-blank"),
    path("new/<slug:slug>/", setup.from_format, name="new"),
    path("try/", trial.trial, name="try"),
    path("sign-in/", account.sign_in, name="sign-in"),
    path("sign-in/<str:token>/", account.sign_in_link, name="sign-in-link"),
    path("sign-out/", account.sign_out, name="sign-out"),
    path("account/", account.account, name="account"),
    path("account/password/", account.change_password, name="change-password"),
    path("people/", people.people, name="people"),
    re_path(r"^[Cc]/(?P<letters>[A-Za-z]{14})$", check.phone, name="check-phone"),
    path("session/<int:session_id>/", include(SESSION)),
    path("", include("sessions.views.report_urls")),
    path("", include("sessions.views.console_urls")),
    path("", include("sessions.views.phone_urls")),
]
