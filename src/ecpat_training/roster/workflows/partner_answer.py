"""How a partner is to be answered: in which language, by when, to whom."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from ecpat_training.core.errors import UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import closest_name, fold, squeeze, visible
from ecpat_training.documents.wording import ENGLISH, Wording, languages, wording
from ecpat_training.roster.model.check import RosterCheck
from ecpat_training.roster.report.partner_note import NO_REPLY, Reply
from ecpat_training.words.catalogue.message import Option, names_hint, phrase, sentences

_MAX_RECIPIENT_LENGTH = 200  # letters of whom to answer
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_HEADERS = (
    "given name", "surname", "name", "organisation", "stakeholder type", "profession", "position", "gender", "country",
    "region", "e-mail", "status",
)  # fmt: skip
_MIN_HEADERS = 2  # headers that only one language has, before it is proposed


class PartnerAnswer(NamedTuple):
    """How a partner is answered: the code of their language (None: nobody has said it), by when and to whom."""

    language: str | None = None
    reply: Reply = NO_REPLY


IN_ENGLISH = PartnerAnswer()


def words_of(language: str | None, subject: str) -> Wording:
    """The words of a language, English ones where none is named.

    Args:
        language: a code, as it was given.
        subject: what is written in it, for the message.

    Raises:
        UsageError: there are no words of that language.
    """
    if language is None:
        return wording()
    if language not in languages():
        suggestion = closest_name(language, languages())
        hint = names_hint(suggestion, languages(), 40)
        message = phrase(
            "{subject} can't be written in `{language}`.", subject=subject, language=visible(language[:40])
        )
        raise UsageError.because("usage.language", message, hint=hint)
    return wording(language)


def reply(due_date: str | None, reply_address: str | None) -> Reply:
    """By when and to whom to answer, as it was given.

    Raises:
        UsageError: `due_date` is no date, or `reply_address` is empty or too long for one line.
    """
    if reply_address is not None and not 0 < len(squeeze(reply_address)) <= _MAX_RECIPIENT_LENGTH:
        hint = sentences(
            "Give a name and an address:",
            phrase('{option} "Mira Kola, mira@example.org".', option=Option("--reply-to")),
        )
        message = phrase(
            "{option} names the person to whom the partner should answer, in at most {longest} characters.",
            option=Option("--reply-to"),
            longest=_MAX_RECIPIENT_LENGTH,
        )
        raise UsageError.because("usage.reply-to", message, hint=hint)
    return Reply(None if due_date is None else _day(due_date), visible(squeeze(reply_address or "")))


def _day(text: str) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    message = phrase("{option} `{text}` is no date that exists.", option=Option("--reply-by"), text=visible(text[:40]))
    raise UsageError.because(
        "usage.reply-by",
        message,
        hint=sentences("Write year, month and day:", phrase("{option} 2026-05-29.", option=Option("--reply-by"))),
    )


def proposed_language(check: RosterCheck, answer: PartnerAnswer) -> list[Finding]:
    """A remark where the list's headers are in another language and nobody has said which one its sender reads. It is
    proposed and never taken: who wrote a list may have copied its headers."""
    language = None if answer.language else language_of([header for header, _ in check.columns])
    if language is None:
        return []
    message = phrase(
        "the list's headers are in {language}; what goes back to its sender is in English.",
        language=wording().name_of(language),
    )
    hint = phrase(
        "To answer in that language, add {option} {language}.", option=Option("--language"), language=language
    )
    return [Finding("roster.language", Severity.NOTE, message, Location(check.file, sheet=check.sheet), hint)]


def language_of(columns: Sequence[str]) -> str | None:
    """The language whose words for columns a list uses, where one has the most of them and at least two that English
    doesn't have; None where that isn't clear."""
    headers = {fold(column.partition(": ")[2]) for column in columns}
    english = {fold(wording().say(key)) for key in _HEADERS}
    matches = {}
    for code in languages():
        words = wording(code)
        matches[code] = len(headers.intersection({fold(words.say(key)) for key in _HEADERS} - english))
    max_matches = max(matches.values())
    best_languages = [code for code, number in matches.items() if number == max_matches and code != ENGLISH]
    return best_languages[0] if max_matches >= _MIN_HEADERS and len(best_languages) == 1 else None
