"""Every message has an input that makes it, and its whole text is held to."""

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.commands.running import NAMED_BY_PYTHON
from tests.errors.codes import codes, prefixes
from tests.errors.reference import AREAS, EVERY, PAGE, page
from tests.errors.running import Case, cases, ended
from tests.sources import nodes

ALL = cases()


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.code)
def test_a_message_is_said_as_the_reference_shows_it(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = ended(case, tmp_path)
    assert case.says in run.made or case.says in run.shown
    assert case.says.endswith(f" [{case.code}]")
    assert case.exit == run.exit
    assert {severity for code, severity in run.severities if severity not in EVERY[code].severity} == set()
    is_seen = _sentences(case).casefold() in run.shown.casefold()
    assert is_seen or case.unseen
    assert not (is_seen and case.unseen), "it is seen: leave `unseen` out"


def _sentences(case: Case) -> str:
    """A message without its place and code, as a report shows it."""
    said = case.says.removesuffix(f" [{case.code}]")
    return re.split(r"(?:^|: )(?:error|warning|note): ", said, maxsplit=1)[-1]


def test_no_message_names_a_kind_of_python_s_errors() -> None:
    """`BadZipFile` and `KeyError` tell a secretary nothing."""
    assert [case.code for case in ALL if NAMED_BY_PYTHON.search(case.says)] == []


def test_no_code_puts_the_kind_of_an_error_into_words() -> None:
    assert [path.name for path, inside in nodes().items() for _ in names_of_errors(inside)] == []


def test_an_error_s_kind_in_words_would_be_found() -> None:
    tree = ast.parse("try:\n    run()\nexcept OSError as error:\n    say(type(error).__name__)")
    assert [node.attr for node in names_of_errors([*ast.walk(tree)])] == ["__name__"]


def names_of_errors(inside: Sequence[ast.AST]) -> Iterator[ast.Attribute]:
    """Each `type(error).__name__` of an error that was caught."""
    if not any(isinstance(one, ast.Attribute) and one.attr == "__name__" for one in inside):
        return
    for handler in (one for one in inside if isinstance(one, ast.ExceptHandler)):
        for node in ast.walk(handler):
            if isinstance(node, ast.Attribute) and ast.unparse(node) == f"type({handler.name}).__name__":
                yield node


def test_every_code_has_a_case_and_every_case_a_code() -> None:
    shown = {case.code for case in ALL}
    assert sorted(codes() - shown) == []
    assert sorted(shown - codes()) == []


def test_codes_that_are_put_together_are_known() -> None:
    """A new way to make codes must be told to `put_together`, or they would need no case."""
    assert prefixes() == {"output.", "rule.", "survey.", "word.", "{}."}


def test_no_code_stands_in_two_files_of_cases() -> None:
    named = [case.code for case in ALL]
    assert sorted(set(named)) == sorted(named)


def test_every_area_of_messages_says_what_it_is_about() -> None:
    assert {case.area for case in ALL} == AREAS.keys()


def test_the_reference_of_messages_is_current() -> None:
    assert PAGE.read_text("utf-8") == page(), "run `python -m tests.errors.reference`"
