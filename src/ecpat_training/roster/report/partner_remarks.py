"""What is asked about a list's cells, as its sender is told: in English the reader's own sentences, in other languages
those of the catalogue with the cell's words in them."""

import re
from collections.abc import Callable, Mapping

from ecpat_training.core.finding import Finding, Remark, Said, Severity, Term
from ecpat_training.core.location import Location
from ecpat_training.documents.wording import ENGLISH, Wording
from ecpat_training.roster.report.partner_words import choices, place, places, term

DUPLICATE = "roster.duplicate"
MAY_BE_RIGHT = (DUPLICATE, "roster.same-name", "roster.several-people", "roster.nobody")
"""What is asked and may well be as it should."""
_NOT_GIVEN = "roster.not-given"
_QUOTED = re.compile("`([^`]*)`")
Told = tuple[str, str]
"""What is remarked, and what its reader is asked to write or do."""

_PLAIN: Mapping[str, Told] = {
    "roster.nobody": ("says nobody", "do name"),
    "roster.no-participants": ("says no participants", "do other sheet"),
    "roster.several-people": ("says several people", "do one row"),
    "workbook.formula": ("says formula", "do look"),
    "workbook.no result": ("says no result", "do save"),
    "workbook.error-value": ("says error value", "do correct"),
    "workbook.date": ("says unreadable", "do type again"),
    "workbook.number": ("says unreadable", "do type again"),
    "workbook.long": ("says unreadable", "do type again"),
    "text.control": ("says unreadable", "do type again"),
    "text.hidden": ("says unreadable", "do type again"),
}  # what says all by its code
_FILLED: Mapping[str, Told] = {
    "more-unknown": ("says more unknown", "do look"),
    "roster.not-given": ("says not given", "do fill in"),
    "roster.same-id": ("says same id", "do own id"),
    "roster.contradiction": ("says contradiction", "do correct"),
    "types-apart": ("says types apart", "do correct"),
    "roster.email": ("says e-mail", "do e-mail"),
    "numbers-of-people": ("says numbers of people", "do one row"),
    "workbook.hidden-rows": ("says hidden rows", "do hidden rows"),
}  # what has words of the list in one sentence


def remark_texts(finding: Finding, words: Wording) -> Told:
    """A finding as the list's sender reads it."""
    if words.language == ENGLISH:
        return plain(finding.message), plain(_to_write(finding))
    if finding.remark is None:
        return _remark_and_request(_PLAIN.get(_kind(finding), ("says something", "do look")), {}, words)
    finding_remark = finding.remark
    if finding_remark.kind in _OWN:
        return _OWN[finding_remark.kind](finding_remark, words)
    return _remark_and_request(
        _FILLED.get(finding_remark.kind, ("says something", "do look")), _fields(finding_remark, words), words
    )


def plain(text: str) -> str:
    """A message as a sentence for a letter: quotation marks instead of backticks, and a capital."""
    quoted = _QUOTED.sub(r"“\1”", text)
    return quoted[:1].upper() + quoted[1:]


def _to_write(finding: Finding) -> str:
    if finding.code == _NOT_GIVEN:
        return "Please fill it in."
    return f"Nothing, if that is right. {finding.hint}" if finding.code == DUPLICATE else finding.hint or ""


def _kind(finding: Finding) -> str:
    """A formula that has no result is told by the code of one that has, as an error."""
    fault = finding.code == "workbook.formula" and finding.severity is Severity.ERROR
    return "workbook.no result" if fault else finding.code


def _remark_and_request(keys: Told, fields: Mapping[str, str], words: Wording) -> Told:
    return _capital(words.say(keys[0], **fields)), words.say(keys[1])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _fields(said_remark: Remark, words: Wording) -> dict[str, str]:
    """The fields of a remark as its sentence takes them; a number is one of people."""
    texts = {name: _field(value, words) for name, value in said_remark.fields}
    if isinstance(number := dict(said_remark.fields).get("number"), int):
        texts["people"] = words.many("people", number)
    return texts


def _field(value: Said, words: Wording) -> str:
    match value:
        case Term():
            return term(value, words)
        case str():
            return value
        case int():
            return words.number(value)
        case Location():
            return place(value, words)
    locations = [part for part in value if isinstance(part, Location)]
    if locations:
        return places(locations, words)
    return words.listing(list(dict.fromkeys(term(part, words) for part in value if isinstance(part, Term))))


def _unknown(said_remark: Remark, words: Wording) -> Told:
    """A word that no table knows; one that may be a name is shown by its place."""
    written, fields = dict(said_remark.fields), _fields(said_remark, words)
    if isinstance(written["value"], Location):
        message = words.say("says cell unknown", place=fields["value"], column=fields["column"], what=fields["what"])
    else:
        message = words.say("says unknown", **fields)
    kind = str(written["what"])
    if said_remark.kind == "unknown-choice":
        return _capital(message), words.say("choose")
    if kind == "yes or no":
        return _capital(message), words.say("do yes or no")
    named = choices(kind, words)
    return _capital(message), words.say("do one of", words=", ".join(named)) if named else words.say("do look")


def _two_rows(kind: str, fields: str, addition: str) -> Callable[[Remark, Wording], Told]:
    """What is told of two rows that are or may be one person; `fields` of the list, where there are any, are told in a
    sentence of their own."""

    def tell(said_remark: Remark, words: Wording) -> Told:
        fields_said = _fields(said_remark, words)
        sentences = [words.say(f"says {kind}", **fields_said)]
        if fields_said[fields]:
            sentences.append(words.say(f"says {addition}", fields=fields_said[fields]))
        return _capital(" ".join(sentences)), words.say(f"do {kind}")

    return tell


def _unknown_column(said_remark: Remark, words: Wording) -> Told:
    fields = _fields(said_remark, words)
    return words.say("says unknown column", **fields), words.say("do column", what=fields["what"])


_OWN: Mapping[str, Callable[[Remark, Wording], Told]] = {
    "roster.unknown-value": _unknown,
    "unknown-choice": _unknown,
    "roster.duplicate": _two_rows("duplicate", "added", "taken over"),
    "roster.same-name": _two_rows("same name", "differ", "differ"),
    "roster.unknown-column": _unknown_column,
}
