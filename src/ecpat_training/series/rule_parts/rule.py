"""What every rule over a series is: checked over a finished one, and asked of one in the making."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import ClassVar, Literal, NamedTuple

from ecpat_training.core.finding import Finding
from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.rules.book import Rule
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.series.model.series import DatedSeries, DatedTraining
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.draft import Amount, SeriesDraft

Fact = Literal["period", "dates fixed", "team"]
Dates = Mapping[str, Sequence[date]]
"""On which dates each training may start, by its id, the first date first."""


class Milder(NamedTuple):
    """What to write in the programme so that a rule asks less, and the facts when it is written."""

    says: str
    context: SeriesContext


class SeriesRule(Rule):
    """A rule over the dates and trainers of a series. Its amounts stand in the programme's block `series`; a file that
    writes it among `rules: series:` gives it a reason or a weight.

    `UNWRITTEN` is above 0 for rules that hold without being written, which are told in that order. `ASKS_FOR` names the
    kind of facts that say all that the rule does: where there is no series, these are named in its place. `COUNTED` is
    false of a rule that asks more than that of some things at most so many are: only a solver looks at it.
    """

    UNWRITTEN: ClassVar[int] = 0
    ASKS_FOR: ClassVar[Fact | None] = None
    COUNTED: ClassVar[bool] = True

    @property
    def states(self) -> str:
        """The rule in one sentence, without its amounts: these are the programme's."""
        return self.says(SeriesDates())

    @abstractmethod
    def says(self, dates: SeriesDates) -> str:
        """The rule in one sentence, with the programme's amounts."""

    @abstractmethod
    def check(self, series: DatedSeries, context: SeriesContext) -> RuleResult:
        """Whether the series keeps the rule, what breaks it, and what that costs."""

    @abstractmethod
    def constrain(self, draft: SeriesDraft) -> None:
        """Asks the same of a series in the making."""

    def judged(self, breaks: Sequence[Finding], context: SeriesContext, amount: int | None = None) -> RuleResult:
        """What `check` found, with the programme's own amounts in the rule's sentence; `amount` is what is paid for
        where that isn't the number of breaks."""
        result = self.result(breaks, cost=self.cost(len(breaks) if amount is None else amount))
        return replace(result, states=self.says(context.dates))

    def leeway(self, draft: SeriesDraft, name: str) -> Amount:
        """By how much a draft may break the rule somewhere, and what that costs: 0 where it must hold, else a new flag
        called `name`."""
        if self.hard:
            return 0
        excess_flag = draft.flag(name)
        draft.charge(self, excess_flag)
        return excess_flag

    def earliest_end(self, _: SeriesContext, __: Dates) -> date | None:
        """The earliest day on which the last training can start as far as this rule can tell by counting, where each
        training has a date on which it may start; None where it sees that there is no such day."""
        return date.min

    def most_weekly(self, _: SeriesContext) -> int | None:
        """How many trainings may start in a week, Monday to Sunday, as far as this rule says; None: any number."""
        return None

    def milder(self, _: SeriesContext) -> Iterator[Milder]:
        """Facts under which it asks a little less, the least change first."""
        yield from ()


class DayRule(SeriesRule):
    """A rule that bars dates, whatever else happens. An amount is a training that starts on a date that is barred."""

    @abstractmethod
    def bars(self, training: Training, start: date, context: SeriesContext) -> str | None:
        """Why a training can't start on a date, as it goes on after `al-1 starts on 2005-11-28: `; None where it
        can."""

    def check(self, series: DatedSeries, context: SeriesContext) -> RuleResult:
        """Finds trainings on dates that are barred."""
        breaks = []
        for dated_training in series.trainings:
            training = context.by_id.get(dated_training.id)
            if training and (reason := self.bars(training, dated_training.start, context)):
                breaks.append(
                    self.broken(f"{dated_training.id} starts on {dated_training.start}: {reason}", dated_training.where)
                )
        return self.judged(breaks, context)

    def constrain(self, draft: SeriesDraft) -> None:
        """Takes the dates away, or lets them cost."""
        for training in draft.context.trainings:
            barred_flags = [
                start_flag
                for start, start_flag in draft.starts(training).items()
                if self.bars(training, start, draft.context) is not None
            ]
            for flag in barred_flags:
                draft.charge(self, flag)


class DatedPair(NamedTuple):
    """Two trainings, and `first` and `second` as a series dates them."""

    earlier: Training
    later: Training
    first: DatedTraining
    second: DatedTraining


def dated_pairs(series: DatedSeries, pairs: Iterable[tuple[Training, Training]]) -> Iterator[DatedPair]:
    """Those of the pairs of which the series dates both."""
    for earlier, later in pairs:
        if earlier.id in series.by_id and later.id in series.by_id:
            yield DatedPair(earlier, later, series.by_id[earlier.id], series.by_id[later.id])


def consecutive_trainings(context: SeriesContext) -> Iterator[tuple[Training, Training]]:
    """Each training of a country with the country's next one."""
    for trainings in context.by_country.values():
        yield from pairwise(trainings)


def with_dates_changed(context: SeriesContext, change: Callable[[SeriesDates], Mapping[str, object]]) -> SeriesContext:
    """The facts where the block `series` says other things."""
    dates = context.dates.model_copy(update=dict(change(context.dates)))
    return replace(context, programme=context.programme.model_copy(update={"series": dates}))
