"""Forms that are built are filled in as their platform would export them, and read back: the same answers."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pyxform.xls2xform import convert

from ecpat_training.survey.forms import limesurvey
from ecpat_training.survey.instrument.instrument import WAVES, Wave
from ecpat_training.survey.model.questionnaire import Questionnaire, QuestionnaireQuestion
from ecpat_training.survey.questionnaire import xlsform
from ecpat_training.survey.questionnaire.questionnaire import questionnaire
from ecpat_training.survey.reading.instrument import read_instrument
from tests.survey.filled_in import Person, answered, csv_text, read_back

INSTRUMENTS = Path(__file__).resolve().parents[2] / "programmes" / "instruments"
NAMES = {"en": "English", "fr": "Français"}
Export = Callable[[Questionnaire, Sequence[Person], Path], str]


def leaves(form: Questionnaire, path: Path) -> list[tuple[str, ...]]:
    """The answers that a form's submission holds, each by its groups and name, as the converter made them."""
    path.write_bytes(xlsform.render(xlsform.sheets(form, NAMES)))
    root = ElementTree.fromstring(convert(path).xform)
    data = next(node for node in root.iter() if node.get("version") and node.get("id"))
    return list(_below(data, ()))


def _below(node: ElementTree.Element, over: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for child in node:
        name = (*over, re.sub(r"\{.*\}", "", child.tag))
        if len(child):
            yield from _below(child, name)
        else:
            yield name


def kobotoolbox(form: Questionnaire, people: Sequence[Person], folder: Path, *, groups: bool = False) -> str:
    """XML values and headers, semicolons, everything quoted."""
    names = [leaf for leaf in leaves(form, folder / "form.xlsx") if leaf[0] != "meta" and not _is_note(leaf)]
    tail = ["_id", "_uuid", "_submission_time", "_validation_status", "_submitted_by", "__version__", "_index"]
    header = ["/".join(leaf) if groups else leaf[-1] for leaf in names]
    rows = [[*header, *tail]]
    for number, person in enumerate(people):
        own = {"wave": form.wave, "training": form.training, "start": "2026-05-11T09:00:00.000+02:00", **person}
        rows.append(
            [
                *(own.get(leaf[-1], "") for leaf in names),
                str(900 + number), f"u{number}", "2026-05-11T09:20:00", "", "", "v1", str(number + 1),
            ]
        )  # fmt: skip
    return csv_text(rows, ";", quoting=csv.QUOTE_ALL)


def kobotoolbox_with_groups(form: Questionnaire, people: Sequence[Person], folder: Path) -> str:
    """The groups before the names, as one may ask for."""
    return kobotoolbox(form, people, folder, groups=True)


def kobotoolbox_in_french(form: Questionnaire, people: Sequence[Person], folder: Path) -> str:
    """Labels of one language for questions and answers, as the platform offers first."""
    questions = list(form.questions())
    tail = ["_id", "_uuid", "_submission_time", "_validation_status", "_submitted_by", "__version__", "_index"]
    rows = [["start", "end", *(question.texts["fr"] for question in questions), *tail]]
    for number, person in enumerate(people):
        said = [_in_french(question, person[question.name]) for question in questions]
        end = [str(900 + number), f"u{number}", "2026-05-11T09:20:00", "", "", "v1", str(number + 1)]
        rows.append(["2026-05-11T09:00:00.000+02:00", "2026-05-11T09:20:00.000+02:00", *said, *end])
    return csv_text(rows, ";", quoting=csv.QUOTE_ALL)


def _in_french(question: QuestionnaireQuestion, answer: str) -> str:
    words = {option.id: option.texts["fr"] for option in question.options}
    return " ".join(words.get(part, part) for part in answer.split(" "))


def odk_central(form: Questionnaire, people: Sequence[Person], folder: Path) -> str:
    """Groups with hyphens, notes as empty columns."""
    names = [leaf for leaf in leaves(form, folder / "form.xlsx") if leaf[0] != "meta"]
    tail = [
        "meta-instanceID", "KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status",
        "ReviewState", "DeviceID", "Edits", "FormVersion",
    ]  # fmt: skip
    rows = [["SubmissionDate", *("-".join(leaf) for leaf in names), *tail]]
    for number, person in enumerate(people):
        own = {"wave": form.wave, "training": form.training, "start": "2026-05-11T09:00:00.000+02:00", **person}
        key = f"uuid:{number:04d}"
        answers = [own.get(leaf[-1], "") for leaf in names]
        rows.append(["2026-05-11T07:20:00.000Z", *answers, key, key, "14", "Web", "0", "0", "", "", "", "0", "1"])
    return csv_text(rows, ",")


def limesurvey_codes(form: Questionnaire, people: Sequence[Person], folder: Path) -> str:
    """Question codes and answer codes, by what the table of the survey says."""
    columns: list[tuple[str, str, str]] = []  # heading, name, option
    question = ""
    for row in csv.DictReader(io.StringIO(limesurvey.render(form).decode("utf-8-sig")), delimiter="\t"):
        if row["language"] != form.languages[0] or row["class"] not in ("Q", "SQ"):
            continue
        if row["class"] == "Q":
            question, type_ = row["name"], row["type/scale"]
            columns += [(question, question, "")] if type_ not in "FM" else []
        elif type_ == "F":
            name = f"then_{row['name']}" if question == "then" else row["name"]
            columns.append((f"{question}[{row['name']}]", name, ""))
        else:
            columns.append((f"{question}[{row['name']}]", question, row["name"]))
    rows = [
        ["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", *(c[0] for c in columns)]
    ]
    for number, person in enumerate(people, start=1):
        time = "2026-05-11 09:20:00"
        answers = [
            ("Y" if option in person[name].split() else "") if option else person[name] for _, name, option in columns
        ]
        rows.append([str(number), time, "7", "fr", "1234567", time, time, *answers])
    return csv_text(rows, ",", quoting=csv.QUOTE_ALL)


def limesurvey_in_french(form: Questionnaire, people: Sequence[Person], folder: Path) -> str:
    """The texts of questions and answers, those of a table behind its heading."""
    columns: list[tuple[str, QuestionnaireQuestion, str]] = []  # heading, question, option
    for section in form.sections:
        for question in section.questions:
            text = question.texts["fr"]
            if question.kind == "several":
                columns += [(f"{text} [{option.texts['fr']}]", question, option.id) for option in question.options]
            else:
                columns.append((f"{section.title['fr']} [{text}]" if section.grid else text, question, ""))
    own = ["Response ID", "Date submitted", "Last page", "Start language", "Seed", "Date started", "Date last action"]
    rows = [[*own, *(heading for heading, _, _ in columns)]]
    for number, person in enumerate(people, start=1):
        time = "2026-05-11 09:20:00"
        answers = [
            ("Oui" if option in person[question.name].split() else "Non")
            if option
            else _in_french(question, person[question.name])
            for _, question, option in columns
        ]
        rows.append([str(number), time, "7", "fr", "1234567", time, time, *answers])
    return csv_text(rows, ",", quoting=csv.QUOTE_ALL)


def _is_note(leaf: tuple[str, ...]) -> bool:
    return leaf[-1] in ("introduction", "thanks") or leaf[-1].endswith("_intro")


INSTRUMENT_NAMES = ("nine-chapters", "nine-chapters-two-forms")
EXPORTS: tuple[Export, ...] = (
    kobotoolbox,
    kobotoolbox_with_groups,
    kobotoolbox_in_french,
    odk_central,
    limesurvey_codes,
    limesurvey_in_french,
)


@pytest.mark.parametrize("wave", WAVES)
@pytest.mark.parametrize("name", INSTRUMENT_NAMES)
@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.__name__)
def test_what_is_built_is_read_back(tmp_path: Path, export: Export, name: str, wave: Wave) -> None:
    instrument, _ = read_instrument(INSTRUMENTS / f"{name}.yaml")
    form, _ = questionnaire(instrument, wave, training="al-1")
    people = answered(form)
    path = tmp_path / "answers.csv"
    path.write_text(export(form, people, tmp_path), encoding="utf-8-sig", newline="")
    read_back(path, instrument, wave, form, people)
