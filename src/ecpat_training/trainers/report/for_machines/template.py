"""`ecpat trainers template --json`: what the workbook of trainers asks."""

from dataclasses import dataclass

from ecpat_training.trainers.model.form import PoolForm


@dataclass(frozen=True, slots=True)
class AskedColumn:
    """A column: its header, what to write, and what it may be chosen from (nothing: free text)."""

    title: str
    told: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrainersTemplateResult:
    """The workbook; `trainers` are the rows that the programme's file fills."""

    trainers: int
    columns: tuple[AskedColumn, ...]


def result(form: PoolForm) -> TrainersTemplateResult:
    """What is asked."""
    return TrainersTemplateResult(
        len(form.rows), tuple(AskedColumn(one.title, one.instruction, one.choices) for one in form.columns)
    )
