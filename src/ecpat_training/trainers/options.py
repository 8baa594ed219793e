"""The options that the commands over trainers share, in the same words."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ecpat_training.commands.option import Argument
from ecpat_training.commands.options import Encoding, Names, Out, ProgrammeOption, Sheet, WithLetterhead, mapping_option

if TYPE_CHECKING:
    from ecpat_training.trainers.reading.pool import PoolFile

PoolArgument = Annotated[
    Path | None,
    Argument(
        metavar="[TRAINERS]",
        help="A workbook or CSV file of trainers; without it trainers.xlsx beside the programme, else those of the "
        "programme's file alone.",
    ),
]
PoolMapping = Annotated[
    Path | None,
    mapping_option("How columns and words are to be read, where a person has decided."),
]


@dataclass(frozen=True, kw_only=True)
class OfPool(WithLetterhead):
    """How a workbook of trainers is read, and what is written about it."""

    programme: ProgrammeOption
    out: Out = ()
    encoding: Encoding = None
    sheet: Sheet = None
    mapping: PoolMapping = None
    names: Names = False

    def pool_at(self, path: Path | None) -> "PoolFile | None":
        """The workbook that stands there; if none is named, the one beside the programme.

        Raises:
            UsageError: there are several beside the programme.
        """
        from ecpat_training.commands.file_lookup import programme_level_file
        from ecpat_training.commands.training_files import TRAINERS
        from ecpat_training.trainers.reading.pool import PoolFile

        if path is None:
            path = programme_level_file(TRAINERS, self.programme, "Name the file", quiet=self.quiet)
        return PoolFile(path, self.encoding, self.sheet, self.mapping) if path is not None else None
