"""The house rules: who may import whom, who reads answers, how large a file may grow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent

FLOORS: list[list[list[str]]] = [
    [["words", "languages"]],
    [["measures"], ["privacy"]],
    [["figures"]],
    [["kinds"]],
    [["formats"]],
    [["models"], ["doorbell"], ["keyring"]],
    [["access"]],
    [["queries"]],
    [["services"], ["reports"], ["rehearsal"]],
    [["live"], ["views"]],
    [["checks"]],
    [["workshop"], ["management"], ["apps"]],
]
"""From the ground up. A group may import itself and every floor below; its neighbours on the same floor never."""

NO_DJANGO = {"words", "languages", "measures", "privacy", "figures", "kinds", "formats"}
LIFTED = {"rehearsal": {"services"}}
"""`services | reports | rehearsal` are neighbours, but simulated sessions are set up through the real services."""
READS_ANSWERS = {"models/answer.py", "queries/answers.py", "services/answers.py"}
LONGEST_FILE = 240  # lines of code; style sheets are lists and may be longer
LONGEST_SHEET = 600  # lines
LONGEST_FUNCTION = 40  # lines, signature and docstring included


def sources(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


def test_imports_point_down():
    wrong = [arrow for path in sources("sessions", "workshop") for arrow in upward(path)]

    assert wrong == []


def test_pure_floors_know_no_django():
    heavy = ("django", "channels", "sessions.models", "workshop")
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources("sessions")
        if group_of(path) in NO_DJANGO
        for name in imported(path)
        if name.startswith(heavy)
    ]

    assert wrong == []


def test_rule_sees_an_upward_arrow(tmp_path):
    folder = tmp_path / "sessions" / "queries"
    folder.mkdir(parents=True)
    file = folder / "bad.py"
    file.write_text("def late():\n    from sessions.services import stage\n")

    assert list(upward(file, root=tmp_path)) == ["sessions/queries/bad.py imports sessions.services"]


def test_every_module_has_a_floor():
    known = {name for floor in FLOORS for group in floor for name in group}
    groups = {group_of(path) for path in sources("sessions", "workshop")} - {""}

    assert groups - known == set()


def test_only_one_module_reads_answer_values():
    readers = {
        path.relative_to(ROOT / "sessions").as_posix() for path in sources("sessions") if "sealed" in names(path)
    }

    assert readers <= READS_ANSWERS


def test_plotly_is_drawn_by_the_frames_alone():
    users = {
        path.relative_to(ROOT).as_posix()
        for path in sources("sessions", "workshop")
        if "sessions.figures.plotly" in imported(path) and group_of(path) != "figures"
    }

    assert all(user.startswith("sessions/queries/frames") for user in users)


def test_nothing_shows_answers_to_an_admin():
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    assert [path for path in sources("sessions", "workshop") if "django.contrib.admin" in imported(path)] == []


@pytest.mark.parametrize("path", sources("sessions", "workshop"), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_file_stays_small(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [node.name for node in functions if node.end_lineno - node.lineno >= LONGEST_FUNCTION]

    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    assert long == []


@pytest.mark.parametrize(("suffix", "longest"), [("js", LONGEST_FILE), ("css", LONGEST_SHEET)])
def test_browser_files_stay_small(suffix, longest):
    large = {
        path.relative_to(ROOT).as_posix(): count
        for path in sorted((ROOT / "static").rglob(f"*.{suffix}"))
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > longest
    }

    assert large == {}


def test_templates_carry_no_inline_script_or_style():
    signs = ("<style", " style=", " onclick=", " onsubmit=", "javascript:", "<script>")
    wrong = [
        f"{path.relative_to(ROOT)}: {sign}"
        for path in sorted((ROOT / "templates").rglob("*.html"))
        for sign in signs
        if sign in path.read_text(encoding="utf-8")
    ]

    assert wrong == []


def upward(path: Path, *, root: Path = ROOT) -> Iterator[str]:
    """Every import of a file that points up, or across to a neighbour."""
    own = group_of(path, root=root)
    if not own:
        return
    for name in sorted(imported(path)):
        other = group_of_name(name)
        if other and other != own and other not in below(own):
            yield f"{path.relative_to(root).as_posix()} imports {name}"


def below(group: str) -> set[str]:
    reach: set[str] = set(LIFTED.get(group, ()))
    for floor in FLOORS:
        if any(group in neighbours for neighbours in floor):
            return reach
        reach |= {name for neighbours in floor for name in neighbours}
    return reach


def group_of(path: Path, *, root: Path = ROOT) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return "workshop" if parts[0] == "workshop" else group_of_name(".".join(parts))


def group_of_name(module: str) -> str:
    parts = module.split(".")
    if parts[0] == "workshop":
        return "workshop"
    return parts[1] if parts[0] == "sessions" and len(parts) > 1 and parts[1] != "__init__" else ""


def imported(path: Path) -> set[str]:
    """Every module a file imports, at its top or inside a function; `from sessions import x` counts as `sessions.x`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            found |= {f"sessions.{alias.name}" for alias in node.names} if node.module == "sessions" else {node.module}
    return found


def names(path: Path) -> set[str]:
    """Every name, attribute, keyword and plain word in the strings of a file, its docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.keyword(arg=str(name)):
                found.add(name)
            case ast.Constant(value=str(text)) if id(node) not in told:
                found |= set(text.replace("_", " ").replace(",", " ").split())
    return found
