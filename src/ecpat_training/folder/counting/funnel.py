"""How many people go on from each stage to the next. A stage of which a training's files say nothing counts nowhere; it
is never nobody."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from ecpat_training.folder.model.flow import NOT_KNOWN, Of, ProgrammeFunnel, StepCount, TrainingFlow
from ecpat_training.roster.model.stages import WAY, AnonymousPerson, Stage

_STAKEHOLDERS, _SIDES = ("GO", "IGO", "NGO"), ("law enforcement", "care", "other")
LEAST_STAGES = 3
LEAST_LOST, LEAST_ASKED, LEAST_SHARE = 5, 10, 0.05
"""People: fewer who were lost, or of whom they were lost, are no finding; nor is a smaller share."""


def funnel_of(programme: str, trainings: Sequence[TrainingFlow]) -> ProgrammeFunnel:
    """The way of everybody, of each stakeholder type and of each side."""
    kinds = [kind for kind in _kinds() if any(_is(person, *kind) for flow in trainings for person in flow.people)]
    steps = tuple(
        step
        for grouping, label in kinds
        for before, after in combinations(WAY, 2)
        if (step := _step(trainings, before, after, grouping, label)).trainings
    )
    stages = _whole_stages(trainings)
    full = [flow for flow in trainings if stages and set(stages) <= set(flow.known)]
    people = [person for flow in full for person in flow.people]
    reached_by_kind = (
        {kind: _reached([person for person in people if _is(person, *kind)], stages) for kind in kinds} if full else {}
    )
    named = tuple(flow.training for flow in full)
    return ProgrammeFunnel(programme, tuple(trainings), steps, reached_by_kind, stages, named)


def _reached(people: Sequence[AnonymousPerson], stages: Sequence[Stage]) -> tuple[int, ...]:
    return tuple(sum(person.reached[stage] is True for person in people) for stage in stages)


def _whole_stages(trainings: Sequence[TrainingFlow]) -> tuple[Stage, ...]:
    """The stages of the picture: three at least, as many as the most trainings say together (trainings times steps)."""
    sets = {flow.known for flow in trainings if len(flow.known) >= LEAST_STAGES}
    score_of = {
        stages: sum(set(stages) <= set(flow.known) for flow in trainings) * (len(stages) - 1) for stages in sets
    }
    return max(sorted(score_of), key=lambda stages: (score_of[stages], len(stages)), default=())


def most_lost(funnel: ProgrammeFunnel, grouping: Of, label: str) -> StepCount | None:
    """The step at which most people of a kind are lost, as a share of those who could go on; None where no step lost
    5 people and 5 % of at least 10, or two lost the same share."""
    steps = [step for step in funnel.of(grouping, label) if step.lost >= LEAST_LOST and step.reached >= LEAST_ASKED]
    steps = [step for step in steps if (step.share_lost or 0) >= LEAST_SHARE]
    steps.sort(key=lambda step: step.share_lost or 0, reverse=True)
    if len(steps) > 1 and steps[0].lost * steps[1].reached == steps[1].lost * steps[0].reached:
        return None
    return steps[0] if steps else None


def _kinds() -> Iterator[tuple[Of, str]]:
    yield "", "everybody"
    yield from (("stakeholder", label) for label in (*_STAKEHOLDERS, NOT_KNOWN))
    yield from (("side", label) for label in (*_SIDES, NOT_KNOWN))


def _is(person: AnonymousPerson, grouping: Of, label: str) -> bool:
    if grouping == "":
        return True
    value = person.stakeholder if grouping == "stakeholder" else person.side
    return (value or NOT_KNOWN) == label


def _step(trainings: Sequence[TrainingFlow], before: Stage, after: Stage, grouping: Of, label: str) -> StepCount:
    flows = [flow for flow in trainings if (before, after) in pairwise(flow.known)]
    reached = [
        person
        for flow in flows
        for person in flow.people
        if person.reached[before] is True and _is(person, grouping, label)
    ]
    stated = [person for person in reached if person.reached[after] is not None]
    went_on = sum(person.reached[after] is True for person in stated)
    return StepCount(before, after, grouping, label, len(stated), went_on, len(reached) - len(stated), len(flows))
