"""The app as Django knows it; the label avoids the one that django.contrib.sessions owns."""

from django.apps import AppConfig


class SessionsConfig(AppConfig):
    """Parallax in one app."""

    name = "sessions"
    label = "workshop_sessions"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Parallax"

    def ready(self) -> None:
        from sessions import checks  # noqa: F401  (registers the start-up checks)
