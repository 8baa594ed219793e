"""An agenda that somebody drafted or edited, with the programme and the rules that it is for: read, and checked by
them."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ecpat_training.agenda.model.agenda import Agenda, PlannedTraining
from ecpat_training.agenda.model.plan import AgendaCheck
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.reading.agenda import find_programme_path, read_agenda
from ecpat_training.agenda.reading.programme_names import ProgrammeNames
from ecpat_training.agenda.reading.retiming import order_findings, retimed
from ecpat_training.agenda.reading.tables import (
    AgendaTables,
    TableSource,
    another_training,
    is_tables,
    read_tables,
    with_written_titles,
    written_agenda,
)
from ecpat_training.agenda.reading.words import AgendaWords
from ecpat_training.agenda.reading.words_file import read_words_nearby
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.agenda.workflows.no_effect import fields_without_effect
from ecpat_training.agenda.workflows.people import people_findings
from ecpat_training.agenda.workflows.plan import agenda_rules_of, unchecked_absences, unconfirmed_findings
from ecpat_training.agenda.workflows.rest_days import rest_day_findings
from ecpat_training.commands.file_lookup import PROGRAMME, nearest_file
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.shipped import shipped
from ecpat_training.core.text import listing, visible
from ecpat_training.documents.wording import wording
from ecpat_training.files.opening import display_name, is_file, is_folder
from ecpat_training.files.yaml.file import Source, read_text, read_yaml
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.other_rules import find_roster_rule_problems, find_series_rule_problems
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.programme.training_named import find_training, titled
from ecpat_training.words.catalogue.message import Option, phrase, sentences

SHIPPED = "multi-stakeholder-2005.yaml"
_YAML = (".yaml", ".yml")
_SHOWN = 80


class AgendaProgramme:
    """A programme that has been read, by which agendas are opened: what it asks of all of them alike is found out once,
    however many are opened."""

    def __init__(self, programme: Programme, source: Source) -> None:
        self.programme, self.source = programme, source

    @cached_property
    def names(self) -> ProgrammeNames:
        """What agendas call its sessions, evenings and people."""
        return ProgrammeNames.of(self.programme)

    @cached_property
    def rules(self) -> Sequence[AgendaRule]:
        """The programme's rules over agendas.

        Raises:
            ContentError: a rule isn't known, or can't be understood.
        """
        return agenda_rules_of(self.programme, self.source)

    @cached_property
    def other_rules(self) -> Sequence[Finding]:
        """What is said of its rules of other kinds."""
        programme, source = self.programme, self.source
        return (*find_roster_rule_problems(programme, source), *find_series_rule_problems(programme, source))


@dataclass(frozen=True)
class OpenedAgenda:
    """An agenda and what it is judged by. `programme_file` is where the programme was read from, `programme_source`
    its text with the place of every value; `findings` are remarks on both files, `words` what was decided on the
    agenda's words and what nobody knows of them."""

    file: str
    agenda: Agenda
    context: Context
    rules: Sequence[AgendaRule]
    programme_file: Path
    programme_source: Source
    findings: tuple[Finding, ...]
    words: AgendaWords = field(default_factory=AgendaWords)


def open_agenda(
    agenda_path: Path | str,
    programme_path: Path | str | None = None,
    training_id: str | None = None,
    *,
    earlier: bool = False,
    retime: bool = False,
    agenda_programme: AgendaProgramme | None = None,
    text: str | None = None,
    words: AgendaWords | None = None,
) -> OpenedAgenda:
    """Reads an agenda, be it a YAML file, a workbook or a Word document, and its programme: the one given, else the one
    that the agenda names, else that of the environment, of the agenda's folder or of this one, else the shipped one.
    `training_id` says which training it is, where the file doesn't. With `earlier` the agenda may be older than the
    programme, see `read_agenda`. With `retime` rows that were moved with their times get those that follow from their
    order; else these are offered. `agenda_programme` is what the file of `programme_path` says, where it has been read,
    and `text` what a YAML file does. `words` is what a person has decided on its words, without it what the mapping
    file says that lies beside it.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: with everything in a file that can't be understood.
        UsageError: the programme has no such training, or the agenda is one of another.
    """
    tables = read_tables(agenda_path) if is_tables(agenda_path) else None
    if tables is not None:
        source: Source = tables.head
    else:
        source = read_yaml(agenda_path) if text is None else read_text(text, display_name(agenda_path))
    named_file = programme_of(Path(agenda_path), source, programme_path)
    programme_remarks = [] if programme_path is not None else _about_found(Path(agenda_path), named_file, source)
    try:
        parsed_programme = agenda_programme or AgendaProgramme(*read_programme(named_file))
        words = words or read_words_nearby(Path(agenda_path), parsed_programme.programme)
        remarks = [*programme_remarks, *words.remarks()]
        return _opened(
            source, tables, named_file, parsed_programme, training_id, remarks, words, earlier=earlier, retime=retime
        )
    except ContentError as error:
        raise ContentError([*programme_remarks, *error.findings]) from None


def opened_text(text: str, opened_agenda: OpenedAgenda) -> OpenedAgenda:
    """An agenda in the text of a YAML file that is yet to be written, by the programme of one that was opened.

    Raises:
        RefusedError: the text is unsafe to read.
        ContentError: with everything in the text that can't be understood.
    """
    agenda_programme = AgendaProgramme(opened_agenda.context.programme, opened_agenda.programme_source)
    return _opened(
        read_text(text, opened_agenda.file), None, opened_agenda.programme_file, agenda_programme, None, (),
        opened_agenda.words, earlier=False, retime=False,
    )  # fmt: skip


def _about_found(agenda_path: Path, programme_path: Path, source: Source) -> list[Finding]:
    """A word on the programme where the agenda names none and another was taken than the shipped one."""
    if find_programme_path(source) is not None or programme_path == shipped("programmes") / SHIPPED:
        return []
    if os.environ.get(PROGRAMME.variable):
        message = phrase(
            "it names no programme: {programme}, as {variable} says, was taken.",
            programme=visible(str(programme_path))[:_SHOWN],
            variable=PROGRAMME.variable,
        )
    else:
        places = {Path(PROGRAMME.file): "in this folder", agenda_path.parent / PROGRAMME.file: "in its folder"}
        message = phrase(
            "it names no programme: {programme}, found {place}, was taken.",
            programme=programme_path.name,
            place=places.get(programme_path, "in a folder above"),
        )
    return [
        Finding(
            "agenda.programme",
            Severity.NOTE,
            message,
            source.location_of(),
            phrase("For another one, add {option}.", option=Option("--programme")),
        )
    ]


def _opened(
    source: Source,
    tables: AgendaTables | None,
    programme_path: Path,
    agenda_programme: AgendaProgramme,
    training_id: str | None,
    programme_remarks: Sequence[Finding],
    words: AgendaWords,
    *,
    earlier: bool,
    retime: bool,
) -> OpenedAgenda:
    programme, programme_source = agenda_programme.programme, agenda_programme.source
    if training_id is not None:
        find_training(programme, training_id)
    if tables is not None:
        source = written_agenda(tables, programme, training_id, words)
    agenda, findings = read_agenda(source, programme, agenda_programme.names, earlier=earlier, words=words)
    if isinstance(source, TableSource):
        agenda = with_written_titles(agenda, source)
    written_training = programme.training(agenda.training)
    agenda, about_times = (
        retimed(agenda, written_training) if retime else (agenda, order_findings(agenda, written_training))
    )
    findings += about_times
    if training_id not in (None, agenda.training):
        raise another_training(agenda.training, str(training_id), source.location_of(("training",)))
    rules = agenda_programme.rules
    training = titled(wording(), programme.training(agenda.training))
    agenda = agenda.model_copy(update={"title": training.title})
    context = Context(programme, training)
    remarks = [*programme_remarks, *programme_source.findings, *findings, *_outside_the_pool(agenda, context)]
    remarks += [*unconfirmed_findings(agenda, programme), *unchecked_absences(rules, agenda, context)]
    remarks += rest_day_findings(agenda, context)
    remarks += people_findings(agenda, context)
    remarks += agenda_programme.other_rules
    remarks += fields_without_effect(context, rules, programme_source)
    return OpenedAgenda(source.file, agenda, context, rules, programme_path, programme_source, tuple(remarks), words)


def programme_of(agenda_path: Path, source: Source, programme_path: Path | str | None = None) -> Path:
    """The programme by whose rules an agenda is checked.

    Raises:
        ContentError: the agenda names a programme that isn't there, or a file that can't be one: an agenda may come
            from anybody, and isn't to say which files are opened.
    """
    if programme_path is not None:
        return Path(programme_path)
    named_path = find_programme_path(source)
    if named_path is None and (variable := os.environ.get(PROGRAMME.variable)):
        return Path(variable)
    if named_path is None and (nearby := _programme_near(agenda_path.parent)):
        return nearby
    if named_path is None:
        return shipped("programmes") / SHIPPED
    path = agenda_path.parent / named_path
    if is_file(programme_file(path)) and programme_file(path).suffix.lower() in _YAML:
        return path
    path_exists = is_folder(path) or is_file(path)
    problem = "which is no programme file" if path_exists else "which isn't there"
    message = phrase(
        "the agenda names the programme `{programme}`, {problem}.",
        programme=visible(str(named_path))[:_SHOWN],
        problem=problem,
    )
    hint = phrase("Please correct the name, or say which with {option}.", option=Option("--programme"))
    if not path_exists and agenda_path.suffix.lower() not in _YAML and len(named_path.parts) == 1:
        hint = sentences(
            "Word and Excel files name no other folder:",
            phrase("please say where it lies with {option}.", option=Option("--programme")),
        )
    raise ContentError.because("agenda.programme", message, location=source.location_of(("programme",)), hint=hint)


def _programme_near(folder: Path) -> Path | None:
    """That of the agenda's folder, else of this one, else of one above the agenda's, else above this one."""
    nearest_programme = next((path for path in (folder / PROGRAMME.file, Path(PROGRAMME.file)) if is_file(path)), None)
    return nearest_programme or nearest_file(PROGRAMME.file, folder) or nearest_file(PROGRAMME.file)


def _outside_the_pool(agenda: Agenda, context: Context) -> list[Finding]:
    pool = {trainer.id for trainer in context.pool}
    outsiders = dict.fromkeys(code for item in agenda.sessions() for code in item.trainers if code not in pool)
    if not outsiders:
        return []

    message = phrase(
        "{trainers:,} {trainers:trainer is|trainers are} not in the pool of {training}: {codes}.",
        trainers=len(outsiders),
        training=context.training.id,
        codes=listing(list(outsiders)),
    )
    return [Finding("agenda.pool", Severity.WARNING, message, agenda.where, "That may be meant.")]


def check_agenda(
    agenda_path: Path | str,
    programme_path: Path | str | None = None,
    training_id: str | None = None,
    *,
    retime: bool = False,
    agenda_programme: AgendaProgramme | None = None,
) -> AgendaCheck:
    """Reads an agenda and checks it by every rule of its programme; see `open_agenda` for which that is, for `retime`
    and `agenda_programme`, and for what is raised."""
    return checked(
        open_agenda(agenda_path, programme_path, training_id, retime=retime, agenda_programme=agenda_programme)
    )


def checked(opened_agenda: OpenedAgenda) -> AgendaCheck:
    """An agenda that has been read, checked by every rule of its programme."""
    results = judge(opened_agenda.rules, opened_agenda.agenda, opened_agenda.context)
    planned_training = PlannedTraining(
        opened_agenda.context.programme, opened_agenda.context.training, opened_agenda.agenda
    )
    return AgendaCheck(
        opened_agenda.file, planned_training, results, opened_agenda.findings, str(opened_agenda.programme_file)
    )
