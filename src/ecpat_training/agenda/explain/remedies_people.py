"""Changes in who trains: somebody comes after all, trains more, joins, or is still to be found."""

from collections.abc import Callable, Iterator, Sequence

from ecpat_training.agenda.explain import fact
from ecpat_training.agenda.explain.case import STEP, Case
from ecpat_training.agenda.explain.change import ProgrammeChange, Remedy
from ecpat_training.agenda.explain.fact import Fact, Path
from ecpat_training.agenda.explain.facts import training_path
from ecpat_training.core.text import listing
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.values.participant import Role, StakeholderType


def people_remedies(case: Case, facts: Sequence[Fact]) -> Iterator[Remedy]:
    """What people could do about a clash of these facts."""
    for one in facts:
        if one.kind == "away":
            date = case.context.dates[int(one.what)]
            yield Remedy("come", (ProgrammeChange(f"have {one.of} come on {date} after all", one.path, one.drop),))
        elif one.kind == "day limit":
            own = case.context.trainers[one.of].most_minutes_a_day or 0
            yield Remedy("load", tuple(_longer_day(one, own, most) for most in range(own + STEP, 721, STEP)))
    if any(one.kind == "pool" for one in facts):
        path = (*training_path(case.context), "trainers")
        yield from _joining(case, facts, path)
        yield from _finding(case, facts, path)


def _longer_day(one: Fact, own: int, most: int) -> ProgrammeChange:
    says = f"let {one.of} train {most} minutes a day where it is {own} (`most minutes a day: {most}`)"
    return ProgrammeChange(says, one.path, lambda case: case.trainer(one.of, most_minutes_a_day=most))


def _wanted(facts: Sequence[Fact]) -> set[str]:
    """The competences that the clash is about."""
    return {one.what for one in facts if one.kind in ("lead", "second")}


def _joining(case: Case, facts: Sequence[Fact], path: Path) -> Iterator[Remedy]:
    """Trainers of the programme who aren't in the pool: first those who bring most of what is wanted."""
    wanted, training = _wanted(facts), case.context.training
    pool = {trainer.id for trainer in case.context.pool}
    others = [one for one in case.context.programme.trainers if one.id not in pool]
    others.sort(key=lambda one: (-len(wanted & set(one.competences)), training.language not in one.speaks))
    for trainer in others:
        says = f"add {trainer.id}, a trainer of the programme, to the training's `trainers`"
        yield Remedy("join", (ProgrammeChange(says, path, _joined(trainer)),))


def _joined(trainer: Trainer) -> Callable[[Case], Case]:
    return lambda case: fact.joined(case, trainer)


def _finding(case: Case, facts: Sequence[Fact], path: Path) -> Iterator[Remedy]:
    """A trainer who isn't known yet, with what the clash is about, and of whichever side the rules ask for."""
    training, wanted = case.context.training, sorted(_wanted(facts))
    hard = [rule for rule in case.rules if rule.hard]
    mixes = {mix for rule in hard for mix in rule.mixes()}
    speaks = any("language" in rule.READS for rule in hard) and not training.interpreters
    abroad = training.twin or next(code for code in ("NL", "BE") if code != training.country)
    roles = (Role.LAW_ENFORCEMENT, Role.CARE) if "role" in mixes else (Role.CARE,)
    countries = (training.country, abroad) if "country" in mixes else (training.country,)
    kinds = (StakeholderType.GO, StakeholderType.NGO) if "stakeholder" in mixes else (StakeholderType.NGO,)
    for role, country, kind in ((role, country, kind) for role in roles for country in countries for kind in kinds):
        parts = [f"from {role}"] * ("role" in mixes)
        parts += [f"of {country}"] * ("country" in mixes)
        parts += [f"of {'an' if kind == StakeholderType.NGO else 'a'} {kind}"] * ("stakeholder" in mixes)
        parts += [f"with {listing([f'`{need}`' for need in wanted])}"] * bool(wanted)
        parts += [f"who speaks `{training.language}`"] * speaks
        trainer = Trainer(
            id="to-be-found",
            country=country,
            stakeholder=kind,
            role=role,
            speaks=(training.language,),
            competences=tuple(wanted),
        )
        says = " ".join(["find one more trainer", *parts])
        yield Remedy("find", (ProgrammeChange(says, path, _joined(trainer)),))
