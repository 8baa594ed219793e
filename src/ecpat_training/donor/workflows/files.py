"""What a donor's table is made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ecpat_training.donor.ledger.file import NAME
from ecpat_training.roster.workflows.lists import ListFiles


@dataclass(frozen=True, slots=True)
class DonorFiles:
    """What a donor's table is made from: the lists, the donor's template by name or file, the programme, the decisions
    on pairs and the tables of head counts; the ledger of what was published, where it isn't beside the programme; and
    beside signed lists of a programme's folder the participant lists of the same trainings (`listed`)."""

    lists: ListFiles
    template: str
    programme: Path | None = None
    decisions: Path | None = None
    counts: Sequence[Path] = ()
    ledger: Path | None = None
    participant_lists: Sequence[Path | None] = ()

    def resolve_ledger_path(self, programme: Path | None) -> Path:
        """The ledger: named, else beside the programme, else in this folder."""
        return self.ledger or (programme.parent if programme else Path()) / NAME
