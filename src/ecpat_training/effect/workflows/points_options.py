"""The options of `ecpat evaluate` that say where points stand, for files without an instrument."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from ecpat_training.commands.option import Option
from ecpat_training.core.errors import UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing, visible
from ecpat_training.words.catalogue.message import Option as NamedOption
from ecpat_training.words.catalogue.message import phrase

POINTS_OPTIONS = ("code", "before", "after", "score", "maximum")
"""The fields that say where points stand, for files without an instrument."""
OPTIONS = {**{name: f"--{name}" for name in POINTS_OPTIONS}, "maximum": "--max"}
"""How they are written on the line."""


@dataclass(frozen=True, kw_only=True)
class PointsOptions:
    """Which columns hold points and codes, and how many points could be had."""

    code: Annotated[
        str | None,
        Option(metavar="COLUMN", help="Without an instrument: the column of people's codes (or names, never shown)."),
    ] = None
    before: Annotated[
        str | None,
        Option(
            metavar="COLUMN",
            help="The column of the points before the training: its header, `PRE-TEST / Total` or `D`.",
        ),
    ] = None
    after: Annotated[str | None, Option(metavar="COLUMN", help="The column of the points after it.")] = None
    score: Annotated[
        str | None,
        Option(metavar="COLUMN", help="The column of points, where files, sheets or a column say before and after."),
    ] = None
    maximum: Annotated[
        float | None, Option("--max", metavar="NUMBER", help="How many points could be had, such as 20.")
    ] = None

    def check_points(self, instrument: Path | None) -> None:
        """Refuses what makes no sense together, or beside an instrument.

        Raises:
            UsageError: options don't make sense together, or beside an instrument; each is among the findings.
        """
        if wrong_options := [*self._find_wrong_options(instrument)]:
            raise UsageError(
                [Finding("usage.points", Severity.ERROR, message, hint=hint) for message, hint in wrong_options]
            )

    def points_options_text(self) -> str:
        """The options as they are typed behind a command."""
        options = {name: value for name in POINTS_OPTIONS if (value := getattr(self, name)) is not None}
        return "".join(f" {OPTIONS[name]} {_quote_value(value)}" for name, value in options.items())

    def _find_wrong_options(self, instrument: Path | None) -> Iterator[tuple[str, str]]:
        """What makes no sense, each with what to do."""
        options = [OPTIONS[name] for name in POINTS_OPTIONS if getattr(self, name) is not None]
        if options and instrument is not None:
            message = phrase(
                "{options} {count:is|are} for points without an instrument.",
                options=listing(options),
                count=len(options),
            )
            yield message, "An instrument says itself which columns it needs. Leave out the one or the other."
        if (self.before is None) != (self.after is None):
            given_option, missing_option = ("--before", "--after") if self.after is None else ("--after", "--before")
            yield (
                phrase(
                    "{present} is given without {lacking}.",
                    present=NamedOption(given_option),
                    lacking=NamedOption(missing_option),
                ),
                phrase("Add {option}.", option=NamedOption(missing_option, "COLUMN")),
            )
        if self.score is not None and (self.before is not None or self.after is not None):
            hint = phrase(
                "{before} and {after} name two columns of a table; {score} one, where files, sheets or a column say the"
                " wave. Leave out the one or the other.",
                before=NamedOption("--before"),
                after=NamedOption("--after"),
                score=NamedOption("--score"),
            )
            yield (
                phrase(
                    "{score} is given beside {before} and {after}.",
                    score=NamedOption("--score"),
                    before=NamedOption("--before"),
                    after=NamedOption("--after"),
                ),
                hint,
            )
        if self.before is not None and self.before == self.after:
            yield (
                phrase(
                    "{before} and {after} name the same column, `{column}`.",
                    before=NamedOption("--before"),
                    after=NamedOption("--after"),
                    column=visible(self.before),
                ),
                "Please name the column of each.",
            )
        if self.maximum is not None and not 0 < self.maximum < math.inf:
            yield (
                phrase(
                    "{option} {points:g} is no number of points that could be had.",
                    option=NamedOption("--max"),
                    points=self.maximum,
                ),
                phrase("Write a number above 0: {maximum}.", maximum=NamedOption("--max", "20")),
            )


def _quote_value(value: str | float) -> str:
    """What stands behind an option, as one types it."""
    text = f"{value:g}" if isinstance(value, float) else value
    return f'"{text}"' if " " in text else text
