"""`ecpat trainers map --json`: how a workbook of trainers is read."""

from ecpat_training.commands.public import Public
from ecpat_training.files.mapping import MappingPart, open_lines
from ecpat_training.trainers.model.pool import TrainerPool


class MappedPart(Public[MappingPart]):
    """The lines of one part of the mapping; a meaning that ends in a question mark, or none, is open."""

    keys = "part=name lines=entries"


class TrainersMapResult(Public[TrainerPool]):
    """The mapping of a workbook; `open` lines wait for a person."""

    keys = "workbook=file open parts=mapped"
    parts = (MappedPart,)

    def open(self) -> int:
        return open_lines(self.model.mapped)
