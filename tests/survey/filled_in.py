"""Forms filled in by people who are drawn, and what is read back compared with what they answered."""

import csv
import io
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from ecpat_training.core.finding import Severity
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.instrument.instrument import Instrument, Wave
from ecpat_training.survey.model.questionnaire import Questionnaire, QuestionnaireQuestion
from ecpat_training.survey.reading.table import survey_of

PEOPLE = 9

Person = dict[str, str]


def answered(form: Questionnaire) -> list[Person]:
    """What people answer, by the question's name; now and then nothing."""
    draw = random.Random(5)
    people = []
    for number in range(PEOPLE):
        person = {"code": f"{'ABCDEFGHI'[number]}R{number + 10:02d}T"}
        for question in form.questions():
            if question.kind != "code":
                person[question.name] = "" if draw.random() < 0.1 else _answer(question, draw)
        people.append(person)
    return people


def _answer(question: QuestionnaireQuestion, draw: random.Random) -> str:
    if question.kind == "several":
        return " ".join(option.id for option in question.options if draw.random() < 0.5)
    return draw.choice(question.options).id if question.options else "Un mot; two, three"


def csv_text(rows: list[list[str]], delimiter: str, quoting: Literal[0, 1] = csv.QUOTE_MINIMAL) -> str:
    """A table as a file of values with this delimiter."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=quoting).writerows(rows)
    return text.getvalue()


def read_back(path: Path, instrument: Instrument, wave: Wave, form: Questionnaire, people: Sequence[Person]) -> None:
    """Asserts that a platform's file of these people's answers is read, without a question, as what they answered."""
    (read,), findings = survey_of(read_table(path), instrument, wave=wave)
    assert [finding for finding in findings if finding.severity is not Severity.NOTE] == []
    assert list(read.codes) == [person["code"] for person in people]
    assert list(read.groups["role"].fillna("")) == [person["role"] for person in people]
    scored = [question.name for question in form.questions() if question.scale]
    assert sorted(read.answers.columns) == sorted(scored)
    for item in scored:
        given = ["" if value != value else _as_text(value) for value in read.answers[item]]
        assert given == [person[item] for person in people], item


def _as_text(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
