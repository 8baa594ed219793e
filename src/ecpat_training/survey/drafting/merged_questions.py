"""The columns of several files that are one question: those with the same words, capitals, accents and numbers in front
aside."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ecpat_training.survey.drafting.columns import AnswerFile, SeenColumn
from ecpat_training.survey.exports.wording import heading_key, strip_markup
from ecpat_training.survey.instrument.item import Wave


@dataclass
class MergedQuestion:
    """The columns of one question; or, where a file has its words `twice`, columns that nobody can tell apart."""

    columns: list[SeenColumn] = field(default_factory=list)
    waves_by_column: list[frozenset[Wave]] = field(default_factory=list)
    is_duplicate: bool = False

    @property
    def waves(self) -> set[Wave]:
        """The waves whose answers its columns hold."""
        return {wave for waves in self.waves_by_column for wave in waves}

    @property
    def files(self) -> set[int]:
        """The numbers of the files that have it."""
        return {column.file for column in self.columns}

    @property
    def texts(self) -> Counter[str]:
        """How often each different text stands in it."""
        texts: Counter[str] = Counter()
        for column in self.columns:
            texts.update(column.texts)
        return texts


def prepend_stem(words: str, stem: str) -> str:
    """What a question asks, with what stands above it."""
    return f"{stem} | {words}" if stem and stem not in words else words


def merge_questions(
    files: Sequence[AnswerFile], waves: Sequence[Sequence[Wave]], code: set[str]
) -> list[MergedQuestion]:
    """The columns of all files, those of one question together, in the order in which they come; code columns are
    none.

    Args:
        waves: which waves each file holds; empty where that isn't known.
        code: the words of columns of codes, folded.
    """
    merged_questions: list[MergedQuestion] = []
    for number, file in enumerate(files):
        index_by_key: dict[str, int] = {}
        for index, merged_question in enumerate(merged_questions):
            for key in _keys(merged_question.columns[0]):
                index_by_key.setdefault(key, index)
        used_places: set[tuple[int, tuple[Wave, ...]]] = set()
        for column in file.columns:
            if column.own or heading_key(column.text) in code or heading_key(column.header) in code:
                continue
            column_waves = _waves(column, file, waves[number])
            index = next((index_by_key[key] for key in _keys(column) if key in index_by_key), len(merged_questions))
            if (index, column.waves) in used_places:
                merged_questions[index].is_duplicate = True
                merged_questions.append(MergedQuestion([column], [column_waves], is_duplicate=True))
                continue
            if index == len(merged_questions):
                merged_questions.append(MergedQuestion())
            merged_questions[index].columns.append(column)
            merged_questions[index].waves_by_column.append(column_waves)
            used_places.add((index, column.waves))
            for key in _keys(column):
                index_by_key.setdefault(key, index)
    return merged_questions


def _waves(column: SeenColumn, file: AnswerFile, waves: Sequence[Wave]) -> frozenset[Wave]:
    """The waves whose answers a column holds. What stands once where waves stand side by side was asked once: taken as
    asked afterwards, it shows no change."""
    if not column.waves and file.inspection.side_by_side and "post" in waves:
        return frozenset({"post"})
    return frozenset(column.waves or waves)


def _keys(column: SeenColumn) -> tuple[str, ...]:
    """What its words are by their bare letters; its name alone where it has no words."""
    return tuple(dict.fromkeys(filter(None, (heading_key(column.text), strip_markup(column.text)))))
