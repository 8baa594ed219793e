"""Decisions, row by row. What can't be read is asked, and is no value."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.event.meetings.model.minutes import Decision, Partner
from ecpat_training.event.meetings.reading.names import SOMEBODY, NamesOfPeople
from ecpat_training.event.meetings.reading.partner_key import partner_key
from ecpat_training.event.meetings.reading.reading_log import ReadingLog, quote_text
from ecpat_training.event.meetings.reading.sheets import text_of
from ecpat_training.files.sheets.sheet import HeadedSheet, SheetRow
from ecpat_training.words.catalogue.message import message_of, phrase
from ecpat_training.words.lists.decision_words import AGREEING_OF, DECISION_STATUS_OF, DecisionField, DecisionStatus
from ecpat_training.words.matching import letters_key
from ecpat_training.words.written_date import parse_written_date

_LIST_SEPARATOR = re.compile(r"[;\n]")
_FINER = re.compile(r"[,/]|\s(?:and|und|et|en|și|i|и|та|dhe|og|ja|e)\s")
_NUMBER = re.compile(r"[\w.#/-]{1,12}")
_TEXT_FIELDS: tuple[DecisionField, ...] = ("decision", "owner", "due", "status", "agreed")


def decisions_of(
    sheet: HeadedSheet[DecisionField], partners: Sequence[Partner], start: date | None, log: ReadingLog
) -> list[Decision]:
    """The decisions of a sheet. Rows that hold a number and nothing else are empty; of one number that two rows have,
    the first counts, and the others are asked."""
    log.record_unread_parts(sheet)
    decision_by_number: dict[str, Decision] = {}
    reader = _RowReader(partners, start, log)
    for row in sheet.data:
        if not any(text_of(row, field) for field in _TEXT_FIELDS):
            continue
        if not text_of(row, "decision"):
            message: str = "this row says who or when, and not what was decided; it isn't used."
            log.ask("meetings.no-decision", message, row.location_of("decision"), "Please write the decision.")
            log.skip(row.location_of(), "it says no decision")
            continue
        decision = reader.read_decision(row)
        earlier_decision = decision_by_number.get(letters_key(decision.number))
        if earlier_decision is None:
            decision_by_number[letters_key(decision.number)] = decision
            continue
        log.skip(row.location_of(), f"decision {decision.number} stands above already")
        location = row.location_of("number")
        if letters_key(earlier_decision.text) == letters_key(decision.text):
            message = phrase(
                "decision {decision} stands above already, in the same words; it counts once.", decision=decision.number
            )
            log.warn("meetings.number-twice", message, location, "Please delete one of the rows.")
        else:
            message = phrase(
                "another decision has the number {decision} already; this one isn't used.", decision=decision.number
            )
            log.ask("meetings.number-twice", message, location, "Please give each decision a number of its own.")
    return [*decision_by_number.values()]


class _RowReader:
    """Reads the cells of one row after the other."""

    def __init__(self, partners: Sequence[Partner], start: date | None, log: ReadingLog) -> None:
        self._start, self._log = start, log
        self._partners = {partner_key(partner.name): partner.name for partner in partners}
        self._present = [partner.name for partner in partners if partner.is_present]

    def read_decision(self, row: SheetRow[DecisionField]) -> Decision:
        text, location = _cell(row, "decision")
        number = self._number(row)
        owners = self._owners(row)
        status = self._status(row)
        agreed_partners, is_refused = self._read_agreeing_partners(row)
        due_date = self._due(row, status)
        return Decision(
            number, visible(text, lines=True), location, owners, due_date, status, agreed_partners, is_refused
        )

    def _number(self, row: SheetRow[DecisionField]) -> str:
        """The number as it stands; of a decision that has none, its row, so that it can be found."""
        text, location = _cell(row, "number")
        if _NUMBER.fullmatch(text):
            return visible(text)
        self._log.warn(
            "meetings.number", "this decision has no number; it is called by its row.", location, "Please write one."
        )
        return f"row {row.position + 1}"

    def _owners(self, row: SheetRow[DecisionField]) -> tuple[str, ...]:
        text, location = _cell(row, "owner")
        if not text:
            self._log.ask(
                "meetings.owner", "nobody owns this decision.", location, "Please write the partner who sees to it."
            )
            return ()
        named_partners, unknown_names = self._match_partner_names(text)
        if unknown_names:
            message = _unknown_partners_message(unknown_names)
            self._log.ask("meetings.owner", message, location, self._choose())
        return named_partners

    def _read_agreeing_partners(self, row: SheetRow[DecisionField]) -> tuple[tuple[str, ...], bool]:
        """Who agreed, of those who were there; and whether nobody did."""
        text, location = _cell(row, "agreed")
        agreement_kind = AGREEING_OF.get(letters_key(text))
        if not text:
            message = "nobody wrote who agreed, so that it isn't known whether this decision stands."
            self._log.ask("meetings.agreed", message, location, "Please write all, nobody, or the partners who did.")
        if not text or agreement_kind == "nobody":
            return (), agreement_kind == "nobody"
        if agreement_kind == "all":
            return tuple(self._present), False
        named_partners, unknown_names = self._match_partner_names(text)
        if unknown_names:
            message = _unknown_partners_message(unknown_names)
            self._log.ask("meetings.agreed", message, location, self._choose())
        absent_partners = [partner for partner in named_partners if partner not in self._present]
        if absent_partners:
            message = phrase(
                "{partners} agreed, and {count:isn't|aren't} said to have been there.",
                partners=listing(absent_partners, 20),
                count=len(absent_partners),
            )
            self._log.ask(
                "meetings.agreed-away", message, location, "Please correct who was there, or take the partner out here."
            )
        return tuple(partner for partner in named_partners if partner in self._present), False

    def _status(self, row: SheetRow[DecisionField]) -> DecisionStatus | None:
        text, location = _cell(row, "status")
        status = DECISION_STATUS_OF.get(letters_key(text))
        if status is None:
            message = (
                phrase("{text} isn't known as a status.", text=quote_text(text))
                if text
                else "this decision has no status."
            )
            self._log.ask("meetings.status", message, location, "Please write open, done or dropped.")
        return status

    def _due(self, row: SheetRow[DecisionField], status: DecisionStatus | None) -> date | None:
        text, location = _cell(row, "due")
        if not text:
            if status == "open":
                message = "this decision is open and has no date, so that it is never late."
                self._log.warn("meetings.no-date", message, location, "Please write by when it is to be done.")
            return None
        return parse_day(text, location, self._log, self._start)

    def _match_partner_names(self, text: str) -> tuple[tuple[str, ...], list[str]]:
        """The partners of a cell, each once, and what in it is none. A name may hold commas and an `and`."""
        named_partners: dict[str, None] = {}
        unknown_names: list[str] = []
        for partner_name in filter(None, map(str.strip, _LIST_SEPARATOR.split(text))):
            whole_partner = self._partners.get(partner_key(partner_name))
            pieces = (
                [partner_name]
                if whole_partner
                else [piece.strip() for piece in _FINER.split(partner_name) if piece.strip()]
            )
            names = [self._partners.get(partner_key(piece)) for piece in pieces]
            if all(names):
                named_partners.update(dict.fromkeys(filter(None, names)))
            else:
                unknown_names += [piece for piece, name in zip(pieces, names, strict=True) if name is None]
                named_partners.update(dict.fromkeys(filter(None, names)))
        return tuple(named_partners), unknown_names

    def _choose(self) -> str:
        names = [*self._partners.values()]
        if not names:
            return "Please write them into the sheet of who is there."
        return phrase("The partners are {partners}.", partners=listing(names, 20))


def _cell(row: SheetRow[DecisionField], field: DecisionField) -> tuple[str, Location]:
    return text_of(row, field), row.location_of(field)


def _unknown_partners_message(unknown_names: Sequence[str]) -> str:
    """A word that is no partner may be a person's name: it isn't repeated."""
    if len(unknown_names) == 1:
        return "what stands here is no partner of this meeting."
    return phrase("{words} of the words here are no partners of this meeting.", words=len(unknown_names))


def parse_day(text: str, location: Location, log: ReadingLog, start: date | None = None) -> date | None:
    """A date as people write it, not before the meeting where that has a day; None where it is asked."""
    try:
        day = parse_written_date(text)
    except ValueError as problem:
        message = phrase("this date can't be read: {problem}.", problem=message_of(problem))
        log.ask("meetings.date", message, location, "Please correct it.")
        return None
    if start is not None and day < start:
        message = phrase(
            "{date} is before the meeting, which is on {start}; the date isn't used.", date=day, start=start
        )
        log.ask("meetings.before", message, location, "Please correct the date.")
        return None
    return day


def redact_names(decisions: Sequence[Decision], names: NamesOfPeople, log: ReadingLog) -> list[Decision]:
    """The decisions with codes in the place of names of people who are on a list; each replaced name is warned of."""
    coded_decisions = []
    for decision in decisions:
        text = names.redact_names(decision.text)
        if text != decision.text:
            is_name_redacted = text.count(SOMEBODY) > decision.text.count(SOMEBODY)
            message = phrase(
                "this decision names a person; the minutes have {instead} instead.",
                instead=f"`{SOMEBODY}`" if is_name_redacted else "the code",
            )
            log.warn("meetings.name", message, decision.where, "Please write the partner.")
        coded_decisions.append(replace(decision, text=text))
    return coded_decisions
