"""The addresses of reports: below a session for those who belong to it, and behind a link for others."""

from __future__ import annotations

from django.urls import path

from sessions.views import report, report_choices, report_files, report_sharing

urlpatterns = [
    path("session/<int:session_id>/report/", report.page, name="report"),
    path("session/<int:session_id>/report/file/<slug:slug>/", report_files.member_file, name="report-file"),
    path("session/<int:session_id>/report/cover/", report_choices.cover, name="report-cover"),
    path("session/<int:session_id>/report/question/<int:question_id>/", report_choices.adjust, name="report-adjust"),
    path("session/<int:session_id>/report/share/", report_sharing.share, name="report-share"),
    path("session/<int:session_id>/report/share/<int:link_id>/end/", report_sharing.end, name="report-link-end"),
    path("session/<int:session_id>/report/keep/", report_sharing.keep, name="report-keep"),
    path("report/<str:token>/", report.shared_page, name="shared-report"),
    path("report/<str:token>/file/<slug:slug>/", report_files.shared_file, name="shared-report-file"),
]
