"""A sheet titled with somebody's name is called by its number: titles stand in every place that is named."""

from collections.abc import Mapping
from dataclasses import replace

from ecpat_training.core.finding import Finding
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.names import NamesOnList
from ecpat_training.words.person_name import is_like_a_name


def titles_of_people(table: CellTable, names: NamesOnList) -> dict[str, str]:
    """`sheet 2` for the title of each sheet that holds a name."""
    if table.sheet is None:
        return {}
    titles = dict.fromkeys((*table.sheets, table.sheet))
    return {
        title: f"sheet {number}"
        for number, title in enumerate(titles, 1)
        if names.holds_word(title) or is_like_a_name(title)
    }


def without_titles(table: CellTable, shown: Mapping[str, str], findings: list[Finding]) -> CellTable:
    """The table with other titles for some of its sheets, in what was said of it so far as well."""

    def safe(finding: Finding) -> Finding:
        where, message = finding.where, finding.message
        if where is not None and where.sheet is not None and where.sheet in shown:
            where = replace(where, sheet=shown[where.sheet])
        for title, number in shown.items():
            message = message.replace(f"sheet '{title}'", number).replace(f"'{title}'", number)
        return replace(finding, where=where, message=message)

    findings[:] = map(safe, findings)
    return replace(
        table,
        sheet=shown.get(table.sheet or "", table.sheet),
        sheets=tuple(shown.get(title, title) for title in table.sheets),
    )
