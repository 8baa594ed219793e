"""A participant list from its file, as a person's mapping file says: the one way in for every command."""

from pathlib import Path

from ecpat_training.read.roster.mapping import NO_MAPPING
from ecpat_training.read.roster.roster import RosterReading, roster_from
from ecpat_training.read.table_file import read_table


def read_roster(
    path: Path | str, *, encoding: str | None = None, sheet: str | None = None, mapping: Path | None = None
) -> RosterReading:
    """The roster that a file holds, and how it was read.

    Args:
        path: a workbook or CSV file, or `-`.
        encoding: of a CSV file that isn't Unicode.
        sheet: where a workbook has several.
        mapping: the file that says how words of the list are read, if there is one.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: no row names the columns, two columns contradict each other; or the mapping can't be understood.
        UsageError: there is no such encoding or sheet.
    """
    decided = NO_MAPPING
    if mapping is not None:
        from ecpat_training.read.roster.mapping_file import read_mapping  # few lists come with one

        decided = read_mapping(mapping)
    return roster_from(read_table(path, encoding=encoding, sheet=sheet), decided)
