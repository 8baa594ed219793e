"""Who stands on an attendance list, and not on the participant list."""

from collections.abc import Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.files.table import CellTable
from ecpat_training.values.participant import Participant
from ecpat_training.words.person_name import loose_key, name_key


def not_on_list(people: Sequence[Participant], expected: Sequence[Participant], table: CellTable) -> list[Finding]:
    """A question for each; somebody is known by the list's own code, else by the words of the name, in any order. No
    message names anybody."""
    codes = {one.own_code for one in expected if one.own_code} | {one.code for one in expected}
    names = {name_key(one.name) for one in expected if one.name}
    hint = "Please add the person to the participant list, or correct the code or the name here."
    return [
        Finding(
            "attendance.not-on-list",
            Severity.ERROR,
            "this person isn't on the participant list.",
            table.where(one.row - 1),
            hint,
        )
        for one in people
        if not (one.own_code and one.own_code in codes) and not (one.name and name_key(one.name) in names)
    ]


def under_other_names(
    people: Sequence[Participant], expected: Sequence[Participant], table: CellTable
) -> list[Finding]:
    """A question for each whose code the participant list has beside a name that shares no word with this one: who
    marries keeps a word, and a slip of the hand in a code makes somebody else of a person."""
    names = {one.own_code: one.name for one in expected if one.own_code and one.name}
    what = "the participant list has another name beside this code."
    hint = "Please correct the code or the name: certificates and counts go by the code."
    return [
        Finding("attendance.other-name", Severity.ERROR, what, table.where(one.row - 1), hint)
        for one in people
        if one.own_code and one.name and (listed := names.get(one.own_code))
        if not {*loose_key(one.name)} & {*loose_key(listed)}
    ]
