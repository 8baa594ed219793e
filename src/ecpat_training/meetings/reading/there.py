"""Who was there: the sheet inside the minutes, beside whoever was asked to come."""

from collections.abc import Sequence

from ecpat_training.attendance.model.presence import Presence
from ecpat_training.attendance.reading.words import presence_said
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, visible
from ecpat_training.files.sheets.sheet import HeadedSheet, SheetRow
from ecpat_training.meetings.model.expected import Meeting
from ecpat_training.meetings.model.minutes import Attender, Partner, by_partner
from ecpat_training.meetings.reading.asking import Asking, quoted
from ecpat_training.meetings.reading.names import NamesOfPeople
from ecpat_training.meetings.reading.partner_key import partner_key
from ecpat_training.meetings.reading.sheets import text_of
from ecpat_training.words.lists.decision_words import AttendeeField
from ecpat_training.words.matching import letters_key

_YES_OR_NO = "Please write yes or no."


def attenders_of(sheet: HeadedSheet[AttendeeField], names: NamesOfPeople, asking: Asking) -> list[Attender]:
    """Each row of the sheet with its partner; a row without one is asked, and counts for nobody. Whoever is there for
    nobody else, so that the partner is a person's name, is known by the code."""
    asking.left_out(sheet)
    blank: list[Location] = []
    known: dict[str, tuple[Attender, int]] = {}
    attenders: list[Attender] = []
    spelt: dict[str, str] = {}
    for row in sheet.data:
        if not any(text_of(row, field) for field in sheet.places):
            continue
        partner = names.partner(visible(text_of(row, "organisation")))
        code = visible(text_of(row, "code"))
        present = _present(row, asking, blank)
        if not partner:
            what = "nobody can tell for which partner this person was there; the row isn't counted."
            asking.ask("meetings.no-partner", what, row.where("organisation"), "Please write the organisation.")
            asking.skip(row.where(), "it names no partner")
            continue
        one = Attender(code, spelt.setdefault(partner_key(partner), partner), present)
        before = known.get(letters_key(code)) if code else None
        if before is not None:
            _again(one, before, row.where("code"), asking)
            asking.skip(row.where(), "its code stands above already")
            if before[0].present != one.present:
                attenders[before[1]] = Attender(code, before[0].partner, None)
            continue
        known[letters_key(code)] = (one, len(attenders))
        attenders.append(one)
    if blank:
        what = f"{count(len(blank), 'cell')} under Present {'is' if len(blank) == 1 else 'are'} empty."
        asking.ask("meetings.present", what, blank[0], _YES_OR_NO)
    return attenders


def _present(row: SheetRow[AttendeeField], asking: Asking, blank: list[Location]) -> bool | None:
    """Whether the person was there; who left early may have been gone when it was decided."""
    text, where = text_of(row, "present"), row.where("present")
    if not text:
        blank.append(where)
        return None
    said = presence_said(text)
    if said is Presence.LEFT_EARLY:
        what = "whether this person was still there when it was decided isn't known."
        asking.ask("meetings.left-early", what, where, _YES_OR_NO)
    elif said is None:
        what = f"{quoted(text)} isn't known as yes or no."
        asking.ask("meetings.present", what, where, _YES_OR_NO)
    return {Presence.SIGNED: True, Presence.ABSENT: False}.get(said) if said is not None else None


def _again(one: Attender, before: tuple[Attender, int], where: Location, asking: Asking) -> None:
    if before[0] == one:
        asking.warn("meetings.code-twice", "this code stands above already; it counts once.", where, "Delete the row.")
        return
    what = "this code stands above already, and the two rows differ; whether the person was there isn't known."
    asking.ask("meetings.code-twice", what, where, "Please keep the row that is right, or correct the code.")


def partners_of(attenders: Sequence[Attender], meeting: Meeting, where: Location, asking: Asking) -> list[Partner]:
    """The partners of the sheet and those that were asked to come: one whose rows were deleted is still a partner, and
    nobody knows whether it was there. Without any row, of no partner anything is known."""
    found = list(by_partner(attenders))
    there = {partner_key(one.name) for one in found}
    missing = [name for name in meeting.partners if partner_key(name) not in there]
    if missing and attenders:
        what = f"{listing([visible(one) for one in missing], 20)}: nothing says whether anybody was there."
        asking.ask("meetings.partner-missing", what, where, "Please add a row for each, with yes or no.")
    asked = {partner_key(name) for name in meeting.partners}
    strange = [one.name for one in found if asked and partner_key(one.name) not in asked]
    if strange:
        on = "on the participant list" if meeting.listed else "among the programme's partners"
        counted = "is not {on}, and counts as one partner more" if len(strange) == 1 else "are not {on}, and count too"
        what = f"{listing(strange, 20)} {counted.format(on=on)}."
        asking.warn("meetings.partner-new", what, where, "Please write partners as the list does, or add them to it.")
    return [*found, *(Partner(visible(name), None) for name in missing)]
