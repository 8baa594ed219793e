"""`ecpat roster select`: who gets a seat, with fair chances under the quotas."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.errors import UsageError
from ecpat_training.files.csv.list import list_csv
from ecpat_training.programme.model.no_show import NoShow
from ecpat_training.programme.reading.programme import programme_file
from ecpat_training.roster.model.attendance import ReservesChosen
from ecpat_training.roster.model.selection import Selection
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.reading.seat_codes import seat_codes
from ecpat_training.roster.report.for_machines import RosterSelectResult
from ecpat_training.roster.report.selection import selection_data, selection_document, selection_rows, write_headline
from ecpat_training.roster.workflows.applicants import Applicants, applicants_by_programme, applicants_by_quotas
from ecpat_training.roster.workflows.no_show_rates import rates
from ecpat_training.roster.workflows.reserves import ReserveRequest, choose_reserves
from ecpat_training.roster.workflows.selecting import select
from ecpat_training.words.catalogue.message import Option, phrase

LIST = ".csv"
JSON = ".json"


@dataclass(frozen=True, slots=True)
class SelectionRequest:
    """A list, and by what its people are chosen: a programme's rules or a file of quotas."""

    applicants: ListFile
    programme: Path | None
    quotas: Path | None

    @property
    def inputs(self) -> list[Path]:
        """The files that are read.

        Raises:
            UsageError: nothing, or two things, say by what people are chosen.
        """
        if (self.programme is None) == (self.quotas is None):
            number = "one" if self.programme is None else "only one"
            raise UsageError.because(
                "select.by",
                phrase(
                    "say by what people are chosen: give {number} of {programme_option} and {quotas_option}.",
                    number=number,
                    programme_option=Option("--programme"),
                    quotas_option=Option("--quotas"),
                ),
                hint=phrase(
                    "{programme_option} programme.yaml has the rules of your programme; {quotas_option} features.csv a"
                    " table of feature, value, min and max.",
                    programme_option=Option("--programme"),
                    quotas_option=Option("--quotas"),
                ),
            )
        if self.applicants.mapping is not None and self.quotas is not None:
            message = "a mapping is for lists under a programme's rules; quotas count the words as they are written."
            raise UsageError.because(
                "usage.mapping",
                message,
                hint=phrase(
                    "Leave out {mapping_option}, or give {programme_option}.",
                    mapping_option=Option("--mapping"),
                    programme_option=Option("--programme"),
                ),
            )
        rules_file = self.quotas if self.programme is None else programme_file(self.programme)
        return [self.applicants.path, *(path for path in (rules_file, self.applicants.words) if path)]

    def read(self) -> Applicants:
        """The people and what is asked of the room; see `by_programme` and `by_quotas` for what is raised."""
        if self.quotas is not None:
            return applicants_by_quotas(self.applicants, self.quotas)
        assert self.programme is not None
        return applicants_by_programme(self.applicants, self.programme)


def roster_select(
    request: SelectionRequest,
    seats: int,
    delivery: Delivery,
    *,
    kept_seats: str | None = None,
    seed: int,
    panels: int | None = None,
    names: bool = False,
    reserves: int | None = None,
    drop_out_rate: str | None = None,
) -> Outcome:
    """Draws and delivers; with `reserves`, chooses so many who stand by, against those who stay away at the rate
    `drop_out_rate` (as written; None: the programme's rates). See `roster.workflows.selecting.select` for what is
    raised besides what reading raises.

    Raises:
        UsageError: reserves are asked for without a programme, or how many stay away can't be understood.
    """
    kept_codes = seat_codes(kept_seats, "--selected") if kept_seats else None
    inputs = [*request.inputs, *([kept_codes.file] if kept_codes and kept_codes.file else [])]
    delivery.check(inputs)
    applicants = request.read().drop_departed(kept_codes.codes if kept_codes else ())
    rate = _rates(applicants, reserves, drop_out_rate)
    staying = applicants.places(kept_codes.codes, "--selected") if kept_codes else []
    with progress_line(delivery, "looking for the fairest chances") as line:
        selection = select(applicants, seats, kept_people=staying, seed=seed, panels=panels)
        if applicants.under is not None:
            seated_codes = {applicant.code for applicant in selection.chosen}
            selection = replace(selection, not_known=applicants.under.not_known(seated_codes))
        if line:
            line.report_activity("choosing who stands by")
        reserves_chosen = _reserves(applicants, selection, rate, reserves, seed) if reserves and rate else None
    command = f"ecpat roster select --seats {seats}{f' --panels {panels}' if panels else ''} --seed {seed}"
    return deliver_selection(selection, delivery, command, inputs, names=names, reserves=reserves_chosen)


def _rates(applicants: Applicants, reserves: int | None, drop_out_rate: str | None) -> NoShow | None:
    """The rates that reserves are chosen by; None where none are asked for."""
    if reserves is None:
        if drop_out_rate is not None:
            message: str = phrase("{option} is for reserves, and none are asked for.", option=Option("--no-show"))
            raise UsageError.because(
                "usage.reserves", message, hint=phrase("Add {option} 4, or leave it out.", option=Option("--reserves"))
            )
        return None
    if applicants.under is None:
        message = "reserves are chosen by a programme's rules, and a file of quotas was given."
        raise UsageError.because(
            "usage.reserves",
            message,
            hint=phrase(
                "Give {programme_option} instead of {quotas_option}, or no {reserves_option}.",
                programme_option=Option("--programme"),
                quotas_option=Option("--quotas"),
                reserves_option=Option("--reserves"),
            ),
        )
    return rates(applicants.under.programme, applicants.under.source, drop_out_rate)


def _reserves(
    applicants: Applicants, selection: Selection, rate: NoShow, number: int, seed: int
) -> ReservesChosen | None:
    if applicants.under is None:
        return None
    codes = [applicant.code for applicant in selection.chosen]
    return choose_reserves(
        applicants.under.people, codes, applicants.under.rules, rate, ReserveRequest(number, None, seed)
    )


def deliver_selection(
    selection: Selection,
    delivery: Delivery,
    command: str,
    inputs: Sequence[Path],
    *,
    names: bool,
    reserves: ReservesChosen | None = None,
) -> Outcome:
    """Prints and writes a selection: reports, and as .csv the list of those who have a seat."""
    delivery.findings(selection.findings)
    origin = provenance(command, inputs, seed=selection.seed)
    renderings = {LIST: list_csv(selection_rows(selection, names=names))}
    data = (
        selection_data(selection, origin, names=names, reserves=reserves) if JSON in delivery.endings.values() else None
    )
    document = selection_document(selection, origin, names=names, reserves=reserves)
    private_paths = delivery.paths if names else delivery.files_ending_in(LIST)
    delivery.document(document, data=data, content_by_ending=renderings, private=private_paths)
    delivery.data(lambda: RosterSelectResult(selection, names=names, reserves=reserves), selection.findings, origin)
    return Outcome(exit_code(selection.findings), write_headline(selection))
