"""The first day of a training that its programme doesn't say: as the series beside the programme has it."""

from datetime import date
from pathlib import Path

from ecpat_training.commands.found import beside_programme
from ecpat_training.commands.training_files import SERIES
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import errors
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.series.model.calendar import HolidayCalendar
from ecpat_training.series.reading.series_table import read_series
from ecpat_training.series.rule_parts.context import SeriesContext


def dated(training: Training, programme: Programme, file: Path, *, quiet: bool) -> tuple[Training, Path | None]:
    """The training with its first day, and the series that says it: None where the programme says the day, or nothing
    does. No calendar is needed, and no rule is looked at: `ecpat series check` does that.

    Args:
        training: one of the programme.
        programme: whose trainings the series has.
        file: the programme's file.
        quiet: whether to leave out which series was taken.

    Raises:
        InputError, RefusedError: the series can't be read.
        ContentError: something in it can't be understood, so that its other rows may be wrong as well.
        UsageError: there are several.
    """
    if training.start is not None or training.kind != "training":
        return training, None
    series = beside_programme(SERIES, file, "Take away those that don't count", quiet=quiet)
    if series is None:
        return training, None
    context = SeriesContext(programme, HolidayCalendar(()), date.min, date.max)
    reading = read_series(series, context)
    if errors(reading.findings):
        raise ContentError(reading.findings)
    planned = reading.series.by_id.get(training.id)
    return (training.model_copy(update={"start": planned.start}), series) if planned else (training, None)
