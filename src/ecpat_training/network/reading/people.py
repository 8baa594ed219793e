"""Who was asked: the codes of a participant list, and the sector of each. Names of it are not kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold, visible
from ecpat_training.files.opening import display_name
from ecpat_training.files.sheets.header import meaning_by_text
from ecpat_training.files.sheets.reader import SheetReader
from ecpat_training.files.table import CellTable
from ecpat_training.network.model.network import Actor
from ecpat_training.network.reading.codes import KnownCodes
from ecpat_training.network.reading.raw_answers import field_of
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.values.participant import Participant
from ecpat_training.words.catalogue.message import Option, phrase
from ecpat_training.words.lists.network_words import SECTOR_KEYS, NetworkField
from ecpat_training.words.matching import letters_key

By = Literal["sector", "side", "stakeholder", "profession"]
_LONGEST_SECTOR = 40
_SECTORS: SheetReader[str] = SheetReader(
    meaning_by_text(lambda text: "sector" if letters_key(text) in SECTOR_KEYS else None),
    (("sector",),),
    takes_first_header=True,
)
_CODES: SheetReader[NetworkField] = SheetReader(meaning_by_text(field_of), (("from",),), takes_first_header=True)


class PeopleAsked(NamedTuple):
    """Everybody on a list who was in the room, in its order; `by` says what their sectors are."""

    file: str
    actors: tuple[Actor, ...]
    by: By
    own_codes: bool
    findings: tuple[Finding, ...] = ()


def people_asked(path: Path, sector_source: By | None = None, *, encoding: str | None = None) -> PeopleAsked:
    """The people of a list. Without `sector_source` their sector is what a column Sector says, else the side of the
    profession.

    Raises:
        InputError, RefusedError: the list can't be read.
        ContentError: the list names nobody, or lacks the column Sector that was asked for.
    """
    table = ListFile(path, encoding).table()
    sectors = _written_sectors(table)
    sector_texts = {row + 1: text for row, (text, _) in sectors.items()}
    chosen_source: By = sector_source or ("sector" if sector_texts else "side")
    try:
        roster_reading = roster_from(table)
    except ContentError:
        actors = _codes_alone(table, sector_texts)
        if not actors or sector_source not in (None, "sector"):
            raise
        return PeopleAsked(display_name(path), actors, "sector", own_codes=True)
    people = [person for person in roster_reading.roster.participants if not person.is_out]
    if chosen_source == "sector" and not sector_texts:
        message = "the list has no column Sector."
        raise ContentError.because(
            "network.no-sector",
            message,
            hint=phrase("Add it, or choose {side}, stakeholder or profession.", side=Option("--by", "side")),
        )
    actors = tuple(
        Actor(
            person.code, sector_texts.get(person.row) if chosen_source == "sector" else _sector(person, chosen_source)
        )
        for person in people
    )
    sector_locations = (
        {location for _, location in sectors.values()} if chosen_source == "sector" else ()
    )  # of any kind
    roster_findings = [
        finding
        for finding in roster_reading.findings
        if finding.code != "roster.unknown-value" or finding.where not in sector_locations
    ]
    findings = [*roster_findings, *_about_codes(people, path)]
    return PeopleAsked(
        display_name(path), actors, chosen_source, all(person.own_code for person in people), tuple(findings)
    )


def _sector(person: Participant, sector_source: By) -> str | None:
    match sector_source:
        case "stakeholder":
            return str(person.stakeholder) if person.stakeholder else None
        case "profession":
            return person.profession
        case _:
            return str(person.role) if person.role else None


def _about_codes(people: Sequence[Participant], path: Path) -> list[Finding]:
    if not people or all(person.own_code for person in people):
        return []
    message = (
        "the list has no codes of its own for everybody, so people are called by their rows, as R14; if a row moves, "
        "it is somebody else."
    )
    hint = "Please add a column Code with the code of each person, such as K7M3."
    return [Finding("network.row-codes", Severity.WARNING, message, Location(display_name(path)), hint)]


def _written_sectors(table: CellTable) -> dict[int, tuple[str, Location]]:
    """What stands in a column Sector and where, by the row, which counts from 0."""
    sheet = _SECTORS.read(table)
    rows = sheet.filled_rows if sheet.is_complete else ()
    return {
        row.position: (visible(text)[:_LONGEST_SECTOR], row.location_of("sector"))
        for row in rows
        if (text := row.text("sector"))
    }


def _codes_alone(table: CellTable, sector_by_row: dict[int, str]) -> tuple[Actor, ...]:
    """A list of nothing but codes and sectors."""
    codes = KnownCodes()
    actors: dict[str, Actor] = {}
    sheet = _CODES.read(table)
    for row in sheet.data if sheet.is_complete else ():
        if (code := codes.of(row.text("from"))) is not None:
            actors.setdefault(fold(code), Actor(code, sector_by_row.get(row.position + 1)))
    return tuple(actors.values())
