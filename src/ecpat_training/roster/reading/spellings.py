"""Spellings of one organisation or region that differ only in capitals and accents: they are counted as one."""

from collections import Counter
from collections.abc import Iterator

from ecpat_training.core.spelling import chosen_spellings
from ecpat_training.files.table import CellTable
from ecpat_training.roster.model.check import ReadAs
from ecpat_training.roster.reading.headers import RosterLayout, shortened
from ecpat_training.roster.reading.names import NamesOnList
from ecpat_training.words.lists.headers import Field

FIELDS: tuple[Field, ...] = ("organisation", "region")
_ANOTHER = "another spelling of the same"


class Spellings:
    """What a list writes in one kind of column; `read_as` says which spelling is counted under which other."""

    def __init__(self, table: CellTable, layout: RosterLayout, field: Field, names: NamesOnList) -> None:
        self._table, self._columns, self._names = table, layout.of(field), names
        self._times: Counter[str] = Counter()
        self._first: dict[str, tuple[str, int, int]] = {}

    def note(self, texts: dict[int, str], row: int) -> None:
        """Counts what a row writes: the first of the columns that holds anything."""
        for column in self._columns:
            if text := texts.get(column.position):
                if text not in self._first:
                    self._first[text] = column.header, row, column.position
                self._times[text] += 1
                return

    def read_as(self) -> Iterator[ReadAs]:
        """Every spelling that is counted under another one, once."""
        chosen = chosen_spellings(self._times)
        for text, (header, row, position) in self._first.items():
            if chosen[text] != text:
                where = self._table.where(row, position)
                counted_as = _ANOTHER if self._names.hides_value(chosen[text]) else shortened(chosen[text])
                yield ReadAs(shortened(header), self._names.written(text, where), counted_as, self._times[text], where)
