"""`ecpat help` and `ecpat man`: what commands do and take, and what messages mean."""

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import typer

from ecpat_training import __version__
from ecpat_training.cli.codes import MessageCode, is_code, message_of
from ecpat_training.cli.for_machines import HelpResult, ManResult
from ecpat_training.cli.pages import CommandPage, Parameter, pages
from ecpat_training.commands.deliver import Delivery
from ecpat_training.commands.for_machines import current_answer
from ecpat_training.commands.former_names import translate_former_words
from ecpat_training.core.errors import Exit
from ecpat_training.core.text import count, visible
from ecpat_training.documents.terminal.terminal import stdout_console


def show_help(ctx: typer.Context, topics: Sequence[str]) -> None:
    """What `--help` of the command shows, or what a message's code means; a name that is none is answered as any line
    is.

    Raises:
        UsageError: no message has the code.
    """
    if any(map(is_code, topics)):
        _show_codes([message_of(word) for word in topics])
        return
    root: Any = ctx.find_root().command
    if current_answer() is None:
        root.main([*topics, "--help"], prog_name=ctx.find_root().info_name, standalone_mode=False)
        return
    command, name = root, "ecpat"
    for word in (word for word in translate_former_words([*topics, "--help"]) if not word.startswith("-")):
        if word not in getattr(command, "commands", {}):
            root.main(
                [*topics, "--help"], prog_name=ctx.find_root().info_name, standalone_mode=False
            )  # which says what is wrong
            return
        command, name = command.commands[word], f"{name} {word}"
    Delivery().data(lambda: HelpResult(tuple(pages(command, name)), ()), ())


def _show_codes(messages: Sequence[MessageCode]) -> None:
    if current_answer() is not None:
        Delivery().data(lambda: HelpResult((), tuple(messages)), ())
        return
    console = stdout_console()
    for message in messages:
        for line in (f"{message.code}: {' or '.join(message.severity)}", message.meaning, f"What to do: {message.do}"):
            console.print(line, soft_wrap=not console.is_terminal)


def write_man(folder: Path, *, force: bool, quiet: bool) -> int:
    """Writes a page for each command into a folder; returns the exit code.

    Raises:
        OutputError: a file is there already and `force` is not set.
    """
    from ecpat_training.cli.main import app

    all_pages = list(pages(typer.main.get_command(app)))
    delivery = Delivery(force=force, quiet=quiet)
    delivery.files({folder / file_name(page): man_page(page).encode() for page in all_pages})
    delivery.data(lambda: ManResult(visible(str(folder)), tuple(page.command for page in all_pages)), ())
    first_page = shlex.quote(str(folder / file_name(all_pages[0])))
    delivery.say(f"{count(len(all_pages), 'manual page')} in {visible(str(folder))}. To read one: man -l {first_page}")
    return Exit.CLEAN


def file_name(page: CommandPage) -> str:
    """`ecpat-roster-check.1`."""
    return f"{page.command.replace(' ', '-')}.1"


def man_page(page: CommandPage) -> str:
    """A page as text."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: CommandPage) -> Iterator[str]:
    first_paragraph, _, remainder = page.help.partition("\n\n")
    dashed = page.command.replace(" ", "-")
    yield f'.TH "{dashed.upper()}" "1" "" "ecpat {__version__}" "ecpat"'
    yield from (".SH NAME", f"{_text(dashed)} \\- {_text(' '.join(first_paragraph.split()).rstrip('.'))}")
    argument_words = [_bracketed(argument) for argument in page.arguments] + (["COMMAND ..."] if page.commands else [])
    yield from (".SH SYNOPSIS", f".B {_text(page.command)}", _text(" ".join(["[OPTIONS]", *argument_words])))
    yield ".SH DESCRIPTION"
    for number, paragraph in enumerate((first_paragraph, *filter(None, remainder.split("\n\n")))):
        yield from ([".PP"] if number else [])
        yield from _paragraph(paragraph)
    for title, parameters in (("ARGUMENTS", page.arguments), ("OPTIONS", page.options)):
        if parameters:
            yield f".SH {title}"
        for parameter in parameters:
            yield from _item(parameter)
    if page.commands:
        yield from (".SH COMMANDS", _text(", ".join(f"{page.command} {name}" for name in page.commands)))


def _paragraph(text: str) -> Iterator[str]:
    """Prose is filled, lines of examples stay as they are."""
    if "\n  " not in text:
        yield _text(" ".join(text.split()))
        return
    yield from (".nf", *map(_text, text.splitlines()), ".fi")


def _item(parameter: Parameter) -> Iterator[str]:
    value = f" {parameter.placeholder}" if parameter.placeholder else ""
    yield from (".TP", f".B {_text(', '.join(parameter.names) + value)}")
    environment_note = f" Else {parameter.variable} of the environment." if parameter.variable else ""
    yield _text(" ".join((parameter.help + environment_note).split()) or "-")


def _bracketed(parameter: Parameter) -> str:
    name = parameter.names[0].strip("[]")
    return name if parameter.required else f"[{name}]"


def _text(text: str) -> str:
    """Text that holds no request: a backslash is one, and what begins a line with a dot or an apostrophe; a bare minus
    would become a hyphen, which can't be copied into a shell."""
    escaped_text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped_text}" if escaped_text.startswith((".", "'")) else escaped_text
