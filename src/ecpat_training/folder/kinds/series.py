"""The dates of all trainings, which stand beside the programme's file."""

from datetime import date, timedelta
from pathlib import Path

from ecpat_training.folder.kind_parts.kind import Column, TrainingFileKind
from ecpat_training.folder.kind_parts.reading import ReadingContext
from ecpat_training.folder.kind_parts.timing import LEAD, StepProgress, Window, step
from ecpat_training.folder.model.board import BoardStep
from ecpat_training.folder.model.contents import TrainingContents
from ecpat_training.folder.model.facts import FileFacts
from ecpat_training.programme.model.programme import Programme
from ecpat_training.words.catalogue.message import Command, phrase


def date_step(contents: TrainingContents, on: date) -> BoardStep:
    """Whether there is a date; it is due so early that seats can be filled before the programme's last day."""
    if contents.start:
        return BoardStep("date", "done", f"{contents.start}")
    first, last = _period(contents.programme)
    window = Window(first - timedelta(LEAD) if first else on, last - timedelta(LEAD) if last else None)
    do = phrase(
        "{command:run}, or write its `start` into programme.yaml", command=Command("series plan", "--out series.xlsx")
    )
    return step("date", window, on, StepProgress(False, False, "no date yet", do))


def _period(programme: Programme) -> tuple[date | None, date | None]:
    if period := programme.series.period:
        return period.first, period.last
    if not programme.period:
        return None, None
    first, _, last = programme.period.partition(" to ")
    year, month = map(int, last.split("-"))
    return date.fromisoformat(f"{first}-01"), date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


class Series(TrainingFileKind):
    """A planned series. No training has one of its own, so nothing is copied to it."""

    name = "series"
    place = 5
    columns = (Column("date", 10, "Date", date_step, "all"),)

    def facts(self, path: Path, context: ReadingContext) -> FileFacts:
        """The first day of each training."""
        from ecpat_training.series.workflows.dates import dated_trainings

        dated = dated_trainings(path, context.programme, context.source)
        return FileFacts(dates=tuple((training.id, training.start.isoformat()) for training in dated))


kind = Series()
