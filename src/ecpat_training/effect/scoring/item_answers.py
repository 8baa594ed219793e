"""The answers to the single items of a scale in one wave, ready to be counted and correlated.

| kind | a person's figure on an item | missing |
| --- | --- | --- |
| multiple choice | 1 right, 0 wrong, don't know, or left open | the person answered no item of the same form |
| likert | the answer, reversed items turned round | not answered |
| number | the number | not answered |
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecpat_training.survey.instrument.instrument import KeyedScale, LikertScale, Scale, ScaleItem

if TYPE_CHECKING:
    import numpy
    import numpy.typing
    import pandas

    from ecpat_training.stats.pairs import Booleans

    Table = numpy.typing.NDArray[numpy.int8 | numpy.float64]

MISSING_ANSWER = -128  # in a table of int8
MOST_ANSWERS = 20  # a question with more different numbers has no counts of each


@dataclass(frozen=True, eq=False)
class ItemAnswers:
    """`table` has a row per response and a column per item of `items`: int8 with `MISSING_ANSWER` where all are whole
    numbers, which most are, else floats with nan. `counts[at]` says how many gave each answer to item `at`, as written
    in the form (not turned round): options by their id, numbers as people write them."""

    items: tuple[ScaleItem, ...]
    table: "Table"
    counts: tuple[dict[str, int], ...]

    def is_answered(self, column: int) -> "Booleans":
        """Which responses have a figure on an item."""
        import numpy

        values = self.table[:, column]
        is_answered: Booleans = values != MISSING_ANSWER if values.dtype == numpy.int8 else numpy.isfinite(values)
        return is_answered

    def of_form(self, form: str | None, *, is_untaught: bool = False) -> list[int]:
        """The columns of a form's items and of those that all forms share; only what is taught, or what is not."""
        return [
            column
            for column, item in enumerate(self.items)
            if item.form in (None, form) and item.untaught == is_untaught
        ]

    def forms(self) -> list[str | None]:
        """The parallel forms, or None alone where there are none."""
        return list(dict.fromkeys(item.form for item in self.items if item.form)) or [None]


def item_answers(scale: Scale, answers: "pandas.DataFrame", *, every_item: bool = False) -> ItemAnswers | None:
    """The answers to those items of a scale that anybody answered; None if nobody answered any. With `every_item` item
    of a scale with a key, an item that nobody answered is one that everybody who was asked left open."""
    if every_item and isinstance(scale, KeyedScale):
        answers = answers.reindex(columns=[item.id for item in scale.items])
    items = [item for item in scale.items if item.id in answers.columns]
    if isinstance(scale, KeyedScale):
        return _keyed_answers(items, answers, every_item=every_item)
    return _graded_answers(scale, [item for item in items if answers[item.id].notna().any()], answers)


def _keyed_answers(items: Sequence[ScaleItem], answers: "pandas.DataFrame", *, every_item: bool) -> ItemAnswers | None:
    import numpy
    import pandas

    coded_items = [(item, *pandas.factorize(answers[item.id])) for item in items]
    if not any(len(uniques) for _, _, uniques in coded_items):
        return None
    coded_items = [(item, codes, uniques) for item, codes, uniques in coded_items if every_item or len(uniques)]
    table = numpy.zeros((len(answers), len(coded_items)), dtype=numpy.int8)
    is_answered = numpy.zeros((len(answers), len(coded_items)), dtype=bool)
    counts = []
    for column, (item, codes, distinct_answers) in enumerate(coded_items):
        options = [str(option) for option in distinct_answers]
        is_answered[:, column] = codes >= 0
        if item.key in options:
            table[:, column] = codes == options.index(item.key)
        numbers = numpy.bincount(codes + 1, minlength=len(options) + 1)[1:].tolist()
        counted = dict(zip(options, numbers, strict=True))
        counts.append({option: counted.pop(option, 0) for option in item.options} | dict(sorted(counted.items())))
    for form in dict.fromkeys(item.form for item, _, _ in coded_items):
        columns = [index for index, (item, _, _) in enumerate(coded_items) if item.form == form]
        was_asked = is_answered[:, columns].any(axis=1)
        if not was_asked.all():
            for column in columns:
                table[~was_asked, column] = MISSING_ANSWER
    return ItemAnswers(tuple(item for item, _, _ in coded_items), table, tuple(counts))


def _graded_answers(scale: Scale, items: Sequence[ScaleItem], answers: "pandas.DataFrame") -> ItemAnswers | None:
    import numpy

    if not items:
        return None
    numbers = answers[[item.id for item in items]].to_numpy(dtype=numpy.float64)
    counts = tuple(_count_numbers(numbers[:, column]) for column in range(len(items)))
    if isinstance(scale, LikertScale) and scale.answers.low is not None and scale.answers.high is not None:
        reversed_columns = [column for column, item in enumerate(items) if item.reversed]
        if reversed_columns:
            numbers = numbers.copy()
            numbers[:, reversed_columns] = scale.answers.low + scale.answers.high - numbers[:, reversed_columns]
    is_answered = numpy.isfinite(numbers)
    filled_numbers = numpy.where(is_answered, numbers, 0.0)
    whole_numbers = numpy.clip(filled_numbers, -127, 127).astype(numpy.int8)
    if (whole_numbers == filled_numbers).all():
        whole_numbers[~is_answered] = MISSING_ANSWER
        return ItemAnswers(tuple(items), whole_numbers, counts)
    return ItemAnswers(tuple(items), numbers, counts)


def _count_numbers(numbers: "Table") -> dict[str, int]:
    """How many gave each number; nothing where there are too many different ones to be counted."""
    import numpy

    distinct_numbers, times = numpy.unique(numbers[numpy.isfinite(numbers)], return_counts=True)
    if len(distinct_numbers) > MOST_ANSWERS:
        return {}
    return {f"{number:g}": count for number, count in zip(distinct_numbers.tolist(), times.tolist(), strict=True)}
