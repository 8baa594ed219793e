"""`ecpat roster template --json`: what the workbook for partners asks."""

from dataclasses import dataclass

from ecpat_training.roster.model.form import RosterForm


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """A column: its header, and what it may be chosen from (nothing: free text)."""

    title: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """How many people of a kind are hoped for, in the workbook's language."""

    label: str
    wish: str


@dataclass(frozen=True, slots=True)
class RosterTemplateResult:
    """The workbook in one language."""

    language: str
    title: str
    columns: tuple[TemplateColumn, ...]
    hoped_for: tuple[Wish, ...]


def result(form: RosterForm) -> RosterTemplateResult:
    """What partners are asked."""
    return RosterTemplateResult(
        form.language,
        form.title,
        tuple(TemplateColumn(one.title, one.choices) for one in form.columns),
        tuple(Wish(one.label, one.wish) for one in form.hoped),
    )
