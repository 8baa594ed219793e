"""The file by which free text is released, answer by answer: how it is written for a person to edit, and read again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.files.file_kind import refuse_other_kind
from ecpat_training.files.yaml.file import build, read_yaml
from ecpat_training.files.yaml.text import quoted
from ecpat_training.survey.quotes.identifying_marks import marks
from ecpat_training.values.base import MisfitError, Noun, Text, Title
from ecpat_training.words.catalogue.message import phrase


def _as_empty_text(value: object) -> object:
    return "" if value is None else value


class Quote(Noun):
    """One answer. `look_at` says what in it may tell who wrote it; `text` is changed until it doesn't, and `initials`
    are of the person who released it. Without them it is never printed."""

    quote: Title
    question: Title
    look_at: Text = ""
    text: Annotated[Text, BeforeValidator(_as_empty_text)] = ""
    initials: Annotated[str, BeforeValidator(_as_empty_text), Field(max_length=20)] = ""

    @model_validator(mode="after")
    def _something_released(self) -> "Quote":
        if self.initials and not self.text:
            message = "nothing is left of this text; write what may be printed, or take the initials away"
            raise MisfitError([(("text",), message)])
        return self


class Quotes(Noun):
    """A file of quotes, as `ecpat survey quotes` writes it and a person edits it."""

    quotes: Title
    answers: tuple[Quote, ...] = ()

    @model_validator(mode="after")
    def _refuse_repeated_quotes(self) -> "Quotes":
        earlier_ids: set[str] = set()
        problems: list[tuple[tuple[str | int, ...], str]] = []
        for index, quote in enumerate(self.answers):
            if quote.quote in earlier_ids:
                problems.append((("answers", index, "quote"), f"the quote `{quote.quote}` is there before already"))
            earlier_ids.add(quote.quote)
        if problems:
            raise MisfitError(problems)
        return self

    @property
    def released(self) -> tuple[Quote, ...]:
        """The quotes to which somebody has put their initials."""
        return tuple(quote for quote in self.answers if quote.initials)


def read_quotes(path: Path | str) -> tuple[Quotes, list[Finding]]:
    """(the quotes of a file, a warning for each released text that may still tell who wrote it).

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: the file is no file of quotes, or a released quote has no text left.
    """
    source = read_yaml(path)
    refuse_other_kind(source.data, "quotes", source.location_of())
    quotes = build(source, Quotes)
    findings = list(source.findings)
    for index, quote in enumerate(quotes.answers):
        if quote.initials and (telling_marks := marks(quote.text)):
            message = phrase(
                "`{quote}` was released ({initials}) with {marks}.",
                quote=quote.quote,
                initials=quote.initials,
                marks=listing(list(telling_marks), 5),
            )
            hint = "Please read it once more: it is printed as it is written."
            location = source.location_of(("answers", index, "text"))
            findings.append(Finding("quotes.telling", Severity.WARNING, message, location, hint))
    return quotes, findings


_FILE_HEADER = """\
# What people wrote in their own words. Nothing of it is printed until you release it, one answer at a time:
#
#   1. Read the text as somebody who was in the room would: could it be anybody else's? Mind what stands at `look at`;
#      but a text without it may tell as much.
#   2. Change the text until it tells nobody: leave out names, places, dates, offices, cases, odd turns of phrase.
#   3. Write your initials behind `initials:`. Leave it empty where you aren't sure.
#
# Then say `ecpat evaluate ... --quotes` and this file. It holds everything that was written: never pass it on.
"""


def quotes_yaml(quotes: Quotes) -> str:
    """The file's text. Reading it back gives the same quotes."""
    lines = [*_FILE_HEADER.splitlines(), "", f"quotes: {quoted(quotes.quotes)}"]
    if not quotes.answers:
        return "\n".join([*lines, "answers: []"]) + "\n"
    return "\n".join([*lines, "answers:", *(line for quote in quotes.answers for line in _answer(quote))]) + "\n"


def _answer(quote: Quote) -> Iterator[str]:
    yield f"  - quote: {quoted(quote.quote)}"
    yield f"    question: {quoted(quote.question)}"
    if quote.look_at:
        yield f"    look at: {quoted(quote.look_at)}"
    yield f"    text: {quoted(quote.text)}"
    yield f"    initials: {quote.initials and quoted(quote.initials)}".rstrip()
