import doctest
import importlib
import pkgutil

import pytest

from sessions import measures

MODULES = sorted(item.name for item in pkgutil.iter_modules(measures.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_the_docs_of_measures_are_true(name):
    failed, _ = doctest.testmod(importlib.import_module(f"sessions.measures.{name}"))

    assert failed == 0


@pytest.mark.parametrize("name", MODULES)
def test_every_public_name_of_measures_is_there_and_says_what_it_is(name):
    module = importlib.import_module(f"sessions.measures.{name}")

    told = {public: getattr(module, public).__doc__ for public in module.__all__}
    assert [public for public, text in told.items() if not text] == []
    assert module.__doc__.splitlines()[0].endswith(".")


def test_the_table_of_the_folder_names_every_module():
    table = [line.split()[0] for line in measures.__doc__.splitlines() if line and line[0].islower()]

    assert sorted(set(table) & set(MODULES)) == MODULES
