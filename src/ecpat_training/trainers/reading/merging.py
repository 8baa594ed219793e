"""The same person on two rows, on two sheets, or in a workbook and in the programme; what contradicts is named."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold, listing
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.trainers.model.pool import LadderSteps, PoolTrainer, TrainerPool
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.person_name import name_key

SINGLE_VALUE_FIELDS = ("country", "stakeholder", "role", "most_minutes_a_day")
MULTI_VALUE_FIELDS = ("speaks", "competences", "away")
_FIELD_LABELS = {
    "stakeholder": "stakeholder type",
    "role": "side",
    "most_minutes_a_day": "most minutes a day",
    "speaks": "languages",
}


def merge_rows(people: Sequence[PoolTrainer], findings: list[Finding]) -> tuple[list[PoolTrainer], list[UnusedRow]]:
    """Merges rows with one code into one person, and asks about contradictions between them.

    People of one name under two codes are asked about, and stay two.

    Returns:
        Everybody once, and what of the rows isn't used.
    """
    person_by_code: dict[str, PoolTrainer] = {}
    repeated_rows = []
    for person in people:
        first_entry = person_by_code.get(fold(person.code))
        if first_entry is None:
            person_by_code[fold(person.code)] = person
            continue
        repeated_rows.append(
            UnusedRow(person.where, f"it is {first_entry.code} again, read together", first_entry.where)
        )
        if differing_attributes := [*_differences(first_entry, person)]:
            message = phrase(
                "{trainer} stands here again with another {attributes}; the first is used.",
                trainer=first_entry.code,
                attributes=listing(differing_attributes),
            )
            hint = "Please correct whichever is wrong, or give one of the two another code."
            findings.append(
                Finding("trainers.twice", Severity.WARNING, message, person.where, hint, also=(first_entry.where,))
            )
        person_by_code[fold(person.code)] = _merge_trainers(first_entry, person)
    findings += _same_names(list(person_by_code.values()))
    return list(person_by_code.values()), repeated_rows


def _differences(earlier: PoolTrainer, later: PoolTrainer) -> Iterator[str]:
    """What two rows of one person say differently of what there is one of."""
    for name in SINGLE_VALUE_FIELDS:
        earlier_value, later_value = getattr(earlier, name), getattr(later, name)
        if earlier_value is not None and later_value is not None and earlier_value != later_value:
            yield _FIELD_LABELS.get(name, name)
    if earlier.name and later.name and name_key(earlier.name) != name_key(later.name):
        yield "name"


def _merge_trainers(earlier: PoolTrainer, later: PoolTrainer) -> PoolTrainer:
    merged_values = {
        name: earlier_value if (earlier_value := getattr(earlier, name)) is not None else getattr(later, name)
        for name in SINGLE_VALUE_FIELDS
    }
    merged_values |= {
        name: tuple(dict.fromkeys((*getattr(earlier, name), *getattr(later, name)))) for name in MULTI_VALUE_FIELDS
    }
    rungs = {
        name: earlier_value
        if (earlier_value := getattr(earlier.rungs, name)) != getattr(LadderSteps(), name)
        else getattr(later.rungs, name)
        for name in LadderSteps.__dataclass_fields__
    }
    return replace(
        earlier,
        **merged_values,
        rungs=LadderSteps(**rungs),
        external_expert=earlier.external_expert or later.external_expert,
        available=_least_sure(earlier.available, later.available),
        organisation=earlier.organisation or later.organisation,
        name=earlier.name or later.name,
    )


def _least_sure(*answers: bool | None) -> bool | None:
    """Whether somebody can come by several rows: not where one says no, not known where one can't be read."""
    return False if False in answers else None if None in answers else True


def _same_names(people: Sequence[PoolTrainer]) -> Iterator[Finding]:
    person_by_name: dict[tuple[str, ...], PoolTrainer] = {}
    for person in people:
        key = name_key(person.name) if person.name else ()
        first_person = person_by_name.setdefault(key, person) if key else person
        if first_person is not person:
            message = phrase(
                "{trainer} and {second_trainer} have one name, and are counted as two people.",
                trainer=first_person.code,
                second_trainer=person.code,
            )
            hint = "If they are one, please give both rows the same code."
            yield Finding(
                "trainers.same-name", Severity.WARNING, message, person.where, hint, also=(first_person.where,)
            )


def with_programme(
    pool: TrainerPool, trainers: Sequence[Trainer], places: Sequence[Location]
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
    programme_entries = {
        fold(listed_trainer.id): (listed_trainer, place) for listed_trainer, place in zip(trainers, places, strict=True)
    }
    merged_trainers, people, findings = list(trainers), list[PoolTrainer](), list[Finding]()
    for person in pool.people:
        programme_entry = programme_entries.get(fold(person.code))
        if programme_entry is None:
            people.append(person)
            if (new_trainer := person.trainer()) is not None:
                merged_trainers.append(new_trainer)
            continue
        trainer, location = programme_entry
        conflicting_attributes = [*_conflicts(trainer, person)]
        if conflicting_attributes:
            message = phrase(
                "{trainer} has another {attributes} in the programme ({location}); the programme's counts.",
                trainer=trainer.id,
                attributes=listing(conflicting_attributes),
                location=location,
            )
            hint = "Please make both files say the same."
            findings.append(
                Finding("trainers.conflict", Severity.WARNING, message, person.where, hint, also=(location,))
            )
        filled_trainer = _filled(trainer, person)
        is_available = bool(person.available) or (person.available is None and bool(trainer.away))
        index = merged_trainers.index(trainer)
        merged_trainers[index : index + 1] = [filled_trainer] if is_available else []
        people.append(
            replace(_as_in_programme(filled_trainer, person), available=True if is_available else person.available)
        )
    return merged_trainers, people, findings


def _conflicts(trainer: Trainer, person: PoolTrainer) -> Iterator[str]:
    """What the workbook says otherwise than the programme; what only one of them says is no conflict."""
    for name in (*SINGLE_VALUE_FIELDS, *MULTI_VALUE_FIELDS):
        programme_value, workbook_value = getattr(trainer, name), getattr(person, name)
        if (
            programme_value
            and workbook_value
            and (
                set(programme_value) != set(workbook_value)
                if name in MULTI_VALUE_FIELDS
                else programme_value != workbook_value
            )
        ):
            yield _FIELD_LABELS.get(name, name)
    if trainer.confirmed and not person.confirmed:
        yield "confirmation"


def _filled(trainer: Trainer, person: PoolTrainer) -> Trainer:
    """The programme's trainer with what only the workbook says."""
    names = ("competences", "away", "most_minutes_a_day", "organisation")
    workbook_values = {name: value for name in names if not getattr(trainer, name) and (value := getattr(person, name))}
    return trainer.model_copy(update=workbook_values) if workbook_values else trainer


def _as_in_programme(trainer: Trainer, person: PoolTrainer) -> PoolTrainer:
    """Somebody of the workbook as the programme has him or her, with the name and the steps of the workbook."""
    pool_trainer = of_trainer(trainer, person.where, person.name)
    return replace(pool_trainer, organisation=trainer.organisation or person.organisation, rungs=person.rungs)


def of_trainer(trainer: Trainer, location: Location, name: str = "") -> PoolTrainer:
    """What a pool says of a trainer of the programme."""
    return PoolTrainer(
        code=trainer.id,
        where=location,
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
    return [of_trainer(trainer, location) for trainer, location in zip(trainers, places, strict=True)]
