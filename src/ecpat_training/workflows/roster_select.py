"""`ecpat roster select`: who gets a seat, with fair chances under the quotas."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ecpat_training.core.errors import UsageError
from ecpat_training.read.programme.programme import programme_file
from ecpat_training.read.seat_codes import seat_codes
from ecpat_training.render.list_csv import list_csv
from ecpat_training.report.selection import headline, selection_data, selection_document, selection_rows
from ecpat_training.results.selection import Selection
from ecpat_training.workflows.applicants import Applicants, by_programme, by_quotas
from ecpat_training.workflows.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.workflows.selecting import select

LIST = ".csv"
JSON = ".json"


@dataclass(frozen=True, slots=True)
class Asked:
    """A list, and by what its people are chosen: a programme's rules or a file of quotas."""

    applicants: Path
    programme: Path | None
    quotas: Path | None
    encoding: str | None = None
    sheet: str | None = None

    @property
    def inputs(self) -> list[Path]:
        """The files that are read.

        Raises:
            UsageError: nothing, or two things, say by what people are chosen.
        """
        if (self.programme is None) == (self.quotas is None):
            what = "either" if self.programme is None else "only one of"
            raise UsageError.because(
                "select.by",
                f"say by what people are chosen: give {what} --programme and --quotas.",
                hint="--programme programme.yaml has the rules of your programme; --quotas features.csv a table of "
                "feature, value, min and max.",
            )
        by = self.quotas if self.programme is None else programme_file(self.programme)
        return [self.applicants, *([by] if by else [])]

    def read(self) -> Applicants:
        """The people and what is asked of the room; see `by_programme` and `by_quotas` for what is raised."""
        if self.quotas is not None:
            return by_quotas(self.applicants, self.quotas, encoding=self.encoding, sheet=self.sheet)
        assert self.programme is not None
        return by_programme(self.applicants, self.programme, encoding=self.encoding, sheet=self.sheet)


def roster_select(
    asked: Asked,
    seats: int,
    delivery: Delivery,
    *,
    keep: str | None = None,
    seed: int,
    panels: int | None = None,
    names: bool = False,
) -> Outcome:
    """Draws and delivers; see `workflows.selecting.select` for what is raised besides what reading raises."""
    kept = seat_codes(keep, "--keep") if keep else None
    inputs = [*asked.inputs, *([kept.file] if kept and kept.file else [])]
    delivery.check(inputs)
    applicants = asked.read()
    staying = applicants.places(kept.codes, "--keep") if kept else []
    selection = select(applicants, seats, keep=staying, seed=seed, panels=panels, staying="who are kept")
    said = f"ecpat roster select --seats {seats}{f' --panels {panels}' if panels else ''} --seed {seed}"
    return deliver_selection(selection, delivery, said, inputs, names=names)


def deliver_selection(
    selection: Selection, delivery: Delivery, command: str, inputs: Sequence[Path], *, names: bool
) -> Outcome:
    """Prints and writes a selection: reports, and as .csv the list of those who have a seat."""
    delivery.findings(selection.findings)
    made = provenance(command, inputs, seed=selection.seed)
    own = {LIST: list_csv(selection_rows(selection, names=names))}
    data = selection_data(selection, made, names=names) if JSON in delivery.endings.values() else None
    delivery.document(selection_document(selection, made, names=names), data=data, own=own)
    return Outcome(exit_code(selection.findings), headline(selection))
