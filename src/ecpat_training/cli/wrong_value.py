"""What is wrong with an option's value, in the words in which files are told the same."""

import difflib
import re
from typing import cast

import typer

_IN_A_NUMBER = re.compile(r"(?<=\d),(?=\d{3})")  # who types a number writes its digits alone
WrongLine = cast(type[typer.BadParameter], typer.BadParameter.__mro__[1])
"""What Typer raises where a line can't be understood: its own class or Click's, by its version."""
_NO_COMMAND = re.compile(r"No such command '([^']*)'\.?")
_QUOTED_TEXT = re.compile(r"'([^']*)'")


def explain_wrong_value(error: typer.BadParameter) -> None:
    """Puts our words in the place of those of the library that read the value, and proposes the choice, or the command,
    that was meant.

    Newer Typer lets pydantic read values, whose messages speak of inputs and value errors; older reads them itself.
    """
    from ecpat_training.values.problem import first_problem

    if problem := first_problem(error.__cause__):
        error.message = f"{_IN_A_NUMBER.sub('', problem)}."
    written_value, _, choices = error.message.partition(" is not one of ")
    similar_words = difflib.get_close_matches(written_value.strip("'").casefold(), _QUOTED_TEXT.findall(choices), n=1)
    unknown_command = _NO_COMMAND.fullmatch(error.message)
    if unknown_command and error.ctx is not None:
        names: list[str] = getattr(error.ctx.command, "list_commands", lambda _: [])(error.ctx)
        similar_words = difflib.get_close_matches(unknown_command[1], names, n=1)
    if similar_words:
        error.message += f" Did you mean '{similar_words[0]}'?"
