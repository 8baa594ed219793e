"""A programme and a workbook of trainers, read together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.errors import UsageError
from ecpat_training.core.finding import Finding
from ecpat_training.core.text import visible
from ecpat_training.programme.model.chapter import Needs
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.trainers.model.pool import PoolTrainer, TrainerPool
from ecpat_training.trainers.reading.merging import from_programme, with_programme
from ecpat_training.trainers.reading.pool import PoolFile, read_pool
from ecpat_training.trainers.staffing.requirement import rules_in_force
from ecpat_training.words.catalogue.message import Option, message_of, phrase
from ecpat_training.words.written_date import parse_written_date


@dataclass(frozen=True)
class CombinedPool:
    """The programme with the trainers of both files, who can train; everybody of both, and every remark. `names` are
    those of the workbook by their codes."""

    programme: Programme
    rules: tuple[AgendaRule, ...]
    pool: TrainerPool | None
    people: tuple[PoolTrainer, ...]
    findings: tuple[Finding, ...]
    inputs: tuple[Path | None, ...]

    @property
    def names(self) -> dict[str, str]:
        """The names that are known, by code."""
        return {person.code: person.name for person in self.people if person.name}


def competences_of(programme: Programme) -> tuple[str, ...]:
    """The competences that a programme knows: what its sessions and rules ask for, and what its trainers have."""
    session_needs = [session.needs or Needs() for session in programme.sessions()]
    competences = {
        competence for competence_pair in session_needs for competence in (competence_pair.lead, competence_pair.second)
    } - {"any"}
    return tuple(
        sorted(competences | {competence for trainer in programme.trainers for competence in trainer.competences})
    )


def combine_pool(programme_path: Path, file: PoolFile | None) -> CombinedPool:
    """Reads both files.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: the programme or the mapping doesn't fit, or the workbook has no header.
        UsageError: there is no such encoding or sheet.
    """
    programme, source = read_programme(programme_path)
    rules, findings = rules_in_force(programme, source)
    places = [source.location_of(("trainers", index)) for index in range(len(programme.trainers))]
    programme_people = from_programme(programme.trainers, places)
    all_findings = [*source.findings, *findings]
    if file is None:
        return CombinedPool(
            programme, rules, None, tuple(programme_people), tuple(all_findings), (programme_file(programme_path),)
        )
    pool = read_pool(file, competences_of(programme), [trainer.id for trainer in programme.trainers])
    merged_trainers, people, conflicts = with_programme(pool, programme.trainers, places)
    known_codes = {person.code for person in people}
    all_people = [*(person for person in programme_people if person.code not in known_codes), *people]
    return CombinedPool(
        programme.model_copy(update={"trainers": tuple(merged_trainers)}),
        rules,
        pool,
        tuple(all_people),
        (*all_findings, *pool.findings, *conflicts),
        (file.path, programme_file(programme_path), file.mapping),
    )


def inputs_of(programme_path: Path, file: PoolFile | None) -> Sequence[Path | None]:
    """The files that a line names, before anything is read."""
    pool_paths = (file.path, file.mapping) if file else ()
    return (pool_paths[0] if pool_paths else None, programme_file(programme_path), *pool_paths[1:])


def day_named(day_text: str) -> date:
    """The day that --on names.

    Raises:
        UsageError: --on is no date.
    """
    try:
        return parse_written_date(day_text)
    except ValueError as problem:
        raise UsageError.because(
            "trainers.on",
            phrase(
                "{option} {day}: {problem}.", option=Option("--on"), day=visible(day_text), problem=message_of(problem)
            ),
        ) from None
