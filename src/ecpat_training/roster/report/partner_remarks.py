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


def told(finding: Finding, words: Wording) -> Told:
    """A finding as the list's sender reads it."""
    if words.language == ENGLISH:
        return plain(finding.message), plain(_to_write(finding))
    if finding.remark is None:
        return _said(_PLAIN.get(_kind(finding), ("says something", "do look")), {}, words)
    said = finding.remark
    if said.kind in _OWN:
        return _OWN[said.kind](said, words)
    return _said(_FILLED.get(said.kind, ("says something", "do look")), _fields(said, words), words)


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


def _said(keys: Told, fields: Mapping[str, str], words: Wording) -> Told:
    return _capital(words.say(keys[0], **fields)), words.say(keys[1])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _fields(said: Remark, words: Wording) -> dict[str, str]:
    """The fields of a remark as its sentence takes them; a number is one of people."""
    found = {name: _field(value, words) for name, value in said.fields}
    if isinstance(number := dict(said.fields).get("number"), int):
        found["people"] = words.many("people", number)
    return found


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
    several = [one for one in value if isinstance(one, Location)]
    if several:
        return places(several, words)
    return words.listing(list(dict.fromkeys(term(one, words) for one in value if isinstance(one, Term))))


def _unknown(said: Remark, words: Wording) -> Told:
    """A word that no table knows; one that may be a name is shown by its place."""
    written, fields = dict(said.fields), _fields(said, words)
    if isinstance(written["value"], Location):
        what = words.say("says cell unknown", place=fields["value"], column=fields["column"], message=fields["what"])
    else:
        what = words.say("says unknown", **fields)
    asked = str(written["what"])
    if said.kind == "unknown-choice":
        return _capital(what), words.say("choose")
    if asked == "yes or no":
        return _capital(what), words.say("do yes or no")
    named = choices(asked, words)
    return _capital(what), words.say("do one of", words=", ".join(named)) if named else words.say("do look")


def _two_rows(kind: str, fields: str, more: str) -> Callable[[Remark, Wording], Told]:
    """What is told of two rows that are or may be one person; `fields` of the list, where there are any, are told in a
    sentence of their own."""

    def tell(said: Remark, words: Wording) -> Told:
        known = _fields(said, words)
        what = [words.say(f"says {kind}", **known)]
        if known[fields]:
            what.append(words.say(f"says {more}", fields=known[fields]))
        return _capital(" ".join(what)), words.say(f"do {kind}")

    return tell


def _unknown_column(said: Remark, words: Wording) -> Told:
    fields = _fields(said, words)
    return words.say("says unknown column", **fields), words.say("do column", message=fields["what"])


_OWN: Mapping[str, Callable[[Remark, Wording], Told]] = {
    "roster.unknown-value": _unknown,
    "unknown-choice": _unknown,
    "roster.duplicate": _two_rows("duplicate", "added", "taken over"),
    "roster.same-name": _two_rows("same name", "differ", "differ"),
    "roster.unknown-column": _unknown_column,
}
