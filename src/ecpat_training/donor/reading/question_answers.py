"""Who answered a question of a training's questionnaire, and who of them with enough."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import count, fold
from ecpat_training.donor.model.entry import NOT_KNOWN, HeadCount, TrainingFacts
from ecpat_training.programme.model.donors import AnswerRule
from ecpat_training.survey.instrument.instrument import Instrument, KeyedScale, Wave
from ecpat_training.survey.workflows.read import SurveyFile, answers_beside

if TYPE_CHECKING:
    from ecpat_training.survey.model.responses import WaveResponses

_WAVE: dict[str, Wave] = {"found useful": "post", "used after three months": "follow-up"}


class TrainingAnswers(NamedTuple):
    """Everybody of a training who answered, the files that say so, and what is doubtful in them."""

    heads: tuple[HeadCount, ...]
    files: tuple[Path, ...]
    findings: tuple[Finding, ...] = ()


def graded(questionnaire: Instrument) -> set[str]:
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
    read = answers_beside(SurveyFile(file, wave), questionnaire)
    findings: list[Finding] = []
    heads = [
        HeadCount(f"{facts.id}/{file.name}", row, rule.counts, facts, NOT_KNOWN, NOT_KNOWN, None, None, int(enough), 1)
        for one in read.waves
        if one.wave == wave and question in one.answers
        for row, enough in _each_once(one, question, rule.at_least or 0, findings)
    ]
    return TrainingAnswers(tuple(heads), (file,), tuple(findings))


def _each_once(
    one: "WaveResponses", question: str, least: float, findings: list[Finding]
) -> Iterator[tuple[int, bool]]:
    """The row of each person who answered, and whether it was enough."""
    said: defaultdict[str, list[int]] = defaultdict(list)
    numbers = one.answers[question].tolist()
    for at, (code, number) in enumerate(zip(one.codes, numbers, strict=True)):
        if number == number:  # a number; what is missing is no number, which isn't equal to itself
            said[fold(code) or f"response {at}"].append(at)
    differ = [there for there in said.values() if len({numbers[at] >= least for at in there}) > 1]
    if differ:
        where, *others = (one.places[at] for there in differ for at in there)
        what = f"{count(len(differ), 'code')} answered `{question}` twice, and in two ways: that is no answer."
        hint = "Please look whose answers these are; keep the right row of each, or correct its code."
        findings.append(Finding("donor.answers-twice", Severity.WARNING, what, where, hint, tuple(others)))
    for there in said.values():
        if there not in differ:
            yield one.places[there[0]].row, numbers[there[0]] >= least
