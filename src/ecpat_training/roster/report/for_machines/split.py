"""`ecpat roster split --json`: what became of each column, and how many people got a code."""

from dataclasses import dataclass

from ecpat_training.roster.model.split import SplitList


@dataclass(frozen=True, slots=True)
class ColumnKept:
    """A column that stays with the keys, and why."""

    column: str
    why: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many people are alike with fewer than two others where these columns are left out too."""

    columns: tuple[str, ...]
    few: int


@dataclass(frozen=True, slots=True)
class RosterSplitResult:
    """`new` people got their code now, `known` had one, `gone` have one and are not on this list; `few` are those of
    whom fewer than three are alike in the data."""

    people: int
    new: int
    known: int
    gone: int
    data_columns: tuple[str, ...]
    kept: tuple[ColumnKept, ...]
    few: int
    fewer: tuple[LeftOut, ...]


def result(split: SplitList) -> RosterSplitResult:
    """The columns and the counts; nobody's row."""
    return RosterSplitResult(
        split.people,
        split.new,
        split.known,
        split.gone,
        tuple(column.title for column in split.data.columns),
        tuple(ColumnKept(*one) for one in split.kept),
        split.few,
        tuple(LeftOut(*one) for one in split.fewer),
    )
