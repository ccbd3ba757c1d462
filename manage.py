#!/usr/bin/env python3
"""The one command: `python manage.py live` runs everything on this machine."""

import os
import sys


def main() -> None:
    """Read `--data` into the environment before Django loads its settings, then hand over."""
    if sys.version_info < (3, 11):
        sys.exit(f"Parallax needs Python 3.11 or newer; this is {sys.version.split()[0]}. Install a newer Python.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workshop.settings")
    sys.argv = take_data_option(sys.argv)
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django is not installed here. Run: pip install -r requirements.txt")
    from workshop.place import PlaceError

    try:
        execute_from_command_line(sys.argv)
    except PlaceError as error:
        sys.exit(str(error))


def take_data_option(argv: list[str]) -> list[str]:
    """Return the arguments without `--data FOLDER`, which goes to the environment."""
    rest: list[str] = []
    words = iter(argv)
    for word in words:
        if word == "--data":
            folder = next(words, "")
            if not folder:
                sys.exit("--data needs a folder: --data FOLDER")
            os.environ["PARALLAX_DATA"] = folder
        elif word.startswith("--data="):
            os.environ["PARALLAX_DATA"] = word.removeprefix("--data=")
        else:
            rest.append(word)
    return rest


if __name__ == "__main__":
    main()
