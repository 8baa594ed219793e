"""One report for three readers: a page for the donor, what a coordinator needs, everything for the evaluator."""

from typing import Any

import pytest

from ecpat_training.report.effect.analyses import questions as section
from ecpat_training.report.effect.catalogue_en import report as words
from ecpat_training.report.effect.document import effect_document
from ecpat_training.report.effect.next_steps import next_steps, next_steps_for_a_donor
from ecpat_training.report.effect.publish import publish
from ecpat_training.report.effect.readers import READERS, Reader
from ecpat_training.results.document import (
    AnswersChart,
    Bullets,
    Chart,
    Document,
    Heading,
    ItemMap,
    PairedChart,
    Paragraph,
    ScaleChart,
    Table,
)
from ecpat_training.results.effect.answers import Questions, Statements
from ecpat_training.results.effect.report import EffectReport
from ecpat_training.results.provenance import Provenance
from ecpat_training.workflows.evaluation.waves import evaluate_waves
from tests.waves import instrument, number_scale, scores, wave

MADE = Provenance("1.0", "ecpat evaluate", (("pre.csv", "0" * 64),))
CODES = [f"{letter * 3}{number}" for number, letter in enumerate("BDFHKMPRTVXZ")]
TEST = {
    "id": "test",
    "title": "Knowledge",
    "kind": "multiple choice",
    "items": [
        {"id": "k1", "text": "Whom do you call?", "key": "a"},
        {"id": "k2", "text": {"en": "What is it?", "fr": "Qu'est-ce ?"}, "key": "b"},
        {"id": "k3", "key": "c", "untaught": True},
    ],
}
SURE = {
    "id": "sure",
    "title": "Confidence",
    "kind": "likert",
    "answers": "1-5",
    "labels": {"never": 1, "always": 5},
    "items": [{"id": "s1", "text": "I can."}, {"id": "s2", "text": "I can't.", "reversed": True}],
}


def answered(name: Any, k1: str, k2: str, k3: str, s1: str, s2: str, codes: list[str] | None = None) -> Any:
    columns = {"k1": list(k1), "k2": list(k2), "k3": list(k3)}
    grades = {"s1": [float(one) for one in s1], "s2": [float(one) for one in s2]}
    return wave(name, codes or CODES, {**columns, **grades})


def report(**keys: Any) -> EffectReport:
    before = answered("pre", "aaaabbbbbbbb", "bbbbbbbbbbbb", "cccaaaaaaaaa", "112233445511", "543215432154")
    after = answered("post", "aaaaaaaaaaab", "bbbbbbbbbbba", "cccaaaaaaaaa", "223344555522", "443211321143")
    return evaluate_waves(instrument(TEST, SURE, **keys), [before, after])


def texts(made: Document) -> str:
    said = [block.text for block in made.blocks if isinstance(block, Paragraph | Heading)]
    return "\n".join([*said, *(item for block in made.blocks if isinstance(block, Bullets) for item in block.items)])


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("published", [False, True])
def test_every_reader_gets_the_findings_and_the_caveat(reader: Reader, published: bool) -> None:
    found = report()
    shown = publish(found) if published else found
    said = texts(effect_document(shown, MADE, reader))
    assert words.CAVEAT in said
    assert all(change.sentence in said for change in shown.comparisons[0].changes)


def test_a_donors_page_has_one_picture_no_table_and_no_code() -> None:
    made = effect_document(report(), MADE, "donor")
    assert [type(block) for block in made.blocks if isinstance(block, Chart)] == [ScaleChart]
    assert not [block for block in made.blocks if isinstance(block, Table)]
    assert made.one_page
    assert not [code for code in CODES if code in repr(made.blocks)]


def test_a_donor_is_told_the_declared_outcomes_and_how_the_others_ended() -> None:
    scales = [
        number_scale(id=f"s{number}", title=f"Scale {number}", items=[{"id": f"q{number}"}]) for number in range(6)
    ]
    before = {f"q{number}": [float(n % 5) for n in range(12)] for number in range(6)}
    after = {**before, "q5": [n % 5 + 1 + n % 2 for n in range(12)], "q0": [n % 5 - 1.0 - n % 2 for n in range(12)]}
    form = instrument(*scales, plan={"primary": "s5", "secondary": ["s2"]})
    found = evaluate_waves(form, [wave("pre", CODES, before), wave("post", CODES, after)])
    assert found.declared == ("s5", "s2")
    said = texts(effect_document(found, MADE, "donor"))
    assert said.index("Scale 5") < said.index("Scale 2")
    assert "4 more outcomes were measured: 1 worse and 3 unchanged." in said
    assert "Look first at what got worse: Scale 0." in said


def test_long_sentences_leave_room_for_fewer_outcomes() -> None:
    title = f"A very long title {'of a scale ' * 25}"
    scales = [number_scale(id=f"s{at}", title=f"{title}{at}", items=[{"id": f"q{at}"}]) for at in range(3)]
    answers = {f"q{at}": [float(n) for n in range(12)] for at in range(3)}
    found = evaluate_waves(instrument(*scales), [wave("pre", CODES, answers), wave("post", CODES, answers)])
    assert "One more outcome was measured: 1 unchanged." in texts(effect_document(found, MADE, "donor"))


def test_questions_are_taught_again_by_the_rule() -> None:
    found = report().analyses["questions"]
    assert isinstance(found, Questions)
    ((_, questions),) = found.scales
    assert [(one.right_before, one.right_after, one.n) for one in questions] == [(4, 11, 12), (12, 11, 12), (3, 3, 12)]
    assert [one.item for one in section.teach_again(found)] == ["k2"]  # fell; what is untaught is nobody's to teach
    made = effect_document(report(), MADE, "coordinator")
    assert "“What is it?”: 11 of 12 people answered right afterwards (12 before)." in texts(made)
    (chart,) = [block for block in made.blocks if isinstance(block, ItemMap)]
    assert [(row.label, row.apart) for row in chart.rows] == [
        ("What is it?", False),
        ("Whom do you call?", False),
        ("k3", True),
    ]
    assert "Whom do you call: 33 % to 92 %" in chart.alt


def test_statements_are_counted_as_they_were_answered() -> None:
    found = report().analyses["statements"]
    assert isinstance(found, Statements)
    (scale,) = found.scales
    assert scale.answers == ("never", "2", "3", "4", "always")
    assert scale.statements[0].before == (4, 2, 2, 2, 2)
    assert sum(scale.statements[1].after) == 12
    made = effect_document(report(), MADE, "evaluator")
    (chart,) = [block for block in made.blocks if isinstance(block, AnswersChart)]
    assert [row.wave for row in chart.rows] == ["before", "after"] * 2
    assert "turned round" in chart.rows[2].label


def test_a_coordinator_learns_who_is_missing_and_what_to_do() -> None:
    before = scores("pre", [float(n) for n in range(12)])
    after = scores("post", [float(n + n % 3) for n in range(8)], [*list(before.codes)[:7], "QQQ77"])
    made = effect_document(evaluate_waves(instrument(number_scale()), [before, after]), MADE, "coordinator")
    said = texts(made)
    assert "5 of 12 people who answered before the training were not found at its end." in said
    assert "LLL0011" in said
    assert "5 of 12 did not answer again" in said
    assert not [block for block in made.blocks if isinstance(block, PairedChart)]


def test_steps_follow_their_rules() -> None:
    waves = [scores(name, [1.0, 2, 3, 4 + extra]) for name, extra in (("pre", 0), ("post", 1), ("follow-up", 2))]  # type: ignore[arg-type]
    planned = evaluate_waves(instrument(number_scale(), plan={"primary": "score"}), waves)
    assert [step.split(":")[0] for step in next_steps(planned)] == ["Let the next group answer twice while it waits"]
    assert "Write down before the next training" in next_steps(report())[-1]
    assert not [step for step in next_steps_for_a_donor(report()) if "Write down" in step]


def test_a_published_report_shows_no_answer_to_a_question() -> None:
    shown = publish(report())
    assert "questions" not in shown.analyses
    assert "statements" not in shown.analyses
    for reader in READERS:
        charts = [block for block in effect_document(shown, MADE, reader).blocks if isinstance(block, ScaleChart)]
        assert all(point.low is None for chart in charts for row in chart.rows for point in row.points)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("codes", [CODES[:1], CODES[:2], []])
def test_few_and_nobody_make_a_report_for_everybody(reader: Reader, codes: list[str]) -> None:
    n = len(codes)
    waves = (
        [answered(name, "a" * n, "b" * n, "c" * n, "3" * n, "3" * n, codes) for name in ("pre", "post")] if n else []
    )
    assert effect_document(evaluate_waves(instrument(TEST, SURE), waves), MADE, reader).blocks
