"""Reports on one wave alone beside those on two, of the same people but for one: no two of them tell that one's answer.

With no codes, or with codes; scales that some left blank; questions left out of a score.
"""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from ecpat_training.core.errors import UnsatisfiableError
from ecpat_training.disclosure.ledger import Publication
from ecpat_training.documents.provenance import ReleaseStanding
from ecpat_training.effect.analyses.reaction.result import Reaction
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.workflows.preparing import prepare_report
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.survey.instrument.instrument import Instrument, Wave
from ecpat_training.survey.model.responses import WaveResponses
from tests.effect.waves import instrument, number_scale, quiz, wave

Report = tuple[Instrument, Sequence[WaveResponses]]
POINTS = instrument(number_scale(answers="0-60"))
DRAW = random.Random(3)
BEFORE, AFTER = ([float(DRAW.randint(5, 55)) for _ in range(31)] for _ in range(2))


def codes(people: int) -> list[str]:
    return [f"{chr(65 + at % 26) * 3}{at:04d}" for at in range(people)]


def points(name: Wave, given: Sequence[float | None], *, coded: bool = False) -> WaveResponses:
    return wave(name, codes(len(given)) if coded else [""] * len(given), {"points": list(given)})


def one(people: int, *, coded: bool = False) -> Report:
    return POINTS, [points("post", AFTER[:people], coded=coded)]


def two(people: int, *, coded: bool = False) -> Report:
    return POINTS, [points("pre", BEFORE[:people], coded=coded), points("post", AFTER[:people], coded=coded)]


def means_after(folder: Path, *reports: Report) -> list[list[float | None] | None]:
    """Of each report, published one after the other, the printed means after the training; None where it is refused."""
    found: list[list[float | None] | None] = []
    for form, waves in reports:
        report, made = evaluate_waves(form, waves), list[EffectReport]()

        def deliver(
            public: EffectReport,
            _: ReleaseStanding | None,
            besides: Mapping[Path, bytes],
            made: list[EffectReport] = made,
        ) -> None:
            made.append(public)
            for path, content in besides.items():
                path.write_bytes(content)

        try:
            Publication(folder / "ledger.yaml", is_named=True).publish(
                "a report",
                10,
                lambda earlier: prepare_report(report, form, waves, earlier, deliver),  # noqa: B023
            )
        except UnsatisfiableError:
            found.append(None)
        else:
            found.append(told(made[0]))
    return found


def told(public: EffectReport) -> list[float | None]:
    if alone := public.found(Reaction):
        return [scale.mean.value for scale in alone.scales]
    if public.two_groups:
        return [scale.after.mean for scale in public.two_groups.waves[0].scales]
    return [scale.after.mean for scale in public.comparisons[0].changes]


@pytest.mark.parametrize(
    "reports",
    [
        (one(30), one(31)),
        (one(31), one(30)),
        (one(30), two(31)),
        (two(31), one(30)),
        (one(30), two(31, coded=True)),
        (two(31, coded=True), one(30)),
        (one(30, coded=True), one(31, coded=True)),
        (one(30, coded=True), two(31)),
        (two(31), one(30, coded=True)),
        (one(30, coded=True), two(31, coded=True)),
    ],
)
def test_no_second_report_tells_the_one_person_more(reports: tuple[Report, Report], tmp_path: Path) -> None:
    first, second = means_after(tmp_path, *reports)
    assert first is not None
    assert first[0] is not None
    assert second in (None, [None])


@pytest.mark.parametrize("coded", [False, True])
def test_the_same_people_are_published_again_and_with_another_wave(coded: bool, tmp_path: Path) -> None:
    first, again, compared = means_after(tmp_path, one(31, coded=coded), one(31, coded=coded), two(31, coded=coded))
    assert first is not None
    assert first[0] is not None
    assert first == again == compared


@pytest.mark.parametrize("coded", [False, True])
def test_who_left_a_scale_blank_is_not_told_by_who_did_not(coded: bool, tmp_path: Path) -> None:
    """31 people answered in both reports; in the second, 3 of them left the points blank."""
    form = instrument(
        number_scale(answers="0-60"),
        {"id": "sure", "title": "Confidence", "kind": "number", "answers": "0-60", "items": [{"id": "sure"}]},
    )

    def answered(blank: int) -> Report:
        given = [*AFTER[: 31 - blank], *[None] * blank]
        who = codes(31) if coded else [""] * 31
        return form, [wave("post", who, {"points": given, "sure": BEFORE[:31]})]

    first, second = means_after(tmp_path, answered(0), answered(3))
    assert first is not None
    assert None not in first
    assert second is None or second[0] is None


@pytest.mark.parametrize("coded", [False, True])
def test_a_question_left_out_of_the_score_is_not_told_by_the_rest(coded: bool, tmp_path: Path) -> None:
    draw = random.Random(5)
    who = codes(40) if coded else [""] * 40
    answers = {f"q{at}": [draw.choice(["right", "right", "wrong"]) for _ in range(40)] for at in range(8)}
    asked = [(quiz(8), answers), (quiz(7), {name: given for name, given in answers.items() if name != "q7"})]
    first, second = means_after(tmp_path, *((form, [wave("post", who, given)]) for form, given in asked))
    assert first is not None
    assert first[0] is not None
    assert second in (None, [None])


def test_a_blank_answer_of_who_has_no_code_is_sorted_with_the_others(tmp_path: Path) -> None:
    who, draw = [""] * 30, random.Random(7)
    form = instrument(
        {
            "id": "t",
            "title": "Test",
            "kind": "multiple choice",
            "items": [{"id": f"q{n}", "key": "a"} for n in range(8)],
        }
    )
    answers = {f"q{at}": [None if at == row % 9 else draw.choice("aab") for row in range(30)] for at in range(8)}
    before, after = wave("pre", who, answers), wave("post", who, answers)
    alone, compared = means_after(tmp_path, (form, [after]), (form, [before, after]))
    assert alone is not None
    assert alone[0] is not None
    assert alone == compared
