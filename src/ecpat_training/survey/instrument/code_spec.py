"""How people are recognised from wave to wave without their names."""

import re
from typing import Self

from pydantic import Field, ModelWrapValidatorHandler, model_validator

from ecpat_training.survey.instrument.words import Words, wordings
from ecpat_training.values.base import MisfitError, Noun, Text, Title
from ecpat_training.words.catalogue.message import phrase

NONE = "none"


class CodePart(Noun):
    """One question of a code that is asked in parts: `column` is its name, `pattern` what an answer looks like (a
    regular expression for the whole answer, in what browsers and phones understand), `hint` the same in words."""

    column: Title
    text: Words
    pattern: Text = ""
    hint: Words = ""

    @model_validator(mode="after")
    def _understood(self) -> Self:
        if problem := _explain_bad_pattern(self.pattern):
            raise MisfitError([(("pattern",), problem)])
        return self


class CodeSpec(Noun):
    """How people are recognised from wave to wave: the column (or columns, joined) of their self-generated code.
    `text` is how forms ask for it, per language or once for all, where it is a single question; `parts` are the
    questions where it is several. A `drawn` code stands on a slip that each person draws and keeps. `code: none` says
    that forms ask for none: it has no columns, and nobody is linked by one."""

    columns: tuple[str, ...] = Field(default=("code",), min_length=1)
    text: Words = ""
    pattern: Text = ""
    hint: Words = ""
    parts: tuple[CodePart, ...] = ()
    drawn: bool = False

    @model_validator(mode="wrap")
    @classmethod
    def _read_no_code(cls, raw_value: object, validate: ModelWrapValidatorHandler[Self]) -> Self:
        """Forms that ask for no code, which a file writes `code: none`."""
        if not isinstance(raw_value, str):
            return validate(raw_value)
        if raw_value.strip().casefold() != NONE:
            raise ValueError(
                phrase(
                    "write `{word}` where forms ask for no code; else its column, such as `columns: [code]`", word=NONE
                )
            )
        return validate({}).model_copy(update={"columns": ()})

    @model_validator(mode="before")
    @classmethod
    def _columns_of_parts(cls, raw_value: object) -> object:
        """Whoever writes `parts` need not write `columns`."""
        if not isinstance(raw_value, dict) or "columns" in raw_value or not isinstance(raw_value.get("parts"), list):
            return raw_value
        columns = [code_part.get("column") for code_part in raw_value["parts"] if isinstance(code_part, dict)]
        return (
            {**raw_value, "columns": columns}
            if all(isinstance(column, str) for column in columns) and columns
            else raw_value
        )

    @model_validator(mode="after")
    def _check_code_fields(self) -> Self:
        if self.text and len(self.columns) > 1:
            raise ValueError("text: a code of several columns has several questions; write them as `columns`")
        if self.parts and tuple(code_part.column for code_part in self.parts) != self.columns:
            raise ValueError("columns: they are the columns of `parts`; leave one of the two out")
        if self.drawn and len(self.columns) > 1:
            raise ValueError("drawn: a drawn code is one word on a slip; write one column")
        if problem := _explain_bad_pattern(self.pattern):
            raise MisfitError([(("pattern",), problem)])
        return self

    @property
    def asked(self) -> bool:
        """Whether forms ask for a code."""
        return bool(self.columns)

    def questions(self) -> tuple[CodePart, ...]:
        """The questions that ask for the code, one for each column."""
        if self.parts:
            return self.parts
        if len(self.columns) > 1:
            return tuple(CodePart(column=column, text=column) for column in self.columns)
        if not self.columns:
            return ()
        (column,) = self.columns
        return (CodePart(column=column, text=self.text or column, pattern=self.pattern, hint=self.hint),)

    def wordings(self) -> list[tuple[str, ...]]:
        """For each column of the code, in order, every name that the column may have."""
        if self.parts:
            return [(code_part.column, *wordings(code_part.text)) for code_part in self.parts]
        return [(column, *wordings(self.text)) for column in self.columns]


def _explain_bad_pattern(pattern: str) -> str:
    """Why this is no pattern that every platform understands; nothing where it is one."""
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        position = getattr(error, "pos", None)
        advice = "" if position is None else f": check it from its character {position + 1} on"
        return f"this is no regular expression{advice}; `[A-Za-z]{{2}}[0-9]{{2}}` is one"
    if "(?" in pattern or "'" in pattern:
        return "write it without `(?` and `'`, which phones don't understand"
    return ""
