"""What every command has in common: `--json`, `--verbose`, options that answer under a former name, and that an option
with one value stands in a line once, since of two the parser would take the last, without a word."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperOption

from ecpat_training.commands.file_lookup import report_lookups
from ecpat_training.commands.for_machines import OPTION, current_answer
from ecpat_training.commands.former_names import FORMER_OPTIONS, as_typed, report_new_name, view_of
from ecpat_training.commands.verbose import report_files
from ecpat_training.core.errors import EcpatError, UsageError
from ecpat_training.words.catalogue.message import Option, phrase

if TYPE_CHECKING:  # where the newest Typer has what the oldest takes from Click
    from typer._click.core import Context, Parameter
    from typer._click.parser import _OptionParser

_VERBOSE = "whether more is said"


@dataclass(frozen=True, eq=False)
class FormerOption:
    """An option in a line that calls it by a former name."""

    former: str
    today: str
    option: "Parameter"

    def __getattr__(self, name: str) -> object:
        # what a parser asks of an option (the oldest Click: whether it may stand without a value) is as it is today
        return getattr(self.option, name)


class SingleOptionsCommand(TyperCommand):
    """A command that refuses a second value where only one counts. A bare flag given twice says the same twice."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.params += _of_every_command()

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Counts the options of the line, then reads it.

        Raises:
            UsageError: an option with one value stands there more than once.
        """
        if (answer := current_answer()) is not None:
            answer.command = as_typed(f"ecpat {view_of(_command_words(ctx), args)}")
        if args:
            _, _, written_parts = self.make_parser(ctx).parse_args(args=list(args))
            for former in dict.fromkeys(part for part in written_parts if isinstance(part, FormerOption)):
                report_new_name(former.former, former.today, args)
            order = [part.option if isinstance(part, FormerOption) else part for part in written_parts]
            times = Counter(option.name for option in order if _takes_one_value(option))
            # The long name of an option says what it does, the short one only how it is typed.
            name_by_option = {option.name: max(option.opts, key=len) for option in order}
            repeated_options = [(name_by_option[name], number) for name, number in times.items() if number > 1]
            if repeated_options:
                raise _repetition_error(*repeated_options[0])
        return super().parse_args(ctx, args)

    def make_parser(self, ctx: "Context") -> "_OptionParser":
        """A parser that also knows options by their former names."""
        parser = super().make_parser(ctx)
        for former, option_name in FORMER_OPTIONS.get(_command_words(ctx), {}).items():
            option = next(param for param in self.params if option_name in param.opts)
            parser.add_option(
                FormerOption(former, option_name, option),  # type: ignore[arg-type]  # it only stands in the order read
                opts=[former],
                dest=option.name,
                action="append" if getattr(option, "multiple", False) else "store",
                nargs=option.nargs,
            )
        return parser

    def invoke(self, ctx: "Context") -> object:
        """Says what was found without being named, then runs the command. What an error advises is for this command."""
        report_lookups(ctx)
        with report_files(enabled=bool(ctx.meta.get(_VERBOSE)) and not ctx.params.get("quiet")):
            try:
                return super().invoke(ctx)
            except EcpatError as failure:
                from ecpat_training.commands.failures import drop_missing_options

                options = {name for param in self.params for name in (*param.opts, *param.secondary_opts)}
                raise drop_missing_options(failure, options) from None


def _remember(ctx: typer.Context, verbose: bool) -> bool:
    ctx.meta[_VERBOSE] = verbose
    return verbose


@cache
def _of_every_command() -> "list[Parameter]":
    """The options that no command declares, as Typer makes them of a signature."""

    def common_options(
        json: Annotated[
            bool,
            typer.Option(
                OPTION,
                expose_value=False,
                help="Print what was found as data for other programs; ecpat schema has its form.",
            ),
        ] = False,
        verbose: Annotated[
            bool,
            typer.Option(
                "--verbose",
                "-v",
                expose_value=False,
                callback=_remember,
                help="Say which files are read, from where, and how long it took.",
            ),
        ] = False,
    ) -> None:
        """What all commands take."""

    app = typer.Typer(add_completion=False)
    app.command()(common_options)
    return list(typer.main.get_command(app).params)


def _command_words(ctx: "Context") -> str:
    """The words that call a command, whatever the program was started as."""
    names = []
    while ctx.parent is not None:
        names.append(ctx.info_name or "")
        ctx = ctx.parent
    return " ".join(reversed(names))


def _takes_one_value(option: "Parameter") -> bool:
    if not isinstance(option, TyperOption) or option.multiple or option.count:
        return False
    return not option.is_flag or bool(option.secondary_opts)


def _repetition_error(option: str, times: int) -> EcpatError:
    message = phrase(
        "{option:`} is given {times} times and takes one value: only the last would count.",
        option=Option(option),
        times=times,
    )
    hint = "Please give it once."
    if option == "--mapping":
        hint = "Please give it once. Two mapping files become one: put the lines of both into it."
    return UsageError.because("usage.twice", message, hint=hint)
