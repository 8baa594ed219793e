"""The days of the trainings, as the programme says or the planned series beside it."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.training_files import SERIES, newest_versions
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.series.workflows.dates import dated_trainings
from ecpat_training.words.catalogue.message import Command, phrase


class PlannedDays(NamedTuple):
    """First days and how often each was moved, by the trainings' ids."""

    days: Mapping[str, tuple[date, int]]
    files: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()

    def last_day(self, training: Training) -> date | None:
        """The last day of a training; None where nothing says one."""
        if training.start is not None:
            return training.date_of(training.days)
        planned_start = self.days.get(training.id)
        return planned_start[0] + timedelta(training.days - 1) if planned_start else None

    def sequence(self, training: Training) -> int:
        """How often a planned training was moved."""
        return self.days[training.id][1] if training.start is None and training.id in self.days else 0


def planned_days(programme: Path) -> PlannedDays:
    """What the series beside the programme's file gives; where it can't be read, that is told and nothing taken."""
    files = newest_versions(programme.parent, SERIES)
    if not files:
        return PlannedDays({})
    if len(files) > 1:
        return _not_taken(
            files[0],
            phrase("there are several: {files}", files=listing([file.name for file in files])),
            "Keep one of them.",
        )
    try:
        starts = dated_trainings(files[0], *read_programme(programme))
    except EcpatError as failure:
        code = failure.findings[0].code if failure.findings else "input.unreadable"
        return _not_taken(
            files[0],
            phrase("it can't be read ({code})", code=code),
            phrase("{command} says more.", command=Command("series check")),
        )
    return PlannedDays({training.id: (training.start, training.sequence) for training in starts}, (files[0],))


def _not_taken(file: Path, reason: str, hint: str) -> PlannedDays:
    message = phrase("dates of the series aren't used: {reason}.", reason=reason)
    return PlannedDays({}, (), (Finding("follow-up.series", Severity.WARNING, message, Location(file.name), hint),))
