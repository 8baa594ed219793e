"""What a question is by the other columns of its files: answers that other questions got as well were chosen; points of
one question are part of the points of all; the two of a pair, of the time before and of now, and the rows of a grid are
answered in one way, whatever a few people wrote into one of them."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from ecpat_training.survey.drafting.answer_sets import find_known_answers, read_label_numbers, words_beside_numbers
from ecpat_training.survey.drafting.judging import ONE_ANSWER, QuestionJudgement, answers_of
from ecpat_training.survey.drafting.merged_questions import MergedQuestion, prepend_stem
from ecpat_training.survey.reading.answers import says_dont_know
from ecpat_training.survey.reading.number_kinds import number_kind
from ecpat_training.survey.reading.time_pairs import time_pairs

_WORDED = 3  # answers of three words and more that another question has as well; `no` and `nothing` are nobody's own
_POINTS_OUT_OF = re.compile(
    r".*\S\s*/(?P<most>[0-9]{1,9}[.,][0-9]{1,9})\s*", re.DOTALL
)  # Moodle's `Grade/10.00`, `Q. 1 /1.00`
_ROUNDED = 0.006  # of the most of a question, at two decimals
_SCORED_KINDS = ("grade", "choice", "number", "points")
_MAX_BARE_GRADE = 10  # grade among bare numbers
_MAX_STRAY_SHARE = 0.2  # of the answers to a question, at most, are none of its scale
_MAX_WRITTEN_SHARE = 0.1  # of them, at most, are words of which nobody else says that they belong to none
_MISSING_VALUE_CODES = {"77", "88", "97", "98", "99", "777", "888", "999", "-1", "-9", "-99"}
_NUMERAL = re.compile(r"[0-9]{1,2}")
_ANY_NUMBER = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?")


def judge_by_other_answers(
    index: int, merged_questions: Sequence[MergedQuestion], judgements: Sequence[QuestionJudgement]
) -> QuestionJudgement:
    """The judgement of a question whose answers looked like free text: a question to choose if each answer was also
    given to other questions of the file, or to other rows of its grid."""
    merged_question = merged_questions[index]
    if judgements[index].kind != "words" and judgements[index].reason != ONE_ANSWER:
        return judgements[index]
    answer_texts = set(answers_of(merged_question.texts))
    grid = merged_question.columns[0].stem
    answers_by_place = {
        place: set(answers_of(neighbour.texts))
        for place, neighbour in enumerate(merged_questions)
        if place != index
        and neighbour.files & merged_question.files
        and (not grid or neighbour.columns[0].stem == grid)
    }
    closed_answers = {
        place: answers for place, answers in answers_by_place.items() if judgements[place].kind in ("choice", "grade")
    }
    answers_elsewhere = set[str]().union(*(closed_answers if grid else answers_by_place).values())
    worded = sum(text.count(" ") > 1 for text in answer_texts) >= _WORDED
    matching_places = [place for place, answers in closed_answers.items() if answers & answer_texts]
    return (
        judgements[matching_places[0]]
        if matching_places and answer_texts <= answers_elsewhere and (grid or worded)
        else judgements[index]
    )


def part_of_points(
    index: int, merged_questions: Sequence[MergedQuestion], judgements: Sequence[QuestionJudgement]
) -> QuestionJudgement:
    """The judgement of a number whose header names a maximum: the points of one question, if the maxima of all such
    columns add up to that of a column with the whole."""
    max_points = _most(merged_questions[index])
    if judgements[index].kind not in ("number", "grade") or max_points is None:
        return judgements[index]
    files = merged_questions[index].files
    singles = [
        _most(single_question) or 0.0
        for place, single_question in enumerate(merged_questions)
        if single_question.files == files and judgements[place].kind in ("number", "grade")
    ]
    for place, merged_question in enumerate(merged_questions):
        total = (
            _most(merged_question) if judgements[place].kind == "points" and merged_question.files >= files else None
        )
        if total is not None and abs(total - sum(singles)) < _ROUNDED * len(singles):
            return QuestionJudgement(
                "left out", f"points of one question, which `{merged_question.columns[0].header[:60]}` holds already"
            )
    return judgements[index]


def _most(merged_question: MergedQuestion) -> float | None:
    match = _POINTS_OUT_OF.fullmatch(merged_question.columns[0].header)
    return float(match["most"].replace(",", ".")) if match else None


def like_partners(
    merged_questions: Sequence[MergedQuestion], judgements: Sequence[QuestionJudgement]
) -> list[QuestionJudgement]:
    """The judgements; a question that is graded but for a few answers, as its partner of another time, the rows of its
    grid, or for slips alone the questions beside it are, is graded, and these are `stray`. One of a pair to which all
    gave the same answer is what its partner is."""
    twins = _twins(merged_questions)
    changed_judgements = list(judgements)
    for index, judgement in enumerate(judgements):
        twin = judgements[twins[index]] if index in twins else None
        if judgement.reason == ONE_ANSWER and twin is not None and twin.kind in _SCORED_KINDS:
            changed_judgements[index] = replace(twin, reason="")
        elif judgement.kind in ("number", "choice", "words") and not judgement.background:
            graded_rows = [
                row for row in _find_other_grid_rows(index, merged_questions) if judgements[row].kind == "grade"
            ]
            partners = [*([twins[index]] if twin else []), *graded_rows]
            neighbour_indices = partners or _find_graded_neighbours(index, merged_questions, judgements)
            texts = [answers_of(merged_questions[partner].texts) for partner in neighbour_indices]
            graded_judgement = _grade_despite_exceptions(merged_questions[index], judgement, texts)
            if partners or _are_slips(graded_judgement.stray_answers, answers_of(merged_questions[index].texts)):
                changed_judgements[index] = graded_judgement
    return changed_judgements


def _find_graded_neighbours(
    index: int, merged_questions: Sequence[MergedQuestion], judgements: Sequence[QuestionJudgement]
) -> list[int]:
    """The graded questions just before and after, of the same files and waves."""
    merged_question = merged_questions[index]
    return [
        place
        for place in (index - 1, index + 1)
        if 0 <= place < len(merged_questions)
        and judgements[place].kind == "grade"
        and (merged_questions[place].files, merged_questions[place].waves)
        == (merged_question.files, merged_question.waves)
    ]


def _are_slips(stray_answers: Collection[str], counts: Mapping[str, int]) -> bool:
    """Whether answers are certainly none: a usual code for a missing one, or words that one person wrote, of few."""
    written_texts = [text for text in stray_answers if text not in _MISSING_VALUE_CODES]
    are_single_words = all(counts[text] == 1 and not _ANY_NUMBER.fullmatch(text) for text in written_texts)
    return are_single_words and len(written_texts) <= _MAX_WRITTEN_SHARE * sum(counts.values())


def _find_other_grid_rows(index: int, merged_questions: Sequence[MergedQuestion]) -> list[int]:
    """The other rows of a question's grid."""
    merged_question = merged_questions[index]
    stem = merged_question.columns[0].stem
    return [
        place
        for place, row in enumerate(merged_questions)
        if stem and place != index and row.columns[0].stem == stem and row.files == merged_question.files
    ]


def _twins(merged_questions: Sequence[MergedQuestion]) -> dict[int, int]:
    """The questions that plainly ask of the time before and of now, each with the other one, in either order."""
    wordings = [
        prepend_stem(merged_question.columns[0].text, merged_question.columns[0].stem)
        for merged_question in merged_questions
    ]
    pairs = [
        (pair.before, pair.after)
        for pair in time_pairs(wordings)
        if pair.is_plain and merged_questions[pair.before].waves == merged_questions[pair.after].waves
    ]
    return {**dict(pairs), **{after: before for before, after in pairs}}


def _grade_despite_exceptions(
    merged_question: MergedQuestion, judgement: QuestionJudgement, partners: Sequence[Counter[str]]
) -> QuestionJudgement:
    """The judgement; grades, where its answers and those to its partners are, but for a few of its own."""
    counts = Counter({text: n for text, n in answers_of(merged_question.texts).items() if not says_dont_know(text)})
    pooled_counts = sum(partners, Counter(counts))
    numbers = {text for text in pooled_counts if _NUMERAL.fullmatch(text) and int(text) <= _MAX_BARE_GRADE}
    if number_kind(merged_question.columns[0].text, numbers) != "grade":
        numbers = set()
    grades = max((numbers, _worded(pooled_counts)), key=lambda texts: sum(pooled_counts[text] for text in texts))
    stray_answers = frozenset(text for text in counts if text not in grades)
    if (
        not partners
        or len(grades) < 2
        or sum(counts[text] for text in stray_answers) > _MAX_STRAY_SHARE * counts.total()
    ):
        return judgement
    return QuestionJudgement("grade", stray_answers=stray_answers)


def _worded(counts: Mapping[str, int]) -> set[str]:
    """The most frequent answers that are of one known set, or say their numbers, without those that fit none."""
    accepted_texts: list[str] = []
    for text in sorted((text for text in counts if not says_dont_know(text)), key=lambda text: -counts[text]):
        number_by_answer = (
            read_label_numbers([*accepted_texts, text]) if accepted_texts else words_beside_numbers([text])
        )
        if number_by_answer or find_known_answers([*accepted_texts, text]):
            accepted_texts.append(text)
    return set(accepted_texts)
