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
from ecpat_training.survey.drafting.cross_judging import closed_by_others, like_partners, part_of_points
from ecpat_training.survey.drafting.judging import (
    QuestionJudgement,
    answers_of,
    judge,
    points_header,
    span_of,
    value_labels,
)
from ecpat_training.survey.drafting.merged_questions import MergedQuestion
from ecpat_training.survey.drafting.misfits import with_doubts
from ecpat_training.survey.drafting.unlike_waves import with_unlike_rulers
from ecpat_training.survey.exports.raw_survey import ColumnKind
from ecpat_training.survey.exports.wording import strip_markup
from ecpat_training.survey.instrument.item import WAVES, Wave
from ecpat_training.survey.model.draft import DraftAnswer, DraftQuestion, Response, SimilarQuestion
from ecpat_training.survey.reading.number_kinds import numbered_words
from ecpat_training.survey.reading.shapes import separator, single_answers
from ecpat_training.survey.reading.unlike_answers import AskedIn, are_unlike
from ecpat_training.words.catalogue.message import phrase

_NEAR = 0.8  # of two wordings' letters are the same, in the same order
_LEAST = 12  # letters of a wording that may be nearly another one
_TWICE = "two columns of a file have these words, so that nobody can tell them apart; rename one"
_OWN = 3  # answers given once


def asked_questions(merged_questions: Sequence[MergedQuestion], files: int) -> list[DraftQuestion]:
    """The questions, each judged, with its answers from the most frequent on. Of questions that are only alike, the
    first one names the others, which are left out."""
    judgements = [
        QuestionJudgement("left out", _TWICE) if merged.twice else judge(merged.columns) for merged in merged_questions
    ]
    judgements = [closed_by_others(position, merged_questions, judgements) for position in range(len(merged_questions))]
    judgements = [part_of_points(position, merged_questions, judgements) for position in range(len(merged_questions))]
    judgements = like_partners(merged_questions, judgements)
    questions = [_question(merged, judgement) for merged, judgement in zip(merged_questions, judgements, strict=True)]
    alike = dict(_alike(merged_questions, questions)) if files > 1 else {}
    second = {partner for _, partner in alike.values()}
    final_questions = []
    for index, question in enumerate(questions):
        if index in second:
            first = next(candidate for candidate, (_, partner) in alike.items() if partner == index)
            reason = f"nearly the words of `{questions[first].words[:80]}`, of which it is asked whether it is the same"
            final_questions.append(replace(question, kind="left out", why=reason))
        elif index in alike:
            likeness, partner_index = alike[index]
            waves = _in_order({*question.waves, *questions[partner_index].waves})
            final_questions.append(
                replace(question, alike=likeness, waves=waves, options=_both(question, questions[partner_index]))
            )
        else:
            final_questions.append(_doubted(question, merged_questions[index]))
    return with_doubts(with_unlike_rulers(final_questions, merged_questions))


def _doubted(question: DraftQuestion, merged: MergedQuestion) -> DraftQuestion:
    """The question; where its answers hardly overlap from file to file, alike itself, which is asked."""
    if question.kind != "choice" or question.background or len(question.waves) < 2:
        return question
    asked = [AskedIn(answers_of(column.texts), column.text, column.where) for column in merged.columns]
    for number, (first, second) in enumerate(pairwise(asked), 1):
        if merged.columns[number - 1].waves == merged.columns[number].waves and are_unlike(
            first.answers, second.answers
        ):
            place = phrase(
                "{place} has other answers ({second}; {first} before)",
                place=merged.columns[number].place,
                second=second.shown,
                first=first.shown,
            )
            return replace(question, alike=SimilarQuestion(question.words, place, unlike=True))
    return question


def _both(first: DraftQuestion, second: DraftQuestion) -> tuple[DraftAnswer, ...]:
    """The answers to both, which may be one question."""
    counted = Counter({answer.value: answer.times or 0 for answer in first.options})
    counted.update({answer.value: answer.times or 0 for answer in second.options})
    return tuple(DraftAnswer(value, times=times) for value, times in counted.most_common())


def _in_order(waves: Iterable[Wave]) -> tuple[Wave, ...]:
    wave_set = set(waves)
    return tuple(wave for wave in WAVES if wave in wave_set)


def _question(merged: MergedQuestion, judgement: QuestionJudgement) -> DraftQuestion:
    first = merged.columns[0]
    if first.beside and len(merged.waves) == 1 and judgement.kind == "choice":
        judgement = replace(judgement, background=True)  # asked once beside what was asked twice: it tests nothing
    once = first.beside and not first.waves and not judgement.background
    answer_counts = answers_of(merged.texts)
    if judgement.kind == "several" and not any(column.parts for column in merged.columns):
        answer_counts = _single(answer_counts)
    place = f"{first.place}, once beside all waves: as asked afterwards" if once else first.place
    if judgement.background and numbered_words(first.header):
        place += "; its header names a number for each answer"
    if (judgement.kind == "several" or judgement.background) and (own_words := _in_own_words(answer_counts)):
        answer_counts = Counter({text: times for text, times in answer_counts.items() if text not in own_words})
        place += f"; {count(len(own_words), 'answer')} in people's own words, not listed"
    stray = tuple(DraftAnswer(text, times=answer_counts.pop(text)) for text in sorted(judgement.stray))
    options = tuple(DraftAnswer(text, times=times) for text, times in answer_counts.most_common())
    if words := value_labels(merged.columns, answer_counts) if judgement.kind in ("grade", "choice") else {}:
        options = tuple(DraftAnswer(value, {"": label}, answer_counts[value]) for value, label in words.items())
    return DraftQuestion(
        name=first.header,
        texts={"": first.text},
        place=place,
        where=first.where,
        kind=judgement.kind,
        waves=() if judgement.background else _in_order(merged.waves),
        group=first.stem,
        options=options,
        ordered=bool(words),
        span=span_of(merged.columns, answer_counts) if judgement.kind == "grade" and not words else None,
        why=judgement.why,
        background=judgement.background,
        key=_by_points(merged.columns),
        stray=stray,
        given={
            Response(column.file, _in_order(waves), row): text
            for column, waves in zip(merged.columns, merged.waves_by_column, strict=True)
            for row, text in column.rows.items()
            if text not in judgement.stray
        },
    )


def _in_own_words(answer_counts: Counter[str]) -> set[str]:
    """What people wrote beside the answers to choose: most of the different answers, each given once, while few people
    gave them; fewer are answers of the form that nobody else chose."""
    once = {text for text, times in answer_counts.items() if times == 1}
    offered = answer_counts.total() - len(once)
    return once if len(once) >= _OWN and 2 * len(once) > len(answer_counts) and offered > len(once) else set()


def _single(answer_counts: Counter[str]) -> Counter[str]:
    """The single answers of cells that hold several. What is never apart and goes on in small letters is one answer
    that has a comma: `Slides, handouts and films`; between semicolons a comma is a letter like others."""
    between = separator(answer_counts) or "semicolons"
    cells = {text: single_answers(text, between) for text in answer_counts}
    after: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    for parts in cells.values():
        for answer, following in zip(["", *parts], [*parts, ""], strict=True):
            after.setdefault(answer, set()).add(following)
            before.setdefault(following, set()).add(answer)
    single: Counter[str] = Counter()
    for text, parts in cells.items():
        joined: list[str] = []
        for last, part in zip(["", *parts], parts, strict=False):
            goes_on = between == "commas" and part[:1].islower() and after[last] == {part} and before[part] == {last}
            if last and goes_on:
                joined[-1] = f"{joined[-1]}, {part}"
            else:
                joined.append(part)
        for answer in dict.fromkeys(joined):
            single[answer] += answer_counts[text]
    return single


def _by_points(columns: Sequence[SeenColumn]) -> str:
    """The right answer, where the platform has points for each answer: the one that got the most, always."""
    points: dict[str, set[float]] = {}
    for column in columns:
        for row, points_text in column.points.items():
            if row in column.rows:
                points.setdefault(column.rows[row], set()).add(float(points_text.replace(",", ".")))
    most = max((max(got) for got in points.values()), default=0.0)
    right = [text for text, got in points.items() if got == {most}]
    return right[0] if most > 0 and len(right) == 1 and all(len(got) == 1 for got in points.values()) else ""


def _alike(
    merged_questions: Sequence[MergedQuestion], questions: Sequence[DraftQuestion]
) -> Iterator[tuple[int, tuple[SimilarQuestion, int]]]:
    """Questions of different files that are not the same by their words, but nearly; each once, with the other one."""
    scored = ("grade", "choice", "points", "number")
    used: set[int] = set()
    words = [strip_markup(question.words) for question in questions]
    for index, merged in enumerate(merged_questions):
        if questions[index].kind not in scored or index in used:
            continue
        best, ratio = -1, _NEAR
        for other_index in range(index + 1, len(merged_questions)):
            if (
                other_index in used
                or questions[other_index].kind not in scored
                or merged_questions[other_index].files & merged.files
            ):
                continue
            if min(len(words[index]), len(words[other_index])) < _LEAST:
                continue
            similarity = difflib.SequenceMatcher(None, words[index], words[other_index], autojunk=False).ratio()
            within = words[index] in words[other_index] or words[other_index] in words[index]
            if similarity >= ratio or (within and best < 0):
                best, ratio = other_index, max(similarity, ratio)
        if best >= 0:
            used |= {index, best}
            yield index, (SimilarQuestion(questions[best].words, questions[best].place), best)


def platform_points(files: Sequence[AnswerFile], waves: Sequence[Sequence[Wave]]) -> list[DraftQuestion]:
    """The columns of points that a platform computes for a whole quiz."""
    questions_by_header: dict[str, DraftQuestion] = {}
    for number, file in enumerate(files):
        for column in file.raw.of_kind(ColumnKind.PLATFORM, ColumnKind.SUBMITTED):
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
            questions_by_header[key] = replace(questions_by_header.get(key, question), waves=_in_order(joint_waves))
    return list(questions_by_header.values())
