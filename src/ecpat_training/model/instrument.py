"""The questionnaire: items, scales, key."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

from ecpat_training.model.analysis_plan import AnalysisPlan
from ecpat_training.model.base import Identifier, Language, MisfitError, Noun, Text, Title
from ecpat_training.model.disclosure import Disclosure
from ecpat_training.model.quantity import Range, Span

Wave = Literal["pre", "post", "follow-up"]
WAVES: tuple[Wave, ...] = ("pre", "post", "follow-up")
Level = Literal["reaction", "learning", "behaviour", "results"]


THEN = "then_"  # before an item's id: the same item, asked afterwards about the time before


class Item(Noun):
    """One question. `text` is how forms may print it, per language or once for all; `reversed` items of a Likert
    scale count from the other end; `options` and `key` belong to multiple choice. `chapter` is the manual's that it is
    about; what no training teaches is `untaught`, and shows what asking twice alone does; `form` is the parallel form
    that it belongs to, if there are several."""

    id: Identifier
    text: Text | dict[Language, Text] = ""
    reversed: bool = False
    options: dict[Identifier, Text | dict[Language, Text]] = {}
    key: Identifier | None = None
    chapter: Title | None = None
    untaught: bool = False
    form: Identifier | None = None

    def texts(self) -> list[str]:
        """The wording in every language."""
        return list(self.text.values()) if isinstance(self.text, dict) else [self.text] if self.text else []

    def option_texts(self, option: str) -> list[str]:
        """The wording of an option in every language."""
        text = self.options[option]
        return list(text.values()) if isinstance(text, dict) else [text]


class ThenTest(Noun):
    """A scale asked once more afterwards, about the time before the training: the same items, their ids after `then_`.
    `text` is how forms put it, with `{item}` where the item's own text goes."""

    asked: tuple[Wave, ...] = Field(default=("post",), min_length=1)
    text: Text | dict[Language, Text] = "{item}"

    @model_validator(mode="after")
    def _around_the_item(self) -> Self:
        if any("{item}" not in text for text in _wordings(self.text)):
            raise ValueError("text: write `{item}` where the item's own text goes")
        return self

    def of(self, item: Item) -> Item:
        """The then-item of an item, in every language that both have."""
        frames = (
            self.text
            if isinstance(self.text, dict)
            else dict.fromkeys(item.text, self.text)
            if isinstance(item.text, dict)
            else self.text
        )
        if isinstance(frames, dict):
            whole = item.text if isinstance(item.text, dict) else dict.fromkeys(frames, item.text)
            text: str | dict[str, str] = {
                language: frame.replace("{item}", whole[language])
                for language, frame in frames.items()
                if language in whole
            }
        else:
            text = frames.replace("{item}", str(item.text))
        return item.model_copy(update={"id": THEN + item.id, "text": text})


class _Scale(Noun):
    id: Identifier
    title: Title
    level: Level = "learning"
    better: Literal["higher", "lower"] = "higher"
    smallest_change: float | None = Field(default=None, gt=0)
    items: tuple[Item, ...] = Field(min_length=1, max_length=200)
    asked: tuple[Wave, ...] = Field(default=WAVES, min_length=1)  # the waves whose form has these questions
    answered: int | None = Field(default=None, ge=1)  # at least so many items, else no score; None: all
    source: Text = ""  # where the items come from, and under which licence
    scoring: Text = ""  # how answers become a score, for people
    then: ThenTest | None = None

    @model_validator(mode="after")
    def _answerable(self) -> Self:
        if self.answered is not None and self.answered > len(self.items):
            message = f"{self.answered} answers are needed for a score, but there are {len(self.items)} items"
            raise MisfitError([(("answered",), message)])
        return self

    def then_items(self) -> tuple[Item, ...]:
        """The items once more, about the time before; none where the scale has no then-test."""
        return tuple(self.then.of(item) for item in self.items) if self.then else ()


class LikertScale(_Scale):
    """Graded answers; the score is the mean of the items answered, reversed items turned round."""

    kind: Literal["likert"]
    answers: Span
    labels: dict[str, float] = {}

    @model_validator(mode="after")
    def _closed(self) -> Self:
        if self.answers.low is None or self.answers.high is None or self.answers.low >= self.answers.high:
            raise ValueError("answers: write the lowest and the highest answer, such as `1-5`")
        outside = [
            (("labels", label), f"{number:g} is outside the scale's `answers` ({self.answers})")
            for label, number in self.labels.items()
            if not self.answers.holds(number)
        ]
        if outside:
            raise MisfitError(outside)
        return self

    @property
    def range(self) -> Range:
        """The lowest and highest possible score."""
        return Range(low=self.answers.low, high=self.answers.high)

    @property
    def steps(self) -> int | None:
        """Steps from the lowest to the highest score, all items answered."""
        low, high = self.answers.low, self.answers.high
        return None if low is None or high is None else round((high - low) * len(self.items))


class KeyedScale(_Scale):
    """Multiple choice with a key; the score is the percentage of the items answered right, a missing answer or
    `don't know` counting as wrong once any item of the scale is answered."""

    kind: Literal["multiple choice"]

    @model_validator(mode="after")
    def _keyed(self) -> Self:
        for item in self.items:
            if item.key is None or (item.options and item.key not in item.options):
                raise ValueError(f"item `{item.id}` needs a key that is one of its options")
        return self

    @property
    def range(self) -> Range:
        """0 to 100 percent."""
        return Range(low=0, high=100)

    @property
    def steps(self) -> int:
        """Steps from the lowest to the highest score: one for each item."""
        return len(self.items)


class NumberScale(_Scale):
    """A score that comes ready as a number, such as points of a quiz; several items are averaged."""

    kind: Literal["number"]
    answers: Span = Range()

    @property
    def range(self) -> Range:
        """The bounds given, if any."""
        return Range(low=self.answers.low, high=self.answers.high)

    @property
    def steps(self) -> None:
        """Not known: a score may come in halves or in tenths."""


def _kind(scale: Any) -> str | None:
    """What a scale calls itself, before it is a noun."""
    return scale.get("kind") if isinstance(scale, dict) else getattr(scale, "kind", None)


Scale = Annotated[
    Annotated[LikertScale, Tag("likert")]
    | Annotated[KeyedScale, Tag("multiple choice")]
    | Annotated[NumberScale, Tag("number")],
    Discriminator(
        _kind,
        custom_error_type="scale_kind",
        custom_error_message="write `kind: likert`, `kind: multiple choice` or `kind: number`",
    ),
]


class CodeSpec(Noun):
    """How people are recognised from wave to wave: the column (or columns, joined) of their self-generated code.
    `text` is how forms ask for it, per language or once for all, where it is a single question."""

    columns: tuple[str, ...] = Field(default=("code",), min_length=1)
    text: Text | dict[Language, Text] = ""

    @model_validator(mode="after")
    def _one_question(self) -> Self:
        if self.text and len(self.columns) > 1:
            raise ValueError("text: a code of several columns has several questions; write them as `columns`")
        return self

    def wordings(self) -> list[tuple[str, ...]]:
        """For each column, every name that it may bear."""
        texts = self.text.values() if isinstance(self.text, dict) else [self.text] if self.text else []
        return [(column, *texts) for column in self.columns]


class Instrument(Noun):
    """A questionnaire as its YAML file writes it."""

    instrument: Title
    id: Identifier
    about: Text = ""
    licence: Text = ""
    code: CodeSpec = CodeSpec()
    groups: tuple[str, ...] = ()  # columns that say what somebody is, such as the stakeholder type
    not_scored: tuple[str, ...] = ()  # columns asked but not scored, such as remarks
    missing: tuple[str, ...] = ()  # what the files write for "no answer", such as `NA` or `99`
    languages: tuple[Language, ...] = ()  # in which it is asked, the first one being the original
    scales: tuple[Scale, ...] = Field(min_length=1, max_length=50)
    plan: AnalysisPlan | None = None
    disclosure: Disclosure = Disclosure()

    @model_validator(mode="after")
    def _items_once(self) -> Self:
        scales = [(("scales", at, "id"), scale.id) for at, scale in enumerate(self.scales)]
        items = [
            (("scales", at, "items", number, "id"), item.id)
            for at, scale in enumerate(self.scales)
            for number, item in enumerate(scale.items)
        ]
        problems = [*_repeated("scale", scales), *_repeated("item", items), *self._planned()]
        if problems:
            raise MisfitError(problems)
        return self

    def _planned(self) -> list[tuple["_Path", str]]:
        """The plan's outcomes that are no scale of this instrument."""
        if self.plan is None:
            return []
        named: list[tuple[_Path, str]] = [(("plan", "primary"), self.plan.primary)]
        named += [(("plan", "secondary", at), scale) for at, scale in enumerate(self.plan.secondary)]
        known = {scale.id for scale in self.scales}
        return [
            (path, f"there is no scale `{scale}`; the scales are {', '.join(sorted(known))}")
            for path, scale in named
            if scale not in known
        ]


_Path = tuple[str | int, ...]


def _wordings(text: str | dict[str, str]) -> list[str]:
    """A text in every language that it has."""
    return list(text.values()) if isinstance(text, dict) else [text]


def _repeated(what: str, ids: Iterable[tuple[_Path, str]]) -> list[tuple[_Path, str]]:
    """The ids that stand before already, each at its own place."""
    seen: set[str] = set()
    problems = []
    for path, name in ids:
        if name in seen:
            problems.append((path, f"the {what} `{name}` is there before already; each needs an id of its own"))
        seen.add(name)
    return problems
