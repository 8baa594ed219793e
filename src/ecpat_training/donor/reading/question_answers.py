"""Who answered a question of a training's questionnaire, and who of them with enough."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import fold
from ecpat_training.donor.model.entry import NOT_KNOWN, HeadCount, TrainingFacts
from ecpat_training.programme.model.donors import AnswerRule
from ecpat_training.survey.instrument.instrument import Instrument, KeyedScale, Wave
from ecpat_training.survey.workflows.read import SurveyFile, read_answers_with
from ecpat_training.words.catalogue.message import phrase

if TYPE_CHECKING:
    from ecpat_training.survey.model.responses import WaveResponses

_WAVE: dict[str, Wave] = {"found useful": "post", "used after three months": "follow-up"}


class TrainingAnswers(NamedTuple):
    """Everybody of a training who answered, the files that say so, and what is doubtful in them."""

    head_counts: tuple[HeadCount, ...]
    files: tuple[Path, ...]
    findings: tuple[Finding, ...] = ()


def find_graded_items(questionnaire: Instrument) -> set[str]:
    """The ids of the questions whose answers are numbers."""
    return {item.id for scale in questionnaire.scales if not isinstance(scale, KeyedScale) for item in scale.items}


def read_question(file: Path, questionnaire: Instrument, rule: AnswerRule, facts: TrainingFacts) -> TrainingAnswers:
    """The people of a file who answered the question of a rule, each once: a code that is there twice with one verdict
    is one person, and with two it is no answer.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: a person must decide something in it.
    """
    question, wave = rule.question or "", _WAVE[rule.counts]
    answers_reading = read_answers_with(SurveyFile(file, wave), questionnaire)
    findings: list[Finding] = []
    head_counts = [
        HeadCount(
            f"{facts.id}/{file.name}", row, rule.counts, facts, NOT_KNOWN, NOT_KNOWN, None, None, int(is_enough), 1
        )
        for responses in answers_reading.waves
        if responses.wave == wave and question in responses.answers
        for row, is_enough in _each_once(responses, question, rule.at_least or 0, findings)
    ]
    return TrainingAnswers(tuple(head_counts), (file,), tuple(findings))


def _each_once(
    responses: "WaveResponses", question: str, threshold: float, findings: list[Finding]
) -> Iterator[tuple[int, bool]]:
    """The row of each person who answered, and whether it was enough."""
    rows_by_code: defaultdict[str, list[int]] = defaultdict(list)
    numbers = responses.answers[question].tolist()
    for index, (code, number) in enumerate(zip(responses.codes, numbers, strict=True)):
        if number == number:  # a number; what is missing is no number, which isn't equal to itself
            rows_by_code[fold(code) or f"response {index}"].append(index)
    differ = [
        code_rows
        for code_rows in rows_by_code.values()
        if len({numbers[row_index] >= threshold for row_index in code_rows}) > 1
    ]
    if differ:
        location, *further_locations = (responses.places[row_index] for code_rows in differ for row_index in code_rows)
        message = phrase(
            "{codes:,} {codes:code|codes} answered `{question}` twice, and in two ways: that is no answer.",
            codes=len(differ),
            question=question,
        )
        hint = "Please look whose answers these are; keep the right row of each, or correct its code."
        findings.append(
            Finding("donor.answers-twice", Severity.WARNING, message, location, hint, tuple(further_locations))
        )
    for rows in rows_by_code.values():
        if rows not in differ:
            yield responses.places[rows[0]].row, numbers[rows[0]] >= threshold
