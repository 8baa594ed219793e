"""What a shell offers while one types `--training`: the trainings of the programme that the line names, or of where one
stands."""

import typer

from ecpat_training.commands.file_lookup import find_programme


def trainings(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Returns id and title of each training whose id begins so; none where the programme can't be read, since a shell
    can't show errors while somebody types."""
    from ecpat_training.core.errors import EcpatError  # a shell asks often, and mostly for something else
    from ecpat_training.programme.reading.programme import read_programme

    path = find_programme(ctx.params.get("programme"))
    if path is None:
        return []
    try:
        programme, _ = read_programme(path)
    except EcpatError:
        return []
    choices = ((training.id, training.title or training.country) for training in programme.list_trainings())
    return [(id_, title) for id_, title in choices if id_.startswith(incomplete)]
