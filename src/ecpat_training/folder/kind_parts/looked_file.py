"""A file that is looked at: its rows, keys and people, read once however many kinds ask for them."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.commands.training_files import WORDS
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.text import count
from ecpat_training.files.csv.stream import Beginning

if TYPE_CHECKING:
    from ecpat_training.agenda.reading.tables import AgendaTables
    from ecpat_training.files.table import CellTable
    from ecpat_training.roster.reading.roster import RosterReading
    from ecpat_training.survey.model.inspection import SurveyInspection

YAML = (".yaml", ".yml")


PROOF = 20
"""The weight of what proves a kind: its own keys, or the mark that ecpat's own files have."""


class Evidence(NamedTuple):
    """What speaks for a kind, or against it where its `weight` is below 0, with the words or cells that say so."""

    weight: int
    because: str


class TrainingSigns(NamedTuple):
    """What a file says of the training that it is of, beside its rows: its `texts` (its name, its sheets, the lines
    above its table), the `days` that these name, `people`, everybody of its rows by name and address, and their
    `codes`. Keys of people stay in memory: nothing prints or keeps them."""

    texts: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
    people: tuple[frozenset[str], ...] = ()
    codes: tuple[str, ...] = ()


class RecognisedFile(NamedTuple):
    """What a file is, and why; of answers what they say themselves of their wave and days, of an agenda its training,
    of a list how many people it holds. `weight` is that of `because`, beside which stands further `evidence`;
    `rivals` are the kinds that it may be, where they are close; `question` is why a file of its kind isn't copied;
    `trainings` are those that it names, where it is of several, and `signs` what else says its training; `by_sheet`
    says that each of its waves has a sheet of its own."""

    kind: str
    because: str
    waves: tuple[str, ...] = ()
    first_day: str = ""
    last_day: str = ""
    training: str = ""
    people: int = 0
    weight: int = PROOF
    evidence: tuple[Evidence, ...] = ()
    rivals: tuple[str, ...] = ()
    question: str = ""
    trainings: tuple[str, ...] = ()
    signs: TrainingSigns = TrainingSigns()
    by_sheet: bool = False

    @property
    def score(self) -> int:
        """The weights of all evidence together."""
        return self.weight + sum(weight for weight, _ in self.evidence)


class InspectedTable(NamedTuple):
    """What a table has of the questionnaire: the columns as they were understood, for how many items there is one, and
    how many items there are."""

    inspection: "SurveyInspection | None"
    matched_items: int
    items: int


class LookedFile:
    """A file with the programme's questionnaire, None where there is none."""

    def __init__(self, path: Path, instrument: Path | None) -> None:
        self.path = path
        self.instrument = instrument
        self.ending = path.suffix.lower()

    @staticmethod
    def basis(start: Beginning) -> str:
        """By how much of a large text it was told."""
        return f"told by its first {count(start.lines, 'line')}"

    @cached_property
    def table(self) -> "CellTable":
        """The cells of a table, those of a Word file's list; see `ListFile.table` for what is raised."""
        from ecpat_training.roster.reading.file import ListFile

        return ListFile(self.path).table()

    @cached_property
    def agenda(self) -> "AgendaTables | None":
        """The days and sessions of a workbook or a Word file; None where the readers of agendas find none."""
        from ecpat_training.agenda.reading.tables import is_tables, read_tables

        try:
            return read_tables(self.path) if is_tables(self.path) else None
        except EcpatError:
            return None

    @cached_property
    def own_title(self) -> str:
        """What ecpat called an office file that it wrote; "" of everybody else's."""
        from ecpat_training.files.untouched_office_file import title_of_file

        return title_of_file(self.path)

    @cached_property
    def form(self) -> str:
        """The platform whose own columns a table has; "" of other tables."""
        from ecpat_training.survey.platforms.plain_table import NAME
        from ecpat_training.survey.reading.recognise import recognise

        try:
            platform = recognise(self.table)[1].platform
        except EcpatError:
            return ""
        return "" if platform == NAME else platform

    @cached_property
    def roster(self) -> "RosterReading | None":
        """The people of a table, as the reader of lists sees them; None where no row names the columns of a list. See
        `read_table` for what is raised."""
        from ecpat_training.roster.reading.roster import roster_from

        try:
            table = self.table
        except EcpatError:
            if self.ending in WORDS:  # no table of it has the header of a list
                return None
            raise
        try:
            return roster_from(table)
        except EcpatError:
            return None

    @cached_property
    def inspected(self) -> InspectedTable:
        """The table as an export of a survey; nothing of it where it can't be read as one."""
        from ecpat_training.files.table_file import read_table
        from ecpat_training.survey.reading.inspection import inspect_table
        from ecpat_training.survey.reading.instrument import read_instrument

        if self.instrument is None:
            return InspectedTable(None, 0, 0)
        try:
            questionnaire, _ = read_instrument(self.instrument)
            inspection, _ = inspect_table(read_table(self.path, is_long=True), questionnaire)
        except EcpatError:
            return InspectedTable(None, 0, 0)
        items = inspection.matching.items if inspection.matching else ()
        return InspectedTable(inspection, sum(letters is not None for _, letters, _ in items), len(items))

    @cached_property
    def keys(self) -> Mapping[str, object]:
        """The outermost keys of a YAML file with their values; see `read_yaml` for what is raised."""
        from ecpat_training.files.yaml.file import read_yaml

        data = read_yaml(self.path).data
        return data if isinstance(data, dict) else {}
