"""`ecpat roster template --json`: what the workbook for partners asks."""

from dataclasses import dataclass

from ecpat_training.roster.model.form import RosterForm


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, and what it may be chosen from (nothing: free text)."""

    title: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """How many people of a kind are hoped for, in the workbook's language."""

    label: str
    wish: str


@dataclass(frozen=True, slots=True)
class Result:
    """The workbook in one language."""

    language: str
    title: str
    columns: tuple[Column, ...]
    hoped_for: tuple[Wish, ...]


def result(form: RosterForm) -> Result:
    """What partners are asked."""
    return Result(
        form.language,
        form.title,
        tuple(Column(one.title, one.choices) for one in form.columns),
        tuple(Wish(one.label, one.wish) for one in form.hoped),
    )
