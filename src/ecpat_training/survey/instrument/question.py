"""What forms ask and nobody scores: who one is, remarks, commitments and what became of them."""

from typing import Literal, Self

from pydantic import Field, model_validator

from ecpat_training.core.text import fold
from ecpat_training.survey.instrument.item import WAVES, Wave
from ecpat_training.survey.instrument.scale import Level
from ecpat_training.survey.instrument.words import Words, wordings
from ecpat_training.values.base import Identifier, MisfitError, Noun


class UnscoredQuestion(Noun):
    """A question that is asked and not scored; its id is the name of its column. Those whose id is among the
    instrument's `groups` say what somebody is. `first` ones stand before the scales; `lines` is the room for writing
    that paper leaves."""

    id: Identifier
    kind: Literal["open", "one of", "several of", "number"] = "open"
    text: Words
    hint: Words = ""
    options: dict[Identifier, Words] = {}
    asked: tuple[Wave, ...] = Field(default=WAVES, min_length=1)
    place: Literal["first", "last"] = "last"
    level: Level | None = None
    lines: int = Field(default=3, ge=1, le=30)

    @model_validator(mode="after")
    def _answerable(self) -> Self:
        if self.kind in ("one of", "several of") and len(self.options) < 2:
            raise MisfitError([(("options",), f"`{self.kind}` needs at least two answers to choose from")])
        if self.kind in ("open", "number") and self.options:
            message = f"a question of kind `{self.kind}` has no `options`; write `kind: one of` or leave them out"
            raise MisfitError([(("options",), message)])
        return self

    def texts(self) -> list[str]:
        """The wording in every language."""
        return wordings(self.text)

    def option_texts(self, option: str) -> list[str]:
        """The wording of an answer in every language."""
        return wordings(self.options[option])

    def meant(self, answer: str) -> str:
        """The id of the option that an answer names, by its id or its words in any language; else the answer itself,
        as it was written."""
        known = {fold(words): id_ for id_ in self.options for words in (id_, *self.option_texts(id_))}
        return known.get(fold(answer), answer)
