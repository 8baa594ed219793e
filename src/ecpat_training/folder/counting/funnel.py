"""How many people go on from each stage to the next. A stage of which a training's files say nothing counts nowhere; it
is never nobody."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from ecpat_training.folder.model.flow import NOT_KNOWN, Of, ProgrammeFunnel, StepCount, TrainingFlow
from ecpat_training.roster.model.stages import STAGE_ORDER, AnonymousPerson, Stage

_STAKEHOLDERS, _SIDES = ("GO", "IGO", "NGO"), ("law enforcement", "care", "other")
LEAST_STAGES = 3
MIN_PEOPLE_LOST, MIN_PEOPLE_ASKED, MIN_LOST_SHARE = 5, 10, 0.05
"""People: fewer who were lost, or of whom they were lost, are no finding; nor is a smaller share."""


def funnel_of(programme: str, trainings: Sequence[TrainingFlow]) -> ProgrammeFunnel:
    """The way of everybody, of each stakeholder type and of each side."""
    kinds = [
        kind
        for kind in _list_groups()
        if any(_is_in_group(person, *kind) for flow in trainings for person in flow.people)
    ]
    steps = tuple(
        step
        for grouping, label in kinds
        for before, after in combinations(STAGE_ORDER, 2)
        if (step := _step(trainings, before, after, grouping, label)).trainings
    )
    stages = _choose_stages(trainings)
    complete_flows = [flow for flow in trainings if stages and set(stages) <= set(flow.known)]
    people = [person for flow in complete_flows for person in flow.people]
    reached_by_kind = (
        {kind: _count_reached([person for person in people if _is_in_group(person, *kind)], stages) for kind in kinds}
        if complete_flows
        else {}
    )
    training_ids = tuple(flow.training for flow in complete_flows)
    return ProgrammeFunnel(programme, tuple(trainings), steps, reached_by_kind, stages, training_ids)


def _count_reached(people: Sequence[AnonymousPerson], stages: Sequence[Stage]) -> tuple[int, ...]:
    return tuple(sum(person.reached[stage] is True for person in people) for stage in stages)


def _choose_stages(trainings: Sequence[TrainingFlow]) -> tuple[Stage, ...]:
    """The stages of the picture: three at least, as many as the most trainings say together (trainings times steps)."""
    sets = {flow.known for flow in trainings if len(flow.known) >= LEAST_STAGES}
    score_by_stages = {
        stages: sum(set(stages) <= set(flow.known) for flow in trainings) * (len(stages) - 1) for stages in sets
    }
    return max(sorted(score_by_stages), key=lambda stages: (score_by_stages[stages], len(stages)), default=())


def find_greatest_loss(funnel: ProgrammeFunnel, grouping: Of, label: str) -> StepCount | None:
    """The step at which most people of a kind are lost, as a share of those who could go on; None where no step lost
    5 people and 5 % of at least 10, or two lost the same share."""
    steps = [
        step for step in funnel.of(grouping, label) if step.lost >= MIN_PEOPLE_LOST and step.reached >= MIN_PEOPLE_ASKED
    ]
    steps = [step for step in steps if (step.share_lost or 0) >= MIN_LOST_SHARE]
    steps.sort(key=lambda step: step.share_lost or 0, reverse=True)
    if len(steps) > 1 and steps[0].lost * steps[1].reached == steps[1].lost * steps[0].reached:
        return None
    return steps[0] if steps else None


def _list_groups() -> Iterator[tuple[Of, str]]:
    yield "", "everybody"
    yield from (("stakeholder", label) for label in (*_STAKEHOLDERS, NOT_KNOWN))
    yield from (("side", label) for label in (*_SIDES, NOT_KNOWN))


def _is_in_group(person: AnonymousPerson, grouping: Of, label: str) -> bool:
    if grouping == "":
        return True
    value = person.stakeholder if grouping == "stakeholder" else person.side
    return (value or NOT_KNOWN) == label


def _step(trainings: Sequence[TrainingFlow], before: Stage, after: Stage, grouping: Of, label: str) -> StepCount:
    flows = [flow for flow in trainings if (before, after) in pairwise(flow.known)]
    reached_people = [
        person
        for flow in flows
        for person in flow.people
        if person.reached[before] is True and _is_in_group(person, grouping, label)
    ]
    stated = [person for person in reached_people if person.reached[after] is not None]
    reached_next_count = sum(person.reached[after] is True for person in stated)
    return StepCount(
        before, after, grouping, label, len(stated), reached_next_count, len(reached_people) - len(stated), len(flows)
    )
