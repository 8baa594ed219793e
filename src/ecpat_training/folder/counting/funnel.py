"""How many people go on from each stage to the next. A stage of which a training's files say nothing counts nowhere; it
is never nobody."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from ecpat_training.folder.model.way import NOT_KNOWN, WAY, Of, Person, ProgrammeFunnel, Stage, StepCount, TrainingWay

_STAKEHOLDERS, _SIDES = ("GO", "IGO", "NGO"), ("law enforcement", "care", "other")
LEAST_STAGES = 3
LEAST_LOST, LEAST_ASKED, LEAST_SHARE = 5, 10, 0.05
"""People: fewer who were lost, or of whom they were lost, are no finding; nor is a smaller share."""


def funnel_of(programme: str, trainings: Sequence[TrainingWay]) -> ProgrammeFunnel:
    """The way of everybody, of each stakeholder type and of each side."""
    kinds = [kind for kind in _kinds() if any(_is(one, *kind) for way in trainings for one in way.people)]
    steps = tuple(
        step
        for of, label in kinds
        for before, after in combinations(WAY, 2)
        if (step := _step(trainings, before, after, of, label)).trainings
    )
    stages = _whole_stages(trainings)
    full = [way for way in trainings if stages and set(stages) <= set(way.known)]
    people = [one for way in full for one in way.people]
    whole = {kind: _reached([one for one in people if _is(one, *kind)], stages) for kind in kinds} if full else {}
    named = tuple(way.training for way in full)
    return ProgrammeFunnel(programme, tuple(trainings), steps, whole, stages, named)


def _reached(people: Sequence[Person], stages: Sequence[Stage]) -> tuple[int, ...]:
    return tuple(sum(one.reached[stage] is True for one in people) for stage in stages)


def _whole_stages(trainings: Sequence[TrainingWay]) -> tuple[Stage, ...]:
    """The stages of the picture: three at least, as many as the most trainings say together (trainings times steps)."""
    sets = {way.known for way in trainings if len(way.known) >= LEAST_STAGES}
    told = {one: sum(set(one) <= set(way.known) for way in trainings) * (len(one) - 1) for one in sets}
    return max(sorted(told), key=lambda one: (told[one], len(one)), default=())


def most_lost(funnel: ProgrammeFunnel, of: Of, label: str) -> StepCount | None:
    """The step at which most people of a kind are lost, as a share of those who could go on; None where no step lost
    5 people and 5 % of at least 10, or two lost the same share."""
    steps = [step for step in funnel.of(of, label) if step.lost >= LEAST_LOST and step.reached >= LEAST_ASKED]
    steps = [step for step in steps if (step.share_lost or 0) >= LEAST_SHARE]
    steps.sort(key=lambda step: step.share_lost or 0, reverse=True)
    if len(steps) > 1 and steps[0].lost * steps[1].reached == steps[1].lost * steps[0].reached:
        return None
    return steps[0] if steps else None


def _kinds() -> Iterator[tuple[Of, str]]:
    yield "", "everybody"
    yield from (("stakeholder", label) for label in (*_STAKEHOLDERS, NOT_KNOWN))
    yield from (("side", label) for label in (*_SIDES, NOT_KNOWN))


def _is(person: Person, of: Of, label: str) -> bool:
    if of == "":
        return True
    value = person.stakeholder if of == "stakeholder" else person.side
    return (value or NOT_KNOWN) == label


def _step(trainings: Sequence[TrainingWay], before: Stage, after: Stage, of: Of, label: str) -> StepCount:
    there = [way for way in trainings if (before, after) in pairwise(way.known)]
    reached = [one for way in there for one in way.people if one.reached[before] is True and _is(one, of, label)]
    said = [one for one in reached if one.reached[after] is not None]
    went_on = sum(one.reached[after] is True for one in said)
    return StepCount(before, after, of, label, len(said), went_on, len(reached) - len(said), len(there))
