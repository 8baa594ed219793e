"""What single cells of a workbook of trainers say; whatever can't be told is asked, and counts for nothing."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar, get_args

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.programme.model.absence import Absence, parse_absence
from ecpat_training.programme.model.trainer import MOST_ABSENCES
from ecpat_training.roster.reading import values
from ecpat_training.roster.reading.countries import ask_country, country
from ecpat_training.trainers.model.pool import LEVELS, Occasions, Result
from ecpat_training.trainers.reading.columns import known_competence
from ecpat_training.trainers.reading.languages import LANGUAGE_SEPARATOR, language, spoken
from ecpat_training.trainers.reading.words import WordReader
from ecpat_training.values.base import LONGEST_TITLE
from ecpat_training.values.participant import Role, StakeholderType
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.lists.answers import NO, TICKS, UNDECIDED_WORDS, YES_WORDS
from ecpat_training.words.lists.trainer_words import RESULT_OF
from ecpat_training.words.matching import letters_key
from ecpat_training.words.written_date import parse_written_date

Choice = TypeVar("Choice", Role, StakeholderType)

_VALUE_SEPARATOR = re.compile(r"\s*[;\n]\s*")
_LIST = re.compile(r"\s*[,;/\n•|]\s*")
RESULTS: tuple[Result, ...] = get_args(Result)
_LEVEL = re.compile(r"(?:level\s*)?(\d)(?:\s*/\s*\d)?", re.IGNORECASE)
_NEVER = frozenset(map(letters_key, ("none", "never", "nothing", "keine", "aucune", "geen", "немає", "нет", "niciuna")))
"""Words for no absence at all."""
_COUNT = re.compile(r"\d{1,3}")


@dataclass
class CellReader:
    """Reads the cells of one workbook; `competences` are those that the programme asks for."""

    words: WordReader
    competences: Collection[str]
    findings: list[Finding] = field(default_factory=list)

    def languages(self, text: str, location: Location) -> list[str]:
        """The codes of a cell's languages in which somebody can train."""
        codes = []
        for spoken_language in spoken(text):
            decided_language = self.words.mapping.word("languages", spoken_language.written)
            code = spoken_language.code if decided_language is None else None
            if code is None:
                code = self.words.read(
                    "languages",
                    spoken_language.written,
                    location,
                    _said_elsewhere(spoken_language.written),
                    _ask_language,
                )
            else:
                self.words.note("languages", spoken_language.written, code, location)
            if code and not spoken_language.enough:
                message = phrase(
                    "`{text}` is read as too little to train in.", text=self.words.shown(spoken_language.written)
                )
                hint = "If this person trains in it, please leave out how well."
                self.findings.append(Finding("trainers.little", Severity.NOTE, message, location, hint))
            elif code:
                codes.append(code)
        return codes

    def competences_in(self, text: str, location: Location) -> list[str]:
        """A cell's competences. `interviewing of children, law` is taken apart at commas, and at `and` where the whole
        isn't one."""
        competences = []
        for competence_text in filter(letters_key, _LIST.split(text)):
            pieces = (
                [competence_text]
                if self._competence(competence_text) or competence_text.count(" and ") != 1
                else LANGUAGE_SEPARATOR.split(competence_text)
            )
            for piece in filter(letters_key, pieces):
                meaning = self.words.read("competences", piece, location, self._competence, self._ask_competence)
                competences += [meaning] if meaning else []
        return competences

    def _competence(self, text: str) -> str | None:
        if values.is_doubted(text):
            return None
        return known_competence(text, self.competences)

    def _ask_competence(self, _: str) -> str:
        choices = listing(sorted(self.competences), 20).replace(" and ", " or ")
        return (
            f"Please write {choices}, or say in a mapping what it is."
            if choices
            else "Please say in a mapping what it is."
        )

    def ticked(self, text: str, location: Location) -> bool:
        """Whether a cell under a competence or a language says yes; what is neither yes nor no is asked."""
        return bool(text) and text.casefold() not in UNDECIDED_WORDS and self.yes(text, location)

    def yes(self, text: str, location: Location) -> bool:
        """Whether a cell answers yes; a date is one."""
        return (
            self.words.read("yes or no", text, location, _yes_or_no, lambda _: "Please write x or yes, or nothing.")
            == "yes"
        )

    def side(self, text: str, location: Location) -> Role | None:
        """The side that a cell says, by a word for it or by a profession."""
        return _choice(Role, self.words.read("side", text, location, _side, lambda text: values.ask_occupation(text)))

    def stakeholder(self, text: str, location: Location) -> StakeholderType | None:
        """GO, IGO or NGO."""
        read_meaning: Callable[[str], str | None] = values.stakeholder
        return _choice(
            StakeholderType, self.words.read("stakeholder type", text, location, read_meaning, values.ask_stakeholder)
        )

    def country(self, text: str, location: Location) -> str | None:
        """The code of a country."""
        return self.words.read("country", text, location, country, ask_country)

    def organisation(self, text: str, location: Location) -> str | None:
        """The name of an organisation; a whole letter in its place is none."""
        if len(text) <= LONGEST_TITLE:
            return text.strip() or None
        self._asked(f"an organisation has {LONGEST_TITLE} characters at most", location, "Please write its name alone.")
        return None

    def result(self, text: str, location: Location) -> Result | None:
        """How a teach-back ended."""
        hint = "Please write passed, failed, repeat or not yet."
        meaning = self.words.read(
            "result", text, location, lambda word: RESULT_OF.get(letters_key(word)), lambda _: hint
        )
        return next((candidate for candidate in RESULTS if candidate == meaning), None)

    def absences(self, text: str, location: Location) -> tuple[list[Absence], bool]:
        """Returns the absences of a cell, and whether all of them could be read.

        They stand with `;` or a line break between two; `no` and `-` mean none.
        """
        if text in UNDECIDED_WORDS or letters_key(text) in NO | _NEVER:
            return [], True
        absences = []
        are_all_understood = True
        for absence_text in _absent_parts(text):
            try:
                absences.append(parse_absence(absence_text))
            except ValueError as problem:
                self._asked(f"an absence can't be read: {problem}", location, "Put `;` between two of them.")
                are_all_understood = False
        if len(absences) > MOST_ABSENCES:
            self._asked(f"nobody has more than {MOST_ABSENCES} absences", location, "Put days on end together.")
            absences, are_all_understood = absences[:MOST_ABSENCES], False
        return [absence for absence in absences if isinstance(absence, Absence)], are_all_understood

    def available(self, text: str, location: Location) -> bool | None:
        """Whether somebody can come at all; None where the cell says neither yes nor no, which is asked."""
        hint = "Please write yes or no, and dates under Away."
        meaning = self.words.read("yes or no", text, location, _available, lambda _: hint)
        return None if meaning is None else meaning == "yes"

    def done(self, text: str, location: Location) -> Occasions:
        """How often and when something was done: a date, several, a number, or a tick."""
        if letters_key(text) in NO or text in UNDECIDED_WORDS or not values.has_meaning(text):
            return Occasions()
        if text.casefold() in TICKS or letters_key(text) in YES_WORDS:
            return Occasions(1)
        if _COUNT.fullmatch(text):
            return Occasions(int(text))
        dates: list[date] = []
        for date_text in _absent_parts(text):
            try:
                dates.append(parse_written_date(date_text))
            except ValueError as problem:
                self._asked(f"a date can't be read: {problem}", location, "Put `;` between two of them.")
        return Occasions(len(dates), tuple(sorted(dates)))

    def number(self, lower_bound: int, upper_bound: int) -> Callable[[str, Location], int | None]:
        """Reads a whole number within bounds."""
        return lambda text, location: self._number(text, location, lower_bound, upper_bound)

    def _number(self, text: str, location: Location, lower_bound: int, upper_bound: int) -> int | None:
        match = _LEVEL.fullmatch(text) if upper_bound == LEVELS else _COUNT.fullmatch(text)
        number = int(match[match.lastindex or 0]) if match else None
        if number is None or not lower_bound <= number <= upper_bound:
            self._asked(
                f"a number from {lower_bound} to {upper_bound} is expected here",
                location,
                "Please correct it, or leave it empty.",
            )
            return None
        return number

    def _asked(self, message: str, location: Location, hint: str) -> None:
        self.findings.append(Finding("trainers.value", Severity.WARNING, f"{message}.", location, hint))


def _absent_parts(text: str) -> list[str]:
    """The pieces of a cell of dates; commas part them only where each piece begins with a figure and has no year of
    its own behind it."""
    date_texts = [date_text for date_text in _VALUE_SEPARATOR.split(text) if date_text]
    if len(date_texts) == 1 and "," in text and all(re.match(r"\d{4}-", piece.strip()) for piece in text.split(",")):
        return [piece.strip() for piece in text.split(",")]
    return date_texts


def _yes_or_no(text: str) -> str | None:
    if values.is_doubted(text):
        return None
    key = letters_key(text)
    if text.casefold() in TICKS or key in YES_WORDS or key == "confirmed":
        return "yes"
    if key in NO or not values.has_meaning(text) or text in UNDECIDED_WORDS:
        return "no"
    try:
        parse_written_date(text)
    except ValueError:
        return None
    return "yes"


def _available(text: str) -> str | None:
    key = letters_key(text)
    if text.casefold() in TICKS or key in YES_WORDS or key in ("available", "confirmed"):
        return None if values.is_doubted(text) else "yes"
    return "no" if key in NO or key in ("notavailable", "unavailable") else None


def _side(text: str) -> str | None:
    occupation = values.occupation(text)
    return str(occupation.side) if occupation else None


def _choice(choice_type: type[Choice], text: str | None) -> Choice | None:
    """The member of a choice that a text is; None where it is none."""
    return next((member for member in choice_type if member.value == text), None)


def _said_elsewhere(written_language: str) -> Callable[[str], str | None]:
    """Reads a language that a mapping says in place of what is written, which isn't known."""
    return lambda text: None if text == written_language else language(text)


def _ask_language(_: str) -> str:
    return "Please write the language's English name or its two letters, such as Albanian or `sq`."
