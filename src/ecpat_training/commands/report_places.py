"""Where reports stand in the folder of a training or of the programme: those for the house in `reports/internal`, those
that may leave it in `reports/published`. Earlier versions put both into `reports`, where they are still read."""

from collections.abc import Iterator
from pathlib import Path

from ecpat_training.commands.training_files import REPORTS
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.words.catalogue.message import Option, phrase, sentences

INTERNAL = f"{REPORTS}/internal"
"""What stays in the house."""
PUBLISHED = f"{REPORTS}/published"
"""What may leave it."""
PLACES = (PUBLISHED, INTERNAL, REPORTS)
"""Everywhere that reports are read, below the folder of a training or of the programme: what left the house first,
which no limit of files may hide."""


def report_files(folder: Path) -> Iterator[Path]:
    """Every file among the reports of a training or of the programme, by place and name; none that a system or an
    office hides."""
    for place in PLACES:
        try:
            paths = sorted(path for path in (folder / place).iterdir() if not path.name.startswith((".", "~$")))
        except OSError:  # it isn't there, or may not be looked into
            continue
        yield from (path for path in paths if path.is_file())


def misplaced_finding(path: Path, *, may_leave: bool) -> Finding | None:
    """What is said of a report that is written among those of the other kind; None where it isn't.

    Args:
        path: where it is written.
        may_leave: whether it was made to leave the house.
    """
    place = "/".join(path.absolute().parts[-3:-1])
    location = Location(str(path))
    if place == PUBLISHED and not may_leave:
        message = phrase("this file wasn't made to be published, and stands among those that may leave the house.")
        hint = sentences(
            phrase("Move it to {folder},", folder=INTERNAL),
            phrase("or make it with {publish} where the command has that.", publish=Option("--publish")),
        )
        return Finding("output.among-published", Severity.WARNING, message, location, hint)
    if place == INTERNAL and may_leave:
        message = phrase("this file may leave the house, and stands among the internal ones.")
        hint = phrase("Move it to {folder}, from where files are passed on.", folder=PUBLISHED)
        return Finding("output.among-internal", Severity.NOTE, message, location, hint)
    return None
