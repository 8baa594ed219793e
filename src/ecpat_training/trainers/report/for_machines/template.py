"""`ecpat trainers template --json`: what the workbook of trainers asks."""

from ecpat_training.commands.public import Public
from ecpat_training.trainers.model.form import PoolColumn, PoolForm


class AskedColumn(Public[PoolColumn]):
    """A column: its header, what to write, and what it may be chosen from (nothing: free text)."""

    keys = "title told=instruction choices"


class TrainersTemplateResult(Public[PoolForm]):
    """The workbook; `trainers` are the rows that the programme's file fills."""

    keys = "trainers=len(rows) columns"
    parts = (AskedColumn,)
