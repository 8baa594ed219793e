"""One person from one row of a workbook."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.files.table import CellTable
from ecpat_training.programme.model.absence import Absence
from ecpat_training.roster.reading import values
from ecpat_training.trainers.model.pool import LEVELS, LadderSteps, Occasions, PoolTrainer
from ecpat_training.trainers.reading.cells import CellReader
from ecpat_training.trainers.reading.columns import COMPETENCE, LANGUAGE, NAMES, TrainerLayout
from ecpat_training.values.participant import Role, StakeholderType
from ecpat_training.words.catalogue.message import phrase

Found = TypeVar("Found")
WORK = ("side", "role", "profession", "position", "rank")
_MOST_SESSIONS, _SHORTEST_DAY, _LONGEST_DAY = 999, 5, 720


@dataclass
class PersonReader:
    """Reads the people of one table."""

    table: CellTable
    layout: TrainerLayout
    cells: CellReader
    country_of_sheet: str | None = None

    def name(self, texts: Mapping[int, str]) -> str:
        """The name as the row gives it, in one cell or in parts."""
        fields = ("full name", "name", "given name", "surname", "surname or middle name")
        return " ".join(texts[column.position] for column in self.layout.of(*fields) if column.position in texts)

    def code(self, texts: Mapping[int, str]) -> str:
        """The code that the row gives; "" where it gives none."""
        return next((texts[column.position] for column in self.layout.of("id") if column.position in texts), "")

    def person(self, code: str, row: int, texts: Mapping[int, str]) -> PoolTrainer:
        """What the row says of its person."""
        row_cells = _RowCells(self, row, texts)
        cell_reader = self.cells
        confirmed_columns = self.layout.of("confirmed")
        absences, is_available = self._when(row_cells)
        minutes = row_cells.first("most minutes a day", cell_reader.number(_SHORTEST_DAY, _LONGEST_DAY))
        return PoolTrainer(
            code=code,
            where=self.table.location_of(row),
            name=self.name(texts),
            country=row_cells.first("country", cell_reader.country) or self.country_of_sheet,
            stakeholder=self._stakeholder(row_cells),
            role=self._side(row_cells, row),
            organisation=row_cells.first("organisation", cell_reader.organisation),
            speaks=self._several(row_cells, "languages", cell_reader.languages, LANGUAGE),
            competences=self._several(row_cells, "competences", cell_reader.competences_in, COMPETENCE),
            external_expert=bool(row_cells.first("external", cell_reader.yes)),
            confirmed=bool(row_cells.first("confirmed", cell_reader.yes)) if confirmed_columns else True,
            away=absences,
            available=is_available,
            most_minutes_a_day=minutes,
            rungs=self._rungs(row_cells),
        )

    def _stakeholder(self, row_cells: "_RowCells") -> StakeholderType | None:
        """The stakeholder type, in a list without such a column by what stands in place of the organisation: `NGO`."""
        read_stakeholder = self.cells.stakeholder
        if self.layout.of("stakeholder type", "type"):
            return row_cells.first("stakeholder type", read_stakeholder) or row_cells.first("type", read_stakeholder)
        stakeholder_cells = [
            (location, text) for location, text in row_cells.of("organisation") if values.stakeholder(text)
        ]
        return next((read_stakeholder(text, location) for location, text in stakeholder_cells), None)

    def _when(self, row_cells: "_RowCells") -> tuple[tuple[Absence, ...], bool | None]:
        """The absences, and whether somebody can come: not known where an absence can't be read, since nobody is there
        because of a cell that says otherwise."""
        all_absences: list[Absence] = []
        is_complete = True
        for location, text in row_cells.of("away"):
            absences, are_all_understood = self.cells.absences(text, location)
            all_absences += absences
            is_complete = is_complete and are_all_understood
        answers = [self.cells.available(text, place) for place, text in row_cells.of("available")]
        if self.layout.of("available") and not answers:
            answers = [None]
        if False in answers:
            return tuple(all_absences), False
        return tuple(all_absences), None if None in answers or not is_complete else True

    def _side(self, row_cells: "_RowCells", row: int) -> Role | None:
        """The side, by the first column of work that tells it; another that contradicts it is asked."""
        column_sides: list[Role] = []
        for field in WORK:
            if side := row_cells.first(field, self.cells.side):
                column_sides.append(side)
        if len(set(column_sides)) > 1:
            message = phrase(
                "the columns of this person's work say {side} and {second_side}; counted as {side}.",
                side=column_sides[0],
                second_side=next(other_side for other_side in column_sides if other_side != column_sides[0]),
            )
            hint = "Please correct whichever is wrong."
            self.cells.findings.append(
                Finding("trainers.contradiction", Severity.WARNING, message, self.table.location_of(row), hint)
            )
        return column_sides[0] if column_sides else None

    def _several(
        self, row_cells: "_RowCells", field: str, read_cell: Callable[[str, Location], list[str]], ticks: str
    ) -> tuple[str, ...]:
        """What stands in cells of lists, then what is ticked in columns of its own."""
        meanings = [meaning for place, text in row_cells.of(field) for meaning in read_cell(text, place)]
        for column in self.layout.ticks(ticks):
            location = row_cells.where(column.position)
            if self.cells.ticked(row_cells.texts.get(column.position, ""), location):
                meanings.append(column.field[len(ticks) :])
        return tuple(dict.fromkeys(meanings))

    def _rungs(self, row_cells: "_RowCells") -> LadderSteps:
        cell_reader = self.cells
        occasions_by_field = {
            field: row_cells.first(field, cell_reader.done) or Occasions()
            for field in ("observed", "co-trained", "taught back")
        }
        levels = [row_cells.first(f"assessor {number}", cell_reader.number(1, LEVELS)) for number in (1, 2)]
        led_count = row_cells.first("sessions led", cell_reader.number(0, _MOST_SESSIONS))
        last_led = row_cells.first("last led", cell_reader.done) or Occasions()
        return LadderSteps(
            observed=occasions_by_field["observed"],
            co_trained=occasions_by_field["co-trained"],
            taught_back=occasions_by_field["taught back"],
            result=row_cells.first("result", cell_reader.result),
            levels=(levels[0], levels[1]),
            certified=row_cells.first("certified", cell_reader.done) or Occasions(),
            certified_in=tuple(
                language
                for location, text in row_cells.of("certified in")
                for language in cell_reader.languages(text, location)
            ),
            led=Occasions(led_count if led_count is not None else last_led.times, last_led.dates),
        )


@dataclass
class _RowCells:
    """The cells of one row, by what their columns are."""

    reader: PersonReader
    row: int
    texts: Mapping[int, str]

    def where(self, position: int) -> Location:
        return self.reader.table.location_of(self.row, position)

    def of(self, *fields: str) -> Iterator[tuple[Location, str]]:
        """The filled cells under some fields."""
        for column in self.reader.layout.of(*fields):
            if column.position in self.texts:
                yield self.where(column.position), self.texts[column.position]

    def first(self, field: str, read_cell: Callable[[str, Location], Found | None]) -> Found | None:
        """What the first cell says that says anything."""
        for location, text in self.of(field):
            if (meaning := read_cell(text, location)) is not None:
                return meaning
        return None


def names_in(layout: TrainerLayout) -> set[int]:
    """The places of the columns of names."""
    return {column.position for column in layout.of(*NAMES)}
