"""People learn by doing: a share of the time is practice."""

from collections.abc import Iterator

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context, days_of, held_daily
from ecpat_training.agenda.rule_parts.day import TrackView, track_views
from ecpat_training.agenda.rule_parts.draft import STEP, Draft, Steps, pieces_per_track
from ecpat_training.agenda.rule_parts.rule import (
    AgendaRequirements,
    AgendaRule,
    Impossibility,
    Milder,
    ShorthandParameters,
)
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.rules.check import CountCheck, RuleResult
from ecpat_training.values.base import spoken_name
from ecpat_training.values.kinds import Track
from ecpat_training.values.quantity import Share
from ecpat_training.words.catalogue.message import phrase


class PracticeShareParameters(ShorthandParameters):
    """The least share of practice over the whole training and, if wanted, over each day, of the minutes of all
    sessions, breaks not counted. Where tracks are apart it holds for each. A weight is for each 5 minutes of practice
    missing, for the track that misses most."""

    main = "of_the_whole"
    of_the_whole: Share = 0.0
    each_day: Share = 0.0


class PracticeShare(AgendaRule):
    """People learn by doing: a share of the time is practice (the rule `practice share`)."""

    MEANING = "The training has a smaller share of practice than the rule asks for."
    DO = "Choose sessions with more practice, or change the share in the programme."
    parameters: PracticeShareParameters
    SHORTHAND = {"type": "string", "examples": ["at least 50 %"]}
    CONCERNS = frozenset()
    READS = frozenset({"most minutes"})

    @property
    def states(self) -> str:
        shares = ((self.parameters.of_the_whole, "the session time"), (self.parameters.each_day, "each day"))
        share_texts = [f"{_per_mille(share) / 10:g} % of {scope}" for share, scope in shares if share]
        return f"At least {' and '.join(share_texts) or '0 % of the session time'} is practice."

    def check(self, agenda: Agenda, _: Context) -> RuleResult:
        """Compares minutes of practice with those wanted, for the whole and for each day."""
        breaks, counts, steps = [], [], 0
        for share, label, items in [
            (self.parameters.of_the_whole, "the training", agenda.sessions()),
            *((self.parameters.each_day, phrase("day {day}", day=day.number), day.sessions()) for day in agenda.days),
        ]:
            missing_minutes, minutes, practice_minutes, track = max(
                (_measure_shortfall(share, view) for view in track_views(items, agenda.tracks)),
                key=lambda shortfall: shortfall[0],
            )
            if share:
                counts.append(
                    CountCheck(
                        "practice", f"% of {label}", _percent(practice_minutes, minutes), round(share * 100), None
                    )
                )
            if missing_minutes > 0:
                steps += -(-missing_minutes // (1000 * STEP))
                message = phrase(
                    "{part} is {percent} % practice{whom}, the target is {target:g} %: {minutes} minutes short.",
                    part=label,
                    percent=_percent(practice_minutes, minutes),
                    whom="" if track == "together" else phrase(" for {track}", track=track),
                    target=_per_mille(share) / 10,
                    minutes=-(-missing_minutes // 1000),
                )
                breaks.append(self.broken(message, agenda.where))
        return self.result(breaks, counts, self.cost(steps))

    def constrain(self, draft: Draft) -> None:
        """Amounts are steps of practice missing."""
        training, pieces_by_track = draft.context.training, pieces_per_track(draft.pieces, draft.context.tracks)
        if self.parameters.of_the_whole:
            steps_by_track = [
                [(piece.session, draft.length(piece)) for piece in track_pieces] for track_pieces in pieces_by_track
            ]
            _require_min_share(self, draft, self.parameters.of_the_whole, steps_by_track, "training")
        if self.parameters.each_day:
            for day in range(1, training.days + 1):
                blocks = [block for block in draft.blocks if block.day == day]
                steps_by_track = [
                    [(piece.session, draft.length_in(piece, block)) for piece in track_pieces for block in blocks]
                    for track_pieces in pieces_by_track
                ]
                _require_min_share(self, draft, self.parameters.each_day, steps_by_track, f"day {day}")

    def milder(self) -> Iterator[list[Milder]]:
        """Less practice, down to 30 per cent less."""
        for name, wished_share in (
            ("of_the_whole", self.parameters.of_the_whole),
            ("each_day", self.parameters.each_day),
        ):
            share = round(wished_share * 100)
            if self.hard and share:
                yield [
                    self.let(
                        f"ask for {less_share} % (`{spoken_name(name)}: {less_share} %`)", **{name: less_share / 100}
                    )
                    for less_share in range(share - 1, max(share - 30, 0) - 1, -1)
                ]

    def shortcuts(self, requirements: AgendaRequirements) -> Iterator[Impossibility]:
        """The largest share of practice that sessions can have, the practical ones at their longest."""
        target = _per_mille(self.parameters.of_the_whole)
        if (
            not requirements.lengths
            or not self.hard
            or not target
            or _max_practice_surplus(requirements.context, target) >= 0
        ):
            return
        reached_share = next(
            share
            for share in range(target // 10, -1, -1)
            if _max_practice_surplus(requirements.context, share * 10) >= 0
        )
        message = phrase(
            "`{rule}` asks for {target:g} %; the sessions of {training} reach {reached} % at most, those with the most "
            "practice at their longest, the others at their shortest.",
            rule=self.name,
            target=target / 10,
            training=requirements.context.training.id,
            reached=reached_share,
        )
        hint = "Please ask for less, give sessions more practice, or let those with little be shorter or left out."
        yield Impossibility(
            Finding("plan.practice", Severity.ERROR, message, self.where, hint),
            turn=2,
            about=lambda rule: rule is self or "held" in rule.READS or rule.limits(requirements.context).lengths,
            facts=frozenset({"held", "least minutes"}),
            sessions=None,
        )


def _per_mille(share: float) -> int:
    return round(share * 1000)


def _measure_shortfall(share: float, view: TrackView) -> tuple[int, int, int, Track]:
    """Thousandths of minutes of practice that are missing on a way, its minutes, the thousandths that there are, and
    whose way it is."""
    track, items = view
    minutes = sum(item.minutes for item in items)
    practice_amount = sum(item.minutes * _per_mille(item.session.practice) for item in items if item.session)
    return _per_mille(share) * minutes - practice_amount, minutes, practice_amount, track


def _percent(practice_amount: int, minutes: int) -> int:
    return practice_amount // (10 * minutes) if minutes else 0


def _require_min_share(
    rule: PracticeShare, draft: Draft, share: float, steps_by_track: list[list[tuple[Session, Steps]]], label: str
) -> None:
    """One amount for all ways through the training, so that what all tracks miss together counts once."""
    missing_steps = draft.steps(f"practice missing {label}", 24 * 60 // STEP * draft.context.training.days)
    for track_spent in steps_by_track:
        surplus = sum((round(session.practice * 1000) - round(share * 1000)) * steps for session, steps in track_spent)
        draft.add(surplus + 1000 * missing_steps >= 0)
    draft.charge(rule, missing_steps)


def _max_practice_surplus(context: Context, share: int) -> float:
    """The most practice over a share of the session time, both in thousandths, that the lengths of sessions allow to
    the track that has least."""
    surplus = dict.fromkeys(context.tracks, 0.0)
    for session in context.sessions.values():
        share_excess = _per_mille(session.practice) - share
        minutes = (session.minutes.high if share_excess > 0 else session.minutes.low) or 0
        times = len(days_of(session.place, context.training.days)) if held_daily(session) else 1
        is_required = context.covers[session.id] == "must"
        for track in context.tracks if session.track == "together" else (session.track,):
            surplus[track] += times * max(share_excess * minutes, share_excess * minutes if is_required else 0)
    return min(surplus.values())
