"""A question that is scored, and the same question asked about the time before."""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from ecpat_training.survey.instrument.words import Words, wordings
from ecpat_training.values.base import Identifier, Noun, Text, Title

Wave = Literal["pre", "post", "follow-up"]
WAVES: tuple[Wave, ...] = ("pre", "post", "follow-up")


THEN_PREFIX = "then_"  # before an item's id: the same item, asked afterwards about the time before


class ScaleItem(Noun):
    """One question. `text` is how forms may print it, per language or once for all; `reversed` items of a Likert
    scale count from the other end; `options` and `key` belong to multiple choice. `chapter` is the manual's that it is
    about; what no training teaches is `untaught`, and shows what asking twice alone does; `form` is the parallel form
    that it belongs to, if there are several. `also` are other words under which a file has a question: the `same`
    one, an `other` that only looks like it, or the one that asks the same about the time before (`then`)."""

    id: Identifier
    text: Words = ""
    reversed: bool = False
    options: dict[Identifier, Words] = {}
    key: Identifier | None = None
    chapter: Title | None = None
    untaught: bool = False
    form: Identifier | None = None
    also: dict[Text, Literal["same", "other", "then"]] = {}

    def texts(self) -> list[str]:
        """The wording in every language."""
        return wordings(self.text)

    def option_texts(self, option: str) -> list[str]:
        """The wording of an option in every language."""
        return wordings(self.options[option])


def _as_several_waves(waves: object) -> object:
    """`post` is a single wave, `[post, follow-up]` are two."""
    return (waves,) if isinstance(waves, str) else waves


class ThenTest(Noun):
    """A scale asked once more afterwards, about the time before the training: the same items, their ids after `then_`.
    `text` is how forms put it, with `{item}` where the item's own text goes, unless the item says it itself (`also`);
    `heading` and `intro` stand above them."""

    asked: Annotated[
        tuple[Wave, ...],
        Field(min_length=1),
        BeforeValidator(_as_several_waves, json_schema_input_type=Wave | tuple[Wave, ...]),
    ] = ("post",)
    text: Words = "{item}"
    heading: Words = ""
    intro: Words = ""

    @model_validator(mode="after")
    def _check_item_frame(self) -> Self:
        if any("{item}" not in text for text in wordings(self.text)):
            raise ValueError("text: write `{item}` where the item's own text goes")
        return self

    def of(self, item: ScaleItem) -> ScaleItem:
        """The then-item of an item, in every language that both have, or in its own words."""
        if worded := [words for words, means in item.also.items() if means == "then"]:
            also_wordings: dict[str, Literal["same", "other", "then"]] = dict.fromkeys(worded[1:], "same")
            return item.model_copy(update={"id": THEN_PREFIX + item.id, "text": worded[0], "also": also_wordings})
        frames = (
            self.text
            if isinstance(self.text, dict)
            else dict.fromkeys(item.text, self.text)
            if isinstance(item.text, dict)
            else self.text
        )
        if isinstance(frames, dict):
            item_texts = item.text if isinstance(item.text, dict) else dict.fromkeys(frames, item.text)
            text: str | dict[str, str] = {
                language: frame.replace("{item}", item_texts[language])
                for language, frame in frames.items()
                if language in item_texts
            }
        else:
            text = frames.replace("{item}", str(item.text))
        return item.model_copy(update={"id": THEN_PREFIX + item.id, "text": text})
