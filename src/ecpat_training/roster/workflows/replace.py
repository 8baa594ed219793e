"""`ecpat roster replace`: the seats of those who drop out, filled so that the quotas of the whole still hold."""

from dataclasses import dataclass

from ecpat_training.commands.deliver import Delivery, Outcome
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.errors import ContentError, UsageError
from ecpat_training.core.text import listing
from ecpat_training.roster.reading.seat_codes import SeatCodes, seat_codes
from ecpat_training.roster.workflows.applicants import Applicants
from ecpat_training.roster.workflows.select import SelectionRequest, deliver_selection
from ecpat_training.roster.workflows.selecting import select
from ecpat_training.values.participant import GONE, Status
from ecpat_training.words.catalogue.message import Option, phrase, sentences

_LISTED = 12
_SEATED = (Status.INVITED, Status.CONFIRMED, Status.ATTENDED)
_HOW = sentences(
    "Say who has a seat:",
    phrase("{option} selection.csv, {option} R3,R7, or a column Status in the list.", option=Option("--selected")),
)


@dataclass(frozen=True, slots=True)
class SeatHolders:
    """Who had a seat, and who of them has given it back, by index."""

    had: frozenset[int]
    gone: frozenset[int]


def roster_replace(
    request: SelectionRequest,
    delivery: Delivery,
    *,
    selected: str | None,
    gone: str | None,
    seats: int | None,
    seed: int,
    panels: int | None = None,
    names: bool = False,
) -> Outcome:
    """Draws replacements and delivers the room as a whole; see `roster.workflows.selecting.select` for what is raised
    besides what reading raises.

    Raises:
        UsageError: nobody has a seat or nobody is gone, or somebody is gone who had none.
        ContentError: the list's column of status says what isn't known.
    """
    named = [
        seat_codes(written, option) if written else None
        for written, option in ((selected, "--selected"), (gone, "--gone"))
    ]
    inputs = [
        *request.inputs,
        *(named_codes.file for named_codes in named if named_codes is not None and named_codes.file is not None),
    ]
    delivery.check(inputs)
    applicants = request.read()
    seated = _seated(applicants, *named)
    not_gone = [index for index in range(len(applicants.codes)) if index not in seated.gone]
    candidates = applicants.only(not_gone).still_there(applicants.codes[index] for index in seated.had)
    staying = candidates.places([applicants.codes[index] for index in not_gone if index in seated.had], "--selected")
    filled = seats or len(seated.had | seated.gone)
    codes = [applicants.codes[index] for index in sorted(seated.gone)]
    called = ("person who stays", "people who stay")
    with progress_line(delivery, "looking for the fairest chances"):
        selection = select(candidates, filled, keep=staying, seed=seed, panels=panels, staying=called, gone=codes)
    command = f"ecpat roster replace --gone {','.join(codes)} --seats {filled} --seed {seed}"
    return deliver_selection(selection, delivery, command, inputs, names=names)


def _seated(applicants: Applicants, selected: SeatCodes | None, gone: SeatCodes | None) -> SeatHolders:
    leavers = frozenset(applicants.places(gone.codes, "--gone")) if gone else frozenset[int]()
    if selected is not None:
        had = frozenset(applicants.places(selected.codes, "--selected"))
        leavers |= {index for index in had if applicants.statuses[index] in GONE}
    else:
        by_status = _by_status(applicants)
        had, leavers = by_status.had, leavers | by_status.gone
        had |= by_status.gone
    if not had:
        raise UsageError.because(
            "replace.nobody", phrase("no person in {file} has a seat.", file=applicants.file), hint=_HOW
        )
    if strangers := sorted(leavers - had):
        codes = listing([applicants.codes[index] for index in strangers], _LISTED)
        message = phrase(
            "{option} {codes}: {people:has|have} no seat to give back.",
            option=Option("--gone"),
            codes=codes,
            people=len(strangers),
        )
        raise UsageError.because("replace.no-seat", message, hint=_HOW)
    if not leavers:
        hint = phrase(
            "Name them: {option} R14,R20, or write `declined` or `withdrawn` in the list's column Status.",
            option=Option("--gone"),
        )
        raise UsageError.because("replace.none-gone", "no person has given a seat back.", hint=hint)
    return SeatHolders(had, leavers)


def _by_status(applicants: Applicants) -> SeatHolders:
    """Who has a seat, and who has given it back, by the list's own column; the rest wait.

    Raises:
        ContentError: a status isn't understood.
    """
    if applicants.open_statuses:
        raise ContentError(applicants.open_statuses)
    statuses = list(enumerate(applicants.statuses))
    return SeatHolders(
        frozenset(index for index, status in statuses if status in _SEATED),
        frozenset(index for index, status in statuses if status in GONE),
    )
