"""What is wrong with an option's value, in the words in which files are told the same."""

import difflib
import re
from typing import cast

import typer

_IN_A_NUMBER = re.compile(r"(?<=\d),(?=\d{3})")  # who types a number writes its digits alone
WrongLine = cast(type[typer.BadParameter], typer.BadParameter.__mro__[1])
"""What Typer raises where a line can't be understood: its own class or Click's, by its version."""
_NO_COMMAND = re.compile(r"No such command '([^']*)'\.?")
_QUOTED = re.compile(r"'([^']*)'")


def in_plain_words(wrong: typer.BadParameter) -> None:
    """Puts our words in the place of those of the library that read the value, and proposes the choice, or the command,
    that was meant.

    Newer Typer lets pydantic read values, whose messages speak of inputs and value errors; older reads them itself.
    """
    from ecpat_training.values.problem import first_problem

    if problem := first_problem(wrong.__cause__):
        wrong.message = f"{_IN_A_NUMBER.sub('', problem)}."
    written, _, choices = wrong.message.partition(" is not one of ")
    near = difflib.get_close_matches(written.strip("'").casefold(), _QUOTED.findall(choices), n=1)
    unknown = _NO_COMMAND.fullmatch(wrong.message)
    if unknown and wrong.ctx is not None:
        names: list[str] = getattr(wrong.ctx.command, "list_commands", lambda _: [])(wrong.ctx)
        near = difflib.get_close_matches(unknown[1], names, n=1)
    if near:
        wrong.message += f" Did you mean '{near[0]}'?"
