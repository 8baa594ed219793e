"""What a question is, by what its columns are called and what stands in them: graded, to choose, a number, points, in
words; or nothing that is ever scored, with the reason."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ecpat_training.core.text import squeeze
from ecpat_training.survey.drafting.answer_sets import find_known_answers, read_label_numbers
from ecpat_training.survey.drafting.columns import SeenColumn
from ecpat_training.survey.drafting.form_answers import are_grades
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.model.draft import DraftAnswer, DraftKind
from ecpat_training.survey.reading.answers import says_dont_know, says_no_answer
from ecpat_training.survey.reading.number_kinds import (
    IDS,
    NumberKind,
    asks_for_background,
    find_numbered_words,
    has_open_end,
    number_kind,
)
from ecpat_training.survey.reading.personal import PERSONAL_FIELDS
from ecpat_training.survey.reading.shapes import CellTally, separator, shape
from ecpat_training.survey.reading.wave_column import wave_of
from ecpat_training.words.catalogue.message import Command, phrase
from ecpat_training.words.header_fields import field_of

ONE_ANSWER = "all who answered gave the same answer, so that nothing tells how it is answered"
_NUMERAL = re.compile(r"-?[0-9]{1,9}(?:[.,][0-9]{1,9})?")
_POINTS_OUT_OF = re.compile(r"[0-9]+(?:[.,][0-9]+)?\s*/\s*[0-9]+(?:[.,][0-9]+)?")
_GRADE = re.compile(r"[0-9]{1,2}")
_FEW_WORDS = 3
_MOST_CHOICES = 15
_LONGEST_CHOICE = 300
_POINTS_WORDS = {
    "score", "scores", "points", "total points", "total score", "total", "grade", "mark", "marks", "result",
    "quiz score", "test score", "punkte", "punktzahl", "gesamtpunktzahl", "ergebnis", "points obtenus", "note",
    "total des points", "total de points", "résultat", "punten", "totaal aantal punten", "cijfer", "punti",
    "punteggio", "punti totali", "voto", "puncte", "punctaj", "nota", "scor", "bodovi", "poeni", "ukupno bodova",
    "бодови", "поени", "точки", "оценка", "резултат", "body", "skóre", "známka", "point", "poeng", "karakter",
    "punktid", "hinne", "pikë", "pikët", "баллы", "балл", "результат", "бали", "бал", "оцінка", "puntuación",
    "calificación",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class QuestionJudgement:
    """What a question is and why; `background` that it says what somebody is; `stray` are answers that are none of its
    scale."""

    kind: DraftKind
    reason: str = ""
    background: bool = False
    stray_answers: frozenset[str] = frozenset()


def value_labels(columns: Sequence[SeenColumn], answer_counts: Mapping[str, int]) -> dict[str, str]:
    """The words of each stored value that was given, where the file has words for all of them; empty elsewhere."""
    labels: dict[str, str] = {}
    for column in columns:
        labels |= {value: words for value, words in column.labels.items() if words and value}
    return labels if labels and all(text in labels for text in answer_counts) else {}


def span_of(columns: Sequence[SeenColumn], answer_counts: Mapping[str, int]) -> tuple[int, int] | None:
    """(lowest, highest) grade where the files name these two alone in words; None elsewhere."""
    labelled_numbers = {
        int(v) for column in columns for v, words in column.labels.items() if words and _GRADE.fullmatch(v)
    }
    if len(labelled_numbers) < 2 or not all(
        _GRADE.fullmatch(text) and min(labelled_numbers) <= int(text) <= max(labelled_numbers) for text in answer_counts
    ):
        return None
    return min(labelled_numbers), max(labelled_numbers)


def points_header(header: str) -> bool:
    """Whether a column is called points, in the words of platforms and people."""
    return heading_key(re.sub(r"[/(\[].*", "", header)) in _POINTS_WORDS


def answers_of(texts: Mapping[str, int]) -> Counter[str]:
    """How often each answer was given, without texts that say that there is none."""
    return Counter({text: n for text, n in texts.items() if not says_no_answer(text)})


def judge(columns: Sequence[SeenColumn]) -> QuestionJudgement:
    """What the columns of one question are."""
    texts: Counter[str] = Counter()
    cells: dict[str, object] = {}
    for column in columns:
        texts.update(column.texts)
        cells |= column.cells.cells
    if reason := _omission_reason(columns, texts):
        return QuestionJudgement("left out", reason)
    if any(column.parts for column in columns) or all(column.kind == "several answers" for column in columns):
        return QuestionJudgement("several")
    answer_counts = answers_of(texts)
    if not answer_counts:
        return QuestionJudgement("left out", "nobody answered it")
    header = columns[0].header
    if len(answer_counts) > 1 and all(map(wave_of, answer_counts)):
        return QuestionJudgement(
            "left out",
            phrase(
                "it holds words of waves; if it says the wave, confirm that with {command}",
                command=Command("survey map"),
            ),
        )
    if all(_POINTS_OUT_OF.fullmatch(text) for text in answer_counts) or (
        points_header(header) and all(map(_numeral, answer_counts))
    ):
        return QuestionJudgement("points")
    cell_shape = shape(CellTally(answer_counts, {text: cells[text] for text in answer_counts if text in cells}))  # type: ignore[misc]
    if cell_shape.kind in ("date", "date and time", "time of day"):
        return QuestionJudgement("left out", "dates or times")
    return _judge_answers(columns, answer_counts, cell_shape.kind)


def _omission_reason(columns: Sequence[SeenColumn], texts: Mapping[str, int]) -> str:
    """Why no question is made of it, whatever stands in it."""
    if not texts:
        return "nothing stands in it"
    for column in columns:
        if column.personal:
            return column.personal
        for name in (column.header, column.text):
            if (personal_field := field_of(name)) in PERSONAL_FIELDS:
                return PERSONAL_FIELDS[personal_field]
    column_kinds = {column.kind for column in columns}
    if "wave" in column_kinds:
        return "it says which wave an answer is from"
    if column_kinds & {"date", "date and time", "time of day"}:
        return "dates or times"
    if any(column.is_not_question for column in columns):
        return "kept beside the answers (embedded data), asked of nobody"
    if any(
        column.kind in ("number", "text", "number of the response") and heading_key(column.header) in IDS
        for column in columns
    ):
        return "a number of the response"
    return ""


def _numeral(text: str) -> bool:
    return _NUMERAL.fullmatch(squeeze(text)) is not None


def _judge_answers(columns: Sequence[SeenColumn], answer_counts: Counter[str], column_kind: str) -> QuestionJudgement:
    header = columns[0].text
    is_personal_trait = asks_for_background(header)
    if words := value_labels(columns, answer_counts):
        grades = are_grades([DraftAnswer(value, {"": label}) for value, label in words.items()])
        has_numbered_header = bool(
            find_numbered_words(columns[0].header)
        )  # tests and forms don't write so; lists of kinds do
        return QuestionJudgement(
            "grade" if grades and not is_personal_trait else "choice",
            background=is_personal_trait or has_numbered_header,
        )
    labels = [text for text in answer_counts if not says_dont_know(text)] or list(answer_counts)
    if all(map(_numeral, labels)) or has_open_end(labels):
        return _of_numbers(number_kind(header, labels), is_personal_trait=is_personal_trait)
    if _counts_rows(answer_counts):
        return QuestionJudgement("left out", "a number of the response")
    if len(labels) == 1 and _REMARKS.search(header):
        return QuestionJudgement("words", "free text")
    if find_known_answers(labels) or (read_label_numbers(labels) and not is_personal_trait):
        return QuestionJudgement("grade")
    if (
        separator(answer_counts) in ("semicolons", "commas", "commas without spaces", "strokes")
        and column_kind == "several answers"
    ):
        return QuestionJudgement("several")
    if len(answer_counts) == 1:
        return _of_one_answer(columns, answer_counts, is_personal_trait)
    if column_kind == "free text" or _is_free_text(header, answer_counts):
        return QuestionJudgement("words", "free text")
    is_short_list = max(map(len, answer_counts)) <= _LONGEST_CHOICE and len(answer_counts) <= _MOST_CHOICES
    repetitions = answer_counts.total() - len(answer_counts)
    if not is_short_list or (repetitions < len(answer_counts) / 2 and not _plain(answer_counts)):
        return QuestionJudgement("words", "free text" if repetitions else "every answer is another one")
    return QuestionJudgement("choice", background=is_personal_trait)


def _of_numbers(number_kind_name: NumberKind, *, is_personal_trait: bool) -> QuestionJudgement:
    if number_kind_name == "number of the response":
        return QuestionJudgement("left out", number_kind_name)
    if number_kind_name == "number of a kind":
        return QuestionJudgement("choice", background=True)
    return QuestionJudgement("number" if is_personal_trait else number_kind_name, background=is_personal_trait)


def _counts_rows(answer_counts: Counter[str]) -> bool:
    """Whether the same words stand in each row, with another number each time: `Response number: 3`."""
    words = {re.sub(r"[0-9]+", "", text) for text in answer_counts}
    common_words = next(iter(words)) if len(words) == 1 else ""
    return (
        len(answer_counts) == answer_counts.total() > 2
        and any(map(str.isalpha, common_words))
        and len(common_words.split()) <= _FEW_WORDS
    )


_REMARKS = re.compile(
    r"\b(?:comments?|remarks?|notes?|notizen|suggestions?|feedback|explain|anmerkung(?:en)?|bemerkung(?:en)?|commentaires?|remarques?|"
    r"opmerking(?:en)?|commenti|comentarii|komentar(?:i|y|e)?|коментари?|комментари[ий]|коментарі?)\b",
    re.IGNORECASE,
)
_MAX_OFFERED_WORDS = 25  # words of an answer; what forms offer is shorter


def _is_free_text(header: str, answer_counts: Counter[str]) -> bool:
    """Whether answers are people's own words: the question asks for remarks, or most of them are longer than anything
    that a form offers to choose. Two copies of one remark are no answer to choose."""
    if _REMARKS.search(header) and any(text.count(" ") > 2 for text in answer_counts):
        return True
    return 2 * sum(text.count(" ") >= _MAX_OFFERED_WORDS for text in answer_counts) > len(answer_counts)


def _plain(answer_counts: Counter[str]) -> bool:
    """Yes and no, true and false: few words that need not come twice to be a form's own."""
    return {text.casefold() for text in answer_counts} <= {
        "yes", "no", "true", "false", "ja", "nein", "nee", "nei", "nej", "oui", "non", "sì", "si", "da", "nu", "ne",
        "да", "не", "нет", "так", "ні", "ano", "jah", "ei", "po", "jo", "vrai", "faux", "richtig", "falsch", "wahr",
    }  # fmt: skip


def _of_one_answer(
    columns: Sequence[SeenColumn], answer_counts: Counter[str], is_personal_trait: bool
) -> QuestionJudgement:
    """Nobody can tell from one different answer what a question is."""
    if answer_counts.total() > 1 and is_personal_trait:
        return QuestionJudgement("choice", background=True)
    if any(column.points for column in columns):
        return QuestionJudgement("choice")
    return QuestionJudgement("left out", ONE_ANSWER)
