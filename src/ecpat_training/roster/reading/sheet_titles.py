"""A sheet titled with somebody's name is called by its number: titles stand in every place that is named."""

from dataclasses import replace

from ecpat_training.core.finding import Finding
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.names import Names
from ecpat_training.words.person_name import is_like_a_name


def without_titles_of_people(table: CellTable, names: Names) -> CellTable:
    """The table, and what was said of it so far, with `sheet 2` for the title of a sheet that holds a name."""
    if table.sheet is None:
        return table
    titles = dict.fromkeys((*table.sheets, table.sheet))
    shown = {
        title: f"sheet {number}"
        for number, title in enumerate(titles, 1)
        if names.holds_word(title) or is_like_a_name(title)
    }
    if not shown:
        return table

    def safe(finding: Finding) -> Finding:
        where, message = finding.where, finding.message
        if where is not None and where.sheet in shown:
            where = replace(where, sheet=shown[where.sheet])
        for title, number in shown.items():
            message = message.replace(f"sheet '{title}'", number).replace(f"'{title}'", number)
        return replace(finding, where=where, message=message)

    return replace(
        table,
        sheet=shown.get(table.sheet, table.sheet),
        sheets=tuple(shown.get(title, title) for title in table.sheets),
        findings=list(map(safe, table.findings)),
    )
