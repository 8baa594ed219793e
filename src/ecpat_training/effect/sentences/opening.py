"""The first columns of a table with a row per comparison and scale: one comparison needs no name."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from ecpat_training.documents.columns import Column
from ecpat_training.effect.sentences.tables import short_waves_text
from ecpat_training.words.catalogue.marked_text import marked


class ComparedRow(Protocol):
    """What has two waves and a scale's title."""

    @property
    def before(self) -> str:
        """The earlier wave."""

    @property
    def after(self) -> str:
        """The later wave."""

    @property
    def title(self) -> str:
        """The title of the scale."""


def opening(rows: Sequence[ComparedRow]) -> list[Column[ComparedRow]]:
    """The first columns of a table: the waves where they differ, and the scale."""
    scale: Column[ComparedRow] = Column(marked("Scale"), lambda row: row.title, width=2.6)
    if len({(row.before, row.after) for row in rows}) < 2:
        return [scale]
    return [Column(marked("Compared"), lambda row: short_waves_text(row.before, row.after), width=2.4), scale]


def name(row: ComparedRow, rows: Sequence[ComparedRow]) -> str:
    """A row in a sentence: the scale, and the comparison where there are several."""
    if len({(other_row.before, other_row.after) for other_row in rows}) < 2:
        return row.title
    return f"{row.title} ({short_waves_text(row.before, row.after)})"


AnyRow = TypeVar("AnyRow", bound=ComparedRow)


def first_comparison_rows(rows: Sequence[AnyRow]) -> list[AnyRow]:
    """The rows of the first comparison, of which sentences are made; a table has them all."""
    return [row for row in rows if (row.before, row.after) == (rows[0].before, rows[0].after)]
