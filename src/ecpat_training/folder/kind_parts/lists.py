"""What lists of people share: what tells them from other tables, and how far their people have come."""

import re
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.core.errors import ContentError, EcpatError
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, visible
from ecpat_training.files.opening import display_name
from ecpat_training.folder.kind_parts.answers import is_answers
from ecpat_training.folder.kind_parts.cells import (
    columns_of,
    empty_columns_of_days,
    find_numbered_headers,
    has_few_values,
    is_amount,
    is_clock,
    is_day,
    is_mark,
    is_sent_together,
    is_sum,
    quote_headers,
)
from ecpat_training.folder.kind_parts.looked_file import Evidence, LookedFile
from ecpat_training.folder.model.facts import MIX, FileFacts
from ecpat_training.words.catalogue.message import Command, phrase
from ecpat_training.words.lists.calendar_words import WEEKDAYS, half_day_of
from ecpat_training.words.lists.signature_words import is_signature
from ecpat_training.words.lists.trainer_headers import TRAINER_FIELD_OF
from ecpat_training.words.matching import letters_key

if TYPE_CHECKING:
    from ecpat_training.roster.model.stages import TrainingPeople
    from ecpat_training.roster.reading.roster import RosterReading
    from ecpat_training.values.participant import Roster

NAMES = frozenset(("name", "full name", "given name", "surname"))
"""The columns that tell a list of people from other tables."""
_MIN_NAMED_SHARE = 0.8
_FULL_NAME = re.compile(r"[^\W\d_][^\d,;:/()]*(?: |, ?)[^\W\d_][^\d,;:/()]*")
_FEW_FIELDS = 3  # columns that a list of people has at least


def fields_of(reading: "RosterReading") -> set[str]:
    """What the columns of a list say of people."""
    return {column.field for column in reading.layout.columns if column.field}


def half_days_to_sign(reading: "RosterReading") -> int:
    """How many half-days people are ticked off for, or are to be."""
    return len(reading.layout.of("half-day")) or sum(
        column.field is None and half_day_of(column.header) is not None for column in reading.layout.columns
    )


_WEIGHTS = {
    "given name": 1, "surname": 1, "name": 1, "full name": 1, "organisation": 2, "stakeholder type": 2, "type": 1,
    "role": 2, "profession": 2, "position": 1, "rank": 1, "e-mail": 2, "phone": 1, "gender": 1, "status": 1, "id": 1,
}  # fmt: skip
"""How much a column says that a row is a person; a country or region says nothing."""
_TRAINER_HEADERS = ("competences", "sessions led", "observed", "co-trained", "taught back", "most minutes a day")
_OF_ADDRESS_BOOKS = frozenset(("name", "full name", "given name", "surname", "e-mail", "phone"))
_OF_FORMS = frozenset(("id", "number", "name", "full name", "e-mail"))
_OTHER_SHEETS = "workbook.other-sheets"
_PEOPLE = 3  # a name and two more columns


DOUBTFUL = 3
"""The weight of a guess, which is asked whatever else speaks for it."""


def signs_of_list(file: LookedFile, reading: "RosterReading") -> list[Evidence]:
    """What the columns of a list of people say for it, and what other columns say against it."""
    layout, fields = reading.layout, fields_of(reading)
    known_headers = [column.header for column in layout.columns if column.field in _WEIGHTS and not column.why]
    weight = _PEOPLE + sum(_WEIGHTS.get(field, 0) for field in fields)
    signs = [Evidence(weight, f"columns of people: {quote_headers(known_headers)}")]
    unknown_positions = [column.position for column in layout.columns if column.field is None]
    if not fields & {"organisation", "e-mail", "profession"}:
        days = columns_of(file.table.rows, layout.header_row, unknown_positions, is_day)
        signs += [Evidence(-6, f"{quote_headers(days)}: a day in each row, as in a table of days")] if days else []
    taught_headers = [
        column.header
        for column in layout.columns
        if TRAINER_FIELD_OF.get(letters_key(column.header)) in _TRAINER_HEADERS
    ]
    signs += [Evidence(-4, f"{quote_headers(taught_headers)}: what trainers can teach")] if taught_headers else []
    if fields <= _OF_ADDRESS_BOOKS and len(unknown_positions) > len(known_headers):
        signs.append(
            Evidence(-4, f"no more of people than an address, beside {count(len(unknown_positions), 'other column')}")
        )
    if fields <= _OF_FORMS and file.form:
        signs.append(Evidence(-8, f"an export of {file.form}, with nothing of people but what the platform writes"))
    rows, header = file.table.rows, layout.header_row
    amounts = columns_of(rows, header, unknown_positions, is_amount) or columns_of(
        rows, header, unknown_positions, is_sum
    )
    signs += [Evidence(-5, f"{quote_headers(amounts)}: amounts or points, as in a bill or a test")] if amounts else []
    if len(clocks := [] if file.form else columns_of(rows, header, unknown_positions, is_clock)) > 1:
        reason = f"{quote_headers(clocks)}: times in each row, as where people come and go"
        signs.append(Evidence(min(0, DOUBTFUL - sum(sign.weight for sign in signs)), reason))
    if is_sign_in_list(file, reading):
        reason = "all rows of a day were sent within a few hours, as where people sign in by a form"
        signs.append(Evidence(min(0, DOUBTFUL - sum(sign.weight for sign in signs)), reason))
    return signs


def is_sign_in_list(file: LookedFile, reading: "RosterReading") -> bool:
    """Whether people sent a form's rows on the spot, within a few hours of a day."""
    return bool(file.form) and is_sent_together(file.table.rows, reading.layout.header_row)


def find_bare_weekdays(reading: "RosterReading") -> list[str]:
    """The headers of half-days, where each is a bare weekday and nothing but an address stands beside a name: perhaps
    a week of somebody's, in no training."""
    headers = [column.header for column in reading.layout.columns if half_day_of(column.header)]
    is_week = len(headers) > 1 and all(letters_key(header) in WEEKDAYS for header in headers)
    return headers if is_week and fields_of(reading) - {"half-day"} <= _OF_ADDRESS_BOOKS | {"id", "number"} else []


def days_to_sign(file: LookedFile, reading: "RosterReading") -> list[str]:
    """The headers with a date over nothing, where each line is to be signed by hand; none where there is but one."""
    unknown_positions = [column.position for column in reading.layout.columns if column.field is None]
    empty_day_headers = empty_columns_of_days(file.table.rows, reading.layout.header_row, unknown_positions)
    return empty_day_headers if len(empty_day_headers) > 1 else []


def find_signed_columns(file: LookedFile, reading: "RosterReading") -> list[str]:
    """The headers of columns for a signature, with or without a day, in which nothing or one of few marks stands."""
    unknown_columns = [column for column in reading.layout.columns if column.field is None]
    headers = [column for column in unknown_columns if is_signature(column.header)]
    if len(headers) < len([column for column in unknown_columns if column.header]):
        return []  # what else stands there may be amounts, sizes or meals that people sign for
    rows, row = file.table.rows, reading.layout.header_row
    return [column.header for column in headers if has_few_values(rows, row, [column.position])]


def marked_days(file: LookedFile, reading: "RosterReading") -> list[str]:
    """The headers that nobody knows, numbered as days are, over marks alone: half-days in another language's words."""
    unknown_positions = [column.position for column in reading.layout.columns if column.field is None]
    marked_headers = find_numbered_headers(
        columns_of(file.table.rows, reading.layout.header_row, unknown_positions, is_mark)
    )
    return marked_headers if len(marked_headers) > 1 else []


def read_people_list(file: LookedFile) -> "RosterReading | None":
    """The people of a table that is a list of them; None of any other table."""
    return None if file.roster is None or explain_no_list(file) else file.roster


def explain_no_list(file: LookedFile) -> str:
    """What a table lacks that is no list of people; "" of a list."""
    reading = file.roster
    if reading is None:
        return "no row names the columns of one, such as a name"
    fields, people, half_days = fields_of(reading), len(reading.roster.participants), half_days_to_sign(reading)
    has_names = any(
        person.given_name or person.surname for person in reading.roster.participants
    )  # a survey's may be empty
    is_list = (not fields.isdisjoint(NAMES) and has_names) or (half_days > 0 and "id" in fields)
    has_few_fields = len(fields) < _FEW_FIELDS and not (half_days or _is_short_list(fields, reading))
    if not people or not is_list or has_few_fields:
        return f"{count(len(fields), 'column')} of one, and {count(people, 'person', 'people')}"
    return ""


def _is_short_list(fields: set[str], reading: "RosterReading") -> bool:
    """Whether a list of two columns alone names people: each with two words and no figure, beside an office, a
    profession or an address."""
    people = reading.roster.participants
    if any(column.field is None and not is_signature(column.header) for column in reading.layout.columns):
        return False  # sizes, meals, a petition
    full_names = [person for person in people if _FULL_NAME.fullmatch(person.name)]
    return (
        fields <= {"full name", "name", "organisation", "profession", "role", "e-mail", "position", "id", "number"}
        and len(fields & {"organisation", "profession", "role", "e-mail"}) > 0
        and len(full_names) >= _MIN_NAMED_SHARE * len(people)
        and len(people) >= _FEW_FIELDS
    )


def unread_sheets(file: LookedFile, reading: "RosterReading") -> list[str]:
    """Of each sheet that isn't read, that it holds data, and how many people stand on it."""
    from ecpat_training.files.table_file import read_tables
    from ecpat_training.roster.reading.roster import roster_from

    sentences = [finding.message.rstrip(".") for finding in reading.findings if finding.code == _OTHER_SHEETS]
    for table in read_tables(file.path)[0] if sentences else ():
        if table.sheet and table.sheet != file.table.sheet:
            with suppress(EcpatError):
                people = count(len(roster_from(table).roster.participants), "person", "people")
                sentences.append(f"{people} on '{visible(table.sheet)}' not counted")
    return sentences


def refuse_answers(path: Path, reading: "RosterReading", instrument: Path | None) -> None:
    """Refuses answers to the questionnaire in the place of a list: their code and role look like columns of one.

    Raises:
        ContentError: the file holds answers.
    """
    fields = {column.field for column in reading.layout.columns}
    if fields.isdisjoint(NAMES) and is_answers(path, instrument):
        message = "this holds answers to the questionnaire, not a list of people."
        hint = phrase("Put the answers in their place with {command}, and the list in its own.", command=Command("add"))
        raise ContentError.because("folder.answers", message, location=Location(display_name(path)), hint=hint)


def roster_facts(roster: "Roster") -> FileFacts:
    """How many people a list holds and how far they have come, by the list alone."""
    from ecpat_training.roster.rule_parts.training_people import training_people

    coming = [person for person in roster.participants if not person.is_out]
    group_counts = Counter(
        str(group) for person in coming for group in (person.stakeholder, person.role) if group is not None
    )
    return replace(
        people_facts(training_people(roster)),
        stages=any(person.status is not None for person in roster.participants),
        by_kind=tuple((group, group_counts[group]) for group in MIX if coming),
        half_days=max((len(person.half_days or {}) for person in roster.participants), default=0),
    )


def people_facts(counted: "TrainingPeople") -> FileFacts:
    """How many people of a training there are, and how far they have come."""
    return FileFacts(
        people=counted.coming,
        invitees=counted.invitees,
        invited=sum(person.came_to("invited") for person in counted.people),
        confirmed=sum(person.came_to("confirmed") for person in counted.people),
        attended=sum(person.came_to("attended") for person in counted.people),
        walked_in=counted.walked_in,
    )
