"""Fixed times that a plan can't have since its days begin beside the 5-minute clock, as one made by hand could."""

from collections.abc import Iterator, Mapping, Sequence

from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.draft import STEP
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.values.quantity import clock


def off_clock_findings(
    context: Context, rules: Sequence[AgendaRule], places: Mapping[str, Location]
) -> Iterator[Finding]:
    """What is fixed at a time that lies between the steps of its day: days are planned in steps of 5 minutes from the
    beginning of their hours. `places` say where the sessions are written."""
    if not any(rule.hard and "times" in rule.READS for rule in rules):
        return
    training = context.training
    begins = {day: training.hours.on(day).start for day in range(1, training.days + 1)}
    for session in context.sessions.values():
        fixed_time = session.at
        if fixed_time is None or fixed_time.minute is None or context.covers[session.id] != "must":
            continue
        days = [day for day in begins if fixed_time.day in (None, day)]
        if days and all((fixed_time.minute - begins[day]) % STEP for day in days):
            yield _off_step_finding(
                days[0], begins[days[0]], f'"{session.title}" is fixed {fixed_time.spoken()}', places.get(session.id)
            )
    for day, begin in begins.items():
        for kind, hours in training.breaks_of(day):
            edge = hours.start == begin or hours.end == training.hours.on(day).end
            if begin % STEP and not edge:
                yield _off_step_finding(
                    day, begin, f"{'lunch' if kind == 'lunch' else 'coffee'} is fixed at {hours}", None
                )


def _off_step_finding(day: int, begin: int, fixed_text: str, location: Location | None) -> Finding:
    message = (
        f"the hours of day {day} begin at {clock(begin)}, and {fixed_text}: days are planned in steps of {STEP} minutes"
        " from their beginning, so no plan has both. An agenda made by hand may."
    )
    earlier = begin - begin % STEP
    if begin % STEP:
        hint = f"Please let the hours begin at {clock(earlier)} or {clock(earlier + STEP)}."
    else:
        hint = f"Please write a time in steps of {STEP} minutes."
    return Finding("plan.fixed", Severity.ERROR, message, location, hint)
