"""How people and trainings are called in reports: by codes, and by names where these are asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ecpat_training.core.text import listing
from ecpat_training.documents.document import ReportColumn, ReportTable
from ecpat_training.trainers.model.pool import TrainerPool

PRIVACY_NOTICE = "This report holds names of people. Please treat it as a list of people."


@dataclass(frozen=True)
class TrainerNames:
    """Names by code; empty where nobody asked for them."""

    by_code: Mapping[str, str]

    def called(self, code: str) -> str:
        """The code, with the name behind it where it may be said."""
        return f"{code} ({self.by_code[code]})" if self.by_code.get(code) else code

    def all(self, codes: Sequence[str], limit: int = 60) -> str:
        """Several people, as a list."""
        return listing([self.called(code) for code in codes], limit)

    @property
    def notice(self) -> str:
        """What stands above a report with names."""
        return PRIVACY_NOTICE if self.by_code else ""


def reading_tables(pool: TrainerPool) -> list[ReportTable]:
    """How a workbook was read: its columns, words read as others, and rows that are nobody."""
    tables = [
        ReportTable("Columns", (ReportColumn("Column", width=2), ReportColumn("Read as", width=2)), tuple(pool.columns))
    ]
    if pool.read_as:
        columns = (
            ReportColumn("Word", width=2),
            ReportColumn("Read as", width=2),
            ReportColumn("For"),
            ReportColumn("Times", "count"),
        )
        rows = tuple((reading.text, reading.meaning, reading.field, reading.times) for reading in pool.read_as)
        tables.append(ReportTable("Words", columns, rows))
    if pool.not_used:
        unused_rows = tuple(
            (unused_row.location.place_in_file, unused_row.location.sheet or "", unused_row.reason)
            for unused_row in pool.not_used
        )
        unused_columns = (ReportColumn("Row"), ReportColumn("Sheet"), ReportColumn("Why it is nobody", width=3))
        tables.append(ReportTable("Not used", unused_columns, unused_rows))
    return tables
