"""Which group people belong to, by what they say in any wave."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, squeeze
from ecpat_training.effect.linking.panel import Panel
from ecpat_training.survey.model.responses import WaveResponses

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
    of = numpy.full(people.people, NOT_SAID, dtype=numpy.int64)
    changed: list[tuple[str, str, Location]] = []
    asked = [wave for wave in waves if column in wave.groups]
    for wave in asked:
        # Who is not in this wave has row -1, which is the value that is appended: "not said".
        said = numpy.append(_numbers(wave.groups[column], names), NOT_SAID)[people.rows[wave.wave]]
        for person in numpy.flatnonzero((of >= 0) & (said >= 0) & (of != said)).tolist():
            written = list(names.values())
            where = wave.places[int(people.rows[wave.wave][person])]
            changed.append((written[of[person]], written[said[person]], where))
        of = numpy.where(of >= 0, of, said)
    return Membership(column, tuple(names.values()), of, tuple(changed)) if asked else None


def _numbers(said: "pandas.Series[str]", names: dict[str, str]) -> "Integers":
    """The number of each response's group; new groups are added to `names`."""
    import numpy
    import pandas

    codes, words = pandas.factorize(said)
    places = list(names)
    own = []
    for word in words:
        written = squeeze(str(word))
        key = written.casefold()
        if key and key not in names:
            names[key] = written
            places.append(key)
        own.append(places.index(key) if key else NOT_SAID)
    numbers: Integers = numpy.array([*own, NOT_SAID], dtype=numpy.int64)[codes]
    return numbers


def changed_groups(found: Sequence[Membership]) -> list[Finding]:
    """A warning for each question that people answer otherwise in a later wave."""
    said = []
    for one in found:
        if one.changed:
            people = count(len(one.changed), "person says", "people say")
            examples = [f"`{first}`, then `{then}` ({where})" for first, then, where in one.changed]
            message = f"{people} another `{one.column}` in a later wave: {listing(examples, 5)}."
            said.append(Finding("evaluate.group-changed", Severity.WARNING, message, None, HINT))
    return said
