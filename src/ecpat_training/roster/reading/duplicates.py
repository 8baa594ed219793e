"""The same person twice on a list: counted once where nothing speaks against it, asked where something does."""

import re
from array import array
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from ecpat_training.core.finding import Finding, Severity, Term, Terms
from ecpat_training.core.spelling import unaccented
from ecpat_training.core.text import fold, listing
from ecpat_training.core.waiting import iterate_while_awaited
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.files.places import Places, join_places
from ecpat_training.roster.reading.headers import shortened
from ecpat_training.values.participant import Participant
from ecpat_training.words.catalogue.message import phrase, sentences
from ecpat_training.words.person_name import loose_key, name_key

# What tells two people apart who share a name, and what shows that they are one; in the words of messages.
_APART = {
    "id": "id",
    "email": "e-mail address",
    "stakeholder": "stakeholder type",
    "role": "role",
    "gender": "gender",
    "country": "country",
}
_SAME = {"id": "id", "email": "e-mail address", "organisation": "organisation"}
_WORD = re.compile(r"[^\W\d_]{3}")
Called = TypeVar("Called", bound=Hashable)
_TAKEN_OVER = {
    **_APART,
    "organisation": "organisation",
    "profession": "profession",
    "region": "region",
    "half_days": "half-days",
}


def remove_duplicates(people: list[Participant], findings: list[Finding]) -> list[UnusedRow]:
    """Leaves each person in the list once, and returns the rows that repeat one; what to ask goes to the findings.

    One person: the same name but for titles and accents, and the same id, e-mail address or organisation, and no
    contradiction in id, e-mail address, stakeholder type, role, gender or country. The first row stays; what only
    later rows say is taken over. Whom one row has in the room and another doesn't counts, and that is asked. Everything
    else that looks alike is asked, names in another alphabet included, and both stay. The order of the rows doesn't
    matter for who is one.
    """
    replaced: dict[int, Participant] = {}
    not_used: list[UnusedRow] = []
    findings += _same_id(people)
    for group in iterate_while_awaited(_groups(people).values()):
        remaining = []
        for cluster in _connected(group):
            if len(cluster) > 1 and not _differences(cluster):
                replaced |= {person.row: _merged(cluster) if person is cluster[0] else person for person in cluster}
                not_used += _repeats(cluster)
                findings.append(_duplicate_finding(cluster))
                remaining.append(cluster[0])
            else:
                remaining += cluster
        if len(remaining) > 1 and name_key(remaining[0].name):
            findings.append(_duplicate_question(sorted(remaining, key=lambda person: person.row)))
    findings += _shared_addresses(people)
    gone = {entry.location for entry in not_used}
    if gone or replaced:
        people[:] = [replaced.get(person.row, person) for person in people if person.where not in gone]
    return not_used


def _groups(people: Iterable[Participant]) -> dict[tuple[str, ...], list[Participant]]:
    """People by name, however it is spelled; those without a name by id. People with neither can't be told apart or
    together."""

    def called(person: Participant) -> tuple[str, ...] | None:
        return loose_key(person.name) or (("id", "", fold(person.id)) if person.id else None)

    return _alike(people, called)


def _alike(
    people: Iterable[Participant], called: Callable[[Participant], Called | None]
) -> dict[Called, list[Participant]]:
    """Those who are called the same as somebody else, in their order. Most are called like nobody else: of them not
    even what they are called is kept."""
    people = tuple(people)
    # Numbers instead of names: of a hundred thousand people, nearly all are called like nobody else.
    hashes = array("q", (hash(called(person)) for person in people))
    once: set[int] = set()
    repeated: set[int] = set()
    for hashed in hashes:
        (repeated if hashed in once else once).add(hashed)
    people_by_name: dict[Called, list[Participant]] = {}
    for person, hashed in zip(people, hashes, strict=True):
        if hashed in repeated and (name := called(person)) is not None:
            people_by_name.setdefault(name, []).append(person)
    return {name: group for name, group in people_by_name.items() if len(group) > 1}


def _connected(group: list[Participant]) -> list[list[Participant]]:
    """Splits people of much the same name into those whom the same name and an id, an e-mail address or an
    organisation connect."""
    parts: list[list[Participant]] = []
    part_of: dict[tuple[object, ...], int] = {}
    for person in group:
        name = name_key(person.name)
        evidence = [(name, field, unaccented(value)) for field in _SAME if (value := getattr(person, field))]
        touched = sorted({part_of[entry] for entry in evidence if entry in part_of})
        target = touched[0] if touched else len(parts)
        if not touched:
            parts.append([])
        parts[target].append(person)
        # This person connects parts that nothing connected before, so that the order of rows decides nothing.
        for merged_part in touched[1:]:
            parts[target] += parts[merged_part]
            parts[merged_part] = []
            part_of |= {entry: target for entry, part in part_of.items() if part == merged_part}
        part_of |= dict.fromkeys(evidence, target)
    return [sorted(part, key=lambda person: person.row) for part in parts if part]


def _values(people: Iterable[Participant], field: str) -> set[str]:
    return {unaccented(str(value)) for person in people if (value := getattr(person, field)) is not None}


def _differences(people: Sequence[Participant]) -> list[str]:
    return [label for field, label in _APART.items() if len(_values(people, field)) > 1]


def _shared(people: Sequence[Participant]) -> list[str]:
    named = [_same_name(people)] if name_key(people[0].name) else []
    everywhere = [
        label
        for field, label in _SAME.items()
        if all(getattr(person, field) for person in people) and len(_values(people, field)) == 1
    ]
    return named + everywhere


def _same_name(people: Sequence[Participant]) -> str:
    """`name`, and what the names differ in where they aren't letter for letter the same."""
    if len({tuple(sorted(fold(person.name.replace(",", " ")).split())) for person in people}) == 1:
        return "name"
    if len({name_key(person.name) for person in people}) == 1:
        return "name but for titles or accents"
    return "name but for its spelling or alphabet"


def _merged(people: Sequence[Participant]) -> Participant:
    """The first row, with what only later rows say: also that somebody is in the room after all, or was there on
    another day."""
    first = people[0]
    missing = [field for field in Participant.model_fields if getattr(first, field) is None]
    added = {
        field: next((value for person in people if (value := getattr(person, field)) is not None), None)
        for field in missing
    }
    if (present := _in_the_room(people)) is not None:
        added |= {"status": present.status, "reached": present.reached}
    days = [person.half_days for person in people if person.half_days]
    if len(days) > 1:
        added["half_days"] = {day: any(row.get(day) for row in days) for row in days for day in row}
    return first.model_copy(update=added)


def _in_the_room(people: Sequence[Participant]) -> Participant | None:
    """The first row of one person that says nothing against them, where another says that they are out of the room."""
    inside = [person for person in people if not person.is_out]
    return inside[0] if 0 < len(inside) < len(people) else None


def _repeats(people: Sequence[Participant]) -> list[UnusedRow]:
    first = people[0]
    return [
        UnusedRow(
            person.where,
            f"the same person as {first.where.place_in_file} (same {listing(_shared([first, person])) or 'person'})",
            first.where,
        )
        for person in people[1:]
    ]


def _duplicate_finding(people: Sequence[Participant]) -> Finding:
    first, *repeats = people
    merged, shared = _merged(people), _shared(people)
    added = [label for field, label in _TAKEN_OVER.items() if getattr(first, field) != getattr(merged, field)]
    repeated = "{rows} {repeats:repeats|repeat} {first} and {repeats:isn't|aren't} counted again: the same "
    message = phrase(
        f"{repeated}{{shared}}." if shared else f"{repeated}person.",
        rows=Places(person.where for person in repeats),
        repeats=len(repeats),
        first=Places([first.where]),
        shared=Terms(map(Term, shared)),
    )
    if added:
        message = sentences(
            message, phrase("What only the later row says ({fields}) is taken over.", fields=Terms(map(Term, added)))
        )
    hint = "If these are different people, give each an id."
    if (present := _in_the_room(people)) is not None:
        outside = [person.where for person in people if person.is_out]
        message = sentences(
            message,
            phrase(
                "They are out by {out} and not by {row}, and count.", out=Places(outside), row=Places([present.where])
            ),
        )
        hint = f"If they don't come, delete the row that has them in. {hint}"
    return Finding(
        "roster.duplicate",
        Severity.WARNING,
        message,
        repeats[0].where,
        hint,
        tuple(person.where for person in repeats[1:]),
    )


def _duplicate_question(people: Sequence[Participant]) -> Finding:
    differ = _differences(people)
    likeness = "{rows} are maybe the same person: the same {shared}"
    template = (
        f"{likeness}, but not the same {{fields}}; each is counted."
        if differ
        else f"{likeness}, and nothing that says whether they are one; each is counted."
    )
    return Finding(
        "roster.same-name",
        Severity.WARNING,
        phrase(
            template,
            rows=Places(person.where for person in people),
            shared=Terms(map(Term, _shared(people))),
            fields=Terms(map(Term, differ)),
        ),
        people[1].where,
        "If this is one person, please delete all rows but one.",
        tuple(person.where for person in (people[0], *people[2:])),
    )


def _same_id(people: Iterable[Participant]) -> list[Finding]:
    """The same id for different people: nobody can say later whose answers are whose."""
    findings = []
    for group in _alike(people, lambda person: fold(person.id) if person.id else None).values():
        names = {loose_key(person.name) for person in group}
        if len(names) > 1 or (names == {()} and _differences(group)):
            message = phrase(
                "{id} is given to different people, in {rows}.",
                id=_the_id(group[0].id or ""),
                rows=Places(person.where for person in group),
            )
            location = group[1].where
            further_locations = tuple(person.where for person in (group[0], *group[2:]))
            hint = "Give each person an id of their own."
            findings.append(Finding("roster.same-id", Severity.ERROR, message, location, hint, further_locations))
    return findings


def _the_id(text: str) -> str:
    """An id as a message gives it: `P-017` is quoted, but what has words may be a name."""
    return "one id" if _WORD.search(text) else f"the id `{shortened(text)}`"


def _shared_addresses(people: Iterable[Participant]) -> list[Finding]:
    by_address = _alike(people, lambda person: fold(person.email) if person.email else None)
    return [
        Finding(
            "roster.shared-address",
            Severity.NOTE,
            phrase(
                "{places} give the same e-mail address under different names.",
                places=join_places([person.where for person in group]),
            ),
            group[1].where,
        )
        for group in by_address.values()
        if len({loose_key(person.name) for person in group}) > 1
    ]
