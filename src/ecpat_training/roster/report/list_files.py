"""Lists of people that are written to be read again by every command: a workbook, or CSV."""

from collections.abc import Sequence
from dataclasses import replace

from ecpat_training.documents import document as doc
from ecpat_training.documents.workbook.sheets import render_tables
from ecpat_training.files.csv.list import list_csv
from ecpat_training.files.workbook.marks import MARKS_ENDING

_NOTICE = "Names of participants: for those who plan the training"


def list_workbook(table: doc.ReportTable, report_tables: Sequence[doc.ReportTable]) -> bytes:
    """The list on the first sheet; behind it what whoever reads the list again passes over."""
    marked_tables = (
        replace(report_table, name=f"{report_table.name} {MARKS_ENDING}") for report_table in report_tables
    )
    return render_tables(table, *marked_tables, notice=_NOTICE)


def list_as_csv(table: doc.ReportTable) -> bytes:
    """The list as CSV."""
    return list_csv([[column.title for column in table.columns], *([str(cell) for cell in row] for row in table.rows)])
