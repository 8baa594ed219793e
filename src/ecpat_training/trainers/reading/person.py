"""One person from one row of a workbook."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.files.table import CellTable
from ecpat_training.programme.model.absence import Absence
from ecpat_training.roster.reading import values
from ecpat_training.trainers.model.pool import LEVELS, Done, PoolTrainer, Rungs
from ecpat_training.trainers.reading.cells import CellReader
from ecpat_training.trainers.reading.columns import COMPETENCE, LANGUAGE, NAMES, TrainerLayout
from ecpat_training.values.participant import Role, StakeholderType

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
        return " ".join(texts[one.position] for one in self.layout.of(*fields) if one.position in texts)

    def code(self, texts: Mapping[int, str]) -> str:
        """The code that the row gives; "" where it gives none."""
        return next((texts[one.position] for one in self.layout.of("id") if one.position in texts), "")

    def person(self, code: str, row: int, texts: Mapping[int, str]) -> PoolTrainer:
        """What the row says of its person."""
        said = _Said(self, row, texts)
        read = self.cells
        confirmed = self.layout.of("confirmed")
        absences, available = self._when(said)
        minutes = said.first("most minutes a day", read.number(_SHORTEST_DAY, _LONGEST_DAY))
        return PoolTrainer(
            code=code,
            where=self.table.where(row),
            name=self.name(texts),
            country=said.first("country", read.country) or self.country_of_sheet,
            stakeholder=self._stakeholder(said),
            role=self._side(said, row),
            organisation=said.first("organisation", read.organisation),
            speaks=self._several(said, "languages", read.languages, LANGUAGE),
            competences=self._several(said, "competences", read.competences_in, COMPETENCE),
            external_expert=bool(said.first("external", read.yes)),
            confirmed=bool(said.first("confirmed", read.yes)) if confirmed else True,
            away=absences,
            available=available,
            most_minutes_a_day=minutes,
            rungs=self._rungs(said),
        )

    def _stakeholder(self, said: "_Said") -> StakeholderType | None:
        """The stakeholder type, in a list without such a column by what stands in place of the organisation: `NGO`."""
        read = self.cells.stakeholder
        if self.layout.of("stakeholder type", "type"):
            return said.first("stakeholder type", read) or said.first("type", read)
        kinds = [(where, text) for where, text in said.of("organisation") if values.stakeholder(text)]
        return next((read(text, where) for where, text in kinds), None)

    def _when(self, said: "_Said") -> tuple[tuple[Absence, ...], bool | None]:
        """The absences, and whether somebody can come: not known where an absence can't be read, since nobody is there
        because of a cell that says otherwise."""
        found: list[Absence] = []
        known = True
        for where, text in said.of("away"):
            absences, every = self.cells.absences(text, where)
            found += absences
            known = known and every
        answers = [self.cells.available(text, where) for where, text in said.of("available")]
        if self.layout.of("available") and not answers:
            answers = [None]
        if False in answers:
            return tuple(found), False
        return tuple(found), None if None in answers or not known else True

    def _side(self, said: "_Said", row: int) -> Role | None:
        """The side, by the first column of work that tells it; another that contradicts it is asked."""
        found: list[Role] = []
        for field in WORK:
            if side := said.first(field, self.cells.side):
                found.append(side)
        if len(set(found)) > 1:
            message = (
                f"the columns of this person's work say {found[0]} and {next(s for s in found if s != found[0])}; "
            )
            message += f"counted as {found[0]}."
            hint = "Please correct whichever is wrong."
            self.cells.findings.append(
                Finding("trainers.contradiction", Severity.WARNING, message, self.table.where(row), hint)
            )
        return found[0] if found else None

    def _several(
        self, said: "_Said", field: str, read: Callable[[str, Location], list[str]], ticks: str
    ) -> tuple[str, ...]:
        """What stands in cells of lists, then what is ticked in columns of its own."""
        found = [one for where, text in said.of(field) for one in read(text, where)]
        for column in self.layout.ticks(ticks):
            where = said.where(column.position)
            if self.cells.ticked(said.texts.get(column.position, ""), where):
                found.append(column.field[len(ticks) :])
        return tuple(dict.fromkeys(found))

    def _rungs(self, said: "_Said") -> Rungs:
        read = self.cells
        done = {field: said.first(field, read.done) or Done() for field in ("observed", "co-trained", "taught back")}
        levels = [said.first(f"assessor {at}", read.number(1, LEVELS)) for at in (1, 2)]
        times = said.first("sessions led", read.number(0, _MOST_SESSIONS))
        last = said.first("last led", read.done) or Done()
        return Rungs(
            observed=done["observed"],
            co_trained=done["co-trained"],
            taught_back=done["taught back"],
            result=said.first("result", read.result),
            levels=(levels[0], levels[1]),
            certified=said.first("certified", read.done) or Done(),
            certified_in=tuple(one for where, text in said.of("certified in") for one in read.languages(text, where)),
            led=Done(times if times is not None else last.times, last.dates),
        )


@dataclass
class _Said:
    """The cells of one row, by what their columns are."""

    reader: PersonReader
    row: int
    texts: Mapping[int, str]

    def where(self, place: int) -> Location:
        return self.reader.table.where(self.row, place)

    def of(self, *fields: str) -> Iterator[tuple[Location, str]]:
        """The filled cells under some fields."""
        for column in self.reader.layout.of(*fields):
            if column.position in self.texts:
                yield self.where(column.position), self.texts[column.position]

    def first(self, field: str, read: Callable[[str, Location], Found | None]) -> Found | None:
        """What the first cell says that says anything."""
        for where, text in self.of(field):
            if (found := read(text, where)) is not None:
                return found
        return None


def names_in(layout: TrainerLayout) -> set[int]:
    """The places of the columns of names."""
    return {one.position for one in layout.of(*NAMES)}
