"""A series as the table that people edit and `ecpat series check` reads again: a row a training, by its date. A hidden
column says which training a row is, when it was and how often it moved, whatever people make of the words."""

from collections.abc import Iterable
from datetime import date, timedelta

from ecpat_training.documents.document import ReportColumn, ReportTable
from ecpat_training.series.model.series import DatedSeries
from ecpat_training.series.rule_parts.context import SeriesContext

NAME = "Series"
PLANNED, CANCELLED = "planned", "cancelled"
COLUMNS = (
    ReportColumn("Training", width=1),
    ReportColumn("Country", width=0.7),
    ReportColumn("Twin", width=0.7),
    ReportColumn("First day", "date", width=1.2),
    ReportColumn("Last day", "date", width=1.2),
    ReportColumn("Weekday", width=0.8, is_optional=True),
    ReportColumn("Trainers", width=3.5),
    ReportColumn("Status", width=0.9, choices=(PLANNED, CANCELLED), is_optional=True),
)


def series_table(series: DatedSeries, context: SeriesContext) -> ReportTable:
    """The trainings by date, those that were cancelled at the end."""
    rows: list[tuple[object, ...]] = []
    ids: list[str] = []
    for dated_training in series.trainings:
        training = context.by_id.get(dated_training.id)
        days = training.days if training else 1
        end = dated_training.start + timedelta(days - 1)
        country, twin = (training.country, training.twin or "") if training else ("", "")
        rows.append(
            (
                dated_training.id,
                country,
                twin,
                dated_training.start,
                end,
                f"{dated_training.start:%a}",
                ", ".join(dated_training.trainers),
                PLANNED,
            )
        )
        ids.append(row_id(dated_training.id, dated_training.start, dated_training.sequence, dated_training.trainers))
    for dropped_training in series.dropped:
        rows.append(
            (
                dropped_training.id,
                "",
                "",
                dropped_training.start,
                dropped_training.start,
                f"{dropped_training.start:%a}",
                "",
                CANCELLED,
            )
        )
        ids.append(row_id(dropped_training.id, dropped_training.start, dropped_training.sequence, ()))
    return ReportTable(NAME, COLUMNS, tuple(rows), ids=tuple(ids))


def row_id(id_: str, start: date, sequence: int, trainers: Iterable[str]) -> str:
    """What a row is: `al-1 2005-09-13 0 AL-1+AL-2`, its last part empty where nobody comes."""
    return f"{id_} {start.isoformat()} {sequence} {'+'.join(trainers)}".rstrip()
