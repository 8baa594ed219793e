"""An option is written once: the field of a request says how it is written on the line, and Typer reads it so."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import pytest
import typer
from typer.testing import CliRunner

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.requests import expand_requests


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What a base takes."""

    force: Annotated[bool, Option("--force", help="Overwrite.")] = False


@dataclass(frozen=True, kw_only=True)
class Wished(Kept):
    """One field of each kind that requests have."""

    file: Annotated[Path, Argument(metavar="FILE")]
    often: Annotated[tuple[Path, ...], Option("--often", "-n")] = ()
    kinds: Annotated[tuple[str, ...], Option()] = ("all",)
    reader: Annotated[Literal["donor", "evaluator"], Option("--for")] = "donor"
    way: Annotated[Literal["up", "down"] | None, Option()] = None
    since: Annotated[date | None, Option(formats=["%Y-%m-%d"])] = None
    number: Annotated[int, Option(min=1)] = 2
    share: Annotated[float | None, Option(min=0)] = None
    never_typed: bool = True


def read(*line: str) -> Wished:
    """The request that a line makes.

    Raises:
        ValueError: Typer refuses the line.
    """
    taken: list[Wished] = []

    def command(request: Wished) -> None:
        """What it does."""
        taken.append(request)

    app = typer.Typer(add_completion=False)
    app.command()(expand_requests(command))
    ended = CliRunner().invoke(app, line)
    if ended.exit_code:
        raise ValueError(ended.output)
    return taken[0]


def test_a_line_fills_the_fields_in_their_own_types() -> None:
    line = (
        "a.csv",
        "-n",
        "b.csv",
        "--often",
        "c.csv",
        "--for",
        "evaluator",
        "--way",
        "down",
        "--since",
        "2026-05-01",
        "--force",
    )
    assert read(*line) == Wished(
        file=Path("a.csv"),
        often=(Path("b.csv"), Path("c.csv")),
        reader="evaluator",
        way="down",
        since=date(2026, 5, 1),
        force=True,
    )


def test_what_is_left_out_is_what_the_field_says() -> None:
    assert read("a.csv") == Wished(file=Path("a.csv"))


def test_what_is_given_takes_the_place_of_what_the_field_says() -> None:
    assert read("a.csv", "--kinds", "one").kinds == ("one",)


@pytest.mark.parametrize(
    "line",
    [
        (),
        ("a.csv", "--for", "nobody"),
        ("a.csv", "--way", "left"),
        ("a.csv", "--number", "0"),
        ("a.csv", "--never-typed"),
    ],
)
def test_what_the_fields_do_not_take_is_refused(line: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="Usage"):
        read(*line)


def test_help_lists_a_request_before_its_bases() -> None:
    app = typer.Typer(add_completion=False)

    def command(request: Wished) -> None:
        """What it does."""

    app.command()(expand_requests(command))
    names = [one.name for one in typer.main.get_command(app).params]
    assert names == ["file", "often", "kinds", "reader", "way", "since", "number", "share", "force"]


def test_a_context_and_single_options_are_passed_on() -> None:
    seen: list[object] = []

    def command(ctx: typer.Context, request: Kept, often: Annotated[tuple[str, ...], Option()] = ()) -> None:
        """What it does."""
        seen.extend((ctx.info_name, request, often))

    app = typer.Typer(add_completion=False)
    app.command()(expand_requests(command))
    CliRunner().invoke(app, ["--force", "--often", "x"], prog_name="job")
    assert seen == ["job", Kept(force=True), ("x",)]


@pytest.mark.parametrize("written", ["inf", "nan", "1e999"])
def test_a_number_with_which_nobody_can_compute_is_refused(written: str) -> None:
    assert read("a.csv", "--share", "2.5").share == 2.5
    with pytest.raises(ValueError, match="Invalid value for '--share'"):
        read("a.csv", "--share", written)
