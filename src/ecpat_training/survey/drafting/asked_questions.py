"""The questions of several files of answers, each once: what waves share, what only one has, and what only looks alike.

Columns are one question where their words are the same, capitals, accents and numbers in front aside. A header such as
`Q5` is one question in two files only where neither has words for it: platforms number anew in each form.
"""

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ecpat_training.core.text import count, fold
from ecpat_training.survey.drafting.columns import AnswerFile, SeenColumn
from ecpat_training.survey.drafting.cross_judging import judge_by_other_answers, like_partners, part_of_points
from ecpat_training.survey.drafting.judging import (
    QuestionJudgement,
    answers_of,
    judge,
    points_header,
    span_of,
    value_labels,
)
from ecpat_training.survey.drafting.merged_questions import MergedQuestion
from ecpat_training.survey.drafting.misfits import add_misfit_doubts
from ecpat_training.survey.drafting.unlike_waves import add_ruler_doubts
from ecpat_training.survey.exports.raw_survey import ColumnKind
from ecpat_training.survey.exports.wording import strip_markup
from ecpat_training.survey.instrument.item import WAVES, Wave
from ecpat_training.survey.model.draft import DraftAnswer, DraftQuestion, Response, SimilarQuestion
from ecpat_training.survey.reading.number_kinds import find_numbered_words
from ecpat_training.survey.reading.shapes import separator, single_answers
from ecpat_training.survey.reading.unlike_answers import AskedIn, are_unlike
from ecpat_training.words.catalogue.message import phrase

_MIN_SIMILARITY = 0.8  # of two wordings' letters are the same, in the same order
_MIN_WORDING_LENGTH = 12  # letters of a wording that may be nearly another one
_DUPLICATE_WORDING_TEXT = "two columns of a file have these words, so that nobody can tell them apart; rename one"
_OWN = 3  # answers given once


def draft_asked_questions(merged_questions: Sequence[MergedQuestion], files: int) -> list[DraftQuestion]:
    """The questions, each judged, with its answers from the most frequent on. Of questions that are only alike, the
    first one names the others, which are left out."""
    judgements = [
        QuestionJudgement("left out", _DUPLICATE_WORDING_TEXT)
        if merged_question.is_duplicate
        else judge(merged_question.columns)
        for merged_question in merged_questions
    ]
    judgements = [
        judge_by_other_answers(position, merged_questions, judgements) for position in range(len(merged_questions))
    ]
    judgements = [part_of_points(position, merged_questions, judgements) for position in range(len(merged_questions))]
    judgements = like_partners(merged_questions, judgements)
    questions = [
        _question(merged_question, judgement)
        for merged_question, judgement in zip(merged_questions, judgements, strict=True)
    ]
    partner_by_index = dict(_alike(merged_questions, questions)) if files > 1 else {}
    partner_indices = {partner for _, partner in partner_by_index.values()}
    final_questions = []
    for index, question in enumerate(questions):
        if index in partner_indices:
            first_index = next(candidate for candidate, (_, partner) in partner_by_index.items() if partner == index)
            reason = (
                f"nearly the words of `{questions[first_index].words[:80]}`, of which it is asked whether it "
                f"is the same"
            )
            final_questions.append(replace(question, kind="left out", reason=reason))
        elif index in partner_by_index:
            likeness, partner_index = partner_by_index[index]
            waves = _sort_waves({*question.waves, *questions[partner_index].waves})
            final_questions.append(
                replace(
                    question, alike=likeness, waves=waves, options=_merge_answers(question, questions[partner_index])
                )
            )
        else:
            final_questions.append(_doubted(question, merged_questions[index]))
    return add_misfit_doubts(add_ruler_doubts(final_questions, merged_questions))


def _doubted(question: DraftQuestion, merged_question: MergedQuestion) -> DraftQuestion:
    """The question; where its answers hardly overlap from file to file, alike itself, which is asked."""
    if question.kind != "choice" or question.background or len(question.waves) < 2:
        return question
    asked_versions = [
        AskedIn(answers_of(column.texts), column.text, column.location) for column in merged_question.columns
    ]
    for number, (earlier_version, later_version) in enumerate(pairwise(asked_versions), 1):
        if merged_question.columns[number - 1].waves == merged_question.columns[number].waves and are_unlike(
            earlier_version.answers, later_version.answers
        ):
            place = phrase(
                "{place} has other answers ({second}; {first} before)",
                place=merged_question.columns[number].place,
                second=later_version.shown,
                first=earlier_version.shown,
            )
            return replace(question, alike=SimilarQuestion(question.words, place, unlike=True))
    return question


def _merge_answers(first_question: DraftQuestion, second_question: DraftQuestion) -> tuple[DraftAnswer, ...]:
    """The answers to both, which may be one question."""
    counted = Counter({answer.value: answer.times or 0 for answer in first_question.options})
    counted.update({answer.value: answer.times or 0 for answer in second_question.options})
    return tuple(DraftAnswer(value, times=times) for value, times in counted.most_common())


def _sort_waves(waves: Iterable[Wave]) -> tuple[Wave, ...]:
    wave_set = set(waves)
    return tuple(wave for wave in WAVES if wave in wave_set)


def _question(merged_question: MergedQuestion, judgement: QuestionJudgement) -> DraftQuestion:
    first_column = merged_question.columns[0]
    if first_column.beside and len(merged_question.waves) == 1 and judgement.kind == "choice":
        judgement = replace(judgement, background=True)  # asked once beside what was asked twice: it tests nothing
    is_asked_once = first_column.beside and not first_column.waves and not judgement.background
    answer_counts = answers_of(merged_question.texts)
    if judgement.kind == "several" and not any(column.parts for column in merged_question.columns):
        answer_counts = _single(answer_counts)
    place = f"{first_column.place}, once beside all waves: as asked afterwards" if is_asked_once else first_column.place
    if judgement.background and find_numbered_words(first_column.header):
        place += "; its header names a number for each answer"
    if (judgement.kind == "several" or judgement.background) and (own_words := _find_write_in_answers(answer_counts)):
        answer_counts = Counter({text: times for text, times in answer_counts.items() if text not in own_words})
        place += f"; {count(len(own_words), 'answer')} in people's own words, not listed"
    stray_answers = tuple(DraftAnswer(text, times=answer_counts.pop(text)) for text in sorted(judgement.stray_answers))
    options = tuple(DraftAnswer(text, times=times) for text, times in answer_counts.most_common())
    if words := value_labels(merged_question.columns, answer_counts) if judgement.kind in ("grade", "choice") else {}:
        options = tuple(DraftAnswer(value, {"": label}, answer_counts[value]) for value, label in words.items())
    return DraftQuestion(
        name=first_column.header,
        texts={"": first_column.text},
        place=place,
        location=first_column.location,
        kind=judgement.kind,
        waves=() if judgement.background else _sort_waves(merged_question.waves),
        group=first_column.stem,
        options=options,
        ordered=bool(words),
        span=span_of(merged_question.columns, answer_counts) if judgement.kind == "grade" and not words else None,
        reason=judgement.reason,
        background=judgement.background,
        key=_find_full_points_answer(merged_question.columns),
        stray=stray_answers,
        text_by_response={
            Response(column.file, _sort_waves(waves), row): text
            for column, waves in zip(merged_question.columns, merged_question.waves_by_column, strict=True)
            for row, text in column.rows.items()
            if text not in judgement.stray_answers
        },
    )


def _find_write_in_answers(answer_counts: Counter[str]) -> set[str]:
    """What people wrote beside the answers to choose: most of the different answers, each given once, while few people
    gave them; fewer are answers of the form that nobody else chose."""
    single_texts = {text for text, times in answer_counts.items() if times == 1}
    offered_count = answer_counts.total() - len(single_texts)
    return (
        single_texts
        if len(single_texts) >= _OWN
        and 2 * len(single_texts) > len(answer_counts)
        and offered_count > len(single_texts)
        else set()
    )


def _single(answer_counts: Counter[str]) -> Counter[str]:
    """The single answers of cells that hold several. What is never apart and goes on in small letters is one answer
    that has a comma: `Slides, handouts and films`; between semicolons a comma is a letter like others."""
    separator_name = separator(answer_counts) or "semicolons"
    cells = {text: single_answers(text, separator_name) for text in answer_counts}
    after: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    for cell_parts in cells.values():
        for answer, next_answer in zip(["", *cell_parts], [*cell_parts, ""], strict=True):
            after.setdefault(answer, set()).add(next_answer)
            before.setdefault(next_answer, set()).add(answer)
    counts_by_answer: Counter[str] = Counter()
    for text, cell_parts in cells.items():
        joined_parts: list[str] = []
        for previous_part, part in zip(["", *cell_parts], cell_parts, strict=False):
            continues_answer = (
                separator_name == "commas"
                and part[:1].islower()
                and after[previous_part] == {part}
                and before[part] == {previous_part}
            )
            if previous_part and continues_answer:
                joined_parts[-1] = f"{joined_parts[-1]}, {part}"
            else:
                joined_parts.append(part)
        for answer in dict.fromkeys(joined_parts):
            counts_by_answer[answer] += answer_counts[text]
    return counts_by_answer


def _find_full_points_answer(columns: Sequence[SeenColumn]) -> str:
    """The right answer, where the platform has points for each answer: the one that got the most, always."""
    points: dict[str, set[float]] = {}
    for column in columns:
        for row, points_text in column.points.items():
            if row in column.rows:
                points.setdefault(column.rows[row], set()).add(float(points_text.replace(",", ".")))
    max_points = max((max(got) for got in points.values()), default=0.0)
    full_points_texts = [text for text, got in points.items() if got == {max_points}]
    return (
        full_points_texts[0]
        if max_points > 0 and len(full_points_texts) == 1 and all(len(got) == 1 for got in points.values())
        else ""
    )


def _alike(
    merged_questions: Sequence[MergedQuestion], questions: Sequence[DraftQuestion]
) -> Iterator[tuple[int, tuple[SimilarQuestion, int]]]:
    """Questions of different files that are not the same by their words, but nearly; each once, with the other one."""
    scored_kinds = ("grade", "choice", "points", "number")
    used_indices: set[int] = set()
    words = [strip_markup(question.words) for question in questions]
    for index, merged_question in enumerate(merged_questions):
        if questions[index].kind not in scored_kinds or index in used_indices:
            continue
        best_index, ratio = -1, _MIN_SIMILARITY
        for other_index in range(index + 1, len(merged_questions)):
            if (
                other_index in used_indices
                or questions[other_index].kind not in scored_kinds
                or merged_questions[other_index].files & merged_question.files
            ):
                continue
            if min(len(words[index]), len(words[other_index])) < _MIN_WORDING_LENGTH:
                continue
            similarity = difflib.SequenceMatcher(None, words[index], words[other_index], autojunk=False).ratio()
            is_contained = words[index] in words[other_index] or words[other_index] in words[index]
            if similarity >= ratio or (is_contained and best_index < 0):
                best_index, ratio = other_index, max(similarity, ratio)
        if best_index >= 0:
            used_indices |= {index, best_index}
            yield index, (SimilarQuestion(questions[best_index].words, questions[best_index].place), best_index)


def platform_points(files: Sequence[AnswerFile], waves: Sequence[Sequence[Wave]]) -> list[DraftQuestion]:
    """The columns of points that a platform computes for a whole quiz."""
    questions_by_header: dict[str, DraftQuestion] = {}
    for number, file in enumerate(files):
        for column in file.raw_survey.of_kind(ColumnKind.PLATFORM, ColumnKind.SUBMITTED):
            points_column = next(
                (seen_column for seen_column in file.columns if seen_column.index == column.index), None
            )
            if points_column is None or not points_column.texts or not points_header(column.header):
                continue
            if judge([replace(points_column, kind="number", personal="")]).kind != "points":
                continue
            key = fold(column.header)
            joint_waves = set(waves[number]) | set(questions_by_header[key].waves if key in questions_by_header else ())
            question = _question(MergedQuestion([points_column], [frozenset(joint_waves)]), QuestionJudgement("points"))
            questions_by_header[key] = replace(questions_by_header.get(key, question), waves=_sort_waves(joint_waves))
    return list(questions_by_header.values())
