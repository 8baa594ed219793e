"""The first days of trainings as a series says them, for whoever has something to do by them."""

from pathlib import Path

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import errors
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.programme import Programme
from ecpat_training.series.model.calendar import HolidayCalendar
from ecpat_training.series.model.series import DatedTraining
from ecpat_training.series.reading.series_table import read_series
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.workflows.facts import period_of


def dated_trainings(series: Path, programme: Programme, source: Source) -> tuple[DatedTraining, ...]:
    """The trainings of a series with their dates. Nobody is asked whether these are good ones: the date of a training
    is its date, whatever is known of the holidays of its country, and finding these takes long.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: with everything in it that can't be understood.
    """
    empty_calendar = HolidayCalendar(())
    reading = read_series(series, SeriesContext(programme, empty_calendar, *period_of(programme, source)))
    if errors(reading.findings):
        raise ContentError(reading.findings)
    return reading.series.trainings
