"""One of several lists under the headers that all of them get: what was understood in the tool's own words, the rest as
its sender wrote it."""

from collections.abc import Mapping, Sequence

from ecpat_training.core.text import squeeze
from ecpat_training.roster.model.joined import POSSIBLE_MATCH_HEADER, REMARKS, SOURCE_HEADER
from ecpat_training.roster.reading.countries import country_name
from ecpat_training.roster.reading.roster import RosterReading
from ecpat_training.roster.reading.written import WrittenColumn
from ecpat_training.values.participant import Participant
from ecpat_training.words.header_fields import field_of
from ecpat_training.words.lists.headers import REMARK_HEADERS, Field
from ecpat_training.words.matching import letters_key

FULL_NAME, ID = "Full name", "ID"
_NAME_PARTS = ("Given name", "Surname")
ORDER = (
    ID, FULL_NAME, *_NAME_PARTS, "Organisation", "Stakeholder type", "Profession", "Role", "Position", "Rank", "Gender",
    "Form of address", "Country", "Region", "E-mail", "Phone", "Status", REMARKS,
)  # fmt: skip
_AS_WRITTEN: Mapping[Field, str] = {"position": "Position", "rank": "Rank", "form of address": "Form of address"}


def has_halves(reading: RosterReading) -> bool:
    """Whether a list gives everybody's given name and surname apart."""
    return all(person.given_name and person.surname for person in reading.roster.participants)


def cells_of_piece(
    reading: RosterReading, written: Sequence[WrittenColumn], *, in_halves: bool
) -> list[dict[str, str]]:
    """The texts of each person of a list under the common headers. What isn't known stands as it is written, so that
    it is asked again; whoever is out has the words of the list beside them, as long as nobody has decided on these.
    Notes on cells are remarks. Half-days aren't taken over: who was away is said by the status."""
    remarks: dict[int, list[str]] = {}
    settled: dict[int, list[str]] = {}
    for block in reading.blocks:
        if block.is_decided or block.place != "column":  # a column of remarks is taken over as it is
            for row in block.rows:
                (settled if block.is_decided else remarks).setdefault(row + 1, []).append(block.written)
    notes: dict[int, list[str]] = {}
    for (row, _), note in sorted(reading.table.notes.items()):
        notes.setdefault(row + 1, []).append(squeeze(note))
    extra = [column for column in written if column.field is None and any(column.texts)]
    cells = []
    for index, person in enumerate(reading.roster.participants):
        texts: dict[Field, str] = {}
        for column in written:
            if column.field is not None and column.texts[index]:
                texts.setdefault(column.field, column.texts[index])
        known = _known(person, texts, in_halves=in_halves)
        further = [(_title(column.header), column.texts[index]) for column in extra]
        for title, text in (*further, *((REMARKS, note) for note in notes.get(person.row, ()))):
            for words in settled.get(person.row, ()):
                text = text.replace(words, "").strip()  # the status says it as a person has decided
            known[title] = "; ".join(filter(None, (known.get(title, ""), text)))
        known[REMARKS] = "; ".join(dict.fromkeys(filter(None, (known.get(REMARKS), *remarks.get(person.row, ())))))
        cells.append({title: text for title, text in known.items() if text})
    return cells


def _known(person: Participant, texts: Mapping[Field, str], *, in_halves: bool) -> dict[str, str]:
    names = {"Given name": person.given_name, "Surname": person.surname} if in_halves else {FULL_NAME: person.name}
    role = str(person.role) if person.role and ("role" in texts or not person.profession) else texts.get("role", "")
    return {
        ID: person.id or "",
        **names,
        "Organisation": person.organisation or "",
        "Stakeholder type": str(person.stakeholder or texts.get("stakeholder type", "")),
        "Profession": person.profession or texts.get("profession", ""),
        "Role": role,
        "Gender": str(person.gender or texts.get("gender", "")),
        "Country": country_name(person.country) if person.country else texts.get("country", ""),
        "Region": person.region or "",
        "E-mail": person.email or "",
        "Phone": person.phone or "",
        "Status": str(person.status or texts.get("status", "")),
        **{title: texts.get(field, "") for field, title in _AS_WRITTEN.items()},
    }


def _title(header: str) -> str:
    """What a column without a meaning is called: not as one that has a meaning elsewhere."""
    if letters_key(header) in REMARK_HEADERS:
        return REMARKS
    if header in (SOURCE_HEADER, POSSIBLE_MATCH_HEADER):
        return f"{header} (in its list)"  # of a list that is itself a proposed or joined one
    return f"Not used: {header}" if field_of(header) is not None else header
