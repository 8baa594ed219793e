"""Which people are of one organisation: a government body is one country's, any other is one over countries, and names
that may be spellings of one are proposed to a person, never joined."""

from collections import Counter
from collections.abc import Mapping, Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.spelling import chosen_spellings, unaccented
from ecpat_training.core.text import count, listing
from ecpat_training.files.places import KEPT, together
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading import values
from ecpat_training.roster.reading.body_names import alike
from ecpat_training.roster.reading.headers import RosterLayout
from ecpat_training.roster.reading.names import LIKE_A_PERSON
from ecpat_training.values.participant import Participant, StakeholderType


def tell_bodies_apart(
    people: Sequence[Participant], table: CellTable, layout: RosterLayout, findings: list[Finding]
) -> list[tuple[str, ...]]:
    """Says of each person what their organisation is counted as. A name that government bodies of several countries
    have is counted once for each of these countries. Whatever is no government body is one over its countries (UNICEF,
    Terre des hommes), so that `at most 3 of one organisation` holds however it is meant; that is said, since two bodies
    may have one name.

    Returns:
        The names that may be of one body: groups of spellings, the likeliest name first.
    """
    by_name: dict[str, list[Participant]] = {}
    known: dict[str, list[Participant]] = {}  # the same, by the name as it is written
    for person in people:
        if name := person.organisation:
            if name not in known:
                known[name] = by_name.setdefault(unaccented(name), [])
            known[name].append(person)
    for several in by_name.values():
        countries = sorted({person.country for person in several if person.country})
        if len(countries) < 2:
            continue
        state = [person for person in several if _is_of_a_state(person)]
        of_states = sorted({person.country for person in state if person.country})
        if len(of_states) > 1:
            for person in state:
                person.amend(body=f"{person.organisation} ({person.country or 'country not known'})")
            findings.append(_apart(state, of_states, table, layout))
        elif not all(person.stakeholder is StakeholderType.IGO for person in several):
            findings.append(_as_one(several, countries, table, layout))
    spellings = _spellings(by_name)
    findings += [_proposed(group, by_name, table, layout) for group in spellings]
    return spellings


def _is_of_a_state(person: Participant) -> bool:
    """Whether somebody's organisation is a government body; where the list doesn't say it, whether it is called one."""
    kind = person.stakeholder or values.suggested_stakeholder(person.organisation or "")
    return kind is StakeholderType.GO


def _spellings(by_name: Mapping[str, Sequence[Participant]]) -> list[tuple[str, ...]]:
    times: dict[str, int] = {}
    countries: dict[str, set[str]] = {}
    for people in by_name.values():
        written = Counter(person.organisation or "" for person in people)
        name = chosen_spellings(written)[people[0].organisation or ""]
        if LIKE_A_PERSON not in name:
            times[name] = len(people)
            if _is_of_a_state(people[0]):
                countries[name] = {person.country for person in people if person.country}
    return alike(times, countries)


def _apart(people: list[Participant], countries: list[str], table: CellTable, layout: RosterLayout) -> Finding:
    unknown = [person for person in people if not person.country]
    message = (
        f"government bodies of {listing(countries, 12)} have one name ({_rows(people)}); each country's is counted "
    )
    message += "as one of its own."
    hint = None
    if unknown:
        message += f" The country of {count(len(unknown), 'person', 'people')} there isn't known ({_rows(unknown)})."
        hint = "Please give the country; until then they are counted as of one more."
    severity = Severity.WARNING if unknown else Severity.NOTE
    return Finding("roster.bodies-apart", severity, message, _cell(people[0], table, layout), hint)


def _as_one(people: list[Participant], countries: list[str], table: CellTable, layout: RosterLayout) -> Finding:
    message = (
        f"people from {listing(countries, 12)} are of one organisation by its name ({_rows(people)}); it is counted as "
    )
    message += "one."
    hint = "If these are several bodies, write the country behind the name."
    return Finding("roster.body-as-one", Severity.NOTE, message, _cell(people[0], table, layout), hint)


def _proposed(
    group: tuple[str, ...], by_name: Mapping[str, Sequence[Participant]], table: CellTable, layout: RosterLayout
) -> Finding:
    """Names stay unsaid: that of a body with one person there is that person's."""
    members = sorted((one for name in group for one in by_name[unaccented(name)]), key=lambda one: one.row)
    message = f"{len(group)} names of organisations may be spellings of one ({_rows(members)}); each is counted by "
    message += "itself."
    hint = "If they are one, write it alike for all, or say so once with `ecpat roster map`."
    where, *others = [_cell(person, table, layout) for person in members[:KEPT]]
    return Finding("roster.same-body", Severity.WARNING, message, where, hint, tuple(others))


def _rows(people: Sequence[Participant]) -> str:
    return together([person.where for person in people])


def _cell(person: Participant, table: CellTable, layout: RosterLayout) -> Location:
    return table.where(person.row - 1, layout.of("organisation")[0].position)
