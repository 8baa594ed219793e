"""Of which training each list is, and what each says of attendance; what is missing is said."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.donor.counting.entries import half_days_of, records_attendance
from ecpat_training.donor.model.entry import TrainingFacts
from ecpat_training.donor.model.template import DonorTemplate
from ecpat_training.donor.reading.training_of import training_of
from ecpat_training.files.writing import STDOUT
from ecpat_training.programme.model.programme import Programme
from ecpat_training.roster.reading.organisations import similar_names
from ecpat_training.roster.reading.roster import RosterReading
from ecpat_training.roster.workflows.lists import ReadLists
from ecpat_training.values.participant import Participant, StakeholderType
from ecpat_training.words.catalogue.message import Command, Option, message_of, phrase
from ecpat_training.words.lists.calendar_words import is_date, is_half_day
from ecpat_training.words.matching import letters_key

_DAY = re.compile(r"\bday\W*([0-9]{1,2})\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^column (?:[0-9]+|[A-Z]+): ")
_HALF = re.compile(r"\bhalf\W*day", re.IGNORECASE)


def trainings_of(
    paths: Sequence[Path], lists: ReadLists, programme: Programme | None
) -> tuple[list[TrainingFacts], list[Finding]]:
    """(the training of each list, findings): the programme's, by the id in the name of the file or its folder; else
    one of the list's own name. Its days are the programme's, else those that the half-days of the list name."""
    trainings, findings = [], []
    for path, label, reading in zip(paths, lists.labels, lists.readings, strict=True):
        location = Location(reading.roster.file)
        list_facts = TrainingFacts(label, days_of(half_days(reading)), None)
        programme_facts = None
        if programme is not None and path != STDOUT:
            try:
                programme_facts = training_of(path, programme)
            except ValueError as problem:
                message: str = phrase(
                    "it isn't clear of which training this list is: {problem}.", problem=message_of(problem)
                )
                hint = "Please give the file a name that holds one training's id."
                findings.append(Finding("donor.training-name", Severity.ERROR, message, location, hint))
                continue
        if programme is not None and programme_facts is None:
            message = "the name of the file holds no training's id: it counts as a training without a year."
            hint = "Please give the file or its folder the id in its name, such as `al-1 participants.xlsx`."
            findings.append(Finding("donor.no-training", Severity.WARNING, message, location, hint))
        elif programme_facts and programme and programme_facts.period is None:
            findings.append(_no_period_finding(programme_facts, programme, location))
        trainings.append(programme_facts or list_facts)
        if programme_facts and list_facts.days not in (None, programme_facts.days):
            message = phrase(
                "the list has half-days of {list_days:,} {list_days:day|days}, and {training} takes {days}.",
                list_days=list_facts.days or 0,
                training=programme_facts.id,
                days=programme_facts.days,
            )
            hint = "Whoever has attended all that the list has counts as having completed; please complete the list."
            findings.append(Finding("donor.half-days", Severity.WARNING, message, location, hint))
    return trainings, findings


def _no_period_finding(training: TrainingFacts, programme: Programme, location: Location) -> Finding:
    first_day = programme.training(training.id).date_of(1)
    if first_day is None:
        message = phrase(
            "the programme has no date of {training}: nothing is counted year by year.", training=training.id
        )
        hint = "Please write it under `events` with its `start`."
        return Finding("donor.no-year", Severity.NOTE, message, location, hint)
    message = phrase(
        "{training} begins on {day}, in none of the periods: nothing is counted by period.",
        training=training.id,
        day=first_day.isoformat(),
    )
    hint = "Please complete `periods` or `years from` under `donors` in the programme."
    return Finding("donor.no-year", Severity.WARNING, message, location, hint)


def half_days(reading: RosterReading) -> list[str]:
    """The half-days of a list, with those of which nothing is written below the header."""
    return [*half_days_of(reading.roster.participants), *empty_half_days(reading)]


def empty_half_days(reading: RosterReading) -> list[str]:
    """The columns for a half-day in which nobody is ticked: by themselves they say nothing of attendance."""
    unused_headers = (_NUMBERED.sub("", name) for name, meaning in reading.columns if meaning == "not used")
    stated = half_days_of(reading.roster.participants)
    return [name for name in unused_headers if is_half_day(name) and name not in stated]


def days_of(names: Sequence[str]) -> int | None:
    """How many days the half-days of a list are of: `Day 1 AM`, `Day 1 PM` and `Day 2` are two; None where a column
    doesn't say its day."""
    days = {_day(name) for name in names}
    return None if not days or None in days else len(days)


def list_findings(
    lists: ReadLists, trainings: Sequence[TrainingFacts], template: DonorTemplate, signature_flags: Sequence[bool]
) -> Iterator[Finding]:
    """What lists don't say, where the donor's rules need it; `signature_flags` are those on which people are marked."""
    needs_completion = any(indicator.needs_completion for indicator in template.indicators)
    needs_length = any(indicator.longer_than_days for indicator in template.indicators)
    for reading, training, has_signatures in zip(lists.readings, trainings, signature_flags, strict=False):
        people, location = reading.roster.participants, Location(reading.roster.file)
        if has_signatures and not records_attendance(people):
            message = "nobody is marked on the list, so nobody knows who came: nobody on it is counted."
            hint = "Please type the signed sheets; a list of who was invited is better called participants."
            yield Finding("donor.nothing-typed", Severity.WARNING, message, location, hint)
            continue
        if not records_attendance(people):
            message = "the list doesn't say who came: everybody on it counts as having taken part."
            hint = "Please add a column Attended, or one for each half-day, from the signed lists."
            yield Finding("donor.no-attendance", Severity.WARNING, message, location, hint)
        if empty_names := empty_half_days(reading):
            message = phrase(
                "nobody is ticked under {half_days}: nobody on the list counts as having completed the course.",
                half_days=listing(empty_names),
            )
            hint = "Please type the signed sheet of that half-day, or delete its column if it was not held."
            yield Finding("donor.empty-half-day", Severity.WARNING, message, location, hint)
        elif needs_completion and not half_days_of(people):
            message = "the list has no half-days: nobody on it counts as having completed the course."
            hint = "Please add a column for each half-day, such as Day 1 AM, from the signed lists."
            yield Finding("donor.no-half-days", Severity.WARNING, message, location, hint)
        if needs_length and training.days is None:
            message = (
                "it isn't known how many days this course took: it doesn't count where more than one is asked for."
            )
            hint = phrase(
                "Please name the programme with {programme}, or call the half-days Day 1 AM, Day 1 PM and so on.",
                programme=Option("--programme"),
            )
            yield Finding("donor.no-days", Severity.WARNING, message, location, hint)


def find_same_organisations(lists: ReadLists, template: DonorTemplate) -> Iterator[Finding]:
    """Names on several lists that may be spellings of one organisation, where organisations are counted: each counts by
    itself. Within one list, its reading says so. The names stay in the lists."""
    if all(indicator.counts != "organisations completed" for indicator in template.indicators):
        return
    persons_by_name: dict[str, list[tuple[int, Participant]]] = {}
    for number, reading in enumerate(lists.readings):
        for person in reading.roster.participants:
            if person.organisation and person.stakeholder is not StakeholderType.GO:
                persons_by_name.setdefault(letters_key(person.body or person.organisation), []).append((number, person))
    names = {key: str(entries[0][1].organisation) for key, entries in persons_by_name.items()}
    times = {name: len(persons_by_name[key]) for key, name in names.items()}
    for group in similar_names(times, {}):
        entry_lists = [persons_by_name[key] for key, name in names.items() if name in group]
        if len({number for entries in entry_lists for number, _ in entries}) > 1:
            location, *further_locations = (entries[0][1].where for entries in entry_lists)
            message = phrase(
                "{names} names of organisations may be spellings of one; each is counted by itself.",
                names=len(entry_lists),
            )
            hint = phrase(
                "If they are one, write it alike in all lists, or say so once with {command}.",
                command=Command("roster map"),
            )
            yield Finding(
                "donor.same-organisation", Severity.WARNING, message, location, hint, tuple(further_locations)
            )


def _day(name: str) -> str | None:
    if is_date(name):
        return name.casefold()
    match = _DAY.search(name)
    return match[1].lstrip("0") if match and not _HALF.search(name) else None
