"""Scales: items that make a score together."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from ecpat_training.survey.instrument.item import WAVES, ScaleItem, ThenTest, Wave
from ecpat_training.survey.instrument.words import Words, wordings
from ecpat_training.values.base import Identifier, MisfitError, Noun, Text, Title
from ecpat_training.values.quantity import Range, Span
from ecpat_training.words.catalogue.message import phrase

Level = Literal["reaction", "learning", "behaviour", "results"]


def _as_several_forms(form: object) -> object:
    """`A` is the form of everybody; `[A, B]` are those of the first half and of the second."""
    return (form,) if isinstance(form, str) else form


_Both = Annotated[tuple[Identifier, ...], Field(min_length=1, max_length=2)]
Forms = Annotated[_Both, BeforeValidator(_as_several_forms, json_schema_input_type=Identifier | _Both)]


class _Scale(Noun):
    id: Identifier
    title: Title
    heading: Words = ""  # as forms print it, in their languages; else the title
    intro: Words = ""  # what forms say before the first question
    level: Level = "learning"
    better: Literal["higher", "lower"] = "higher"
    smallest_change: float | None = Field(default=None, gt=0)
    unit: Text = ""  # what a ready number counts, such as `minutes`; else points
    items: tuple[ScaleItem, ...] = Field(min_length=1, max_length=200)
    asked: tuple[Wave, ...] = Field(default=WAVES, min_length=1)  # the waves whose form has these questions
    answered: int | None = Field(default=None, ge=1)  # the fewest items for a score; None: all
    source: Text = ""  # where the items come from, and under which licence
    scoring: Text = ""  # how answers become a score, for people
    then: ThenTest | None = None
    retest: float | None = Field(default=None, gt=0, lt=1)  # correlation of the scores of people asked twice, untrained
    forms: dict[Wave, Forms] = {}  # which wave gets which parallel form

    @model_validator(mode="after")
    def _answerable(self) -> Self:
        if self.answered is not None and self.answered > len(self.items):
            message: str = phrase(
                "{answered} answers are needed for a score, but there are {items} items",
                answered=self.answered,
                items=len(self.items),
            )
            raise MisfitError([(("answered",), message)])
        if self.unit and getattr(self, "kind", "") != "number":
            message = "only a scale of `kind: number` has a unit of its own; leave it out"
            raise MisfitError([(("unit",), message)])
        if problems := [*self._formed(), *self._balanced()]:
            raise MisfitError(problems)
        return self

    def _formed(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Waves without a form, forms without an item, items that no wave asks for."""
        if not self.forms:
            return
        item_forms = self.form_names()
        for wave, forms in self.forms.items():
            for form in forms:
                if form not in item_forms:
                    form_list = ", ".join(f"`{name}`" for name in item_forms) or "none: write `form: A` with each item"
                    yield ("forms", wave), f"no item is of the form `{form}`; the items' forms are {form_list}"
        for wave in self.asked:
            if wave not in self.forms:
                yield ("forms",), f"which form do people get in the wave `{wave}`? Write `{wave}: {item_forms[0]}`, say"
        if len({len(forms) for forms in self.forms.values()}) > 1:
            yield ("forms",), "either every wave has one form, or every wave one for each half of the people"
        used_forms = {form for forms in self.forms.values() for form in forms}
        for index, item in enumerate(self.items):
            if item.form is not None and item.form not in used_forms:
                yield ("items", index, "form"), f"no wave gets the form `{item.form}` of the item `{item.id}`"

    def _balanced(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Forms that are no parallel ones: another number of items, or other chapters."""
        names = self.form_names()
        for name in names[1:] if self.forms else ():
            first_form_items, second_form_items = self._items_of_one_form(names[0]), self._items_of_one_form(name)
            if len(first_form_items) != len(second_form_items):
                message = phrase(
                    "the form `{first}` has {first_items} items and `{second}` {second_items}; give both as many",
                    first=names[0],
                    first_items=len(first_form_items),
                    second=name,
                    second_items=len(second_form_items),
                )
                yield ("forms",), message
            elif sorted(_list_item_chapters(first_form_items)) != sorted(_list_item_chapters(second_form_items)):
                differ = sorted(
                    set(_list_item_chapters(first_form_items)) ^ set(_list_item_chapters(second_form_items))
                )
                chapters = [f"`{chapter}`" if chapter else "no chapter" for chapter in differ] or ["some chapters"]
                message = phrase(
                    "the forms `{first}` and `{second}` don't ask equally much about {chapters}",
                    first=names[0],
                    second=name,
                    chapters=", ".join(chapters),
                )
                yield ("forms",), message

    def form_names(self) -> list[str]:
        """The parallel forms, in the order of their first items."""
        return list(dict.fromkeys(item.form for item in self.items if item.form is not None))

    def _items_of_one_form(self, form: str) -> list[ScaleItem]:
        return [item for item in self.items if item.form == form]

    def of_form(self, form: str | None) -> tuple[ScaleItem, ...]:
        """The items of a form, and those that are in every form; all of them without a form."""
        return tuple(item for item in self.items if form is None or item.form in (None, form))

    def asked_in(self, wave: Wave, half_number: int | None = None) -> tuple[ScaleItem, ...]:
        """The items that a wave's form asks; of crossed forms those of one half of the people (1 or 2), or of both."""
        if wave not in self.asked:
            return ()
        forms = self.forms.get(wave, ())
        if not forms:
            return self.items
        got = set(forms) if half_number is None else {forms[min(half_number, len(forms)) - 1]}
        return tuple(item for item in self.items if item.form is None or item.form in got)

    @property
    def crossed(self) -> bool:
        """Whether one half of the people gets another form than the other half."""
        return any(len(forms) > 1 for forms in self.forms.values())

    @property
    def taught(self) -> tuple[ScaleItem, ...]:
        """The items that make the score: those that are not `untaught`; all, of a scale that is so throughout."""
        return tuple(item for item in self.items if not item.untaught) or self.items

    @property
    def untaught(self) -> tuple[ScaleItem, ...]:
        """The items that no training teaches, beside those that it does; none in a scale that has no others."""
        return () if self.taught == self.items else tuple(item for item in self.items if item.untaught)

    @property
    def scored(self) -> int | None:
        """How many items make one person's score in a wave; None where that depends on the form."""
        shared_item_count = sum(item.form is None for item in self.taught)
        form_item_counts = {sum(item.form == form for item in self.taught) for form in self.form_names()} or {0}
        return shared_item_count + form_item_counts.pop() if len(form_item_counts) == 1 else None

    def then_items(self) -> tuple[ScaleItem, ...]:
        """The items once more, about the time before; none where the scale has no then-test."""
        return tuple(self.then.of(item) for item in self.items) if self.then else ()


class LikertScale(_Scale):
    """Graded answers; the score is the mean of the items answered, reversed items turned round."""

    kind: Literal["likert"]
    answers: Span
    labels: dict[str, float] = {}
    grades: dict[float, Words] = {}  # the labels again, each with its languages, as forms print them

    @model_validator(mode="before")
    @classmethod
    def _labels_of_grades(cls, raw_value: object) -> object:
        """Whoever writes `grades` need not write `labels`."""
        if not isinstance(raw_value, dict) or "labels" in raw_value or not isinstance(raw_value.get("grades"), dict):
            return raw_value
        labels: dict[object, object] = {}
        for number, words in raw_value["grades"].items():
            texts = words.values() if isinstance(words, dict) else [words]
            labels |= {text: number for text in texts if isinstance(text, str) and text not in labels}
        return {**raw_value, "labels": labels}

    @model_validator(mode="after")
    def _check_grades(self) -> Self:
        """No grade outside the answers, no label that means two numbers."""
        problems: list[tuple[tuple[str | int, ...], str]] = []
        number_by_wording: dict[str, float] = {}
        for number, words in self.grades.items():
            for text in wordings(words):
                if number_by_wording.setdefault(text, number) != number:
                    problems.append(
                        (
                            ("grades",),
                            f"`{text}` means {number_by_wording[text]:g} and {number:g}; give each its own words",
                        )
                    )
        if problems:
            raise MisfitError(problems)
        return self

    def labelled(self, languages: Sequence[str]) -> dict[float, dict[str, str]]:
        """What each answer is called in each language, from the lowest: as `grades` say it, else as `labels` do, whose
        first label of a number is in the first language, its second in the second."""
        if self.grades:
            first_language = languages[0] if languages else ""
            return {
                number: dict(words) if isinstance(words, dict) else {first_language: words}
                for number, words in sorted(self.grades.items())
            }
        labels_by_number: dict[float, list[str]] = {}
        for label, number in self.labels.items():
            labels_by_number.setdefault(number, []).append(label)
        return {
            number: dict(zip(languages, labels_by_number[number], strict=False)) for number in sorted(labels_by_number)
        }

    @model_validator(mode="after")
    def _check_options(self) -> Self:
        if self.answers.low is None or self.answers.high is None or self.answers.low >= self.answers.high:
            raise ValueError("answers: write the lowest and the highest answer, such as `1-5`")
        label_problems = [
            (("labels", label), f"{number:g} is outside the scale's `answers` ({self.answers})")
            for label, number in self.labels.items()
            if not self.answers.contains(number)
        ]
        if label_problems:
            raise MisfitError(label_problems)
        return self

    @property
    def range(self) -> Range:
        """The lowest and highest possible score."""
        return Range(low=self.answers.low, high=self.answers.high)

    @property
    def steps(self) -> int | None:
        """Steps from the lowest to the highest score, all items answered."""
        lowest_answer, highest_answer = self.answers.low, self.answers.high
        return (
            None
            if lowest_answer is None or highest_answer is None or not self.scored
            else round((highest_answer - lowest_answer) * self.scored)
        )


class KeyedScale(_Scale):
    """Multiple choice with a key; the score is the percentage of the items answered right, a missing answer or
    `don't know` counting as wrong once any item of the scale is answered."""

    kind: Literal["multiple choice"]

    @model_validator(mode="after")
    def _check_key(self) -> Self:
        for item in self.items:
            if item.key is None or (item.options and item.key not in item.options):
                raise ValueError(phrase("item `{item}` needs a key that is one of its options", item=item.id))
        if self.then is not None:
            message = (
                "people can't say afterwards what they would have answered to a test; use `then` for statements only"
            )
            raise MisfitError([(("then",), message)])
        return self

    @property
    def range(self) -> Range:
        """The range of the score: 0 to 100 percent."""
        return Range(low=0, high=100)

    @property
    def steps(self) -> int | None:
        """Steps from the lowest to the highest score: one for each item."""
        return self.scored


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


def _list_item_chapters(items: Sequence[ScaleItem]) -> list[str]:
    """The chapter of each item."""
    return [item.chapter or "what no training teaches" if item.untaught else item.chapter or "" for item in items]


def _scale_kind(scale: object) -> str | None:
    """What a scale calls itself, before it is a noun."""
    return scale.get("kind") if isinstance(scale, dict) else getattr(scale, "kind", None)


Scale = Annotated[
    Annotated[LikertScale, Tag("likert")]
    | Annotated[KeyedScale, Tag("multiple choice")]
    | Annotated[NumberScale, Tag("number")],
    Discriminator(
        _scale_kind,
        custom_error_type="scale_kind",
        custom_error_message="write `kind: likert`, `kind: multiple choice` or `kind: number`",
    ),
]
