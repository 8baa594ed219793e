"""The columns of a survey by what they may be called."""

from collections import defaultdict
from collections.abc import Iterable

from ecpat_training.model.instrument import Item
from ecpat_training.read.survey.raw_survey import Column, Kind, RawSurvey
from ecpat_training.read.survey.wording import key, without_number


class Directory:
    """Finds columns by name.

    Looked up in this order, and the first that finds any column ends the search: questions by their whole header;
    questions by a shorter name (without groups, a grid's stem or a number); the platform's own columns.
    """

    def __init__(self, raw: RawSurvey) -> None:
        self._whole: dict[str, list[Column]] = defaultdict(list)
        self._short: dict[str, list[Column]] = defaultdict(list)
        self._own: dict[str, list[Column]] = defaultdict(list)
        self._parts: dict[str, list[tuple[str, Column]]] = defaultdict(list)
        for column in raw.columns:
            whole = self._whole if column.kind is Kind.QUESTION else self._own
            whole[key(column.header)].append(column)
            for question, choice in column.choices:
                self._parts[key(question)].append((key(choice), column))
            if column.kind is Kind.QUESTION:
                for name in dict.fromkeys(map(key, _shorter(column))):
                    self._short[name].append(column)

    def find(self, wordings: Iterable[str]) -> list[Column]:
        """The columns that bear one of these names."""
        names = [name for name in dict.fromkeys(map(key, wordings)) if name]
        for names_of in (self._whole, self._short, self._own):
            found = {column.index: column for name in names for column in names_of.get(name, ())}
            if found:
                return [found[index] for index in sorted(found)]
        return []

    def parts(self, item: Item) -> list[tuple[str, Column]]:
        """The columns of a split multiple choice, each with the option that it stands for."""
        options = {key(word): id_ for id_ in item.options for word in (id_, *item.option_texts(id_))}
        found = {
            column.index: (options[choice], column)
            for name in map(key, (item.id, *item.texts()))
            for choice, column in self._parts.get(name, ())
            if choice in options
        }
        return [found[index] for index in sorted(found)]


def _shorter(column: Column) -> list[str]:
    names = [*column.names, *without_number(column.header)]
    return [*names, *(short for name in column.names for short in without_number(name))]
