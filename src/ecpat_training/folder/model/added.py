"""Where new files belong, and what a second version of a list changed."""

from pathlib import Path

from ecpat_training.core.record import record


@record
class ListChanges:
    """Two versions of a list, compared: people by their codes (`R14`, the row), never by name. `changed` says of each
    which columns differ."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[tuple[str, tuple[str, ...]], ...]
    same: int
    before: str


@record
class Addition:
    """A file, what it is and why, and the place that it gets; `place` is None where somebody has to say, and `asked`
    is then what: which of `trainings` it is of, which of `names` it is. `further` are places that it gets as well, as a
    workbook with a sheet for each wave does. `there` says that the very same file is in its place already, and in each
    further one."""

    file: str
    kind: str
    because: str
    place: Path | None = None
    asked: str = ""
    there: bool = False
    changes: ListChanges | None = None
    trainings: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    further: tuple[Path, ...] = ()
