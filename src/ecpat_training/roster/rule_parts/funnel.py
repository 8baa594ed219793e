"""From the people of a training to their funnel, and to the people whom rules count."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from ecpat_training.roster.model.funnel import Funnel, FunnelHalfDay, FunnelRow
from ecpat_training.roster.model.stages import WAY, AnonymousPerson, TrainingPeople
from ecpat_training.roster.rule_parts.composition import NOT_KNOWN
from ecpat_training.roster.rule_parts.training_people import training_people
from ecpat_training.values.participant import OUTSIDE, STAGES, Participant, Roster, Status


def funnel(roster: Roster, training: TrainingPeople | None = None, other_lists: tuple[str, ...] = ()) -> Funnel | None:
    """How many people of each stakeholder type and side reached each stage; None where nothing says of anybody how far
    they have come. A stage of which nothing is said is left out.

    Args:
        roster: a list.
        training: everybody of the training, where the list is one of its files; else the list is all there is.
        other_lists: the names of the training's other lists.
    """
    counted = training or training_people(roster)
    if training is None and all(person.status is None for person in roster.participants):
        return None
    stages = tuple(stage for stage in STAGES if stage.value in counted.known)
    if training is not None and len(stages) < 2:  # the training's files say no more than that people are on a list
        return None
    outside = Counter(person.out for person in counted.people)
    return Funnel(
        stages,
        tuple(_rows(counted.people, stages)),
        tuple((status, outside[status]) for status in OUTSIDE if outside[status]),
        () if counted.has_sheets else tuple(_half_days(roster.participants)),
        other_lists,
    )


def counts(stage: Status | None) -> Callable[[Participant], bool]:
    """Whether somebody is in the room that is judged: with a stage, whoever reached it and isn't out of it again;
    without, everybody who isn't out of it."""

    def inside(person: Participant) -> bool:
        if person.is_out:
            return False
        return stage is None or (person.reached is not None and STAGES.index(person.reached) >= STAGES.index(stage))

    return inside


def _rows(people: Sequence[AnonymousPerson], stages: Sequence[Status]) -> Iterator[FunnelRow]:
    yield _row("", "everybody", people, stages)
    by: tuple[tuple[str, Callable[[AnonymousPerson], str | None]], ...] = (
        ("stakeholder", lambda person: person.stakeholder),
        ("role", lambda person: person.side),
    )
    for attribute, kind_of in by:
        kinds = Counter(map(kind_of, people))
        labels = sorted((label for label in kinds if label), key=lambda label: (-kinds[label], label))
        for label in (*labels, *([None] if labels and kinds[None] else [])):
            yield _row(attribute, label or NOT_KNOWN, [person for person in people if kind_of(person) == label], stages)


def _row(attribute: str, label: str, people: Sequence[AnonymousPerson], stages: Sequence[Status]) -> FunnelRow:
    stages_of_way = [stage_name for stage_name in WAY if stage_name in stages]
    ways = Counter(tuple(person.reached[stage] is True for stage in stages_of_way) for person in people)
    reached = (
        sum(number for reached_stages, number in ways.items() if reached_stages[index]) for index in range(len(stages))
    )
    return FunnelRow(attribute, label, tuple(reached))


def _half_days(people: Iterable[Participant]) -> Iterable[FunnelHalfDay]:
    present_counts: Counter[str] = Counter()
    for person in people:
        for name, came in (person.half_days or {}).items():
            present_counts[name] += came
    return (FunnelHalfDay(name, number) for name, number in present_counts.items())
