"""The columns of a survey by what a question's column may be called, and what that says about why it was found."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from ecpat_training.core.text import squeeze
from ecpat_training.survey.exports.raw_survey import ColumnKind, SurveyColumn
from ecpat_training.survey.exports.wording import cut_beginning, heading_key, strip_markup, strip_number
from ecpat_training.survey.instrument.instrument import Instrument, ScaleItem, Wave

LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "bs": "Bosnian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "et": "Estonian", "fi": "Finnish", "fr": "French", "hr": "Croatian",
    "hu": "Hungarian", "it": "Italian", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
}  # fmt: skip

BY_NAME = "named as the item"
BY_MAPPING = "by the mapping file"
BY_CHOICES = "a column for each of its answers"

Names = tuple[tuple[str, str], ...]
"""The names of a question, each with the reason that it is one: (`by its French text`, `Je sais qui appeler`)."""


def names_of(item: ScaleItem) -> Names:
    """The item's id, then its text in each language, then other words under which a file has it."""
    texts = item.text if isinstance(item.text, dict) else {"": item.text} if item.text else {}
    other_texts = tuple(("by its other text", text) for text, decision in item.also.items() if decision == "same")
    return (
        (BY_NAME, item.id),
        *((text_match_reason(language), text) for language, text in texts.items()),
        *other_texts,
    )


def text_match_reason(language: str) -> str:
    """The reason of a match by wording."""
    return f"by its {LANGUAGES.get(language, f'`{language}`')} text" if language else "by its text"


def find_then_items(instrument: Instrument, waves: set[Wave]) -> list[ScaleItem]:
    """The items that are asked about the time before, in one of these waves. An item whose wording is the same as
    that of the plain item is known by its id alone."""
    wanted_items = []
    for scale in instrument.scales:
        if scale.then is None or not set(scale.then.asked) & waves:
            continue
        for item, then_item in zip(scale.items, scale.then_items(), strict=True):
            own_texts = set(then_item.texts()) - set(item.texts())
            wanted_items.append(then_item if own_texts else then_item.model_copy(update={"text": ""}))
    return wanted_items


Level = Literal["whole", "short", "own", "loose"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""How a column is looked up, in this order: questions by their whole header; questions by a shorter name (without
groups, a grid's stem or a number); the platform's own columns; questions by their bare letters, without accents, marks
of HTML, and what was cut off at the end."""


class FoundColumn(NamedTuple):
    """A column, and why it is the one that is looked for."""

    column: SurveyColumn
    match_reason: str


class Directory:
    """Finds columns by name."""

    def __init__(self, columns: Sequence[SurveyColumn]) -> None:
        self._named: dict[Level, dict[str, list[SurveyColumn]]] = {level: defaultdict(list) for level in LEVELS}
        self._cut: list[tuple[str, SurveyColumn]] = []
        self._parts: dict[str, list[tuple[str, SurveyColumn]]] = defaultdict(list)
        for column in columns:
            question = column.kind is ColumnKind.QUESTION
            self._named["whole" if question else "own"][heading_key(column.header)].append(column)
            for stem, choice in column.choices:
                self._parts[heading_key(stem)].append((heading_key(choice), column))
            if question:
                self._shorter_names(column)

    def _shorter_names(self, column: SurveyColumn) -> None:
        shorter_names = _shorten_headers(column)
        for name in dict.fromkeys(map(heading_key, shorter_names)):
            self._named["short"][name].append(column)
        for name in dict.fromkeys(map(strip_markup, (column.header, *shorter_names))):
            self._named["loose"][name].append(column)
        self._cut += [
            (name_beginning, column)
            for name in (column.header, *column.names)
            if (name_beginning := cut_beginning(squeeze(name)))
        ]

    def find_at_level(self, level: Level, names: Names, excluded: Collection[int] = ()) -> list[FoundColumn]:
        """The columns that bear one of these names, those `excluded` aside."""
        column_by_index: dict[int, FoundColumn] = {}
        normalise_name = strip_markup if level == "loose" else heading_key
        for reason, wording in names:
            name = normalise_name(wording)
            columns = list(self._named[level].get(name, ())) if name else []
            cut_columns = [column for start, column in self._cut if name.startswith(start)] if level == "loose" else []
            for column, column_reason in [
                *((named_column, reason) for named_column in columns),
                *((named_column, f"{reason}, cut short") for named_column in cut_columns),
            ]:
                if column.index not in excluded:
                    column_by_index.setdefault(column.index, FoundColumn(column, column_reason))
        return [column_by_index[index] for index in sorted(column_by_index)]

    def find(self, wordings: Iterable[str], excluded: Collection[int] = ()) -> list[SurveyColumn]:
        """The columns that bear one of these names; the first level that has any ends the search."""
        names = tuple(("", wording) for wording in wordings)
        for level in LEVELS:
            if found_columns := self.find_at_level(level, names, excluded):
                return [found_column.column for found_column in found_columns]
        return []

    def find_item_parts(self, item: ScaleItem, excluded: Collection[int] = ()) -> list[tuple[str, SurveyColumn]]:
        """(option, column) for each column of a multiple choice that is split up, one column an option."""
        options = {heading_key(word): id_ for id_ in item.options for word in (id_, *item.option_texts(id_))}
        part_by_index = {
            column.index: (options[choice], column)
            for name in map(heading_key, (item.id, *item.texts()))
            for choice, column in self._parts.get(name, ())
            if choice in options and column.index not in excluded
        }
        return [part_by_index[index] for index in sorted(part_by_index)]


@lru_cache(maxsize=8)  # the files of a folder have the same columns, and each is asked for those of its waves
def directory_of(columns: tuple[SurveyColumn, ...]) -> Directory:
    """The directory of a survey's columns."""
    return Directory(columns)


def _shorten_headers(column: SurveyColumn) -> list[str]:
    names = [*column.names, *strip_number(column.header)]
    return [*names, *(short_name for name in column.names for short_name in strip_number(name))]
