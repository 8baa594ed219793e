"""Who was there: the sheet inside the minutes, beside whoever was asked to come."""

from collections.abc import Sequence

from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.event.attendance.model.presence import Presence
from ecpat_training.event.attendance.reading.words import parse_presence
from ecpat_training.event.meetings.model.expected import Meeting
from ecpat_training.event.meetings.model.minutes import MeetingGuest, Partner, group_by_partner
from ecpat_training.event.meetings.reading.names import NamesOfPeople
from ecpat_training.event.meetings.reading.partner_key import partner_key
from ecpat_training.event.meetings.reading.reading_log import ReadingLog, quote_text
from ecpat_training.event.meetings.reading.sheets import text_of
from ecpat_training.files.sheets.sheet import HeadedSheet, SheetRow
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.lists.decision_words import AttendeeField
from ecpat_training.words.matching import letters_key

_YES_OR_NO_HINT = "Please write yes or no."


def attenders_of(sheet: HeadedSheet[AttendeeField], names: NamesOfPeople, log: ReadingLog) -> list[MeetingGuest]:
    """Each row of the sheet with its partner; a row without one is asked, and counts for nobody. Whoever is there for
    nobody else, so that the partner is a person's name, is known by the code."""
    log.record_unread_parts(sheet)
    blank_locations: list[Location] = []
    attender_by_code: dict[str, tuple[MeetingGuest, int]] = {}
    attenders: list[MeetingGuest] = []
    spelling_by_key: dict[str, str] = {}
    for row in sheet.data:
        if not any(text_of(row, field) for field in sheet.places):
            continue
        partner = names.partner(visible(text_of(row, "organisation")))
        code = visible(text_of(row, "code"))
        is_present = _read_presence(row, log, blank_locations)
        if not partner:
            message = "nobody can tell for which partner this person was there; the row isn't counted."
            log.ask("meetings.no-partner", message, row.location_of("organisation"), "Please write the organisation.")
            log.skip(row.location_of(), "it names no partner")
            continue
        attender = MeetingGuest(code, spelling_by_key.setdefault(partner_key(partner), partner), is_present)
        earlier_entry = attender_by_code.get(letters_key(code)) if code else None
        if earlier_entry is not None:
            _report_repeated_code(attender, earlier_entry, row.location_of("code"), log)
            log.skip(row.location_of(), "its code stands above already")
            if earlier_entry[0].is_present != attender.is_present:
                attenders[earlier_entry[1]] = MeetingGuest(code, earlier_entry[0].partner, None)
            continue
        attender_by_code[letters_key(code)] = (attender, len(attenders))
        attenders.append(attender)
    if blank_locations:
        message = phrase("{cells:,} {cells:cell|cells} under Present {cells:is|are} empty.", cells=len(blank_locations))
        log.ask("meetings.present", message, blank_locations[0], _YES_OR_NO_HINT)
    return attenders


def _read_presence(row: SheetRow[AttendeeField], log: ReadingLog, blank_locations: list[Location]) -> bool | None:
    """Whether the person was there; who left early may have been gone when it was decided."""
    text, location = text_of(row, "present"), row.location_of("present")
    if not text:
        blank_locations.append(location)
        return None
    parsed_presence = parse_presence(text)
    if parsed_presence is Presence.LEFT_EARLY:
        message: str = "whether this person was still there when it was decided isn't known."
        log.ask("meetings.left-early", message, location, _YES_OR_NO_HINT)
    elif parsed_presence is None:
        message = phrase("{text} isn't known as yes or no.", text=quote_text(text))
        log.ask("meetings.present", message, location, _YES_OR_NO_HINT)
    return {Presence.SIGNED: True, Presence.ABSENT: False}.get(parsed_presence) if parsed_presence is not None else None


def _report_repeated_code(
    attender: MeetingGuest, earlier_entry: tuple[MeetingGuest, int], location: Location, log: ReadingLog
) -> None:
    if earlier_entry[0] == attender:
        log.warn("meetings.code-twice", "this code stands above already; it counts once.", location, "Delete the row.")
        return
    message = "this code stands above already, and the two rows differ; whether the person was there isn't known."
    log.ask("meetings.code-twice", message, location, "Please keep the row that is right, or correct the code.")


def partners_of(
    attenders: Sequence[MeetingGuest], meeting: Meeting, location: Location, log: ReadingLog
) -> list[Partner]:
    """The partners of the sheet and those that were asked to come: one whose rows were deleted is still a partner, and
    nobody knows whether it was there. Without any row, of no partner anything is known."""
    partners = list(group_by_partner(attenders))
    partner_keys = {partner_key(partner.name) for partner in partners}
    missing_partners = [name for name in meeting.partners if partner_key(name) not in partner_keys]
    if missing_partners and attenders:
        message = phrase(
            "{partners}: nothing says whether anybody was there.",
            partners=listing([visible(name) for name in missing_partners], 20),
        )
        log.ask("meetings.partner-missing", message, location, "Please add a row for each, with yes or no.")
    expected_keys = {partner_key(name) for name in meeting.partners}
    unexpected_partners = [
        partner.name for partner in partners if expected_keys and partner_key(partner.name) not in expected_keys
    ]
    if unexpected_partners:
        message = phrase(
            "{partners} {count:is|are} not {place}, and {count:counts as one partner more|count too}.",
            partners=listing(unexpected_partners, 20),
            count=len(unexpected_partners),
            place="on the participant list" if meeting.has_list else "among the programme's partners",
        )
        log.warn(
            "meetings.partner-new", message, location, "Please write partners as the list does, or add them to it."
        )
    return [*partners, *(Partner(visible(name), None) for name in missing_partners)]
