"""Manual pages, in the format of man(7): a page for each command."""

from collections.abc import Iterator

from ecpat_training import __version__
from ecpat_training.cli.pages import CommandPage, Parameter


def file_name(page: CommandPage) -> str:
    """`ecpat-roster-check.1`."""
    return f"{page.command.replace(' ', '-')}.1"


def man_page(page: CommandPage) -> str:
    """A page as text."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: CommandPage) -> Iterator[str]:
    first, _, remainder = page.help.partition("\n\n")
    dashed = page.command.replace(" ", "-")
    yield f'.TH "{dashed.upper()}" "1" "" "ecpat {__version__}" "ecpat"'
    yield from (".SH NAME", f"{_text(dashed)} \\- {_text(' '.join(first.split()).rstrip('.'))}")
    takes = [_bracketed(argument) for argument in page.arguments] + (["COMMAND ..."] if page.commands else [])
    yield from (".SH SYNOPSIS", f".B {_text(page.command)}", _text(" ".join(["[OPTIONS]", *takes])))
    yield ".SH DESCRIPTION"
    for number, paragraph in enumerate((first, *filter(None, remainder.split("\n\n")))):
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
    from_elsewhere = f" Else {parameter.variable} of the environment." if parameter.variable else ""
    yield _text(" ".join((parameter.help + from_elsewhere).split()) or "-")


def _bracketed(parameter: Parameter) -> str:
    name = parameter.names[0].strip("[]")
    return name if parameter.required else f"[{name}]"


def _text(text: str) -> str:
    """Text that holds no request: a backslash is one, and what begins a line with a dot or an apostrophe; a bare minus
    would become a hyphen, which can't be copied into a shell."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe
