"""Several files that can't be used are said together, so that nobody mends one only to hear of the next."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from ecpat_training.core.errors import EcpatError
from ecpat_training.core.finding import Finding
from ecpat_training.files.table_file import read_table
from ecpat_training.words.catalogue.message import Message, Option, clauses_of, sentences


def merge_failures(failures: Sequence[EcpatError]) -> EcpatError:
    """One error with the findings of all; of the gravest kind."""
    gravest = max(failures, key=lambda failure: failure.exit_code)
    return type(gravest)([finding for failure in failures for finding in failure.findings])


def drop_missing_options(failure: EcpatError, options: Collection[str]) -> EcpatError:
    """An error whose hints name no option that the command doesn't have: files are read by many commands, of which few
    have, say, `--encoding`. A hint that says nothing else stays.

    Args:
        failure: the error as the reader of a file raised it.
        options: the options of the command.
    """

    def is_possible(clause: str) -> bool:
        fields = clause.named.values() if isinstance(clause, Message) else ()
        return all(
            field.name in options if isinstance(field, Option) else not isinstance(field, str) or is_possible(field)
            for field in fields
        )

    def of_command(finding: Finding) -> Finding:
        hint_clauses = clauses_of(finding.hint or "")
        possible_clauses = [clause for clause in hint_clauses if is_possible(clause)]
        return (
            finding
            if len(possible_clauses) in (0, len(hint_clauses))
            else replace(finding, hint=sentences(*possible_clauses))
        )

    findings, remedies = tuple(map(of_command, failure.findings)), tuple(map(of_command, failure.ways_out))
    is_same = findings == failure.findings and remedies == failure.ways_out
    return failure if is_same else type(failure)(findings, remedies)


def unreadable(tables: Iterable[tuple[Path | str, str | None]], *, encoding: str | None) -> list[EcpatError]:
    """What keeps tables, each a file and its sheet, from being read; tried when a command ends anyway over another
    file."""
    failures = []
    for path, sheet in tables:
        try:
            read_table(path, encoding=encoding, sheet=sheet)
        except EcpatError as failure:
            failures.append(failure)
    return failures
