"""`ecpat follow-up due --json`: every follow-up on a day, and all that is due."""

from datetime import date

from ecpat_training.commands.public import Public
from ecpat_training.followup.model.due import DueBoard, DueState, FollowUpDue
from ecpat_training.followup.model.due_list import DueItem
from ecpat_training.followup.report.partner_letters import PartnerLetter


class FollowUpDueData(Public[FollowUpDue]):
    """A follow-up; `codes` are of people who haven't answered, empty where codes weren't asked for; `questionnaires`
    is null where there is no file of them."""

    keys = "training country month on by state commitments_typed=typed people answered questionnaires codes"
    today: date
    with_codes: bool

    def state(self) -> DueState:
        return self.model.state(self.today)

    def codes(self) -> tuple[str, ...]:
        return self.model.open if self.with_codes else ()


class DueItemData(Public[DueItem]):
    """What isn't done yet: a follow-up, a decision by its meeting and number, a goal by its id; `owner` is who sees to
    it, empty where nobody is named; `by` is null where there is no day."""

    keys = "kind id owner by state"


class FollowUpDueResult(Public[DueBoard]):
    """Every follow-up, and the letters for the countries' partners; `due` is one list by date of all follow-ups,
    decisions and goals that aren't done."""

    keys = "on follow_ups letters undated due"
    parts = (DueItemData,)
    items: tuple[DueItem, ...]
    letters: tuple[PartnerLetter, ...]
    codes: bool

    def follow_ups(self) -> tuple[FollowUpDueData, ...]:
        board = self.model
        return tuple(FollowUpDueData(step, today=board.on, with_codes=self.codes) for step in board.steps)

    def due(self) -> tuple[DueItem, ...]:
        return self.items
