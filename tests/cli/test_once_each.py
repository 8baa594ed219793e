"""No option that takes one value is given two in silence: of two mapping files one would be passed over."""

from collections.abc import Iterator
from typing import Any

import pytest

from ecpat_training.cli.main import _command, _run


def options(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every option of every command, with the words that call the command."""
    if hasattr(command, "commands"):
        for name in command.list_commands(None):
            yield from options(command.commands[name], (*path, name))
    else:
        yield from ((path, one) for one in command.params if one.param_type_name == "option")


SINGLE = [(path, one) for path, one in options(_command()) if not one.multiple and not one.is_flag]


def test_there_are_options_of_every_command() -> None:
    assert {path[0] for path, _ in SINGLE} >= {"plan", "roster", "survey", "evaluate"}
    assert len(SINGLE) > 50


def test_a_second_value_is_refused_by_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Before any file is looked for, and naming the option."""
    for path, option in SINGLE:
        names = option.opts
        code = _run([*path, "x", names[0], "1", names[-1], "2"])
        said = capsys.readouterr().err
        assert code == 2, (path, names)
        assert f"`{max(names, key=len)}` is given 2 times" in said, (path, names)
        assert "usage.twice" in said


def test_a_flag_or_an_output_may_stand_twice(capsys: pytest.CaptureFixture[str]) -> None:
    _run(["roster", "check", "x.csv", "--quiet", "--quiet", "--out", "a.txt", "--out", "b.txt"])
    assert "usage.twice" not in capsys.readouterr().err
