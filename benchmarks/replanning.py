"""`ecpat plan --keep` after a change: how little moves, in how many seconds, and whether less is really impossible.

The shipped pilot with each trainer ill, on all days and on one: there each post of whoever is ill changes hands at the
least, which is counted from the two agendas alone. Then generated trainings, with a trainer gone, with days cut short,
and with a session that takes longer: there HiGHS must come to the same least, from a model that says in its own way
what stands where. Ends with an error where anything isn't proven or disagrees."""

import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count, islice

from benchmarks.generated import generated_training
from benchmarks.mixed_integer import solve_by_highs
from benchmarks.second_solver import faults
from benchmarks.standing import Standing
from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.planner.rules_in_force import agenda_rules
from ecpat_training.agenda.planner.search import NoAgenda, draft_agenda
from ecpat_training.agenda.replanning.search import ReplannedAgenda, keep_agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.workflows.plan import plan_training
from ecpat_training.core.shipped import shipped
from ecpat_training.programme.rules.book import Rule
from ecpat_training.values.quantity import Range

CHANGES = 24
"""Changes of generated trainings that both solvers look at."""
CUT = 45
"""Minutes by which a day is cut short."""
LONGER = 15
"""Minutes by which a session takes longer."""
ALLOWED = 900
"""Seconds that the second solver may take for one change."""


@dataclass(frozen=True, slots=True)
class Change:
    """An agenda, and the training as it is after the change that `name` tells of."""

    name: str
    old: Agenda
    context: Context
    rules: list[Rule]


def main() -> None:
    """Plans again after every change, shows what moves and the times, and fails where anything isn't the least."""
    wrong = [*_pilot(), *_generated()]
    if wrong:
        sys.exit("\n".join(wrong))


def _pilot() -> Iterator[str]:
    print("\nPlanning again: the shipped pilot, one trainer ill")
    print(f"  {'':32} {'moved':>7} {'posts':>7} {'least':>7} {'seconds':>8}")
    for change in illnesses():
        agenda, seconds = _replanned(change)
        least = _posts_of_who_is_away(change)
        change_counts = (
            (agenda.dropped.objective, agenda.moved.objective, agenda.handed_over.objective) if agenda else None
        )
        moved, posts = change_counts[1:] if change_counts else ("none", "none")
        print(f"  {change.name:32} {moved:>7} {posts:>7} {least:>7} {seconds:8.2f}")
        if agenda is None or change_counts != (0, 0, least) or not agenda.wishes.is_proven:
            yield f"{change.name}: {change_counts}, where {(0, 0, least)} may be possible"
        else:
            yield from _broken(change, agenda)


def illnesses() -> Iterator[Change]:
    """The shipped pilot as it is planned, with each trainer who has a post ill: on all days, and on one."""
    plan = plan_training(shipped("programmes") / "multi-stakeholder-2005.yaml")
    rules, _ = agenda_rules(plan.programme.rules, lambda _name, _index: None)
    first = plan.training.start
    assert first is not None
    dates = [first + timedelta(day) for day in range(plan.training.days)]
    at_work = {code for item in plan.agenda.sessions() for code in item.trainers}
    for ill in (trainer for trainer in plan.programme.trainers if trainer.id in at_work):
        for name, away in (("all days", dates), *((f"day {number}", [on]) for number, on in enumerate(dates, 1))):
            ill_trainer = ill.model_copy(update={"away": (*ill.away, *away)})
            team = tuple(ill_trainer if trainer is ill else trainer for trainer in plan.programme.trainers)
            programme = plan.programme.model_copy(update={"trainers": team})
            yield Change(f"{ill.id}, {name}", plan.agenda, Context(programme, plan.training), rules)


def _posts_of_who_is_away(change: Change) -> int:
    """Posts of the old agenda that nobody can keep."""
    trainers, dates = change.context.trainers, change.context.dates
    posts = {
        (day.number, item.title, code)
        for day in change.old.days
        for item in day.sessions()
        for code in item.trainers
        if dates[day.number] in trainers[code].away
    }
    return len(posts)


def _generated() -> Iterator[str]:
    comparisons = list(islice(_compared(), CHANGES))
    moves = [moved for moved, *_ in comparisons if moved]
    wrong = [fault for *_, fault in comparisons if fault]
    print(
        f"Planning again: {len(comparisons) - len(wrong)} of {len(comparisons)} least changes agreed by HiGHS, ", end=""
    )
    print(f"{len(moves)} of them with sessions that move, up to {max(moves)}")
    print(f"  {'':32} {'median s':>8} {'longest':>8}")
    for name, column in (("CP-SAT, as `plan --keep` asks it", 1), ("HiGHS through SciPy", 2)):
        seconds = [float(comparison[column]) for comparison in comparisons]
        print(f"  {name:32} {statistics.median(seconds):8.2f} {max(seconds):8.2f}")
    yield from wrong


def _compared() -> Iterator[tuple[int, float, float, str]]:
    """Of each change of a generated training that leaves an agenda possible, or of which the solvers disagree: the
    sessions that move, the seconds of both solvers, and where they disagree."""
    for change in _changes():
        agenda, seconds = _replanned(change)
        standing = Standing(change.context, change.rules, change.old)
        second = solve_by_highs(standing.model(), seconds=ALLOWED)
        least = standing.counted(second.cost) if second.cost is not None else None
        change_counts = (
            (agenda.dropped.objective, agenda.moved.objective, agenda.handed_over.objective) if agenda else None
        )
        fault = (
            f"{change.name}: CP-SAT says {change_counts}, HiGHS {least}"
            if second.open or change_counts != least
            else ""
        )
        if agenda is not None:
            proven = all(bound.is_proven for bound in (agenda.dropped, agenda.moved, agenda.handed_over, agenda.wishes))
            fault = "; ".join([fault, *_broken(change, agenda), *([] if proven else ["not proven"])]).strip("; ")
        if change_counts is not None or fault:
            yield (change_counts[1] if change_counts else 0), seconds, second.seconds, fault


def _changes() -> Iterator[Change]:
    """Generated trainings with whoever trains first gone, cut short, and with a session that takes longer."""
    for seed in count():
        context, rules = generated_training(seed)
        try:
            old = draft_agenda(context, rules, seconds=600, seed=1).agenda
        except NoAgenda:
            continue
        training = context.training
        first = next((code for item in old.sessions() for code in item.trainers), None)
        fit = tuple(trainer.id for trainer in context.pool if trainer.id != first)
        hours = training.hours.model_copy(update={"end": training.hours.end - CUT})
        for name, trained_changes in ((f"without {first}", {"trainers": fit}), ("cut short", {"hours": hours})):
            changed_context = replace(context, training=training.model_copy(update=trained_changes))
            yield Change(f"training {seed}, {name}", old, changed_context, rules)
        item = next(item for item in old.sessions() if item.session and item.session.place == "anywhere")
        yield Change(f"training {seed}, a longer {item.title}", old, _longer(context, item), rules)


def _longer(context: Context, item: AgendaItem) -> Context:
    """The training, of which a session takes a while longer than it did."""
    takes = Range(low=item.minutes + LONGER, high=item.minutes + LONGER)
    manual = tuple(
        chapter.model_copy(
            update={
                "sessions": tuple(
                    session.model_copy(update={"minutes": takes}) if session is item.session else session
                    for session in chapter.sessions
                )
            }
        )
        for chapter in context.programme.manual
    )
    return replace(context, programme=context.programme.model_copy(update={"manual": manual}))


def _replanned(change: Change) -> tuple[ReplannedAgenda | None, float]:
    started = time.perf_counter()
    try:
        agenda = keep_agenda(change.context, change.rules, change.old, (), seconds=600, seed=1)
    except NoAgenda as answer:
        agenda = (
            None if answer.proven else sys.exit(f"{change.name}: neither an agenda nor the proof that there is none")
        )
    return agenda, time.perf_counter() - started


def _broken(change: Change, agenda: ReplannedAgenda) -> list[str]:
    return [
        f"{change.name}: {fault}"
        for fault in faults(change.context, change.rules, agenda.agenda, agenda.wishes.objective)
    ]


if __name__ == "__main__":
    main()
