"""A form that was built is drafted back into an instrument that scores as the one that it was built from."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.instrument.instrument import WAVES, Instrument, KeyedScale, Wave
from ecpat_training.survey.model.questionnaire import Questionnaire
from ecpat_training.survey.questionnaire import xlsform
from ecpat_training.survey.questionnaire.questionnaire import questionnaire
from ecpat_training.survey.questionnaire.scoring import scoring
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.survey.reading.table import survey_of
from tests.survey.drafting import completed, drafted
from tests.survey.test_form_round_trips import INSTRUMENTS, NAMES, answered, kobotoolbox

DRAWN = range(8)


def built(instrument: Instrument, folder: Path) -> tuple[list[Path], list[Path]]:
    """The forms of all waves, and files of answers to them."""
    forms, answers = [], []
    for wave in WAVES:
        form, _ = questionnaire(instrument, wave)
        if not any(question.scale for question in form.questions()):
            continue
        names = {language: NAMES.get(language, language) for language in form.languages}
        path = folder / f"form-{wave}.xlsx"
        path.write_bytes(xlsform.render(xlsform.sheets(form, names, scoring(instrument))))
        forms.append(path)
        answers.append(folder / f"answers-{wave}.csv")
        answers[-1].write_text(_answers(form, folder), encoding="utf-8-sig", newline="")
    return forms, answers


def _answers(form: Questionnaire, folder: Path) -> str:
    people = answered(form)
    draw = random.Random(form.wave)
    for person in people:
        for question in form.questions():
            if question.kind == "number" and question.scale:
                person[question.name] = str(draw.randint(int(question.low or 0), int(question.high or 20)))
    return kobotoolbox(form, people, folder)


def report(instrument: Instrument, answers: Sequence[Path]) -> EffectReport:
    """What is evaluated of the answers."""
    waves = [wave for path in answers for wave in survey_of(read_table(path), instrument, _wave(path))[0]]
    return evaluate_waves(instrument, waves)


def _wave(path: Path) -> Wave:
    return next(wave for wave in WAVES if path.stem.endswith(wave))


def figures(of: EffectReport) -> dict[tuple[str, str, str], tuple[Any, ...]]:
    """Every figure of every change, by waves and scale."""
    return {
        (one.before, one.after, change.scale): (
            change.n, change.before, change.after, change.raw, change.d_av, change.low, change.high, change.steps,
            change.better, change.kind, change.level, change.smallest_change, change.pairs,
        )
        for one in of.comparisons
        for change in one.changes
    }  # fmt: skip


def keys(instrument: Instrument) -> dict[str, str]:
    """The right answers, which no form holds."""
    scales = [scale for scale in instrument.scales if isinstance(scale, KeyedScale)]
    return {item.id: item.key for scale in scales for item in scale.items if item.key}


@pytest.mark.parametrize("name", ["nine-chapters", "nine-chapters-two-forms"])
def test_a_draft_of_our_forms_scores_as_the_instrument(tmp_path: Path, name: str) -> None:
    instrument, _ = read_instrument(INSTRUMENTS / f"{name}.yaml")
    instrument = instrument.model_copy(update={"plan": None})  # a form doesn't say what was declared
    forms, answers = built(instrument, tmp_path)
    draft = completed(drafted(forms, tmp_path), tmp_path, keys(instrument))
    assert draft.groups == instrument.groups
    assert draft.code.columns == instrument.code.columns
    assert figures(report(draft, answers)) == figures(report(instrument, answers))


def drawn(seed: int) -> Instrument:
    """An instrument with scales of each kind, whatever may be written of one."""
    draw = random.Random(seed)
    grades = draw.choice([3, 4, 5, 6, 7])
    labels = {f"Grade {'ABCDEFG'[number - 1]}": number for number in range(1, grades + 1)}
    items = [{"id": f"s{n}", "text": f"Statement {n} of the drawn ones"} for n in range(1, draw.randint(3, 6))]
    for item in items:
        if draw.random() < 0.3:
            item["reversed"] = "true"
    sure: dict[str, Any] = {
        "id": "sure", "title": "Sureness", "kind": "likert", "answers": f"1-{grades}", "labels": labels, "items": items,
        "better": draw.choice(["higher", "lower"]), "answered": str(draw.randint(1, len(items))),
    }  # fmt: skip
    if draw.random() < 0.5:
        sure["then"] = {"asked": ["post"], "text": "Before the training: {item}"}
    options = {"a": "One", "b": "Two", "c": "Three", "dk": "I don't know"}
    test: list[dict[str, Any]] = [
        {"id": f"k{n}", "text": f"Question {n}?", "options": options, "key": draw.choice("abc")}
        for n in range(1, draw.randint(4, 8))
    ]
    for one in test[1:]:
        one.update({"untaught": "true"} if draw.random() < 0.2 else {"chapter": draw.choice(["One", "Two"])})
    know = {"id": "know", "title": "Knowledge", "kind": "multiple choice", "items": test, "smallest change": "10"}
    points = {
        "id": "points", "title": "Points", "kind": "number", "answers": "0-20", "unit": draw.choice(["", "minutes"]),
        "items": [{"id": "p1", "text": "Points of the quiz"}], "level": "behaviour",
    }  # fmt: skip
    if draw.random() < 0.5:
        points["asked"] = ["pre", "post"]
    written = {"instrument": "Drawn", "id": "drawn", "scales": draw.sample([sure, know, points], draw.randint(1, 3))}
    return Instrument.model_validate(written)


@pytest.mark.parametrize("seed", DRAWN)
def test_whatever_is_built_is_drafted_back(tmp_path: Path, seed: int) -> None:
    instrument = drawn(seed)
    forms, answers = built(instrument, tmp_path)
    draft = completed(drafted(forms, tmp_path), tmp_path, keys(instrument))
    assert figures(report(draft, answers)) == figures(report(instrument, answers))
