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
        made, seconds = _replanned(change)
        least = _posts_of_who_is_away(change)
        found = (made.dropped.found, made.moved.found, made.handed_over.found) if made else None
        moved, posts = found[1:] if found else ("none", "none")
        print(f"  {change.name:32} {moved:>7} {posts:>7} {least:>7} {seconds:8.2f}")
        if made is None or found != (0, 0, least) or not made.wishes.is_proven:
            yield f"{change.name}: {found}, where {(0, 0, least)} may be possible"
        else:
            yield from _broken(change, made)


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
            there = ill.model_copy(update={"away": (*ill.away, *away)})
            team = tuple(there if one is ill else one for one in plan.programme.trainers)
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
    told = list(islice(_compared(), CHANGES))
    moves = [moved for moved, *_ in told if moved]
    wrong = [what for *_, what in told if what]
    print(f"Planning again: {len(told) - len(wrong)} of {len(told)} least changes agreed by HiGHS, ", end="")
    print(f"{len(moves)} of them with sessions that move, up to {max(moves)}")
    print(f"  {'':32} {'median s':>8} {'longest':>8}")
    for name, column in (("CP-SAT, as `plan --keep` asks it", 1), ("HiGHS through SciPy", 2)):
        seconds = [float(one[column]) for one in told]
        print(f"  {name:32} {statistics.median(seconds):8.2f} {max(seconds):8.2f}")
    yield from wrong


def _compared() -> Iterator[tuple[int, float, float, str]]:
    """Of each change of a generated training that leaves an agenda possible, or of which the solvers disagree: the
    sessions that move, the seconds of both solvers, and where they disagree."""
    for change in _changes():
        made, seconds = _replanned(change)
        standing = Standing(change.context, change.rules, change.old)
        second = solve_by_highs(standing.model(), seconds=ALLOWED)
        least = standing.counted(second.cost) if second.cost is not None else None
        found = (made.dropped.found, made.moved.found, made.handed_over.found) if made else None
        what = f"{change.name}: CP-SAT says {found}, HiGHS {least}" if second.open or found != least else ""
        if made is not None:
            proven = all(one.is_proven for one in (made.dropped, made.moved, made.handed_over, made.wishes))
            what = "; ".join([what, *_broken(change, made), *([] if proven else ["not proven"])]).strip("; ")
        if found is not None or what:
            yield (found[1] if found else 0), seconds, second.seconds, what


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
        fit = tuple(one.id for one in context.pool if one.id != first)
        hours = training.hours.model_copy(update={"end": training.hours.end - CUT})
        for name, other in ((f"without {first}", {"trainers": fit}), ("cut short", {"hours": hours})):
            now = replace(context, training=training.model_copy(update=other))
            yield Change(f"training {seed}, {name}", old, now, rules)
        item = next(one for one in old.sessions() if one.session and one.session.place == "anywhere")
        yield Change(f"training {seed}, a longer {item.title}", old, _longer(context, item), rules)


def _longer(context: Context, item: AgendaItem) -> Context:
    """The training, of which a session takes a while longer than it did."""
    takes = Range(low=item.minutes + LONGER, high=item.minutes + LONGER)
    manual = tuple(
        chapter.model_copy(
            update={
                "sessions": tuple(
                    one.model_copy(update={"minutes": takes}) if one is item.session else one
                    for one in chapter.sessions
                )
            }
        )
        for chapter in context.programme.manual
    )
    return replace(context, programme=context.programme.model_copy(update={"manual": manual}))


def _replanned(change: Change) -> tuple[ReplannedAgenda | None, float]:
    started = time.perf_counter()
    try:
        made = keep_agenda(change.context, change.rules, change.old, (), seconds=600, seed=1)
    except NoAgenda as answer:
        made = None if answer.proven else sys.exit(f"{change.name}: neither an agenda nor the proof that there is none")
    return made, time.perf_counter() - started


def _broken(change: Change, made: ReplannedAgenda) -> list[str]:
    return [f"{change.name}: {what}" for what in faults(change.context, change.rules, made.agenda, made.wishes.found)]


if __name__ == "__main__":
    main()
