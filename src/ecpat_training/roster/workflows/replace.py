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
from ecpat_training.values.participant import STATUSES_GONE, Status
from ecpat_training.words.catalogue.message import Option, phrase, sentences

_MAX_CODES_LISTED = 12
_SEATED_STATUSES = (Status.INVITED, Status.CONFIRMED, Status.ATTENDED)
_USAGE_TEXT = sentences(
    "Say who has a seat:",
    phrase("{option} selection.csv, {option} R3,R7, or a column Status in the list.", option=Option("--selected")),
)


@dataclass(frozen=True, slots=True)
class SeatHolders:
    """Who had a seat, and who of them has given it back, by index."""

    had: frozenset[int]
    gone_people: frozenset[int]


def roster_replace(
    request: SelectionRequest,
    delivery: Delivery,
    *,
    selected: str | None,
    departed_codes: str | None,
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
    code_lists = [
        seat_codes(codes_text, option) if codes_text else None
        for codes_text, option in ((selected, "--selected"), (departed_codes, "--gone"))
    ]
    inputs = [
        *request.inputs,
        *(named_codes.file for named_codes in code_lists if named_codes is not None and named_codes.file is not None),
    ]
    delivery.check(inputs)
    applicants = request.read()
    seat_holders = _find_seat_holders(applicants, *code_lists)
    remaining_indexes = [index for index in range(len(applicants.codes)) if index not in seat_holders.gone_people]
    candidates = applicants.select_applicants(remaining_indexes).drop_departed(
        applicants.codes[index] for index in seat_holders.had
    )
    staying = candidates.places(
        [applicants.codes[index] for index in remaining_indexes if index in seat_holders.had], "--selected"
    )
    seat_count = seats or len(seat_holders.had | seat_holders.gone_people)
    codes = [applicants.codes[index] for index in sorted(seat_holders.gone_people)]
    staying_words = ("person who stays", "people who stay")
    with progress_line(delivery, "looking for the fairest chances"):
        selection = select(
            candidates,
            seat_count,
            kept_people=staying,
            seed=seed,
            panels=panels,
            staying=staying_words,
            departed_codes=codes,
        )
    command = f"ecpat roster replace --gone {','.join(codes)} --seats {seat_count} --seed {seed}"
    return deliver_selection(selection, delivery, command, inputs, names=names)


def _find_seat_holders(
    applicants: Applicants, selected: SeatCodes | None, departed_codes: SeatCodes | None
) -> SeatHolders:
    leavers = frozenset(applicants.places(departed_codes.codes, "--gone")) if departed_codes else frozenset[int]()
    if selected is not None:
        had = frozenset(applicants.places(selected.codes, "--selected"))
        leavers |= {index for index in had if applicants.statuses[index] in STATUSES_GONE}
    else:
        holders_by_status = _holders_by_status(applicants)
        had, leavers = holders_by_status.had, leavers | holders_by_status.gone_people
        had |= holders_by_status.gone_people
    if not had:
        raise UsageError.because(
            "replace.nobody", phrase("no person in {file} has a seat.", file=applicants.file), hint=_USAGE_TEXT
        )
    if strangers := sorted(leavers - had):
        codes = listing([applicants.codes[index] for index in strangers], _MAX_CODES_LISTED)
        message = phrase(
            "{option} {codes}: {people:has|have} no seat to give back.",
            option=Option("--gone"),
            codes=codes,
            people=len(strangers),
        )
        raise UsageError.because("replace.no-seat", message, hint=_USAGE_TEXT)
    if not leavers:
        hint = phrase(
            "Name them: {option} R14,R20, or write `declined` or `withdrawn` in the list's column Status.",
            option=Option("--gone"),
        )
        raise UsageError.because("replace.none-gone", "no person has given a seat back.", hint=hint)
    return SeatHolders(had, leavers)


def _holders_by_status(applicants: Applicants) -> SeatHolders:
    """Who has a seat, and who has given it back, by the list's own column; the rest wait.

    Raises:
        ContentError: a status isn't understood.
    """
    if applicants.open_statuses:
        raise ContentError(applicants.open_statuses)
    statuses = list(enumerate(applicants.statuses))
    return SeatHolders(
        frozenset(index for index, status in statuses if status in _SEATED_STATUSES),
        frozenset(index for index, status in statuses if status in STATUSES_GONE),
    )
