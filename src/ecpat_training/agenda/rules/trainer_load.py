"""Nobody carries the training alone."""

from collections.abc import Iterator

from pydantic import Field

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context, days_of, held_daily
from ecpat_training.agenda.rule_parts.day import steps_over
from ecpat_training.agenda.rule_parts.draft import STEP, Draft, Steps, pieces_per_track
from ecpat_training.agenda.rule_parts.rule import AgendaRequirements, AgendaRule, Impossibility, Milder
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.values.quantity import Share
from ecpat_training.words.catalogue.message import phrase

TWO = 2  # a lead and a second


class TrainerLoadParameters(Noun):
    """`most a day` are the minutes that nobody exceeds, whatever the weight; a trainer's own `most minutes a day`
    counts as well. `fair share` is the share of the whole session time that one trainer should not exceed, each of two
    sessions beside each other counted; the weight is for each 5 minutes more. With pairs, four trainers who share
    equally train half the time each. Whoever speaks in a session or moderates it works as long as it lasts. Where the
    rule isn't written, only what a trainer's own `most minutes a day` says holds."""

    most_a_day: int = Field(default=360, ge=5, le=720)
    fair_share: Share = 0.6

    def limit(self, trainer: Trainer) -> int:
        """The most minutes of a trainer on one day."""
        return min(self.most_a_day, trainer.most_minutes_a_day or self.most_a_day)


class TrainerLoad(AgendaRule):
    """Nobody carries the training alone (the rule `trainer load`)."""

    MEANING = "A trainer works more than a fair share, or too long on one day."
    DO = "Give some sessions to other trainers, or change the limit in the programme."
    parameters: TrainerLoadParameters
    WEIGHT = 1
    CONCERNS = frozenset({"trainers"})
    READS = frozenset({"day limits"})
    UNWRITTEN = 16
    BY_DEFAULT = {"hard": True}
    SPARES = True

    @property
    def states(self) -> str:
        if not self.written:
            return "A trainer works at most the minutes a day that the file allows him or her."
        share = f"{round(self.parameters.fair_share * 1000) / 10:g} %"
        return f"A trainer works at most {self.parameters.most_a_day} minutes a day and {share} of the time."

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds days that are too much for a trainer, and trainers who carry more than their share."""
        minutes_worked: dict[str, dict[int, int]] = {}
        for day in agenda.days:
            for item in day.sessions():
                for code in dict.fromkeys(item.present_people):
                    days = minutes_worked.setdefault(code, {})
                    days[day.number] = days.get(day.number, 0) + item.minutes
        session_minutes = sum(item.minutes for item in agenda.sessions())
        breaks, steps = [], 0
        for code, days in minutes_worked.items():
            if code not in context.trainers:
                continue
            limit = self._limit(context.trainers[code])
            breaks += [
                self.broken(
                    phrase(
                        "{trainer} trains {minutes} minutes on day {day}, at most {limit}.",
                        trainer=code,
                        minutes=minutes,
                        day=day,
                        limit=limit,
                    ),
                    agenda.where,
                    always_hard=True,
                )
                for day, minutes in days.items()
                if limit is not None and minutes > limit
            ]
            if not self.written:
                continue
            fair = round(self.parameters.fair_share * 1000) * session_minutes / 1000
            if (excess_steps := steps_over(sum(days.values()), fair)) > 0:
                steps += excess_steps
                message = phrase(
                    "{trainer} trains {minutes} of {session_minutes} minutes, more than a fair share.",
                    trainer=code,
                    minutes=sum(days.values()),
                    session_minutes=session_minutes,
                )
                breaks.append(self.broken(message, agenda.where))
        return self.result(breaks, cost=self.cost(steps))

    def constrain(self, draft: Draft) -> None:
        """Amounts are steps over the fair share."""
        days = range(1, draft.context.training.days + 1)
        for trainer in _everybody(draft):
            limit = self._limit(trainer)
            if limit is not None:
                for day in days:
                    draft.add(_time(draft, trainer, day) <= limit // STEP)
        if self.written:
            self._share(draft, days)

    def _share(self, draft: Draft, days: range) -> None:
        _, *other_tracks = pieces_per_track(draft.pieces, draft.context.tracks)
        session_minutes = sum(draft.block_length(block) for block in draft.blocks)
        session_minutes += sum(
            draft.length(piece)
            for track_pieces in other_tracks
            for piece in track_pieces
            if piece.session.track != "together"
        )
        share = round(self.parameters.fair_share * 1000)
        for trainer in _everybody(draft):
            excess_steps = draft.steps(f"over fair share {trainer.id}", 24 * 60 // STEP * len(days))
            steps_worked = sum(_time(draft, trainer, day) for day in days)
            # In thousandths, since the solver knows whole numbers alone.
            draft.add(1000 * steps_worked <= share * session_minutes + 1000 * excess_steps)
            draft.charge(self, excess_steps)

    def shortcuts(self, requirements: AgendaRequirements) -> Iterator[Impossibility]:
        """Shares, or minutes of all trainers on all days, that are too few for two in every session."""
        if requirements.two_trainers:
            yield from self._shares_too_small(requirements)
            yield from self._too_few_minutes(requirements)

    def _shares_too_small(self, requirements: AgendaRequirements) -> Iterator[Impossibility]:
        number, share = len(requirements.context.pool), round(self.parameters.fair_share * 1000)
        if not self.written or not self.hard or not number or number * share >= 2 * 1000:
            return
        if any(requirements.posts(session) < TWO for session in requirements.context.sessions.values()):
            return  # of a session that names its speakers, one trainer or none has a share
        message = phrase(
            "each session has two trainers, who work 200 % of its time; the {trainers:,} {trainers:trainer|trainers} "
            "of {training} may work {share:g} % each (`{rule}`), {total:g} % in all.",
            trainers=number,
            training=requirements.context.training.id,
            share=share / 10,
            rule=self.name,
            total=number * share / 10,
        )
        hint = "Please name more trainers, allow a larger `fair share`, or give the rule a weight."
        yield Impossibility(
            Finding("plan.load", Severity.ERROR, message, self.where, hint),
            turn=6,
            about=lambda rule: rule is self or "held" in rule.READS or rule.two_trainers(requirements.context),
            facts=frozenset({"held", "pool"}),
            sessions=frozenset({requirements.must[0].id}),
        )

    def _too_few_minutes(self, requirements: AgendaRequirements) -> Iterator[Impossibility]:
        context, training = requirements.context, requirements.context.training
        limits = [self._limit(trainer) for trainer in context.pool]
        hours_rules = [rule for rule in requirements.rules if rule.hard and "hours" in rule.READS]
        hours = [training.hours.hours_on(day).minutes for day in range(1, training.days + 1)]
        least_minutes = sum(_least_minutes(requirements)) if requirements.lengths else 0
        if not limits or (None in limits and not hours_rules):
            return
        able_minutes = [
            sum(min(minutes if hours_rules else most_minutes or minutes, most_minutes or minutes) for minutes in hours)
            for most_minutes in limits
        ]
        if least_minutes <= sum(able_minutes):
            return
        trainer_minutes = [
            f"{trainer.id} {minutes}" for trainer, minutes in zip(context.pool, able_minutes, strict=True)
        ]
        message = phrase(
            "the sessions that must be held take at least {least:,} minutes of trainers' time, twice their length "
            "where two train; the {trainers:,} {trainers:trainer|trainers} of {training} work at most {minutes:,} "
            "minutes on {days:,} {days:day|days}: {missing:,} too few.",
            least=least_minutes,
            trainers=len(able_minutes),
            training=training.id,
            minutes=sum(able_minutes),
            days=training.days,
            missing=least_minutes - sum(able_minutes),
        )
        note = f"the most minutes of the trainers: {listing(trainer_minutes, len(trainer_minutes))}."
        hint = "Please name more trainers, let them train longer, or shorten sessions."
        yield Impossibility(
            Finding("plan.load", Severity.ERROR, message, self.where, hint),
            turn=6,
            about=lambda rule: (
                rule in (self, *hours_rules)
                or "held" in rule.READS
                or rule.limits(context).lengths
                or rule.two_trainers(context)
            ),
            facts=frozenset({"held", "pool", "least minutes", "day limit"} | ({"hours"} if hours_rules else set())),
            sessions=None,
            parts=(Finding("plan.clash", Severity.NOTE, note),),
        )

    def milder(self) -> Iterator[list[Milder]]:
        """More minutes a day, up to twelve hours."""
        longer_minutes = range(self.parameters.most_a_day + 5, 721, 5) if self.written else ()
        yield [
            self.let(f"allow {minutes} minutes a day (`most a day: {minutes}`)", most_a_day=minutes)
            for minutes in longer_minutes
        ]

    def most_a_day(self) -> int | None:
        return self.parameters.most_a_day if self.written else None

    def _limit(self, trainer: Trainer) -> int | None:
        return self.parameters.limit(trainer) if self.written else trainer.most_minutes_a_day


def _least_minutes(requirements: AgendaRequirements) -> Iterator[int]:
    """The least minutes that each session that must be held takes of its trainers, on all of its days."""
    for session in requirements.must:
        times = len(days_of(session.place, requirements.context.training.days)) if held_daily(session) else 1
        yield int(session.minutes.low or 0) * times * requirements.posts(session)


def _everybody(draft: Draft) -> list[Trainer]:
    """The trainers of the pool, and others whom sessions name."""
    pool = {trainer.id for trainer in draft.trainers}
    named_ids = dict.fromkeys(id_ for piece in draft.pieces for id_ in piece.session.named_trainers)
    trainer_by_id = draft.context.trainers
    return [*draft.trainers, *(trainer_by_id[id_] for id_ in named_ids if id_ in trainer_by_id and id_ not in pool)]


def _time(draft: Draft, trainer: Trainer, day: int) -> Steps:
    """What a trainer works on a day: what he or she trains, and the sessions that name him or her."""
    blocks = [block for block in draft.blocks if block.day == day]
    named_pieces = [piece for piece in draft.pieces if trainer.id in piece.session.named_trainers]
    speaking_steps = sum(draft.length_in(piece, block) for piece in named_pieces for block in blocks)
    return draft.training_time(trainer, day) + speaking_steps if trainer in draft.trainers else speaking_steps
