import doctest
import importlib

import pytest

from sessions import figures

MODULES = [line.split()[0] for line in figures.__doc__.splitlines()[3:-1] if line[:1].isalpha()]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_the_docstrings_hold(name):
    failed, _ = doctest.testmod(importlib.import_module(f"sessions.figures.{name}"))

    assert failed == 0


def test_the_table_of_modules_is_whole():
    import pkgutil

    assert sorted(MODULES) == sorted(info.name for info in pkgutil.iter_modules(figures.__path__))
