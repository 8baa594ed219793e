"""Several participant lists, read together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ecpat_training.commands.deliver import refuse_repeated_files
from ecpat_training.commands.failures import merge_failures
from ecpat_training.core.errors import EcpatError, UsageError
from ecpat_training.core.text import count
from ecpat_training.files.mapping_place import find_mapping_beside
from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.roster.reading.pair_mark import require_one_draw
from ecpat_training.roster.reading.roster import RosterReading
from ecpat_training.values.participant import Participant
from ecpat_training.words.catalogue.message import Option, phrase


@dataclass(frozen=True, slots=True)
class ListFiles:
    """Where several participant lists stand and how they are to be read.

    Attributes:
        paths: the files.
        sheets: of workbooks with several: one for all files, or one for each in their order.
        encoding: of CSV files that are not Unicode.
        mapping: the file that was named to say how words of all the lists are read; without it those beside them.
    """

    paths: Sequence[Path]
    sheets: Sequence[str] = ()
    encoding: str | None = None
    mapping: Path | None = None

    @property
    def words(self) -> tuple[Path, ...]:
        """The files that say how words are read: the one that was named, else those beside the lists."""
        return (self.mapping,) if self.mapping else tuple(filter(None, map(find_mapping_beside, self.paths)))

    def single_lists(self) -> list[ListFile]:
        """The lists one by one.

        Raises:
            UsageError: not so many sheets as files; or one list is given twice.
        """
        if len(self.sheets) > 1 and len(self.sheets) != len(self.paths):
            mismatch = f"{count(len(self.sheets), 'sheet')} for {count(len(self.paths), 'list')}"
            raise UsageError.because(
                "usage.sheets",
                f"{mismatch}.",
                hint=phrase("Give one {option} for all, or one for each.", option=Option("--sheet")),
            )
        sheet_names: list[str | None] = [*self.sheets]
        sheet_per_path = (
            sheet_names if len(sheet_names) == len(self.paths) else (sheet_names or [None]) * len(self.paths)
        )
        pairs = list(zip(self.paths, sheet_per_path, strict=True))
        refuse_repeated_files((f"list {number}", *path_and_sheet) for number, path_and_sheet in enumerate(pairs, 1))
        return [ListFile(path, self.encoding, sheet, self.mapping) for path, sheet in pairs]


@dataclass(frozen=True, slots=True)
class ReadLists:
    """Several lists as they were read, and how each is called."""

    labels: tuple[str, ...]
    readings: tuple[RosterReading, ...]

    @property
    def people(self) -> list[tuple[Participant, ...]]:
        """The participants of each list, without those whose status says that they did not take part."""
        return [tuple(filter(_took_part, reading.roster.participants)) for reading in self.readings]

    @property
    def outside_count(self) -> int:
        """How many entries are left out by their status."""
        return sum(len(reading.roster.participants) for reading in self.readings) - len(self.all_people)

    @property
    def all_people(self) -> list[tuple[int, Participant]]:
        """Each entry of all lists, with the number of its list (from 0), in order."""
        return [(number, person) for number, people in enumerate(self.people) for person in people]

    def place(self, number: int, person: Participant) -> str:
        """Where an entry stands: `may.xlsx row 14`, with the list's own code where there is one."""
        code = f" ({person.own_code})" if person.own_code else ""
        return f"{self.labels[number]} {person.where.place_in_file}{code}"


def _took_part(person: Participant) -> bool:
    return not person.is_out


def read_lists(lists: ListFiles) -> ReadLists:
    """Reads several participant lists.

    Raises:
        UsageError: not so many sheets as files; or one list is given twice.
        InputError, RefusedError, ContentError: files can't be read as lists; all of them are tried first.
    """
    readings, failures = [], []
    for list_file in lists.single_lists():
        try:
            readings.append(read_roster(list_file))
        except EcpatError as failure:
            failures.append(failure)
    if failures:
        raise merge_failures(failures)
    require_one_draw((reading.roster.file, reading.roster.sheet) for reading in readings)
    return ReadLists(tuple(_labels(readings)), tuple(readings))


def _labels(readings: Sequence[RosterReading]) -> Iterator[str]:
    """A name for each list: its file's, with the sheet or a number where that fits several."""
    files = [Path(reading.roster.file).name for reading in readings]
    names = [
        f"{file}!{reading.roster.sheet}" if files.count(file) > 1 and reading.roster.sheet else file
        for file, reading in zip(files, readings, strict=True)
    ]
    for index, name in enumerate(names):
        before = names[:index].count(name)
        yield f"{name} ({before + 1})" if before else name
