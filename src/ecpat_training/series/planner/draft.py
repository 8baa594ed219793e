"""The variables of a series, and what is asked of them: a 0-1 variable for each training and date, and for each trainer
who need not come, each date and training."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, cast

from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.rules.book import Rule
from ecpat_training.series.model.series import DatedSeries, DatedTraining
from ecpat_training.series.planner.cp_sat import SeriesModel, SeriesSolver, create_model, total, weighted_sum
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.draft import Amount, SeriesLinear
from ecpat_training.series.rule_parts.rule import Dates, DayRule, SeriesRule
from ecpat_training.values.capitals import kilometres

UNIT = 100
"""Travel is counted in so many kilometres, there and back."""


def possible_dates(context: SeriesContext, rules: Sequence[SeriesRule]) -> Dates:
    """On which dates each training may start, as far as each date can be judged alone."""
    day_rules = [rule for rule in rules if isinstance(rule, DayRule) and rule.hard]
    return {
        training.id: [
            day
            for day in context.starts(training)
            if all(rule.bars(training, day, context) is None for rule in day_rules)
        ]
        for training in context.trainings
    }


class CpSeriesDraft:
    """A model of a series, to which rules add what they ask: `SeriesDraft` with OR-tools behind it. `dates` are those
    on which each training may start."""

    def __init__(self, context: SeriesContext, dates: Dates) -> None:
        self.model: SeriesModel = create_model()
        self.costs: list[tuple[int, Amount]] = []
        self.flags: list[SeriesLinear] = []
        self._context = context
        self._starts: dict[str, dict[date, SeriesLinear]] = {}
        self._there: dict[tuple[str, str], Mapping[date, Amount]] = {}
        for training in context.trainings:
            starts = {day: self._add_flag(f"{training.id} on {day}") for day in dates[training.id]}
            self._starts[training.id] = starts
            # Said as a clause, not as a sum that is 1: the solver then knows at once that these exclude each other.
            self.model.add_exactly_one(starts.values())
            for post in context.posts(training):
                for trainer in post.trainers:
                    if post.all_come:
                        self._there[training.id, trainer.id] = starts
                        continue
                    attendance = {day: self._add_flag(f"{trainer.id} at {training.id} on {day}") for day in starts}
                    self._there[training.id, trainer.id] = attendance
                # Where all of a post come, its presence is the start itself: no variables, and nothing to tie together.
                for day, start in starts.items() if not post.all_come else ():
                    attending = total(self._there[training.id, candidate.id][day] for candidate in post.trainers)
                    self.model.add(attending == post.number * start)

    def _add_flag(self, name: str) -> SeriesLinear:
        flag = self.model.new_bool_var(name)
        self.flags.append(flag)
        return flag

    @property
    def context(self) -> SeriesContext:
        """The facts."""
        return self._context

    def starts(self, training: Training) -> Mapping[date, Amount]:
        """Whether a training starts on each of its dates."""
        return self._starts[training.id]

    def there(self, training: Training, trainer: Trainer) -> Mapping[date, Amount]:
        """Whether a training starts on each of its dates with this trainer."""
        return self._there[training.id, trainer.id]

    def comes(self, training: Training, trainer: Trainer) -> Amount:
        """Whether a trainer comes to a training."""
        return total(self._there[training.id, trainer.id].values())

    def at_most(self, _: Rule, terms: Iterable[Amount], most: int, *, over: Amount = 0) -> None:
        """Demands that the sum of these amounts is at most `most`, or at most `most + over`."""
        terms = [*terms]
        if len(terms) <= most:
            return
        if most == 1 and isinstance(over, int) and all(hasattr(term, "negated") for term in terms):
            self.model.add_at_most_one(terms)  # said so of variables, not of sums of them, the search is faster
        else:
            self.model.add(total(terms) <= most + over)

    def charge(self, rule: Rule, amount: Amount) -> None:
        """Prices an amount at the weight of a wish; for a rule that must hold, demands that the amount is 0."""
        if rule.hard:
            self.model.add(amount == 0)
        elif rule.weight:
            self.costs.append((rule.weight, amount))

    def implies(self, condition: Amount, consequence: Amount, over: Amount) -> None:
        """Demands that `consequence` or `over` is 1 where `condition` is 1."""
        self.model.add(total([condition]) <= total([consequence, over]))

    def flag(self, name: str) -> Amount:
        """A new amount that is 0 or 1."""
        return self._add_flag(name)

    def whole(self, most: int, name: str) -> Amount:
        """A new amount from 0 to `most`."""
        number = self.model.new_int_var(0, most, name)
        self.flags.append(number)
        return number

    def wishes(self) -> Amount:
        """What broken wishes cost."""
        return weighted_sum([amount for _, amount in self.costs], [weight for weight, _ in self.costs])

    def travel(self) -> Amount:
        """How far external experts travel, there and back, in hundreds of kilometres."""
        terms: list[Amount] = []
        distances: list[int] = []
        for training in self._context.trainings:
            for post in self._context.posts(training):
                for trainer in post.trainers if not post.all_come else ():
                    terms.append(self.comes(training, trainer))
                    distances.append(distance(trainer, training))
        return weighted_sum(terms, distances)

    def last_day_amount(self, least_day: date) -> tuple[Amount, Sequence[date]]:
        """Returns an amount n that says on which day the last training begins, and the dates after `least_day` in
        order.

        The n-th of these dates is that day; with n = 0 every training begins on `least_day` or before.
        """
        days = sorted({day for starts in self._starts.values() for day in starts if day > least_day})
        late_flags = [self._add_flag(f"something starts on {day} or later") for day in days]
        for index, (day, flag) in enumerate(zip(days, late_flags, strict=True)):
            for starts in self._starts.values():
                self.model.add(total(start for start_day, start in starts.items() if start_day >= day) <= flag)
            # The flags fall from 1 to 0 once: their sum is then the number of the last day.
            if index:
                self.model.add(flag <= late_flags[index - 1])
        return total(late_flags), days

    def count_changes(self, kept_series: DatedSeries) -> tuple[Amount, Amount]:
        """Returns two amounts: how many trainings get another date than in the series `kept_series`, and how many
        trainers change in the trainings that keep theirs."""
        move_amounts: list[Amount] = []
        exchanges: list[Amount] = []
        for training in self._context.trainings:
            old_training = kept_series.by_id.get(training.id)
            if old_training is None:
                continue
            keeps_start = self._starts[training.id].get(old_training.start)
            if keeps_start is None:
                move_amounts.append(1)
                continue
            move_amounts.append(1 - keeps_start)
            chosen = (
                candidate for post in self._context.posts(training) if not post.all_come for candidate in post.trainers
            )
            for trainer in chosen:
                if trainer.id in old_training.trainers:
                    leaves = self._add_flag(f"{trainer.id} leaves {training.id}")
                    self.model.add(keeps_start <= total([self.there(training, trainer)[old_training.start], leaves]))
                    exchanges.append(leaves)
        return total(move_amounts), total(exchanges)

    def add_hints(self, solver: SeriesSolver) -> None:
        """Lets the next search begin with what another one found."""
        solution = solver.response_proto.solution
        self.model.clear_hints()
        for flag in self.flags:
            index = cast("Any", flag).index
            if index < len(solution):
                self.model.add_hint(flag, solution[index])

    def series(self, value: Callable[[Amount], int]) -> DatedSeries:
        """The series that a search found."""
        trainings = []
        for training in self._context.trainings:
            start = next(day for day, flag in self._starts[training.id].items() if value(flag))
            posts = self._context.posts(training)
            trainers = [
                trainer.id for post in posts for trainer in post.trainers if value(self.there(training, trainer)[start])
            ]
            trainings.append(DatedTraining(training.id, start, tuple(trainers)))
        return DatedSeries.of(trainings)


def distance(trainer: Trainer, training: Training) -> int:
    """How far a trainer travels to a training, there and back, in hundreds of kilometres between the capitals; nothing
    where that isn't known."""
    return round(2 * (kilometres(trainer.country, training.country) or 0) / UNIT)
