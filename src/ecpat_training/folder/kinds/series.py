"""The dates of all trainings, which stand beside the programme's file."""

from datetime import date, timedelta
from pathlib import Path

from ecpat_training.commands.training_files import SERIES, TrainingFile
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.text import count
from ecpat_training.folder.kind_parts.kind import ONE_OF_PROGRAMME, Column, TrainingFileKind
from ecpat_training.folder.kind_parts.looked_file import LookedFile, RecognisedFile
from ecpat_training.folder.kind_parts.reading import ReadingContext
from ecpat_training.folder.kind_parts.timing import LEAD_DAYS, StepProgress, Window, step
from ecpat_training.folder.model.board import BoardStep
from ecpat_training.folder.model.contents import TrainingContents
from ecpat_training.folder.model.facts import FileFacts
from ecpat_training.programme.model.programme import Programme
from ecpat_training.words.catalogue.message import Command, phrase


def date_step(contents: TrainingContents, board_date: date) -> BoardStep:
    """Whether there is a date; it is due so early that seats can be filled before the programme's last day."""
    if contents.start:
        return BoardStep("date", "done", f"{contents.start}")
    first_day, last_day = _period(contents.programme)
    window = Window(
        first_day - timedelta(LEAD_DAYS) if first_day else board_date,
        last_day - timedelta(LEAD_DAYS) if last_day else None,
    )
    instruction = phrase(
        "{command:run}, or write its `start` into programme.yaml", command=Command("series plan", "--out series.xlsx")
    )
    return step("date", window, board_date, StepProgress(False, False, "no date yet", instruction))


def _period(programme: Programme) -> tuple[date | None, date | None]:
    if period := programme.series.period:
        return period.first, period.last
    if not programme.period:
        return None, None
    first_month, _, last_month = programme.period.partition(" to ")
    year, month = map(int, last_month.split("-"))
    return date.fromisoformat(f"{first_month}-01"), date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


class SeriesKind(TrainingFileKind):
    """A planned series. No training has one of its own: it stands beside the programme's file."""

    name = "series"
    place = 5
    endings = SERIES.endings
    order = 45
    looked_for = "dates of trainings"
    columns = (Column("date", 10, "Date", date_step, "all"),)

    def recognise(self, file: LookedFile) -> RecognisedFile | None:
        """A table of trainings and their first days; which trainings it names, the programme has to know."""
        from ecpat_training.series.reading.series_table import trainings_dated

        try:
            dated_trainings = trainings_dated(file.table)
        except EcpatError:
            return None
        reason = f"the first days of {count(len(dated_trainings), 'training')}"
        return RecognisedFile("series", reason, weight=6, trainings=tuple(dated_trainings)) if dated_trainings else None

    def beside_programme(self, file: Path) -> tuple[TrainingFile, str] | None:
        """Always."""
        return SERIES, "it dates all trainings; it belongs beside the programme"

    def asked_of_second(self, file: TrainingFile, existing: str) -> str:
        """A second one would date every training anew."""
        return phrase(ONE_OF_PROGRAMME, file=existing)

    def facts(self, path: Path, context: ReadingContext) -> FileFacts:
        """The first day of each training."""
        from ecpat_training.series.workflows.dates import dated_trainings

        trainings = dated_trainings(path, context.programme, context.source)
        return FileFacts(dates=tuple((training.id, training.start.isoformat()) for training in trainings))


kind = SeriesKind()
