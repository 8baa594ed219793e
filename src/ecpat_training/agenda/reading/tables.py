"""An agenda in Excel or Word: its tables, turned into what an agenda file would say of the same. What they hold beside
the agenda is reported, so that nobody believes it to be read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.reading.broken_cells import report_broken_cells
from ecpat_training.agenda.reading.facts import AgendaFacts
from ecpat_training.agenda.reading.grid import AgendaGrid, ProgrammeTitles, TextLine, text_grid, workbook_grids
from ecpat_training.agenda.reading.layout import AgendaLayout, layout_of
from ecpat_training.agenda.reading.row_names import RowNamesOfTraining, collect_programme_titles
from ecpat_training.agenda.reading.rows import ItemReader
from ecpat_training.agenda.reading.table_day import AgendaRow
from ecpat_training.agenda.reading.word import word_grids
from ecpat_training.agenda.reading.words import AgendaWords
from ecpat_training.core.errors import ContentError, EcpatError, InputError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import closest_name, fold, listing, visible
from ecpat_training.files.opening import display_name, read_bytes
from ecpat_training.files.word import gate as word
from ecpat_training.files.word.opendocument import is_opendocument
from ecpat_training.files.workbook import gate as workbook
from ecpat_training.files.yaml.events import Node
from ecpat_training.files.yaml.file import Path_, Source
from ecpat_training.programme.model.programme import Programme
from ecpat_training.words.catalogue.message import Option, names_hint, phrase, sentences

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".xltx", ".ods")
_WORDS = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".rtf", ".odt")
_TEXT_SUFFIXES = (".csv", ".tsv")
_UNREADABLE_SUFFIXES = (".pdf", ".html", ".htm", ".txt", ".json", ".ics")
_MAX_TEXT_LENGTH = 60
_LAYOUT = (
    "Give it a table a day with a header such as Time, Session, Method, Trainers, and in each row a time such as "
    "`09:00-09:35` beside the session's title."
)


@dataclass(frozen=True)
class TableSource(Source):
    """What the tables say with the keys of an agenda file, and in which cell or row. `retitled` is what rows call
    sessions that are known by their hidden ids."""

    places: dict[Path_, Location] = field(default_factory=dict, repr=False)
    retitled: dict[Path_, str] = field(default_factory=dict, repr=False)

    def location_of(self, path: Path_ = ()) -> Location:
        """The place of what stands at a path, or of the nearest that holds it."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.places:
                return self.places[path[:end]]
        return Location(self.file)


@dataclass(frozen=True)
class AgendaTables:
    """An agenda's tables, laid out in days, before they are read by the names of a programme. `head` says what the
    file says of its programme."""

    head: TableSource
    layout: AgendaLayout
    findings: tuple[Finding, ...]
    grids: tuple[AgendaGrid, ...]
    texts: tuple[TextLine, ...]

    def knowing(self, names: ProgrammeTitles) -> "AgendaTables":
        """The tables laid out again with the names of a programme, which tell what the columns hold."""
        layout = layout_of([replace(grid, known=names) for grid in self.grids], self.texts)
        return replace(self, layout=layout) if layout.days else self


def is_tables(path: Path | str) -> bool:
    """Whether a file is read as tables, by its ending: all that isn't YAML."""
    return Path(path).suffix.lower() in (*_WORKBOOKS, *_WORDS, *_TEXT_SUFFIXES, *_UNREADABLE_SUFFIXES)


def read_tables(path: Path | str) -> AgendaTables:
    """Reads the tables of a workbook or a Word file, of LibreOffice's own kinds of them, or the one of a CSV file.

    Raises:
        InputError, RefusedError: the file can't be read, its gate refuses it, or it is of another kind.
        ContentError: no table in it is an agenda.
    """
    file, ending = display_name(path), Path(path).suffix.lower()
    if ending in _UNREADABLE_SUFFIXES:
        message = phrase(
            "agendas are read from .yaml, .xlsx, .csv, .docx, .ods and .odt files, not from {ending}.", ending=ending
        )
        hint = "Please save it as .xlsx or .docx."
        raise InputError.because("agenda.kind", message, location=Location(file), hint=hint)
    texts: list[TextLine] = []
    if ending in _WORKBOOKS:
        grids, findings = workbook_grids(read_bytes(path, workbook.MOST_BYTES), file, opendocument=ending == ".ods")
    elif ending in _TEXT_SUFFIXES:
        grids, findings = [text_grid(path)], []
    else:
        data = read_bytes(path, word.MOST_BYTES)
        opendocument = ending == ".odt" and is_opendocument(data)  # else Word's gate says what it is
        grids, texts, findings = word_grids(data, file, opendocument=opendocument)
    layout = layout_of(grids, texts)
    if not layout.days:
        problem = _explain_missing_agenda(grids)
        raise ContentError([*findings, Finding("agenda.no-table", Severity.ERROR, problem, Location(file), _LAYOUT)])
    return AgendaTables(_read_source_head(file, layout.facts), layout, tuple(findings), tuple(grids), tuple(texts))


def _explain_missing_agenda(grids: list[AgendaGrid]) -> str:
    if not grids:
        return "no table of it is an agenda: it holds no tables."
    tables = listing([grid.called for grid in grids], 10)
    return phrase("no table of it is an agenda (looked at: {tables}).", tables=tables)


def _read_source_head(file: str, facts: AgendaFacts) -> TableSource:
    head_lines = {"programme": facts.programme, "version": facts.version}
    return TableSource(
        file,
        {name: line.text for name, line in head_lines.items() if line},
        places={(name,): line.where for name, line in head_lines.items() if line},
    )


def written_agenda(
    tables: AgendaTables, programme: Programme, training_id: str | None = None, words: AgendaWords | None = None
) -> TableSource:
    """What an agenda file would say in place of the tables, by the names of a programme. Its findings hold errors too:
    whoever reads it on tells all of them.

    Args:
        training_id: which training it is, where the file itself need not say it.
        words: what a person has decided on its words; what nobody knows is gathered there.

    Raises:
        UsageError: the file says another training.
    """
    days: list[Node] = []
    new_titles: dict[Path_, str] = {}
    places: dict[Path_, Location] = dict(tables.head.places)
    tables = tables.knowing(collect_programme_titles(programme))
    layout_findings = [
        *report_broken_cells(tables.layout),
        *header_findings(tables.layout),
        *unread_findings(tables.layout, tables.head.file),
    ]
    layout_findings += _report_struck_cells(tables.layout)
    training, findings = _training(tables, programme, training_id, places)
    reader = ItemReader(RowNamesOfTraining(programme, training), tables.layout.days, words)
    day_numbers = _numbers(tables.layout, programme, training)
    findings += _report_missing_days(tables, day_numbers)
    for number, day in zip(day_numbers, tables.layout.days, strict=True):
        days += [{"items": []}] * (number - 1 - len(days))
        path: Path_ = ("days", number - 1)
        places[path] = places[(*path, "items")] = day.where
        written_items: list[Node] = []
        for position, item in enumerate(reader.items(day)):
            written_items.append(item.written)
            places[(*path, "items", position)] = item.where
            places |= {(*path, "items", position, name): location for name, location in item.places.items()}
            if item.retitled:
                new_titles[(*path, "items", position)] = item.retitled
        date_key: dict[str, Node] = {"date": day.label.on.isoformat()} if day.label.on else {}
        days.append({**date_key, "items": written_items})
    findings += [
        *reader.findings,
        *reader.trainers.report_unknown_trainers(),
        *reader.ids.findings(),
        *_dates(tables.layout),
    ]
    data: dict[str, Node] = {**_mapping(tables.head), "training": training, "days": days}
    return TableSource(
        tables.head.file, data, (*tables.findings, *layout_findings, *findings), places=places, retitled=new_titles
    )


def _numbers(layout: AgendaLayout, programme: Programme, training: str) -> list[int]:
    """Which day of the training each day of the file is, by the date or the number that it says: a file may hold some
    of them only. One after the other where that is no order of days."""
    found_training = programme.find(training)
    last_day = found_training.days if found_training else len(layout.days)
    days_by_date = (
        {found_training.date_of(day): day for day in range(1, last_day + 1)}
        if found_training and found_training.start
        else {}
    )
    day_numbers = [days_by_date.get(day.label.on) or day.label.number or 0 for day in layout.days]
    is_ascending = (
        day_numbers[0] > 0
        and all(earlier < later for earlier, later in pairwise(day_numbers))
        and day_numbers[-1] <= last_day
    )
    return day_numbers if is_ascending else list(range(1, len(day_numbers) + 1))


def _report_struck_cells(layout: AgendaLayout) -> Iterator[Finding]:
    """A word on each row that somebody has struck through: it isn't held any more."""
    for location in layout.struck:
        message = "this row is struck through: it was left out."
        yield Finding("agenda.struck", Severity.WARNING, message, location, "If it is to be held, take the line off.")


def _report_missing_days(tables: AgendaTables, day_numbers: Sequence[int]) -> Iterator[Finding]:
    for day in sorted({*range(1, day_numbers[-1] + 1)} - {*day_numbers}):
        message = phrase("the file has no day {day}: that day was read as one without sessions.", day=day)
        hint = "If it has one, please name it in a row of its own above its table, such as `Day 1`."
        yield Finding("agenda.day-missing", Severity.WARNING, message, Location(tables.head.file), hint)


def with_written_titles(agenda: Agenda, source: TableSource) -> Agenda:
    """The agenda that was read from tables, with what its rows call sessions that are known by their ids."""
    days = tuple(
        day.model_copy(
            update={
                "items": tuple(
                    item.model_copy(update={"written_title": source.retitled.get(("days", number, "items", position))})
                    for position, item in enumerate(day.items)
                )
            }
        )
        for number, day in enumerate(agenda.days)
    )
    return agenda.model_copy(update={"days": days}) if source.retitled else agenda


def _mapping(table_source: TableSource) -> dict[str, Node]:
    return dict(table_source.data) if isinstance(table_source.data, dict) else {}


def another_training(training: str, wanted_id: str, location: Location) -> EcpatError:
    """What is said where an agenda is one of another training than the command line says."""
    return UsageError.because(
        "agenda.training",
        phrase("the agenda is one of {training}, not of {wanted}.", training=training, wanted=wanted_id),
        location=location,
        hint=phrase("Leave {training_option} out.", training_option=Option("--training")),
    )


def _training(
    tables: AgendaTables, programme: Programme, training_id: str | None, places: dict[Path_, Location]
) -> tuple[str, list[Finding]]:
    """The id of the training, the programme's only one where the file leaves it open; where it leaves open which, or
    names one that isn't there, any other and an error, so that all else is read."""
    trainings = {training.id: training for training in programme.list_trainings()}
    id_by_name = {fold(name): id_ for id_, training in trainings.items() for name in (training.title, id_)}
    named_lines = tables.layout.facts.trainings
    named_training = next(
        ((id_by_name[fold(line.text)], line) for line in named_lines if fold(line.text) in id_by_name), None
    )
    if named_training is not None and training_id not in (None, named_training[0]):
        raise another_training(named_training[0], str(training_id), named_training[1].where)
    if training_id is not None:
        return training_id, []
    if named_training is not None:
        places["training",] = named_training[1].where
        return named_training[0], []
    if not named_lines and len(trainings) == 1:
        return next(iter(trainings)), []
    trainings_hint = names_hint(None, trainings)
    if named_lines:
        suggestion = closest_name(named_lines[0].text, trainings)
        message: str = phrase(
            "the programme has no training `{training}`.", training=visible(named_lines[0].text)[:_MAX_TEXT_LENGTH]
        )
        hint = (
            names_hint(suggestion, ())
            if suggestion
            else sentences(
                trainings_hint,
                phrase("Please correct it, or say which with {training_option}.", training_option=Option("--training")),
            )
        )
        problem = Finding("agenda.training", Severity.ERROR, message, named_lines[0].where, hint)
    else:
        message = "it doesn't say of which training this agenda is."
        example = next(iter(trainings), "al-1")
        hint = sentences(
            phrase(
                "Write `Training: {example}` above it, or say which with {training_option}.",
                example=example,
                training_option=Option("--training"),
            ),
            trainings_hint,
        )
        problem = Finding("agenda.training", Severity.ERROR, message, Location(tables.head.file), hint)
    return next(iter(trainings), "unknown"), [problem]


def _dates(layout: AgendaLayout) -> list[Finding]:
    """A word where the dates of the whole and those of the days differ."""
    dates = layout.facts.dates
    days = [day.label.on for day in layout.days if day.label.on]
    if dates is None or not days or {min(dates[0]), max(dates[0])} == {min(days), max(days)}:
        return []
    message = "these dates are not those of the days themselves, which were read."
    return [Finding("agenda.dates", Severity.WARNING, message, dates[1], "Please make them agree.")]


_LONGEST_VALUE = 40
_MAX_NAMES_LISTED = 10
_MOST_COLUMNS = 10


def header_findings(layout: AgendaLayout) -> Iterator[Finding]:
    """Notes on columns that were taken for something that their headers don't say."""
    hint = (
        "If that is wrong, please name the columns as the agenda's own are named, or give each item a row of its own."
    )
    for grid in layout.used:
        rows = [row for day in layout.days for row in day.rows if row.grid is grid]
        rooms = {row.columns.of["title"]: row for row in reversed(rows) if row.columns.beside}
        if rooms:
            headers = [rooms[column].columns.beside.strip() for column in sorted(rooms)]
            message = phrase(
                "{columns:,} {columns:column|columns} of sessions stand beside each other: they were read as rooms or "
                "groups.",
                columns=len(headers),
            )
            if all(headers):
                message = phrase(
                    "the columns {headers} stand beside each other: they were read as rooms or groups.",
                    headers=listing([f"`{visible(name)}`" for name in headers], _MAX_NAMES_LISTED),
                )
            yield Finding(
                "agenda.columns", Severity.NOTE, message, min(rooms.values(), key=_place).where("title"), hint
            )
        for header, row in {row.columns.guessed: row for row in reversed(rows) if row.columns.guessed}.items():
            message = phrase("the column `{header}` was read as the titles.", header=visible(header))
            yield Finding("agenda.columns", Severity.NOTE, message, row.where("title"), hint)


def _place(row: AgendaRow) -> tuple[int, int]:
    return row.number, row.columns.first


def unread_findings(layout: AgendaLayout, file: str) -> Iterator[Finding]:
    """Notes on tables without an agenda, and on columns that no agenda has."""
    if layout.unused:
        tables = listing([grid.called for grid in layout.unused], _MAX_NAMES_LISTED)
        message = phrase("no agenda was found in {tables}: not read.", tables=tables)
        yield Finding("agenda.other-tables", Severity.NOTE, message, Location(file))
    columns_by_grid: dict[str, set[int]] = {}
    for day in layout.days:
        for row in day.rows:
            unread_columns = set(row.filled_columns()) - {*row.columns.of.values(), *row.columns.titles}
            unread_columns -= columns_by_grid.setdefault(row.grid.called, set())
            for column in sorted(unread_columns):
                if len(columns_by_grid[row.grid.called]) < _MOST_COLUMNS:
                    yield _column(row, column)
                columns_by_grid[row.grid.called].add(column)
    yield from (
        _unread_columns_note(grid_name, len(columns) - _MOST_COLUMNS, file)
        for grid_name, columns in columns_by_grid.items()
        if len(columns) > _MOST_COLUMNS
    )


def _unread_columns_note(table_name: str, columns: int, file: str) -> Finding:
    message = phrase(
        "{columns:,} {columns:more column|more columns} of {table} {columns:was|were} not read.",
        columns=columns,
        table=table_name,
    )
    return Finding("agenda.other-columns", Severity.NOTE, message, Location(file))


def _column(row: AgendaRow, column: int) -> Finding:
    header = visible(row.columns.others.get(column, ""))[:_LONGEST_VALUE]
    column_name = phrase("the column `{header}`", header=header) if header else "this column, which has no header,"
    filled_cells = _count_filled_cells(row.grid, column)
    message = phrase(
        "{column} is no part of an agenda: {cells:,} {cells:cell was|cells were} not read.",
        column=column_name,
        cells=filled_cells,
    )
    return Finding("agenda.other-columns", Severity.NOTE, message, row.grid.place(row.number, column))


def _count_filled_cells(grid: AgendaGrid, column: int) -> int:
    return sum(bool(grid.text(row, column)) for row in range(len(grid.rows)))
