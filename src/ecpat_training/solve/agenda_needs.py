"""What can be seen without a solver: more minutes than the days have, a competence that nobody brings."""

from collections.abc import Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.model.chapter import Needs, Session
from ecpat_training.rules.book import Rule
from ecpat_training.rules.context import Context, days_of, held_daily


def plainly_impossible(context: Context, rules: Sequence[Rule]) -> list[Finding]:
    """Findings for what no agenda of this training can keep, in numbers and names; empty where the solver must say."""
    named = {rule.name: rule for rule in rules}
    must = [session for session in context.sessions.values() if context.covers[session.id] == "must"]
    if "coverage" not in named:
        return []
    problems = _time(context, named, must) if {"session length", "within hours"} <= named.keys() else []
    competence = named.get("competence")
    return [*problems, *(_people(context, competence, must) if competence and competence.hard else [])]


def _time(context: Context, named: dict[str, Rule], must: list[Session]) -> list[Finding]:
    training = context.training
    if not named["within hours"].hard:
        return []
    least = sum(
        int(session.minutes.low or 0) * (len(days_of(session.place, training.days)) if held_daily(session) else 1)
        for session in must
    )
    there = (training.hours.end - training.hours.start) * training.days
    if least <= there:
        return []
    return [
        Finding(
            "plan.minutes",
            Severity.ERROR,
            f"the sessions that `coverage` demands take at least {least} minutes, breaks not counted; {training.id} has "
            f"{there} ({training.days} x {training.hours}).",
            named["coverage"].where,
            "Please give it more days or hours, shorten sessions, or let a chapter `cover: should`.",
        )
    ]


def _people(context: Context, competence: Rule, must: list[Session]) -> list[Finding]:
    if len(context.pool) < 2:
        what = f"{context.training.id} has a pool of {len(context.pool)}, and each session needs two trainers."
        hint = "Please name its trainers, or add trainers of its countries."
        return [Finding("plan.trainers", Severity.ERROR, what, competence.where, hint)]
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
