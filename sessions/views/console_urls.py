"""The addresses of the wall and of the console."""

from __future__ import annotations

from django.urls import path

from sessions.views import console, remote, wall

urlpatterns = [
    path("wall/<str:wall_key>/", wall.wall, name="wall"),
    path("wall/<str:wall_key>/state", wall.state, name="wall-state"),
    path("session/<int:session_id>/console/", console.console, name="console"),
    path("session/<int:session_id>/state", console.state, name="console-state"),
    path("session/<int:session_id>/do/<slug:verb>/", console.do, name="do"),
    path("session/<int:session_id>/remote/", remote.remote, name="remote"),
]
