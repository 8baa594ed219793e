"""A mail or a letter with a line for each person: `1. Ms Ana Pop, prosecutor, Court, ana@example.org`."""

import re
from collections.abc import Mapping, Sequence

from ecpat_training.roster.model.draft import DraftedPerson
from ecpat_training.roster.reading import values
from ecpat_training.roster.reading.countries import country
from ecpat_training.roster.reading.draft_line import DraftLine, Read
from ecpat_training.roster.reading.shared_rows import words_of_name
from ecpat_training.roster.reading.standing_marks import in_a_remark
from ecpat_training.roster.reading.standing_words import standing_in
from ecpat_training.words.lists.calendar_words import MONTH_OF
from ecpat_training.words.lists.statuses import INSTEADS
from ecpat_training.words.matching import letters_key

_MARK = re.compile(r"^\s*(?:\(?\d{1,5}[.)]|[a-zA-Z][.)](?=\s)|[-–—•*▪●○·‣])\s*(?=\S)")
_ITEM_SEPARATOR = re.compile(r"\s*[,;|\t]\s*|\s*[–—]\s*|\s+-\s+|\s*[()\[\]<>]\s*")
_EMAIL = re.compile(r"(?:mailto:)?([\w.+'-]+@[\w-]+(?:\.[\w-]+)+)")
_PHONE = re.compile(r"\+?\d[\d ./-]{6,}\d")
_ADDRESSED = re.compile(r"[\"']?([^<>;,\"']{3,60}?)[\"']?\s*<([^<>\s]+@[^<>\s]+)>")
_DAY = re.compile(r"\s*\d{1,2}\.?\s+([^\W\d_]+)")
_LEAST_OF_A_MONTH = 6  # letters
_AUGUST = ("august", "avgust")
_MOST_WORDS = 6  # of a name
_MIN_PEOPLE = 2  # people
_SUBSTITUTE_PREFIXES = tuple(f"{word.strip()} " for word in INSTEADS)


def people_of_items(lines: Sequence[DraftLine]) -> Read:
    """The people of numbered or marked lines, with the lines right below each that go on with it; where none is marked,
    of lines in which a name stands before something that is known."""
    alone = [(number, line.cells[0]) for number, line in enumerate(lines) if [*line.cells] == [0]]
    marked = [(number, text) for number, text in alone if lines[number].is_item or _MARK.match(text)]
    people: list[DraftedPerson] = []
    used: set[int] = set()
    items = {
        number: cells
        for number, text in marked
        if not _is_day(text) and (cells := person_in(_MARK.sub("", text, count=1)))
    }
    if len(items) < _MIN_PEOPLE:
        items = {number: cells for number, text in alone if (cells := person_in(text)) and _is_plain(cells)}
        return (
            _of_addresses(lines) if len(items) < _MIN_PEOPLE else _read(lines, {number: [number] for number in items})
        )
    parts: dict[int, list[int]] = {}
    marks, current = {number for number, _ in marked}, -1
    for number, line in enumerate(lines):
        if number in items:
            current = number
            parts[current] = [number]
        elif number in marks or [*line.cells] != [0] or _is_heading(line.cells[0]):
            current = -1
        elif current >= 0:
            parts[current].append(number)
    most = len(parts[min(parts)])
    for numbers in parts.values():
        del numbers[most:]  # what stands below somebody may be about others, or the letter's end
    read = _read(lines, parts)
    people += read.people
    used |= read.used
    return Read(people, frozenset(used))


def person_in(text: str) -> dict[str, str]:
    """What a line says of a person who is named first in it; nothing where no name stands there. What isn't known is
    the organisation, or, of two, the position and the organisation."""
    cells: dict[str, str] = {}
    if email := _EMAIL.search(text):
        cells["E-mail"] = email[1]
        text = text.replace(email[0], ",")
    parts = [part.strip(" .:") for part in _ITEM_SEPARATOR.split(text) if part.strip(" .:")]
    if not parts:
        return {}
    first, *further = parts
    words = first.split()
    if len(words) > 1 and values.form_of_address(words[0]):
        cells["Form of address"], first = words[0], " ".join(words[1:])
    is_small = first == first.lower() != first.upper() and not email
    if is_small or not 1 < len(words_of_name(first)) <= len(first.split()) <= _MOST_WORDS or first.endswith("!"):
        return {}
    cells["Full name"] = first
    cells.update(_details(further, cells))
    if "Organisation" not in cells and values.suggested_stakeholder(cells.get("Position", "")):
        cells["Organisation"] = cells.pop("Position")
    return cells


def _details(parts: Sequence[str], known: Mapping[str, str]) -> dict[str, str]:
    """What stands behind a name, by the header of the proposed list."""
    cells: dict[str, str] = {}
    unknown: list[str] = []
    remarks: list[str] = []
    for part in parts:
        title = _kind(part)
        if title and title not in {*cells, *known}:
            cells[title] = part
        elif not title and _is_remark(part):
            remarks.append(part)
        else:
            unknown.append(part)
    if unknown:
        body = next((part for part in unknown if values.suggested_stakeholder(part)), unknown[-1])
        cells["Organisation"] = body
        remaining = [part for part in unknown if part is not body]
        if remaining and "Position" not in cells:
            cells["Position"] = ", ".join(remaining)
        else:
            remarks = [*remaining, *remarks]
    return {**cells, "Remarks": ", ".join(remarks)} if remarks else cells


def _is_remark(part: str) -> bool:
    """Whether a part says in whose place somebody comes, or whether: `instead of Olga Balan`, `tbc`."""
    says_for_whom = part.lower().startswith(_SUBSTITUTE_PREFIXES)
    is_body = values.suggested_stakeholder(part) is not None
    return says_for_whom or (
        part == part.lower() and not is_body and (in_a_remark(part) or standing_in(part)) is not None
    )


def _is_day(text: str) -> bool:
    """Whether the number before a line is a day: `3. Siječnja Zagreb, hotel`. Short months and August are names too."""
    match = _DAY.match(text)
    month = letters_key(match[1]) if match else ""
    return len(month) >= _LEAST_OF_A_MONTH and month in MONTH_OF and not month.startswith(_AUGUST)


def _is_heading(text: str) -> bool:
    return text.endswith(":") or standing_in(text) is not None


def _kind(part: str) -> str:
    if _PHONE.fullmatch(part):
        return "Phone"
    if values.stakeholder(part):
        return "Stakeholder type"
    if values.names_work(part):
        return "Position"
    if values.gender(part):
        return "Gender"
    return "Country" if len(part) > 2 and country(part) else ""


def _is_plain(cells: dict[str, str]) -> bool:
    """Whether a line without a mark is a person's for sure."""
    return len(cells) > 2 and not {"E-mail", "Form of address", "Position"}.isdisjoint(cells)


def _read(lines: Sequence[DraftLine], parts: dict[int, list[int]]) -> Read:
    people = []
    for numbers in parts.values():
        first, *further = (lines[number].cells[0] for number in numbers)
        text = ", ".join((_MARK.sub("", first, count=1), *further))
        people.append(DraftedPerson(lines[numbers[0]].place, person_in(text)))
    return Read(people, frozenset(number for numbers in parts.values() for number in numbers))


def _of_addresses(lines: Sequence[DraftLine]) -> Read:
    """The people to whom a mail is addressed: `Ana Pop <ana@example.org>; Ion Dan <ion@example.org>`."""
    people, used = [], set()
    for number, line in enumerate(lines):
        pairs = _ADDRESSED.findall(" ".join(line.cells.values()))
        if len(pairs) >= _MIN_PEOPLE:
            people += [
                DraftedPerson(line.place, {"Full name": name.split(":")[-1].strip(), "E-mail": email})
                for name, email in pairs
            ]
            used.add(number)
    return Read(people, frozenset(used))
