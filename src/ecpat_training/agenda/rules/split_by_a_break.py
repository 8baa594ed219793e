"""Only a session that says so is split by a break."""

from collections.abc import Iterator

from pydantic import Field

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label, split_parts
from ecpat_training.agenda.rule_parts.draft import STEP, Draft
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.text import listing
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase


class SplitByABreakParameters(Noun):
    """A session says that it `may be split`. It then may stand on both sides of one break, under the same trainers,
    with `at least` so many minutes on each; together they are its minutes. A weight is for each part that is too
    short; the rest holds whatever the weight."""

    at_least: int = Field(default=15, ge=5, le=240)


class SplitByABreak(AgendaRule):
    """Only a session that says so is split by a break (the rule `split by a break`)."""

    MEANING = "A break splits a session that must not be split."
    DO = "Move the break before or after the session, or write `may be split: true` at the session in the programme."
    parameters: SplitByABreakParameters
    CONCERNS = frozenset()
    WISH = None
    UNWRITTEN = 4

    @property
    def states(self) -> str:
        return (
            "Only a session that may be split goes on after a break, once, under the same trainers, with at least "
            f"{self.parameters.at_least} minutes on each side."
        )

    def check(self, agenda: Agenda, _: Context) -> RuleResult:
        """Finds sessions that a break splits and that may not be, and parts that don't belong together."""
        breaks = [
            self.broken(
                phrase("{item} {problem}", item=item_label(day, item), problem=problem), item.where, always_hard=is_hard
            )
            for day in agenda.days
            for items in split_parts(day)
            if len(items) > 1
            for item, problem, is_hard in _problems(items, self.parameters.at_least)
        ]
        return self.result(breaks, cost=self.cost(len(breaks)))

    def constrain(self, draft: Draft) -> None:
        """Trainers, and the single break, are so by construction; amounts are parts that are too short."""
        least_steps = -(-self.parameters.at_least // STEP)
        for piece in (piece for piece in draft.pieces if piece.session.may_be_split):
            is_split = sum(draft.continues_after(piece, gap) for gap in draft.gaps)
            second_part_steps = sum(draft.second_part_length(piece, gap) for gap in draft.gaps)
            for part_name, minutes in (
                ("first", draft.length(piece) - second_part_steps),
                ("second", second_part_steps),
            ):
                is_short = draft.flag(f"short {part_name} part of {piece.key}")
                # Where nothing is split the right side is 0 or less, and nothing is demanded.
                draft.add(minutes >= least_steps * (is_split - is_short))
                draft.charge(self, is_short)


def _problems(items: list[AgendaItem], min_minutes: int) -> Iterator[tuple[AgendaItem, str, bool]]:
    """Parts with what is wrong with them, and whether no weight softens that."""
    first_part, *later_parts = items
    if first_part.session is not None and not first_part.session.may_be_split:
        yield later_parts[0], "goes on after a break, and may not be split.", True
        return
    for item in items:
        if item.minutes < min_minutes:
            problem = phrase("is a part of {minutes} min; at least {least}.", minutes=item.minutes, least=min_minutes)
            yield item, problem, False
    for item in later_parts[1:]:
        yield item, "goes on after a second break.", True
    for item in later_parts:
        if item.trainers != first_part.trainers:
            problem = phrase(
                "goes on with {trainers}; it began with {first_trainers}.",
                trainers=_trainer_names(item),
                first_trainers=_trainer_names(first_part),
            )
            yield item, problem, True


def _trainer_names(item: AgendaItem) -> str:
    return listing(list(item.trainers)) or "nobody"
