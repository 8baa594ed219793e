"""What `import ecpat_training as ecpat` offers: five functions, typed and described whole, and a cheap import."""

import doctest
import inspect
import re
import subprocess
import sys
import typing
from importlib import import_module
from types import ModuleType

import pytest

import ecpat_training as ecpat
from tests.cli.test_help import HEAVY

FUNCTIONS = ("check_roster", "compare", "evaluate", "plan", "read_survey")
RETURNED = {
    "check_roster": "CheckedRoster", "compare": "Compared", "evaluate": "Effect", "plan": "Plan",
    "read_survey": "Survey",
}  # fmt: skip


def home(name: str) -> ModuleType:
    """The module of a function."""
    return import_module(f"ecpat_training.notebook.{name}")


def test_the_names_are_five_functions_and_the_error_that_they_raise() -> None:
    assert sorted(ecpat.__all__) == sorted([*FUNCTIONS, "EcpatError", "__version__"])
    assert set(ecpat.__all__) <= set(dir(ecpat))
    namespace: dict[str, object] = {}
    exec("from ecpat_training import *", namespace)
    assert set(ecpat.__all__) <= namespace.keys()


def test_another_name_is_no_part_of_it() -> None:
    with pytest.raises(AttributeError, match="evalute"):
        _ = ecpat.evalute


def test_importing_it_loads_nothing_of_weight() -> None:
    """The command `ecpat` begins with the same import: only the package's own file may be loaded by it."""
    program = (
        "import sys\nbefore = set(sys.modules)\nimport ecpat_training\nprint(*sorted(set(sys.modules) - before))\n"
        "ecpat_training.EcpatError\nprint(*sorted({name.partition('.')[0] for name in sys.modules}))\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    imported, with_the_error = ran.stdout.splitlines()
    assert imported.split() == ["ecpat_training"]
    assert not set(with_the_error.split()) & {*HEAVY, "pydantic", "typer", "rich"}


def test_a_function_loads_no_solver_that_it_doesn_t_need() -> None:
    program = (
        "import sys, ecpat_training as ecpat\necpat.check_roster\nprint(*{n.partition('.')[0] for n in sys.modules})"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not set(ran.stdout.split()) & (HEAVY - {"yaml"})


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_is_typed_and_says_all_of_itself(name: str) -> None:
    function = getattr(ecpat, name)
    signature = inspect.signature(function)
    hints = typing.get_type_hints(function, vars(home(name)) | scores_of(name))
    assert hints.keys() == {*signature.parameters, "return"}
    assert hints["return"].__name__ == RETURNED[name]
    said = inspect.getdoc(function)
    assert said
    for part in ("Args:", "Returns:", "Raises:", "Example:"):
        assert part in said, part
    arguments = said.partition("Args:")[2].partition("Returns:")[0]
    described = [
        word for names in re.findall(r"^    ([a-z_, ]+): ", arguments, re.MULTILINE) for word in names.split(", ")
    ]
    assert described == list(signature.parameters)


def scores_of(name: str) -> dict[str, object]:
    """The type of `compare`'s columns, which only type checkers import."""
    return {"Scores": typing.Any} if name == "compare" else {}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_what_is_returned_says_all_of_itself(name: str) -> None:
    returned = getattr(home(name), RETURNED[name])
    for member, value in inspect.getmembers(returned):
        if not member.startswith("_") and (callable(value) or isinstance(value, property)):
            assert inspect.getdoc(value), f"{RETURNED[name]}.{member}"


@pytest.mark.parametrize(
    ("name", "columns"), [("check_roster", "_COLUMNS"), ("evaluate", "COLUMNS"), ("plan", "_COLUMNS")]
)
def test_each_column_of_a_frame_is_described(name: str, columns: str) -> None:
    module = import_module("ecpat_training.notebook.effect") if name == "evaluate" else home(name)
    said = inspect.getdoc(getattr(module, RETURNED[name]).to_frame) or ""
    described = {word for names in re.findall(r"^ *([a-z_, ]+): ", said, re.MULTILINE) for word in names.split(", ")}
    described |= set(re.findall(r"`([a-z_]+)`", said))
    lacking = {one for one in getattr(module, columns) if one not in described and not one.endswith(("_low", "_high"))}
    assert lacking == set()


def test_the_example_of_compare_runs() -> None:
    """It is the one function that needs no file."""
    examples = doctest.DocTestParser().get_examples(inspect.getdoc(ecpat.compare) or "")
    namespace: dict[str, typing.Any] = {}
    for one in examples:
        exec(compile(one.source, "example", "single"), namespace)
    assert namespace["found"].n == 6
