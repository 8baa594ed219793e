"""`ecpat follow-up form --json`: what the form asks, and the columns of its workbook."""

from dataclasses import dataclass

from ecpat_training.followup.model.form import CommitmentForm


@dataclass(frozen=True, slots=True)
class FollowUpFormResult:
    """Of which training, in which language, for how many people; `columns` are those of the workbook."""

    training: str
    language: str
    people: int
    chapters: tuple[str, ...]
    columns: tuple[str, ...]


def result(form: CommitmentForm, language: str) -> FollowUpFormResult:
    """The form as data."""
    columns = tuple(column.title for column in form.columns)
    return FollowUpFormResult(form.training, language, form.people, form.chapters, columns)
