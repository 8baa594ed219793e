"""From the people of a training to their funnel, and to the people whom rules count."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from ecpat_training.roster.model.funnel import Funnel, FunnelHalfDay, FunnelRow
from ecpat_training.roster.model.stages import STAGE_ORDER, AnonymousPerson, TrainingPeople
from ecpat_training.roster.rule_parts.composition import UNKNOWN_LABEL
from ecpat_training.roster.rule_parts.training_people import training_people
from ecpat_training.values.participant import STAGES, STATUSES_OUT, Participant, Roster, Status


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
    count_by_status = Counter(person.out for person in counted.people)
    return Funnel(
        stages,
        tuple(_rows(counted.people, stages)),
        tuple((status, count_by_status[status]) for status in STATUSES_OUT if count_by_status[status]),
        () if counted.has_sheets else tuple(_half_days(roster.participants)),
        other_lists,
    )


def counts(required_stage: Status | None) -> Callable[[Participant], bool]:
    """Whether somebody is in the room that is judged: with a stage, whoever reached it and isn't out of it again;
    without, everybody who isn't out of it."""

    def has_reached_stage(person: Participant) -> bool:
        if person.is_out:
            return False
        return required_stage is None or (
            person.reached is not None and STAGES.index(person.reached) >= STAGES.index(required_stage)
        )

    return has_reached_stage


def _rows(people: Sequence[AnonymousPerson], stages: Sequence[Status]) -> Iterator[FunnelRow]:
    yield _row("", "everybody", people, stages)
    kind_readers: tuple[tuple[str, Callable[[AnonymousPerson], str | None]], ...] = (
        ("stakeholder", lambda person: person.stakeholder),
        ("role", lambda person: person.side),
    )
    for attribute, read_kind in kind_readers:
        count_by_kind = Counter(map(read_kind, people))
        labels = sorted((label for label in count_by_kind if label), key=lambda label: (-count_by_kind[label], label))
        for label in (*labels, *([None] if labels and count_by_kind[None] else [])):
            yield _row(
                attribute, label or UNKNOWN_LABEL, [person for person in people if read_kind(person) == label], stages
            )


def _row(attribute: str, label: str, people: Sequence[AnonymousPerson], stages: Sequence[Status]) -> FunnelRow:
    stages_of_way = [stage_name for stage_name in STAGE_ORDER if stage_name in stages]
    count_by_path = Counter(tuple(person.reached[stage] is True for stage in stages_of_way) for person in people)
    reached_counts = (
        sum(number for reached_stages, number in count_by_path.items() if reached_stages[index])
        for index in range(len(stages))
    )
    return FunnelRow(attribute, label, tuple(reached_counts))


def _half_days(people: Iterable[Participant]) -> Iterable[FunnelHalfDay]:
    present_counts: Counter[str] = Counter()
    for person in people:
        for name, is_present in (person.half_days or {}).items():
            present_counts[name] += is_present
    return (FunnelHalfDay(name, number) for name, number in present_counts.items())
