"""A mapping file from an agenda of another office: what of its words nobody knows, decided once by a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ecpat_training.agenda.model.agenda_map import AgendaMap
from ecpat_training.agenda.reading.tables import is_tables, read_tables
from ecpat_training.agenda.reading.words import AgendaWords
from ecpat_training.agenda.reading.words_draft import agenda_map
from ecpat_training.agenda.reading.words_file import read_words, read_words_nearby
from ecpat_training.agenda.report.agenda_map import map_document, mapping_yaml
from ecpat_training.agenda.report.for_machines import PlanMapResult
from ecpat_training.agenda.workflows.agenda_file import AgendaProgramme, open_agenda, programme_of
from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import count
from ecpat_training.files.mapping_place import find_mapping_beside
from ecpat_training.files.yaml.file import read_yaml
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.reading.programme import programme_file, read_programme

ENDINGS = (".yaml", ".yml")
_TAKEN = ("agenda.own", "agenda.break", "agenda.renamed")


@dataclass(frozen=True, slots=True)
class AgendaQuestions:
    """What a person is to say on an agenda's words, and what else is wrong with the agenda or was noted. `programme` is
    that of `programme_path`; without an answer to each of the lines that are `needed`, by part and what is written
    there, the agenda can't be read."""

    mapping: AgendaMap
    needed: frozenset[tuple[str, str]]
    findings: tuple[Finding, ...]
    programme: Programme
    programme_path: Path


def map_agenda(agenda: Path, programme: Path | None, delivery: Delivery, training: str | None = None) -> Outcome:
    """`ecpat plan map`: writes which words of an agenda the programme doesn't have, for a person to say what they mean.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: no table in the file is an agenda, or the earlier mapping can't be understood.
        UsageError, OutputError: the programme has no such training, a file can't be written there.
    """
    delivery.check([agenda, programme], renewed=find_mapping_beside(agenda))
    questions = agenda_questions(agenda, programme, training)
    mapping, findings = questions.mapping, questions.findings
    inputs = [agenda, programme_file(questions.programme_path), find_mapping_beside(agenda)]
    delivery.check(inputs, renewed=find_mapping_beside(agenda))  # the agenda may have named its programme
    delivery.findings(findings)
    text, origin = mapping_yaml(mapping).encode(), provenance("ecpat plan map", inputs)
    delivery.document(map_document(mapping, origin), content_by_ending=dict.fromkeys(ENDINGS, text))
    delivery.data(lambda: PlanMapResult(mapping), findings, origin)
    return Outcome(exit_code(findings), f"{count(mapping.open, 'line')} to decide.")


def agenda_questions(agenda: Path, programme_path: Path | None, training_id: str | None = None) -> AgendaQuestions:
    """What nobody knows of an agenda's words, with what was decided beside it; and what is wrong with it besides.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: no table in the file is an agenda, or the mapping beside it can't be understood.
        UsageError: the programme has no such training, or the agenda is one of another.
    """
    source = read_tables(agenda).head if is_tables(agenda) else read_yaml(agenda)
    named_file = programme_of(agenda, source, programme_path)
    parsed_programme = AgendaProgramme(*read_programme(named_file))
    words = read_words_nearby(agenda, parsed_programme.programme)
    try:
        findings = open_agenda(agenda, named_file, training_id, agenda_programme=parsed_programme, words=words).findings
    except ContentError as error:
        findings = tuple(error.findings)
    return AgendaQuestions(
        agenda_map(words, agenda, parsed_programme.programme, training_id),
        frozenset((part_name, word.written) for (part_name, _), word in words.unknown.items() if word.is_needed),
        tuple(finding for finding in findings if not _is_asked(finding, words)),
        parsed_programme.programme,
        named_file,
    )


def _is_asked(finding: Finding, words: AgendaWords) -> bool:
    """Whether a line of the mapping asks what a finding says."""
    is_of_words = finding.severity is Severity.ERROR or finding.code in _TAKEN
    return is_of_words and any(finding.where == word.where for word in words.unknown.values())


def decided_agenda(questions: AgendaQuestions, choices: Mapping[tuple[str, str], str], trial: Path) -> bytes:
    """The mapping file of an agenda with what a person has chosen, by part and what is written there. It is written to
    `trial` first and read from there, so that no file takes the place of a mapping by which nothing can be read.

    Raises:
        ContentError: a choice isn't one of its part.
    """
    text = mapping_yaml(questions.mapping.apply_choices(choices)).encode()
    trial.write_bytes(text)
    read_words(trial, questions.programme, questions.mapping.agenda)
    return text
