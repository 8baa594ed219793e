"""A list whose names are kept apart from what is said of people."""

from dataclasses import dataclass

from ecpat_training.documents.document import ReportTable


@dataclass(frozen=True, slots=True)
class SplitList:
    """The two tables, and what became of each column. `data` gives the data's columns, `kept` those that stay with the
    keys, each with the reason; `few` counts the people of whom fewer than three are alike in the data, `fewer` are
    columns to leave out and how many are left then. `new` people got their code now, `known` had one, `gone` have one
    and are not on this list."""

    keys: ReportTable
    data: ReportTable
    kept: tuple[tuple[str, str], ...]
    people: int
    new: int
    known: int
    gone: int
    few: int
    fewer: tuple[tuple[tuple[str, ...], int], ...]
