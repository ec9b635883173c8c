"""How the house is built: floors, names, documents, and what a start may cost."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import typer

import counterclaim
from counterclaim.cli import app
from counterclaim.cli.application import EXIT_CODES, INTERRUPTED
from counterclaim.model import errors

ROOT = Path(__file__).parents[1]
HEAVY = ("counterclaim.workspace", *"lxml numpy onnxruntime rich sqlite3 tokenizers tomllib trafilatura".split())


def commands() -> list[str]:
    """Every command as it is typed, without the name of the program."""
    root = typer.main.get_command(app)
    found = []
    for name, command in root.commands.items():  # type: ignore[attr-defined]
        found += [f"{name} {inner}" for inner in getattr(command, "commands", {})] or [name]
    return found


def options_of(command: str) -> list[str]:
    """The long options of a command."""
    found = typer.main.get_command(app)
    for word in command.split():
        found = found.commands[word]  # type: ignore[attr-defined]
    return [option for parameter in found.params for option in parameter.opts if option.startswith("--")]


def documents() -> str:
    """What a user can read about the command line."""
    return "\n".join(path.read_text("utf-8") for path in (ROOT / "README.md", ROOT / "docs" / "commands.md"))


def test_imports_run_downwards_and_every_module_has_its_floor() -> None:
    """The contracts of .importlinter hold; they are exhaustive, so a new module fails until it stands on a floor."""
    found = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo"], cwd=ROOT, capture_output=True, text=True
    )
    assert found.returncode == 0, found.stdout


def test_the_exported_names_are_sorted_and_all_there() -> None:
    """Whatever `__all__` promises can be had, and nothing else is said to be there."""
    assert counterclaim.__all__ == sorted(counterclaim.__all__)
    assert set(counterclaim._HOME) == set(counterclaim.__all__)
    for name in counterclaim.__all__:
        assert getattr(counterclaim, name).__doc__, name


def test_an_unknown_name_is_an_attribute_error() -> None:
    """Lazy names do not hide a misspelling."""
    with pytest.raises(AttributeError, match="Tolls"):
        counterclaim.Tolls  # noqa: B018


@pytest.mark.parametrize("command", commands())
def test_every_command_is_documented(command: str) -> None:
    """A command that nobody can read about does not exist."""
    assert f"counterclaim {command}" in documents()


@pytest.mark.parametrize("command", commands())
def test_every_option_is_documented(command: str) -> None:
    """Every option stands in the documents under its name."""
    missing = [option for option in options_of(command) if option != "--help" and option not in documents()]
    assert missing == []


def test_every_link_in_the_documents_leads_somewhere() -> None:
    """A document that is named is there."""
    for page in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_first_screen_of_the_readme_links_the_architecture() -> None:
    """A newcomer finds the house on one page."""
    assert "ARCHITECTURE.md" in "".join((ROOT / "README.md").read_text("utf-8").splitlines(keepends=True)[:30])


def test_every_exit_code_is_documented() -> None:
    """Scripts can rely on the table."""
    table = (ROOT / "docs" / "exit-codes.md").read_text("utf-8")
    for code in {0, 1, 2, 3, INTERRUPTED, *(code for _, code in EXIT_CODES)}:
        assert re.search(rf"^\| {code} \|", table, re.MULTILINE), code


def test_every_error_has_its_place_in_the_tree_and_an_exit_code() -> None:
    """The tree at the top of the module shows all errors, and each ends a command with a documented code."""
    tree = errors.__doc__ or ""
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and kind is not errors.CounterclaimError]
    coded = tuple(kind for kind, _ in EXIT_CODES)
    for kind in kinds:
        assert kind.__name__ in tree
        assert issubclass(kind, (*coded, errors.NotationError)), kind


def test_help_imports_nothing_heavy() -> None:
    """No engine, no numbers, no SQL before a command needs them."""
    script = (
        "import sys\n"
        "sys.argv = ['counterclaim', '--help']\n"
        "from counterclaim.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print('loaded:', [name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.endswith("loaded: []\n")


def test_importing_the_package_loads_no_stage() -> None:
    """`import counterclaim` alone costs next to nothing."""
    script = "import sys, counterclaim; print([name for name in sys.modules if name.startswith('counterclaim.')])"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"


def test_the_lock_holds_hashes_and_no_address() -> None:
    """Installing checks every file against its hash and asks whatever index the machine is set to."""
    for name in ("requirements.lock", "requirements-dev.lock"):
        lock = (ROOT / name).read_text("utf-8")
        assert "://" not in lock
        pinned = re.findall(r"^([a-z0-9][\w.-]*)==[^\n]*\\\n +--hash=sha256:[0-9a-f]{64}", lock, re.MULTILINE)
        assert len(pinned) == len(re.findall(r"^[a-z0-9]", lock, re.MULTILINE))


def test_every_dependency_has_its_reason() -> None:
    """What is installed for a user is in the table of reasons."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    reasons = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    for requirement in wanted:
        name = re.split(r"[<>=]", requirement)[0]
        assert re.search(rf"\b{re.escape(name)}\b", reasons), name


def test_modules_stay_short() -> None:
    """No module of the package has 300 lines."""
    long = [path for path in (ROOT / "src").rglob("*.py") if len(path.read_text("utf-8").splitlines()) >= 300]
    assert long == []
