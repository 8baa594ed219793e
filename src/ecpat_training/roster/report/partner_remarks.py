"""What is asked about a list's cells, as its sender is told: in English the reader's own sentences, in other languages
those of the catalogue with the cell's words in them."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from string import Formatter
from typing import NamedTuple

from ecpat_training.core.finding import OTHER_PROFESSION, Finding, Severity, Term, Terms
from ecpat_training.core.location import Location
from ecpat_training.documents.wording import ENGLISH, Wording
from ecpat_training.files.places import Places
from ecpat_training.roster.reading.values import Occupation
from ecpat_training.roster.report.partner_words import choices, place, places, term
from ecpat_training.values.participant import Role
from ecpat_training.words.catalogue.message import Command, Message, clauses_of

DUPLICATE = "roster.duplicate"
MAY_BE_RIGHT = (DUPLICATE, "roster.same-name", "roster.several-people", "roster.nobody")
"""What is asked and may well be as it should."""
_NOT_GIVEN_CODE = "roster.not-given"
_QUOTED_PATTERN = re.compile("`([^`]*)`")
Told = tuple[str, str]
"""What is remarked, and what its reader is asked to write or do."""
_CHOICE = "do one of"


class _Answer(NamedTuple):
    """Which texts of the catalogue say a finding: the first, and those behind it whose fields aren't empty."""

    says: tuple[str, ...]
    request: str


_UNREADABLE = (_Answer(("says unreadable",), "do type again"),)
_ANSWERS: Mapping[str, tuple[_Answer, ...]] = {
    "roster.unknown-value": (
        _Answer(("says cell unknown",), _CHOICE),
        _Answer(("says unknown",), _CHOICE),
        _Answer(("says more unknown",), "do look"),
    ),
    "roster.not-given": (_Answer(("says not given",), "do fill in"),),
    "roster.duplicate": (_Answer(("says duplicate", "says taken over"), "do duplicate"),),
    "roster.same-name": (_Answer(("says same name", "says differ"), "do same name"),),
    "roster.same-id": (_Answer(("says same id",), "do own id"),),
    "roster.contradiction": (
        _Answer(("says contradiction",), "do correct"),
        _Answer(("says types apart",), "do correct"),
    ),
    "roster.email": (_Answer(("says e-mail",), "do e-mail"),),
    "roster.unknown-column": (_Answer(("says unknown column",), "do column"),),
    "roster.several-people": (
        _Answer(("says numbers of people",), "do one row"),
        _Answer(("says several people",), "do one row"),
    ),
    "roster.nobody": (_Answer(("says nobody",), "do name"),),
    "roster.second-table": (_Answer(("says second table",), "do one header"),),
    "roster.standing": (
        _Answer(("says standing",), "do standing"),
        _Answer(("says unclear standing",), "do look"),
        _Answer(("says legend",), "do look"),
    ),
    "roster.no-participants": (_Answer(("says no participants",), "do other sheet"),),
    "workbook.hidden-rows": (_Answer(("says hidden rows",), "do hidden rows"),),
    "workbook.formula": (_Answer(("says formula",), "do look"),),
    "workbook.no result": (_Answer(("says no result",), "do save"),),
    "workbook.error-value": (_Answer(("says error value",), "do correct"),),
    "workbook.date": _UNREADABLE,
    "workbook.number": _UNREADABLE,
    "workbook.long": _UNREADABLE,
    "text.control": _UNREADABLE,
    "text.hidden": _UNREADABLE,
}
"""By its code, what a finding may say: the first text whose fields its message has."""


def remark_texts(finding: Finding, words: Wording) -> Told:
    """A finding as the list's sender reads it."""
    if words.language == ENGLISH:
        return letter_sentence(finding.message), letter_sentence(_correction_text(finding))
    fields = _fields(finding.message, words)
    for answer in _ANSWERS.get(_finding_kind(finding), ()):
        first_key, *further_keys = answer.says
        if _is_filled(first_key, fields, words):
            filled_fields = {name: text for name, text in fields.items() if text}
            keys = [first_key, *(key for key in further_keys if _is_filled(key, filled_fields, words))]
            message = " ".join(words.say(key, **fields) for key in keys)
            return _capital(message), _request(answer.request, finding.message, fields, words)
    return words.say("says something"), words.say("do look")


def letter_sentence(text: str) -> str:
    """A message as a sentence for a letter: quotation marks instead of backticks, and a capital."""
    quoted_text = _QUOTED_PATTERN.sub(r"“\1”", text)
    return quoted_text[:1].upper() + quoted_text[1:]


def _correction_text(finding: Finding) -> str:
    if finding.code == _NOT_GIVEN_CODE:
        return "Please fill it in."
    request = _strip_commands(finding.hint or "")
    return f"Nothing, if that is right. {request}" if finding.code == DUPLICATE else request


def _strip_commands(hint: str) -> str:
    """What to do, but for what is done by commands of ours: the list's sender has none."""
    kept_clauses = [
        clause
        for clause in clauses_of(hint)
        if not (isinstance(clause, Message) and any(isinstance(value, Command) for value in clause.named.values()))
    ]
    text = " ".join(kept_clauses)
    return f"{text[:-1]}." if text.endswith(";") else text


def _finding_kind(finding: Finding) -> str:
    """A formula that has no result is told by the code of one that has, as an error."""
    fault = finding.code == "workbook.formula" and finding.severity is Severity.ERROR
    return "workbook.no result" if fault else finding.code


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _fields(message: str, words: Wording) -> dict[str, str]:
    """The fields of a message as texts of the catalogue take them; `people` are so many."""
    fields: dict[str, str] = {}
    for name, value in _values(message):
        if isinstance(value, Message):
            fields |= _fields(value, words)
        elif isinstance(value, bool):
            continue  # says nothing itself: it chooses the request
        elif name == "people" and isinstance(value, int):
            fields[name] = words.many("people", value)
        else:
            fields[name] = _field(value, words)
    return fields


def _values(message: str) -> Iterator[tuple[str, object]]:
    for clause in clauses_of(message):
        if isinstance(clause, Message):
            yield from clause.named.items()


def _field(value: object, words: Wording) -> str:
    match value:
        case Occupation():
            return _field(value.profession or value.side, words)
        case Role.OTHER:
            return term(OTHER_PROFESSION, words)
        case Term() | StrEnum():
            return term(Term(value), words)
        case Terms():
            return words.listing(list(dict.fromkeys(term(value_part, words) for value_part in value)))
        case Places():
            return places(value, words)
        case Location():
            return place(value, words)
        case int():
            return words.number(value)
    return str(value)


def _is_filled(key: str, fields: Mapping[str, str], words: Wording) -> bool:
    """Whether there is something for each field of a text."""
    return all(name in fields for _, name, _, _ in Formatter().parse(words.words[key]) if name is not None)


def _request(key: str, message: str, fields: Mapping[str, str], words: Wording) -> str:
    """What is asked; of a word that no table knows, to write one that is known."""
    if key != _CHOICE:
        return words.say(key, **fields)
    values = dict(_values(message))
    choice_kind = str(values["what"])
    if values["is_chosen"]:
        return words.say("choose")
    if choice_kind == "yes or no":
        return words.say("do yes or no")
    choice_names = choices(choice_kind, words)
    return words.say(_CHOICE, words=", ".join(choice_names)) if choice_names else words.say("do look")
