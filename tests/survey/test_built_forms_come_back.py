"""Forms built for Moodle, Google Forms, Microsoft Forms and EUSurvey: what the platform would export of them, headed by
what stands in the built file, is read without a question as what people answered."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from ecpat_training.documents.document import Bullets, Paragraph
from ecpat_training.survey.forms import eusurvey, microsoft_forms, moodle_feedback
from ecpat_training.survey.instrument.instrument import WAVES, Wave
from ecpat_training.survey.model.questionnaire import Questionnaire, QuestionnaireQuestion
from ecpat_training.survey.questionnaire import apps_script, moodle_xml
from ecpat_training.survey.questionnaire.questionnaire import questionnaire
from ecpat_training.survey.reading.instrument import read_instrument
from tests.survey import built_files
from tests.survey.filled_in import Person, answered, csv_text, read_back

INSTRUMENTS = Path(__file__).resolve().parents[2] / "programmes" / "instruments"
INSTRUMENT, _ = read_instrument(INSTRUMENTS / "nine-chapters-two-forms.yaml")
KEYS = {item.id: item.key for scale in INSTRUMENT.scales for item in scale.items if item.key}

Export = Callable[[Questionnaire, Sequence[Person]], str]


def said(question: QuestionnaireQuestion, answer: str, language: str, between: str, mark: str) -> str:
    """An answer in its words, each with the platform's mark of its place behind it."""
    words: Mapping[str, str] = {
        option.id: option.texts[language] + mark.format(place) for place, option in enumerate(question.options, 140)
    }
    return between.join(words.get(part, part) for part in (answer.split(" ") if words else [answer]))


def table(form: Questionnaire, people: Sequence[Person], between: str, mark: str = "") -> list[list[str]]:
    """What people answered, in words."""
    language, asked = form.languages[0], list(form.questions())
    return [[said(one, person[one.name], language, between, mark) for one in asked] for person in people]


def google_forms(form: Questionnaire, people: Sequence[Person]) -> str:
    """The download of answers: a grid's rows behind its title, the points of a quiz after the time."""
    made = built_files.apps_script(apps_script.render(form, KEYS))
    heads: list[str] = []
    for item in made["items"]:
        if item["kind"] == "grid":
            heads += [f"{item['title']} [{row}]" for row in item["rows"]]
        elif item["kind"] not in ("page", "header"):
            heads.append(item["title"])
    score = ["Score"] if made["quiz"] else []
    rows = [
        ["2026/05/11 9:20:00 AM GMT+2", *(["3.00 / 14"] if score else []), *row] for row in table(form, people, ", ")
    ]
    return csv_text([["Timestamp", *score, *heads], *rows], ",")


def microsoft(form: Questionnaire, people: Sequence[Person]) -> str:
    """The workbook's first sheet: the platform's columns, then each question with its points and feedback."""
    made = built_files.microsoft_forms(microsoft_forms.document(form, KEYS))
    heads = ["ID", "Start time", "Completion time", "Email", "Name", "Total points", "Quiz feedback"]
    heads += [head for one in made for head in (one.words, f"Points - {one.words}", f"Feedback - {one.words}")]
    times = ["5/22/26 9:05:00", "5/22/26 9:20:00", "anonymous", "", "3", ""]
    rows = [
        [str(number), *times, *(cell for answer in row for cell in (answer, "", ""))]
        for number, row in enumerate(table(form, people, ";"), start=1)
    ]
    return csv_text([heads, *rows], ",")


def moodle_quiz(form: Questionnaire, people: Sequence[Person]) -> str:
    """The report of responses, with the text of the questions; behind it the answers of a multiple choice."""
    made = [
        one
        for one in built_files.moodle_xml(moodle_xml.render(form, KEYS))
        if one.type not in ("category", "description")
    ]
    heads = ["Last name", "First name", "Email address", "Status", "Started", "Completed", "Duration", "Grade/14.00"]
    heads += [
        f"{what} {number}" for number in range(1, len(made) + 1) for what in ("Question", "Response", "Right answer")
    ]
    own = ["Finished", "11 May 2026  9:05 AM", "11 May 2026  9:20 AM", "15 mins", "3.00"]
    rows = []
    for number, row in enumerate(table(form, people, "; ")):
        cells = [f"Name{number}", "Anna", f"a{number}@x.example", *own]
        for one, answer in zip(made, row, strict=True):
            choices = f": {'; '.join(words for words, _ in one.answers)}" if one.type == "multichoice" else ""
            cells += [f"{one.words}{choices}", answer or "-", "; ".join(one.right)]
        rows.append(cells)
    return csv_text([heads, *rows], ",")


def moodle_activity(form: Questionnaire, people: Sequence[Person]) -> str:
    """The table of responses of Feedback, without names: labels before the words."""
    made = [one for one in built_files.moodle_feedback(moodle_feedback.render(form)) if one.type != "label"]
    rows = [
        [f"Response {number}", "Monday, 11 May 2026, 9:20 AM", *row]
        for number, row in enumerate(table(form, people, "\n"), start=1)
    ]
    return csv_text([["Response number", "Date", *(f"({one.name}) {one.words}" for one in made)], *rows], ",")


def eusurvey_copied(form: Questionnaire, people: Sequence[Person]) -> str:
    """The sheet of results: words with EUSurvey's ids behind them, a matrix a column a row."""
    blocks = eusurvey.document(form, KEYS).blocks
    heads: list[str] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.tone == "quiet" and block.text.startswith("Matrix"):
            rows = blocks[at + 3]
            assert isinstance(rows, Bullets)
            heads += rows.items
        elif isinstance(block, Paragraph) and block.tone == "quiet" and block.text not in ("Text", "Confirmation page"):
            words = blocks[at + 1]
            assert isinstance(words, Paragraph)
            heads.append(words.text)
    numbered = [f"{head}(ID{number})" for number, head in enumerate(heads, start=3)]
    body = table(form, people, "; ", "(ID{})")
    top = [["Alias", "post2026"], ["Export Date", "2026-05-20 10:00:00"], []]
    return csv_text([*top, [*numbered, "Creation date"], *([*row, "2026-05-11 09:20:00"] for row in body)], ",")


EXPORTS: tuple[Export, ...] = (google_forms, microsoft, moodle_quiz, moodle_activity, eusurvey_copied)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("wave", WAVES)
@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.__name__)
def test_an_export_of_a_built_form_is_read_by_its_words(
    tmp_path: Path, export: Export, wave: Wave, language: str
) -> None:
    form, _ = questionnaire(INSTRUMENT, wave, languages=[language], training="al-1")
    people = answered(form)
    path = tmp_path / "answers.csv"
    path.write_text(export(form, people), encoding="utf-8-sig", newline="")
    read_back(path, INSTRUMENT, wave, form, people)
