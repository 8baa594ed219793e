"""`ecpat follow-up due --json`: every follow-up on a day."""

from dataclasses import dataclass
from datetime import date

from ecpat_training.followup.model.due import DueBoard, DueState
from ecpat_training.followup.report.partner_letters import PartnerLetter


@dataclass(frozen=True, slots=True)
class FollowUpDueData:
    """A follow-up; `codes` are of people who haven't answered, empty where codes weren't asked for; `questionnaires`
    is null where there is no file of them."""

    training: str
    country: str
    month: int
    on: date
    by: date
    state: DueState
    commitments_typed: bool
    people: int
    answered: int
    questionnaires: int | None
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FollowUpDueResult:
    """Every follow-up, and the letters for the countries' partners."""

    on: date
    follow_ups: tuple[FollowUpDueData, ...]
    letters: tuple[PartnerLetter, ...]
    undated: tuple[str, ...]


def result(board: DueBoard, letters: tuple[PartnerLetter, ...], *, codes: bool) -> FollowUpDueResult:
    """The board as data."""
    each = tuple(
        FollowUpDueData(
            one.training, one.country, one.month, one.on, one.by, one.state(board.on), one.typed, one.people,
            one.answered, one.questionnaires, one.open if codes else (),
        )
        for one in board.steps
    )  # fmt: skip
    return FollowUpDueResult(board.on, each, letters, board.undated)
