"""People learn by doing: a share of the time is practice."""

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.brief import Brief
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import Way, ways
from ecpat_training.agenda.rule_parts.draft import STEP, Draft, Steps, lived
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.rules.book import Rule
from ecpat_training.programme.rules.check import HaveWant, RuleResult
from ecpat_training.values.kinds import Track
from ecpat_training.values.quantity import Share

WEIGHT = None
SHORTHAND = {"type": "string", "examples": ["at least 50 %"]}


class Parameters(Brief):
    """The least share of practice over the whole training and, if wanted, over each day, of the minutes of all
    sessions, breaks not counted. Where tracks are apart it holds for each. A weight is for each 5 minutes of practice
    missing, for the track that misses more."""

    main = "of_the_whole"
    of_the_whole: Share = 0.0
    each_day: Share = 0.0


def states(parameters: Parameters) -> str:
    """The rule in one sentence."""
    parts = [
        f"{_per_mille(share) / 10:g} % of {what}"
        for share, what in ((parameters.of_the_whole, "the session time"), (parameters.each_day, "each day"))
        if share
    ]
    return f"At least {' and '.join(parts) or '0 % of the session time'} is practice."


def _per_mille(share: float) -> int:
    return round(share * 1000)


def check(rule: Rule, agenda: Agenda, _: Context) -> RuleResult:
    """Compares minutes of practice with those wanted, for the whole and for each day."""
    breaks, counts, steps = [], [], 0
    for share, label, items in [
        (rule.parameters.of_the_whole, "the training", agenda.sessions()),
        *((rule.parameters.each_day, f"day {day.number}", day.sessions()) for day in agenda.days),
    ]:
        short, minutes, have, track = max((_short(share, way) for way in ways(items)), key=lambda found: found[0])
        if share:
            counts.append(HaveWant("practice", f"% of {label}", _percent(have, minutes), round(share * 100), None))
        if short > 0:
            steps += -(-short // (1000 * STEP))
            whom = "" if track == "together" else f" for {track}"
            what = f"{label} is {_percent(have, minutes)} % practice{whom}, the target is {_per_mille(share) / 10:g} %"
            breaks.append(rule.broken(f"{what}: {-(-short // 1000)} minutes short.", agenda.where))
    return rule.result(breaks, counts, rule.cost(steps))


def _short(share: float, way: Way) -> tuple[int, int, int, Track]:
    """Thousandths of minutes of practice that are missing on a way, its minutes, the thousandths that there are, and
    whose way it is."""
    track, items = way
    minutes = sum(item.minutes for item in items)
    have = sum(item.minutes * _per_mille(item.session.practice) for item in items if item.session)
    return _per_mille(share) * minutes - have, minutes, have, track


def _percent(have: int, minutes: int) -> int:
    return have // (10 * minutes) if minutes else 0


def constrain(rule: Rule, draft: Draft) -> None:
    """Amounts are steps of practice missing."""
    training = draft.context.training
    if rule.parameters.of_the_whole:
        spent = [[(piece.session, draft.minutes(piece)) for piece in way] for way in lived(draft.pieces)]
        _at_least(rule, draft, rule.parameters.of_the_whole, spent, "training")
    if rule.parameters.each_day:
        for day in range(1, training.days + 1):
            blocks = [block for block in draft.blocks if block.day == day]
            spent = [
                [(piece.session, draft.spent(piece, block)) for piece in way for block in blocks]
                for way in lived(draft.pieces)
            ]
            _at_least(rule, draft, rule.parameters.each_day, spent, f"day {day}")


def _at_least(rule: Rule, draft: Draft, share: float, spent: list[list[tuple[Session, Steps]]], label: str) -> None:
    """One amount for all ways through the training, so that what both tracks miss together counts once."""
    missing = draft.steps(f"practice missing {label}", 24 * 60 // STEP * draft.context.training.days)
    for way in spent:
        surplus = sum((round(session.practice * 1000) - round(share * 1000)) * steps for session, steps in way)
        draft.add(surplus + 1000 * missing >= 0)
    draft.charge(rule, missing)
