"""The table of published effects: the one of the package, and tables of one's own beside it."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.shipped import shipped
from ecpat_training.effect.published.model.published_effect import PublishedEffect, PublishedEffects
from ecpat_training.files.file_kind import refuse_other_kind
from ecpat_training.files.yaml.file import build, read_yaml
from ecpat_training.words.catalogue.message import phrase


class ReadTable(NamedTuple):
    """A table, and the file that it stands in."""

    path: Path
    table: PublishedEffects


def shipped_table() -> Path:
    """The file of the package's table."""
    return shipped("programmes") / "effects" / "published-effects.yaml"


def read_tables(own_paths: Sequence[Path]) -> list[ReadTable]:
    """The package's table and those of one's own, each checked.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: parts of a table don't fit, or an effect stands in two tables; each is among the findings.
    """
    tables: list[ReadTable] = []
    known_ids: set[str] = set()
    duplicate_findings: list[Finding] = []
    for path in (shipped_table(), *own_paths):
        source = read_yaml(path)
        refuse_other_kind(source.data, "published effects", source.location_of())
        table = build(source, PublishedEffects)
        for index, effect in enumerate(table.effects):
            if effect.id in known_ids:
                message = phrase(
                    "there is an effect `{effect}` in another table already; an effect counts once.", effect=effect.id
                )
                location = source.location_of(("effects", index, "id"))
                duplicate_findings.append(
                    Finding(
                        "compare.twice",
                        Severity.ERROR,
                        message,
                        location,
                        "Take it out if it is the same effect; else give it an id of its own.",
                    )
                )
            known_ids.add(effect.id)
        tables.append(ReadTable(path, table))
    if duplicate_findings:
        raise ContentError(duplicate_findings)
    return tables


def effects_of(tables: Sequence[ReadTable]) -> list[PublishedEffect]:
    """All effects, in the tables' order."""
    return [effect for read_table in tables for effect in read_table.table.effects]
