"""One report for three readers: a page for the donor, what a coordinator needs, everything for the evaluator."""

from itertools import pairwise
from typing import Any

import pytest

from ecpat_training.documents.document import Bullets, Chart, Document, Heading, Paragraph, ReportTable
from ecpat_training.documents.evaluation_charts import AnswersChart, ItemMap, PairedChart, ScaleChart
from ecpat_training.documents.provenance import Provenance
from ecpat_training.documents.terminal.tables import fit_table, table_lines
from ecpat_training.effect.analyses.control_group import words as beside_words
from ecpat_training.effect.analyses.items.result import ItemsResult
from ecpat_training.effect.analyses.items.teach_again import questions_to_teach_again
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.next_steps import next_steps, next_steps_for_a_donor
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.sentences.sentences import sentence
from ecpat_training.effect.sentences.tables import results_table
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.effect.sentences.words.readers import READERS, Reader
from ecpat_training.effect.workflows.waves import evaluate_waves
from tests.effect.waves import instrument, number_scale, scores, wave

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


TITLES = {"coop": "Cooperation with other stakeholders", "att": "Attitudes towards trafficked children"}


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
    assert all(sentence(change) in said for change in shown.comparisons[0].changes)


def test_a_donors_page_has_one_picture_no_table_and_no_code() -> None:
    made = effect_document(report(), MADE, "donor")
    assert [type(block) for block in made.blocks if isinstance(block, Chart)] == [ScaleChart]
    assert not [block for block in made.blocks if isinstance(block, ReportTable)]
    assert made.one_page
    assert not [code for code in CODES if code in repr(made.blocks)]


@pytest.mark.parametrize("published", [False, True])
def test_a_donor_is_told_when_those_compared_were_recognised(published: bool) -> None:
    """`In both`: of three waves, or of none that was named."""
    found = publish(report()) if published else report()
    said = texts(effect_document(found, MADE, "donor"))
    assert "12 people could be recognised before the training and at its end, and are compared." in said


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


def items(found: EffectReport) -> ItemsResult:
    result = found.analyses["items"]
    assert isinstance(result, ItemsResult)
    return result


def test_questions_are_taught_again_by_the_rule() -> None:
    again = questions_to_teach_again(items(report()), "pre", "post")
    assert [one.id for one in again] == ["k2"]  # fell; what is untaught is nobody's to teach
    made = effect_document(report(), MADE, "coordinator")
    assert "“What is it?”: 11 of 12 people answered right afterwards (12 before)." in texts(made)
    assert "Teach again what fewer than two in three know afterwards, or fewer than before: 1 of 2 questions." in texts(
        made
    )
    (chart,) = [block for block in made.blocks if isinstance(block, ItemMap)]
    assert [(row.label, row.apart) for row in chart.rows] == [
        ("k2: What is it?", False),
        ("k1: Whom do you call?", False),
        ("k3", True),
    ]
    assert "Whom do you call: 33 % to 92 %" in chart.alt


def test_a_question_of_one_form_alone_is_judged_by_those_who_got_it() -> None:
    """Form A before, form B after: nobody has one question twice, and yet 4 of 12 know b1 afterwards."""
    scale = {
        "id": "test",
        "title": "Knowledge",
        "kind": "multiple choice",
        "items": [{"id": f"{form}1", "key": "a", "form": form.upper()} for form in "ab"],
    }
    waves = [wave("pre", CODES, {"a1": list("aaaaabbbbbbb")}), wave("post", CODES, {"b1": list("aaaabbbbbbbb")})]
    found = evaluate_waves(instrument(scale), waves)
    made = effect_document(found, MADE, "coordinator")
    assert "“b1”: 4 of 12 people answered right afterwards." in texts(made)
    (chart,) = [block for block in made.blocks if isinstance(block, ItemMap)]
    assert [(row.label, row.before, row.after) for row in chart.rows] == [("b1", None, 4 / 12), ("a1", 5 / 12, None)]
    assert "b1: not asked to 33 %; a1: 42 % to not asked" in chart.alt


def test_statements_are_drawn_as_they_were_answered() -> None:
    made = effect_document(report(), MADE, "evaluator")
    (chart,) = [block for block in made.blocks if isinstance(block, AnswersChart)]
    assert chart.answers == ("never", "2", "3", "4", "always")
    assert [row.wave for row in chart.rows] == ["before", "after"] * 2
    assert chart.rows[0].counts == (4, 2, 2, 2, 2)
    assert sum(chart.rows[3].counts) == 12
    assert "turned round" in chart.rows[2].label
    assert not [block for block in made.blocks if isinstance(block, ReportTable) and block.name == "answers sure"]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("published", [False, True])
def test_no_table_chart_or_part_comes_twice(reader: Reader, published: bool) -> None:
    found = publish(report()) if published else report()
    blocks = effect_document(found, MADE, reader).blocks
    names = [block.name for block in blocks if isinstance(block, ReportTable)]
    names += [block.title for block in blocks if isinstance(block, Chart)]
    names += [block.text for block in blocks if isinstance(block, Heading) and block.level == 1]
    assert sorted(set(names)) == sorted(names)


def test_a_coordinator_reads_words_and_pictures_and_few_tables() -> None:
    made = effect_document(report(), MADE, "coordinator")
    tables = [block.name for block in made.blocks if isinstance(block, ReportTable)]
    assert tables == ["results", "waves", "linking"]
    for block, following in pairwise(made.blocks):
        if isinstance(block, Heading):
            assert not isinstance(following, Heading) or following.level > block.level, f"nothing under {block.text}"


def test_a_coordinator_learns_who_is_missing_and_what_to_do() -> None:
    before = scores("pre", [float(n) for n in range(12)])
    after = scores("post", [float(n + n % 3) for n in range(8)], [*list(before.codes)[:7], "QQQ77"])
    made = effect_document(evaluate_waves(instrument(number_scale()), [before, after]), MADE, "coordinator")
    said = texts(made)
    assert "5 of 12 people who answered before the training were not found at its end." in said
    assert "LLL0011" in said
    assert "5 of 12 did not answer again" in said
    assert not [block for block in made.blocks if isinstance(block, PairedChart)]


def test_results_stay_a_table_in_a_window_of_80_characters() -> None:
    scales = [number_scale(id=one, title=title, items=[{"id": one}]) for one, title in TITLES.items()]
    waves = [
        wave(name, CODES, {one: [n + late * (n % 3) / 2 for n in range(12)] for one in TITLES})  # type: ignore[arg-type]
        for late, name in enumerate(("pre", "post", "follow-up"))
    ]
    table = results_table(evaluate_waves(instrument(*scales), waves).comparisons)
    shown = fit_table(table, 80, is_complete=False)
    assert [column.title for column in shown.columns][:2] == ["Compared", "Scale"]
    assert "Not shown here: 95 % interval of d_av." in shown.caption
    assert len(list(table_lines(shown, 80))) == 2  # the caption and one grid, not a list for each row
    assert "Not shown here" not in fit_table(table, 80, is_complete=True).caption  # a file holds everything


def test_the_axis_of_a_scale_without_ends_has_round_ones() -> None:
    before, after = scores("pre", [4.3, 6.1, 8.8]), scores("post", [6.2, 9.7, 10.3])
    found = evaluate_waves(instrument(number_scale()), [before, after])
    (chart,) = [one for one in effect_document(found, MADE, "donor").blocks if isinstance(one, ScaleChart)]
    assert [(row.low, row.high) for row in chart.rows] == [(0.0, 20.0)]


def test_steps_follow_their_rules() -> None:
    waves = [scores(name, [1.0, 2, 3, 4 + extra]) for name, extra in (("pre", 0), ("post", 1), ("follow-up", 2))]  # type: ignore[arg-type]
    planned = evaluate_waves(instrument(number_scale(), plan={"primary": "score"}), waves)
    assert [step.split(":")[0] for step in next_steps(planned)] == ["Let the next group answer twice while it waits"]
    assert "Write down before the next training" in next_steps(report())[-1]
    assert not [step for step in next_steps_for_a_donor(report()) if "Write down" in step]


def test_a_published_report_shows_no_answer_to_a_question() -> None:
    shown = publish(report())
    assert "items" not in shown.analyses
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


@pytest.mark.parametrize("reader", READERS)
def test_those_who_waited_are_told_of_once_and_the_caveat_is_theirs(reader: Reader) -> None:
    before = [float(n % 7) for n in range(12)]
    trained = [scores("pre", before), scores("post", [one + 2 + n % 2 for n, one in enumerate(before)])]
    waiting = [scores("pre", before), scores("post", [one + n % 2 for n, one in enumerate(before)])]
    made = effect_document(evaluate_waves(instrument(number_scale()), trained, waiting_responses=waiting), MADE, reader)
    said = texts(made)
    assert words.CAVEAT not in said
    assert beside_words.CAVEAT["no lots"] in said
    assert "counted from where each started, the trained ended" in said
    if reader != "evaluator":
        assert said.count("counted from where each started, the trained ended") == 1
    assert bool([block for block in made.blocks if isinstance(block, ReportTable)]) == (reader != "donor")


def test_a_donor_is_told_who_took_part_where_it_fits() -> None:
    def asked(name: Any, groups: list[str]) -> Any:
        return wave(name, CODES, {"points": [float(n) for n in range(12)]}, {"sector": groups})

    few, many = ["care", "police", "care"] * 4, [f"a sector with a long name, number {n}" for n in range(12)]
    for groups, there in ((few, True), (many, False)):
        form = instrument(number_scale(), groups=["sector"])
        made = effect_document(evaluate_waves(form, [asked("pre", groups), asked("post", groups)]), MADE, "donor")
        assert ("By sector: care 8 and police 4." in texts(made)) == there
        assert ("By sector" in texts(made)) == there
