"""Which group people belong to, by what they say in any wave."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, squeeze
from ecpat_training.effect.linking.panel import Panel
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.catalogue.message import phrase

if TYPE_CHECKING:
    import pandas

    from ecpat_training.effect.linking.panel import Integers

NOT_SAID = -1
HINT = "The first answer counts. Please correct the file where it is a slip."


@dataclass(frozen=True, eq=False)
class Membership:
    """`of[person]` is the number of the person's group in `names`, -1 where it was never said: the first wave that
    says it counts. `changed` says of people who say another group later: first what, then what, and where."""

    column: str
    names: tuple[str, ...]
    of: "Integers"
    changed: tuple[tuple[str, str, Location], ...]


def membership(column: str, waves: Sequence[WaveResponses], people: Panel) -> Membership | None:
    """The groups by one background question; None if no wave asks it. Case and spaces don't matter."""
    import numpy

    names: dict[str, str] = {}  # how a group is compared -> how it was written first
    group_by_person = numpy.full(people.people, NOT_SAID, dtype=numpy.int64)
    changed_statements: list[tuple[str, str, Location]] = []
    waves_asking = [wave for wave in waves if column in wave.groups]
    for wave in waves_asking:
        # Who is not in this wave has row -1, which is the value that is appended: "not said".
        stated = numpy.append(_numbers(wave.groups[column], names), NOT_SAID)[people.rows[wave.wave]]
        for person in numpy.flatnonzero((group_by_person >= 0) & (stated >= 0) & (group_by_person != stated)).tolist():
            group_labels = list(names.values())
            location = wave.places[int(people.rows[wave.wave][person])]
            changed_statements.append((group_labels[group_by_person[person]], group_labels[stated[person]], location))
        group_by_person = numpy.where(group_by_person >= 0, group_by_person, stated)
    return (
        Membership(column, tuple(names.values()), group_by_person, tuple(changed_statements)) if waves_asking else None
    )


def _numbers(answers: "pandas.Series[str]", names: dict[str, str]) -> "Integers":
    """The number of each response's group; new groups are added to `names`."""
    import numpy
    import pandas

    codes, words = pandas.factorize(answers)
    places = list(names)
    word_numbers = []
    for word in words:
        group_text = squeeze(str(word))
        key = group_text.casefold()
        if key and key not in names:
            names[key] = group_text
            places.append(key)
        word_numbers.append(places.index(key) if key else NOT_SAID)
    numbers: Integers = numpy.array([*word_numbers, NOT_SAID], dtype=numpy.int64)[codes]
    return numbers


def changed_groups(memberships: Sequence[Membership]) -> list[Finding]:
    """A warning for each question that people answer otherwise in a later wave."""
    findings = []
    for grouping in memberships:
        if grouping.changed:
            examples = [
                f"`{first_group}`, then `{later}` ({location})" for first_group, later, location in grouping.changed
            ]
            message = phrase(
                "{people:,} {people:person says|people say} another `{column}` in a later wave: {examples}.",
                people=len(grouping.changed),
                column=grouping.column,
                examples=listing(examples, 5),
            )
            findings.append(Finding("evaluate.group-changed", Severity.WARNING, message, None, HINT))
    return findings
