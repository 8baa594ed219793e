"""The same person on two rows, on two sheets, or in a workbook and in the programme; what contradicts is named."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold, listing
from ecpat_training.files.not_used import NotUsed
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.trainers.model.pool import Pool, PoolTrainer, Rungs
from ecpat_training.words.person_name import name_key

ONE = ("country", "stakeholder", "role", "most_minutes_a_day")
SEVERAL = ("speaks", "competences", "away")
_CALLED = {
    "stakeholder": "stakeholder type",
    "role": "side",
    "most_minutes_a_day": "most minutes a day",
    "speaks": "languages",
}


def one_of_each(people: Sequence[PoolTrainer], findings: list[Finding]) -> tuple[list[PoolTrainer], list[NotUsed]]:
    """Merges rows with one code into one person, and asks about contradictions between them.

    People of one name under two codes are asked about, and stay two.

    Returns:
        Everybody once, and what of the rows isn't used.
    """
    found: dict[str, PoolTrainer] = {}
    repeated = []
    for one in people:
        first = found.get(fold(one.code))
        if first is None:
            found[fold(one.code)] = one
            continue
        repeated.append(NotUsed(one.where, f"it is {first.code} again, read together", first.where))
        if wrong := [*_differences(first, one)]:
            message = f"{first.code} stands here again with another {listing(wrong)}; the first is used."
            hint = "Please correct whichever is wrong, or give one of the two another code."
            findings.append(Finding("trainers.twice", Severity.WARNING, message, one.where, hint, also=(first.where,)))
        found[fold(one.code)] = _together(first, one)
    findings += _same_names(list(found.values()))
    return list(found.values()), repeated


def _differences(one: PoolTrainer, other: PoolTrainer) -> Iterator[str]:
    """What two rows of one person say differently of what there is one of."""
    for name in ONE:
        first, second = getattr(one, name), getattr(other, name)
        if first is not None and second is not None and first != second:
            yield _CALLED.get(name, name)
    if one.name and other.name and name_key(one.name) != name_key(other.name):
        yield "name"


def _together(one: PoolTrainer, other: PoolTrainer) -> PoolTrainer:
    said = {name: first if (first := getattr(one, name)) is not None else getattr(other, name) for name in ONE}
    said |= {name: tuple(dict.fromkeys((*getattr(one, name), *getattr(other, name)))) for name in SEVERAL}
    rungs = {
        name: first if (first := getattr(one.rungs, name)) != getattr(Rungs(), name) else getattr(other.rungs, name)
        for name in Rungs.__dataclass_fields__
    }
    return replace(
        one,
        **said,
        rungs=Rungs(**rungs),
        external_expert=one.external_expert or other.external_expert,
        available=_least_sure(one.available, other.available),
        organisation=one.organisation or other.organisation,
        name=one.name or other.name,
    )


def _least_sure(*said: bool | None) -> bool | None:
    """Whether somebody can come by several rows: not where one says no, not known where one can't be read."""
    return False if False in said else None if None in said else True


def _same_names(people: Sequence[PoolTrainer]) -> Iterator[Finding]:
    named: dict[tuple[str, ...], PoolTrainer] = {}
    for one in people:
        key = name_key(one.name) if one.name else ()
        first = named.setdefault(key, one) if key else one
        if first is not one:
            message = f"{first.code} and {one.code} have one name, and are counted as two people."
            hint = "If they are one, please give both rows the same code."
            yield Finding("trainers.same-name", Severity.WARNING, message, one.where, hint, also=(first.where,))


def with_programme(
    pool: Pool, trainers: Sequence[Trainer], places: Sequence[Location]
) -> tuple[list[Trainer], list[PoolTrainer], list[Finding]]:
    """Puts the programme's trainers and those of a workbook together. Where both contradict, the programme's file
    counts, which planning reads as well.

    Args:
        pool: the workbook's people.
        trainers: the programme's.
        places: where each of these stands in its file.

    Returns:
        All trainers, everybody of the workbook who can train, and a finding for each contradiction.
    """
    of_programme = {fold(one.id): (one, where) for one, where in zip(trainers, places, strict=True)}
    merged, people, findings = list(trainers), list[PoolTrainer](), list[Finding]()
    for one in pool.people:
        known = of_programme.get(fold(one.code))
        if known is None:
            people.append(one)
            if (made := one.trainer()) is not None:
                merged.append(made)
            continue
        trainer, where = known
        wrong = [*_conflicts(trainer, one)]
        if wrong:
            message = f"{trainer.id} has another {listing(wrong)} in the programme ({where}); the programme's counts."
            hint = "Please make both files say the same."
            findings.append(Finding("trainers.conflict", Severity.WARNING, message, one.where, hint, also=(where,)))
        filled = _filled(trainer, one)
        there = bool(one.available) or (one.available is None and bool(trainer.away))
        at = merged.index(trainer)
        merged[at : at + 1] = [filled] if there else []
        people.append(replace(_as_in_programme(filled, one), available=True if there else one.available))
    return merged, people, findings


def _conflicts(trainer: Trainer, one: PoolTrainer) -> Iterator[str]:
    """What the workbook says otherwise than the programme; what only one of them says is no conflict."""
    for name in (*ONE, *SEVERAL):
        ours, theirs = getattr(trainer, name), getattr(one, name)
        if ours and theirs and (set(ours) != set(theirs) if name in SEVERAL else ours != theirs):
            yield _CALLED.get(name, name)
    if trainer.confirmed and not one.confirmed:
        yield "confirmation"


def _filled(trainer: Trainer, one: PoolTrainer) -> Trainer:
    """The programme's trainer with what only the workbook says."""
    names = ("competences", "away", "most_minutes_a_day", "organisation")
    more = {name: value for name in names if not getattr(trainer, name) and (value := getattr(one, name))}
    return trainer.model_copy(update=more) if more else trainer


def _as_in_programme(trainer: Trainer, one: PoolTrainer) -> PoolTrainer:
    """Somebody of the workbook as the programme has him or her, with the name and the steps of the workbook."""
    ours = of_trainer(trainer, one.where, one.name)
    return replace(ours, organisation=trainer.organisation or one.organisation, rungs=one.rungs)


def of_trainer(trainer: Trainer, where: Location, name: str = "") -> PoolTrainer:
    """What a pool says of a trainer of the programme."""
    return PoolTrainer(
        code=trainer.id,
        where=where,
        name=name or (trainer.called if trainer.names else ""),
        country=trainer.country,
        stakeholder=trainer.stakeholder,
        role=trainer.role,
        organisation=trainer.organisation,
        speaks=trainer.speaks,
        competences=trainer.competences,
        external_expert=trainer.external_expert,
        confirmed=trainer.confirmed,
        away=trainer.away,
        most_minutes_a_day=trainer.most_minutes_a_day,
    )


def from_programme(trainers: Sequence[Trainer], places: Sequence[Location]) -> list[PoolTrainer]:
    """The programme's trainers as a pool."""
    return [of_trainer(trainer, where) for trainer, where in zip(trainers, places, strict=True)]
