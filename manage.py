#!/usr/bin/env python3
"""The one command: `python manage.py live` runs everything on this machine."""

import os
import sys

EARLY = {"--data": ("PARALLAX_DATA", None), "--url": ("PARALLAX_URL", "live")}
"""Options that settings need, so they go to the environment; the second word: for this command alone."""


def main() -> None:
    """Read the early options into the environment before Django loads its settings, then hand over."""
    if sys.version_info < (3, 11):
        sys.exit("Parallax needs Python 3.11 or newer; this is %d.%d. Install a newer Python." % sys.version_info[:2])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workshop.settings")
    sys.argv = take_early_options(sys.argv)
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django is not installed here. Run: pip install -r requirements.txt")
    from workshop.place import Trouble

    try:
        execute_from_command_line(sys.argv)
    except Trouble as trouble:
        sys.exit(str(trouble))
    except KeyboardInterrupt:
        sys.exit(130)


def take_early_options(argv: "list[str]") -> "list[str]":
    """Return the arguments without the early options and their values, which go to the environment."""
    rest = []
    words = iter(argv)
    for word in words:
        name, equals, value = word.partition("=")
        variable, command = EARLY.get(name, (None, None))
        if variable is None or (command and command not in argv[1:2]):
            rest.append(word)
            continue
        if not equals:
            value = next(words, "")
        if not value or value.startswith("--"):
            sys.exit(name + " needs a value.")
        os.environ[variable] = value
    return rest


if __name__ == "__main__":
    main()
