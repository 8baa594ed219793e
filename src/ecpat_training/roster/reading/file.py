"""A participant list from its file, as a person's mapping file says: the one way in for every command."""

import shlex
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.failures import merge_failures, unreadable
from ecpat_training.core.errors import EcpatError
from ecpat_training.files.mapping_place import find_mapping_beside
from ecpat_training.files.opening import STDIN, display_name
from ecpat_training.files.table import CellTable
from ecpat_training.files.table_file import read_table
from ecpat_training.roster.reading.mapping import NO_MAPPING, RosterMapping
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.words.catalogue.message import Command, phrase


class ListFile(NamedTuple):
    """Where a participant list stands and how it is to be read.

    Attributes:
        path: a workbook or CSV file, or `-`.
        encoding: of a CSV file that isn't Unicode.
        sheet: where a workbook has several.
        mapping: the file that was named to say how words of the list are read; without it the one that lies beside the
            list counts.
    """

    path: Path
    encoding: str | None = None
    sheet: str | None = None
    mapping: Path | None = None

    def table(self) -> CellTable:
        """The list's cells.

        Raises:
            InputError, RefusedError: the file can't be read.
            ContentError: it is a Word file, and no table in it is a list.
            UsageError: there is no such encoding or sheet.
        """
        if self.is_word:
            from ecpat_training.roster.reading.word_list import read_word_list  # few lists are Word files

            return read_word_list(self.path)
        return read_table(self.path, encoding=self.encoding, sheet=self.sheet)

    @property
    def is_word(self) -> bool:
        """Whether it is a Word file or an OpenDocument text, by its ending."""
        return self.path.suffix.lower() in (".docx", ".docm", ".doc", ".odt", ".rtf")

    @property
    def words(self) -> Path | None:
        """The file that says how words of the list are read: the one that was named, else the one beside the list."""
        return self.mapping or find_mapping_beside(self.path)

    def decided(self) -> RosterMapping:
        """What a person has decided on the list's words.

        Raises:
            InputError, RefusedError: the mapping file can't be read.
            ContentError: the mapping file can't be understood.
        """
        words = self.words
        if words is None:
            return NO_MAPPING
        from ecpat_training.roster.reading.mapping_file import read_mapping  # few lists come with one

        mapping = read_mapping(words)
        return mapping if self.mapping else replace(mapping, beside=display_name(self.path))


def read_roster(list_: ListFile) -> RosterReading:
    """The roster that a file holds, and how it was read.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: no row names the columns, two columns contradict each other; or the mapping can't be understood.
        UsageError: there is no such encoding or sheet.
    """
    decided = list_.decided()
    try:
        return roster_from(list_.table(), decided)
    except EcpatError as failure:
        raise _with_draft(failure, list_) from None


_IN_ANOTHER_SHAPE = ("roster.no-header", "roster.two-columns", "roster.word-tables")


def _with_draft(failure: EcpatError, list_: ListFile) -> EcpatError:
    """The failure with the command that writes a list of the file, where people are understood in another shape."""
    code = failure.findings[-1].code
    is_mail = code.startswith("csv.") and list_.path.suffix.lower() == ".txt"
    if not (is_mail or code in _IN_ANOTHER_SHAPE) or str(list_.path) == STDIN:
        return failure
    from ecpat_training.roster.reading.adjacent_lists import adjacent_lists
    from ecpat_training.roster.reading.draft import can_be_drafted  # few files are in another shape

    is_one_list = code == "roster.two-columns" and adjacent_lists(list_.table()) is None
    if is_one_list or not (people := can_be_drafted(list_)):
        return failure
    proposed = shlex.quote(f"{list_.path.stem}-list.xlsx")
    command = Command("roster draft", f"{shlex.quote(display_name(list_.path))} --out {proposed}")
    hint = phrase(
        "{people:,} people seem to stand in it in another shape: {command:run}, look at the list that it writes, and"
        " use that.",
        people=people,
        command=command,
    )
    findings = (*failure.findings[:-1], replace(failure.findings[-1], hint=hint))
    return type(failure)(findings)


def with_list(failure: EcpatError, list_: ListFile | None) -> EcpatError:
    """The failure over another file, and what keeps the participant list, if there is one, from being read as well."""
    if list_ is None or list_.is_word:
        return failure
    return merge_failures([failure, *unreadable([(list_.path, list_.sheet)], encoding=list_.encoding)])
