"""Both doors in one application: pages by Django, sockets by our own routes behind the origin rule."""

from __future__ import annotations

import os

from channels.routing import ProtocolTypeRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workshop.settings")
pages = get_asgi_application()  # sets Django up, so it comes before anything that needs models

from sessions.live import routing  # noqa: E402
from workshop.origins import own_pages_only  # noqa: E402

application = ProtocolTypeRouter({"http": pages, "websocket": own_pages_only(routing.application)})
