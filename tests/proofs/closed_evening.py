"""Plays a whole evening in the data folder of a server and closes it; prints the number of its session."""

from __future__ import annotations

import os
import sys

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workshop.settings")
    django.setup()
    from sessions.models import User
    from tests.reports.evenings import an_evening

    print(an_evening(User.objects.order_by("pk")[0], voices=int(sys.argv[1])).pk)
