"""Who of an attendance list is who on the participant list, and who stands on none."""

from collections.abc import Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.files.table import CellTable
from ecpat_training.values.participant import Participant
from ecpat_training.words.comparable_codes import code_key
from ecpat_training.words.person_name import loose_key, name_key


class ParticipantIndex:
    """The people of a participant list, by their codes and the words of their names in any order.

    A code of the list's own is the person's. One that was made from the number of a row (`R5`), as workbooks and sheets
    to sign have it where the list has no codes, is another person's as soon as a row is added above: it holds only
    where the name beside it is the same, or where there is none.
    """

    def __init__(self, expected_people: Sequence[Participant]) -> None:
        self._own: dict[str, list[Participant]] = {}
        self._made: dict[str, Participant] = {}
        self._named: dict[tuple[str, ...], list[Participant]] = {}
        for person in expected_people:
            if code := code_key(person.own_code or ""):
                self._own.setdefault(code, []).append(person)
            else:
                self._made[code_key(person.code) or person.code] = person
            if key := name_key(person.name):
                self._named.setdefault(key, []).append(person)

    def find_same_people(self, person: Participant) -> list[Participant]:
        """Everybody who may be the person of a row; nobody where the row is of nobody on the list."""
        code, key = code_key(person.own_code or ""), name_key(person.name)
        if code_holders := self._own.get(code):
            return code_holders if not self._contradicted(code_holders, key) else [*code_holders, *self._named[key]]
        row_holder = self._made.get(code)
        if row_holder and (not key or name_key(row_holder.name) in ((), key)):
            return [row_holder]
        return self._named.get(key, []) if key else []

    def contradicts(self, person: Participant) -> bool:
        """Whether the code of a row is one person's on the list, and the name beside it another's."""
        return self._contradicted(self._own.get(code_key(person.own_code or ""), []), name_key(person.name))

    def has_other_name(self, person: Participant) -> bool:
        """Whether the list has the code of a row beside a name that shares no word with this one: who marries keeps a
        word, and a slip of the hand in a code makes somebody else of a person."""
        listed_names = [holder.name for holder in self._own.get(code_key(person.own_code or ""), []) if holder.name]
        words = {*loose_key(person.name)}
        return bool(words and listed_names) and not any(words & {*loose_key(name)} for name in listed_names)

    def _contradicted(self, code_holders: Sequence[Participant], key: tuple[str, ...]) -> bool:
        name_holders = self._named.get(key, []) if key else []
        return bool(code_holders and name_holders) and not any(
            holder is namesake for holder in code_holders for namesake in name_holders
        )


def find_ambiguous_people(
    people: Sequence[Participant], expected_index: ParticipantIndex, table: CellTable
) -> list[Finding]:
    """A question for each row of nobody on the list, for each of two people, and for each whose code stands beside
    another name there. No message names anybody."""
    return [
        *_of_two(people, expected_index, table),
        *_of_another_name(people, expected_index, table),
        *_find_unlisted_people(people, expected_index, table),
    ]


def _of_two(people: Sequence[Participant], expected_index: ParticipantIndex, table: CellTable) -> list[Finding]:
    message = "on the participant list this code is one person's, and this name another's."
    hint = "Please correct the code or the name here."
    return [
        Finding("attendance.code-and-name", Severity.ERROR, message, table.location_of(person.row - 1), hint)
        for person in people
        if expected_index.contradicts(person)
    ]


def _of_another_name(
    people: Sequence[Participant], expected_index: ParticipantIndex, table: CellTable
) -> list[Finding]:
    message = "the participant list has another name beside this code."
    hint = "Please correct the code or the name: certificates and counts go by the code."
    return [
        Finding("attendance.other-name", Severity.ERROR, message, table.location_of(person.row - 1), hint)
        for person in people
        if not expected_index.contradicts(person) and expected_index.has_other_name(person)
    ]


def _find_unlisted_people(
    people: Sequence[Participant], expected_index: ParticipantIndex, table: CellTable
) -> list[Finding]:
    hint = "Please add the person to the participant list, or correct the code or the name here."
    return [
        Finding(
            "attendance.not-on-list",
            Severity.ERROR,
            "this person isn't on the participant list.",
            table.location_of(person.row - 1),
            hint,
        )
        for person in people
        if not expected_index.find_same_people(person)
    ]
