"""What people wrote in their own words, released for a report one by one."""

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from ecpat_training.values.base import MisfitError, Noun, Text, Title


def _empty(value: object) -> object:
    return "" if value is None else value


class Quote(Noun):
    """One answer. `look_at` says what in it may tell who wrote it; `text` is changed until it doesn't, and `initials`
    are of the person who released it. Without them it is never printed."""

    quote: Title
    question: Title
    look_at: Text = ""
    text: Annotated[Text, BeforeValidator(_empty)] = ""
    initials: Annotated[str, BeforeValidator(_empty), Field(max_length=20)] = ""

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
    def _each_once(self) -> "Quotes":
        seen: set[str] = set()
        wrong: list[tuple[tuple[str | int, ...], str]] = []
        for at, one in enumerate(self.answers):
            if one.quote in seen:
                wrong.append((("answers", at, "quote"), f"the quote `{one.quote}` is there before already"))
            seen.add(one.quote)
        if wrong:
            raise MisfitError(wrong)
        return self

    @property
    def released(self) -> tuple[Quote, ...]:
        """Those that somebody has put their initials to."""
        return tuple(one for one in self.answers if one.initials)
