"""An option that takes one value stands in a line once: of two the parser would take the last, without a word."""

from collections import Counter
from typing import Any

from typer.core import TyperCommand

from ecpat_training.core.errors import EcpatError, UsageError


class OnceEach(TyperCommand):
    """A command that refuses a second value where only one counts. A bare flag given twice says the same twice."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Counts the options of the line, then reads it.

        Raises:
            UsageError: an option with one value stands there more than once.
        """
        if args:
            _, _, order = self.make_parser(ctx).parse_args(args=list(args))
            times = Counter(option.name for option in order if _takes_one(option))
            named = {option.name: max(option.opts, key=len) for option in order}
            twice = [(named[name], number) for name, number in times.items() if number > 1]
            if twice:
                raise _refused(*twice[0])
        return super().parse_args(ctx, args)


def _takes_one(option: Any) -> bool:
    if option.param_type_name != "option" or option.multiple or option.count:
        return False
    return not option.is_flag or bool(option.secondary_opts)


def _refused(option: str, times: int) -> EcpatError:
    message = f"`{option}` is given {times} times and takes one value: only the last would count."
    hint = "Please give it once."
    if option == "--mapping":
        hint += " Two mapping files become one: put the lines of both into it."
    return UsageError.because("usage.twice", message, hint=hint)
