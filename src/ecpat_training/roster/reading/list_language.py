"""The language of a list, where its headers and words leave no doubt."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import islice

from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.headers import RosterColumn, RosterLayout
from ecpat_training.words.lists.headers import HEADERS, Field
from ecpat_training.words.lists.professions import PROFESSIONS, SIDES
from ecpat_training.words.lists.stakeholders import STAKEHOLDERS
from ecpat_training.words.matching import keys, letters_key

# `E-mail`, `ID` and `Status` stand in lists of every language.
_COMMON_FIELDS: tuple[Field, ...] = ("number", "id", "e-mail", "phone", "status", "type", "role", "region")
_SAY_WORK: tuple[Field, ...] = ("profession", "position", "rank", "role", "stakeholder type")
_MAX_PEOPLE_READ = 200  # people
_MIN_LANGUAGE_WORDS = 1.5  # words; one that two languages share counts half for each


Texts = Callable[[int], Iterable[str]]
"""The texts of a column below the header, by its position."""


def column_texts(table: CellTable, layout: RosterLayout) -> Texts:
    """What stands in the columns of a list."""
    return lambda position: map(as_text, table.cells_below(layout.header_row, position))


def language_of_list(layout: RosterLayout, texts: Texts, without: RosterColumn | None = None) -> str | None:
    """The language of a list: of its headers, and of what its first people do and work for. A column whose own words
    are in question may be left out."""
    read_columns = [column for column in layout.columns if column != without and column.field is not None]
    says = [column for column in read_columns if column.field in _SAY_WORK and not column.why]
    values = [text for column in says for text in islice(texts(column.position), _MAX_PEOPLE_READ)]
    return language_of([*(column.header for column in read_columns), *values])


def language_of_word(text: str) -> str | None:
    """The one language that a header or a word of work is of; None where several have it, or none."""
    languages = _languages().get(letters_key(text), frozenset())
    return next(iter(languages)) if len(languages) == 1 else None


def language_of(texts: Iterable[str]) -> str | None:
    """The language to which most of a list's headers and words belong; None where there are few, or two languages have
    as many."""
    points: defaultdict[str, float] = defaultdict(float)
    for text in dict.fromkeys(map(letters_key, texts)):
        languages = _languages().get(text, frozenset())
        for language in languages:
            points[language] += 1 / len(languages)
    ranked = sorted(points.items(), key=lambda entry: -entry[1])
    if not ranked or ranked[0][1] < _MIN_LANGUAGE_WORDS:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else None


@lru_cache(maxsize=1)
def _languages() -> dict[str, frozenset[str]]:
    """The languages of every word of the tables."""
    languages_by_word: dict[str, frozenset[str]] = {}
    headers = [words for field, words in HEADERS.items() if field not in _COMMON_FIELDS]
    for words in (*headers, *PROFESSIONS.values(), *SIDES.values(), *STAKEHOLDERS.values()):
        for languages, line in words.items():
            line_languages = frozenset(languages.split(", "))
            for word in keys(line):
                languages_by_word[word] = (
                    languages_by_word[word] | line_languages if word in languages_by_word else line_languages
                )
    return languages_by_word
