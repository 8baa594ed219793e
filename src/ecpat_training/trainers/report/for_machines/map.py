"""`ecpat trainers map --json`: how a workbook of trainers is read."""

from dataclasses import dataclass

from ecpat_training.files.mapping import MappingEntry, open_lines
from ecpat_training.trainers.model.pool import Pool


@dataclass(frozen=True, slots=True)
class MappedPart:
    """The lines of one part of the mapping; a meaning that ends in a question mark, or none, is open."""

    part: str
    lines: tuple[MappingEntry, ...]


@dataclass(frozen=True, slots=True)
class TrainersMapResult:
    """The mapping of a workbook; `open` lines wait for a person."""

    workbook: str
    open: int
    parts: tuple[MappedPart, ...]


def result(pool: Pool) -> TrainersMapResult:
    """How it was read."""
    return TrainersMapResult(
        pool.file, open_lines(pool.mapped), tuple(MappedPart(part.name, part.entries) for part in pool.mapped)
    )
