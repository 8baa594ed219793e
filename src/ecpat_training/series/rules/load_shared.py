"""Nobody carries the series alone: each external expert comes to so many trainings at most."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.series.model.series import DatedSeries
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.draft import Amount, SeriesDraft
from ecpat_training.series.rule_parts.people import experts_needed, possible_attendances
from ecpat_training.series.rule_parts.rule import Dates, Milder, SeriesRule, with_dates_changed
from ecpat_training.values.base import Noun


class LoadSharedParameters(Noun):
    """Nothing to set: `most` of `expert` in the block `series`; without it there is no bound. An amount is a training
    more."""


class LoadShared(SeriesRule):
    """Nobody carries the series alone: each external expert comes to so many trainings at most (the rule `load
    shared`)."""

    MEANING = "An external expert comes to more trainings than one expert may."
    DO = "Send another expert to some of them, or change `most` of `expert` in the programme."
    parameters: LoadSharedParameters
    UNWRITTEN = 13

    def says(self, dates: SeriesDates) -> str:
        most_trainings = dates.expert.most
        limit = "any number of" if most_trainings is None else f"at most {most_trainings}"
        return f"An external expert comes to {limit} trainings."

    def check(self, series: DatedSeries, context: SeriesContext) -> RuleResult:
        """Counts the trainings of each expert."""
        breaks, amount = [], 0
        most_trainings = context.dates.expert.most
        for code, trainer in context.trainers.items():
            number = sum(code in dated_training.trainers for dated_training in series.trainings)
            if trainer.external_expert and most_trainings is not None and number > most_trainings:
                amount += number - most_trainings
                breaks.append(self.broken(f"{code} comes to {number} trainings, {number - most_trainings} too many."))
        return self.judged(breaks, context, amount)

    def constrain(self, draft: SeriesDraft) -> None:
        """Amounts are trainings too many."""
        most_trainings = draft.context.dates.expert.most
        attendances: dict[str, list[Amount]] = {}
        for training, trainer in possible_attendances(draft.context):
            if trainer.external_expert:
                attendances.setdefault(trainer.id, []).append(draft.comes(training, trainer))
        for code, attendance_terms in attendances.items():
            if most_trainings is not None and len(attendance_terms) > most_trainings:
                excess_trainings: Amount = 0
                if not self.hard:
                    excess_trainings = draft.whole(len(attendance_terms), f"{code} comes too often")
                    draft.charge(self, excess_trainings)
                draft.at_most(self, attendance_terms, most_trainings, over=excess_trainings)

    def earliest_end(self, context: SeriesContext, dates: Dates) -> date | None:
        """No day where all experts together may not come as often as they are needed; else it says nothing."""
        most_trainings = context.dates.expert.most
        if most_trainings is None or not dates:
            return date.min
        count_by_expert = Counter(trainer.id for _, trainer in possible_attendances(context) if trainer.external_expert)
        return (
            date.min
            if experts_needed(context) <= sum(min(most_trainings, number) for number in count_by_expert.values())
            else None
        )

    def milder(self, context: SeriesContext) -> Iterator[Milder]:
        """More trainings."""
        expert = context.dates.expert
        for most_trainings in range((expert.most or 0) + 1, len(context.trainings) + 1):
            looser = expert.model_copy(update={"most": most_trainings})
            milder_context = with_dates_changed(context, lambda _, new_expert=looser: {"expert": new_expert})  # type: ignore[misc]
            yield Milder(f"let an expert come {most_trainings} times", milder_context)
