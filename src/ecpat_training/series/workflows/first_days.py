"""The first day of a training that its programme doesn't say: as the series beside the programme has it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from ecpat_training.commands.file_lookup import programme_level_file
from ecpat_training.commands.training_files import SERIES
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import errors
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.series.model.calendar import HolidayCalendar
from ecpat_training.series.reading.series_table import read_series
from ecpat_training.series.rule_parts.context import SeriesContext


def add_first_day(
    training: Training, programme: Programme, file: Path, *, is_quiet: bool
) -> tuple[Training, Path | None]:
    """The training with its first day, and the series that says it: None where the programme says the day, or nothing
    does. No calendar is needed, and no rule is looked at: `ecpat series check` does that.

    Args:
        training: one of the programme.
        programme: whose trainings the series has.
        file: the programme's file.
        is_quiet: whether to leave out which series was taken.

    Raises:
        InputError, RefusedError: the series can't be read.
        ContentError: something in the series can't be understood, so that its other rows may be wrong as well.
        UsageError: several series may count.
    """
    if training.start is not None or training.kind != "training":
        return training, None
    series, starts = _planned_days(programme, file, is_quiet=is_quiet)
    start = starts.get(training.id)
    return (training.model_copy(update={"start": start}), series) if start else (training, None)


def add_first_days(programme: Programme, file: Path, *, is_quiet: bool) -> tuple[Programme, Path | None]:
    """The programme with the first day of every training that has one in its series alone, and that series: None where
    nothing was taken from it.

    Raises:
        InputError, RefusedError: the series or its programme can't be read.
        ContentError: the series can't be understood.
        UsageError: nothing says which of several series counts.
    """
    undated_ids = [
        training for training in programme.list_trainings() if training.start is None and training.kind == "training"
    ]
    if not undated_ids:
        return programme, None
    series, starts = _planned_days(programme, file, is_quiet=is_quiet)
    newly_dated = {
        training.id: training.model_copy(update={"start": starts[training.id]})
        for training in undated_ids
        if training.id in starts
    }
    if not newly_dated:
        return programme, None
    other_events = [event for event in programme.events if event.id not in newly_dated]
    return programme.model_copy(update={"events": [*other_events, *newly_dated.values()]}), series


def _planned_days(programme: Programme, file: Path, *, is_quiet: bool) -> tuple[Path | None, Mapping[str, date]]:
    """The series beside the programme, and the first days in it."""
    series = programme_level_file(SERIES, file, "Take away those that don't count", quiet=is_quiet)
    if series is None:
        return None, {}
    reading = read_series(series, SeriesContext(programme, HolidayCalendar(()), date.min, date.max))
    if errors(reading.findings):
        raise ContentError(reading.findings)
    return series, {id_: dated_training.start for id_, dated_training in reading.series.by_id.items()}
