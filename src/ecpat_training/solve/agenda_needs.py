"""What can be seen without a solver: more minutes than the days have, a competence that nobody brings."""

from collections.abc import Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.model.chapter import Needs, Session
from ecpat_training.rules.agenda.breaks import DAY
from ecpat_training.rules.book import Rule
from ecpat_training.rules.context import Context, days_of, held_daily


def plainly_impossible(context: Context, rules: Sequence[Rule]) -> list[Finding]:
    """Findings for what no agenda of this training can keep, in numbers and names; empty where the solver must say."""
    named = {rule.name: rule for rule in rules}
    must = [session for session in context.sessions.values() if context.covers[session.id] == "must"]
    if "coverage" not in named:
        return []
    problems = _time(context, named, must) if {"session length", "within hours"} <= named.keys() else []
    return [*problems, *_people(context, named, must)]


def _time(context: Context, named: dict[str, Rule], must: list[Session]) -> list[Finding]:
    training = context.training
    if not named["within hours"].hard:
        return []
    least = sum(
        int(session.minutes.low or 0) * (len(days_of(session.place, training.days)) if held_daily(session) else 1)
        for session in must
    )
    room = _room(training.hours.end - training.hours.start, named) * training.days
    if least <= room:
        return []
    return [
        Finding(
            "plan.minutes",
            Severity.ERROR,
            f"the sessions that `coverage` demands take at least {least} minutes; {training.id} ({training.days} x "
            f"{training.hours}) has room for {room} beside its breaks.",
            named["coverage"].where,
            "Please give it more days or hours, shorten sessions, or let a chapter `cover: should`.",
        )
    ]


def _room(minutes: int, named: dict[str, Rule]) -> int:
    """The most session minutes of a day: more breaks allow more stretches, but take time themselves."""
    breaks, stretch = named.get("breaks"), named.get("break every")
    if breaks is None or stretch is None:
        return minutes
    coffee, lunch = int(breaks.parameters.coffee.low or 0), int(breaks.parameters.lunch.low or 0)
    longest: int = stretch.parameters.never_over
    return max(
        min(minutes - pauses, longest * blocks)
        for number in range(minutes // longest + 1)
        for pauses, blocks in ((number * coffee, number + 1), (lunch + number * coffee, number + 2))
        if minutes <= DAY or blocks > number + 1 or not breaks.hard
    )


def _people(context: Context, named: dict[str, Rule], must: list[Session]) -> list[Finding]:
    competence = named.get("competence")
    hard = competence is not None and competence.hard
    if len(context.pool) == 1 or (hard and not context.pool):
        what = f"{context.training.id} has a pool of {len(context.pool)}, and each session needs two trainers."
        hint = "Please name its trainers, or add trainers of its countries."
        return [Finding("plan.trainers", Severity.ERROR, what, competence.where if competence else None, hint)]
    if competence is None or not hard:
        return []
    lacking: dict[str, list[str]] = {}
    for session in must:
        needs = session.needs or Needs()
        for need in dict.fromkeys((needs.lead, needs.second)):
            if not any(trainer.competent(need) for trainer in context.pool):
                lacking.setdefault(need, []).append(f'"{session.title}"')
    return [
        Finding(
            "plan.competence",
            Severity.ERROR,
            f"nobody in the pool of {context.training.id} has the competence `{need}`, which {listing(titles)} needs.",
            competence.where,
            "Please add a trainer who has it, or name other trainers for this training.",
        )
        for need, titles in lacking.items()
    ]
