"""What a shell offers while one types `--training`: the trainings of the programme that the line names, or of where one
stands."""

import os
from pathlib import Path

import typer

from ecpat_training.commands.found import PROGRAMME


def trainings(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids that begin so, each with its title; none where the programme can't be read: a shell shows no errors."""
    from ecpat_training.core.errors import EcpatError  # a shell asks often, and mostly for something else
    from ecpat_training.programme.reading.programme import read_programme

    path = ctx.params.get("programme") or os.environ.get(PROGRAMME.variable) or PROGRAMME.file
    try:
        programme, _ = read_programme(Path(path))
    except EcpatError:
        return []
    there = ((one.id, one.title or one.country) for one in programme.all_trainings())
    return [(id_, title) for id_, title in there if id_.startswith(incomplete)]
