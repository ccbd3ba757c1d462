"""Fill an empty data folder for a load: a facilitator, a session with questions, and phones that have joined.

Run as `python -m tests.bench.prepare --phones N`, with PARALLAX_DATA naming the folder; prints one line of JSON.
"""

from __future__ import annotations

import argparse
import json
import os
from typing import Any

STEPS = ["Not clear yet", "A little clear", "Partly clear", "Mostly clear", "Very clear"]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--phones", type=int, default=0)
    parser.add_argument("--questions", type=int, default=8)
    parser.add_argument("--release", default="auto")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workshop.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(json.dumps(filled(options)))


def filled(options: argparse.Namespace) -> dict[str, Any]:
    from django.conf import settings

    from sessions.models import User
    from sessions.rehearsal.driver import sign_in
    from sessions.services.batch import write_batch
    from sessions.services.joining import Join, Joined, rehearsal_key
    from sessions.services.runsheet import Draft, add_question
    from sessions.services.setup import create_session

    user, _fresh = User.objects.get_or_create(username="bench")
    session = create_session(
        user=user, format=None, title="Bench", focus="", we="", people=2000, k=5, blanks={}, rehearsal=True
    )
    for number in range(options.questions):
        draft = Draft(kind_slug="scale", text=f"Question {number}?", config={"steps": STEPS}, release=options.release)
        add_question(session_id=session.pk, draft=draft)
    joins = [Join(session.pk) for _phone in range(options.phones)]
    results = [result for start in range(0, len(joins), 1000) for result in write_batch(joins[start : start + 1000])]
    return {
        "id": str(session.pk),
        "code": session.code,
        "wall_key": session.wall_key,
        "key": rehearsal_key(session.pk),
        "tokens": [result.token for result in results if isinstance(result, Joined)],
        "questions": [str(pk) for pk in session.questions.values_list("pk", flat=True)],
        "ticket": [settings.SESSION_COOKIE_NAME, sign_in(session)],
        "form": settings.CSRF_COOKIE_NAME,
        "database": str(settings.DATABASES["default"]["NAME"]),
    }


if __name__ == "__main__":
    main()
