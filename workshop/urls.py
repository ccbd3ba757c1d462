"""The addresses of the house: every page is the HTTP door's own."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("", include("sessions.views.urls"))]

handler400 = "sessions.views.errors.bad_request"
handler403 = "sessions.views.errors.forbidden"
handler404 = "sessions.views.errors.not_found"
handler500 = "sessions.views.errors.broken"
