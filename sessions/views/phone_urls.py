"""The addresses of the participant's phone; the QR code's is in capitals, so that it has few modules."""

from __future__ import annotations

from django.urls import path, re_path

from sessions.views import join, passing, phone, seat

urlpatterns = [
    re_path(r"^[Jj]/$", join.by_code, name="code"),
    re_path(r"^[Jj]/(?P<text>[^/]+)/?$", join.by_link, name="join-link"),
    path("s/<str:code>/", phone.page, name="phone"),
    path("s/<str:code>/join", phone.join, name="phone-join"),
    path("s/<str:code>/pass", passing.passing, name="phone-pass"),
    path("s/<str:code>/seat", seat.seat, name="phone-seat"),
    path("s/<str:code>/more", phone.more, name="phone-more"),
    path("s/<str:code>/answer", phone.answer, name="phone-answer"),
    path("s/<str:code>/state", phone.state, name="phone-state"),
]
