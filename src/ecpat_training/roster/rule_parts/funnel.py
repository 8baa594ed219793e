"""From a roster to its funnel, and to the people whom rules count."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from ecpat_training.roster.model.funnel import Funnel, FunnelHalfDay, FunnelRow
from ecpat_training.roster.rule_parts.composition import NOT_KNOWN, Of, tally, value_of
from ecpat_training.values.participant import OUTSIDE, STAGES, Participant, Roster, Status

_BY: tuple[Of, ...] = ("stakeholder", "role")


def funnel(roster: Roster) -> Funnel | None:
    """How many people of each stakeholder type and side reached each stage; None where the list says of nobody how
    far they have come. Whoever reached a stage has reached those before. A stage of which the list says nothing is left
    out."""
    people = roster.participants
    if all(person.status is None for person in people):
        return None
    spoken_of = {Status.REGISTERED, *roster.columns.values(), *(person.reached for person in people)}
    stages = tuple(stage for stage in STAGES if stage in spoken_of)
    rows = [_row("", "everybody", people, stages)]
    for attribute in _BY:
        tallied = tally(roster, attribute)
        rows += [_row(attribute, label, _with(people, attribute, label), stages) for label in tallied.counts]
        if tallied.not_known and tallied.counts:
            rows.append(_row(attribute, NOT_KNOWN, _with(people, attribute, None), stages))
    outside = Counter(person.status for person in people)
    return Funnel(
        stages,
        tuple(rows),
        tuple((status, outside[status]) for status in OUTSIDE if outside[status]),
        tuple(_half_days(people)),
    )


def counts(stage: Status | None) -> Callable[[Participant], bool]:
    """Whether somebody is in the room that is judged: with a stage, whoever reached it and isn't out of it again;
    without, everybody who isn't out of it."""

    def inside(person: Participant) -> bool:
        if person.status in OUTSIDE:
            return False
        return stage is None or (person.reached is not None and STAGES.index(person.reached) >= STAGES.index(stage))

    return inside


def _row(attribute: str, label: str, people: Sequence[Participant], stages: Sequence[Status]) -> FunnelRow:
    far = [STAGES.index(person.reached) for person in people if person.reached is not None]
    return FunnelRow(
        attribute, label, tuple(sum(stage_index >= STAGES.index(stage) for stage_index in far) for stage in stages)
    )


def _with(people: Sequence[Participant], attribute: Of, label: str | None) -> list[Participant]:
    return [person for person in people if value_of(person, attribute) == label]


def _half_days(people: Iterable[Participant]) -> Iterable[FunnelHalfDay]:
    present_counts: Counter[str] = Counter()
    for person in people:
        for name, came in (person.half_days or {}).items():
            present_counts[name] += came
    return (FunnelHalfDay(name, number) for name, number in present_counts.items())
