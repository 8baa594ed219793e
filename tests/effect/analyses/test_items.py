"""What a report says of single questions, from answers as a reader delivers them."""

import json
from collections.abc import Sequence
from typing import Any

import pytest

from ecpat_training.documents.document import Document, Heading, Paragraph, ReportTable
from ecpat_training.documents.evaluation_charts import AnswersChart
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.analyses.items.result import ItemResult, ItemsResult
from ecpat_training.effect.analyses.items.section import analysis as section
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.effect.workflows.waves import evaluate_waves
from tests.effect.waves import instrument, number_scale, scores, wave

MADE = Provenance("1.0", "ecpat evaluate", (("pre.csv", "0" * 64),))
OPTIONS = {"a": "Never", "b": "Always", "c": "Only at night", "dk": "I don't know"}
KEYED = {"id": "facts", "title": "Facts", "kind": "multiple choice"}


def question(name: str, **keys: Any) -> dict[str, Any]:
    return {"id": name, "text": f"What about {name}?", "options": OPTIONS, "key": "b", **keys}


def people(n: int) -> list[str]:
    return [f"{chr(65 + i % 26) * 3}{i:04d}" for i in range(n)]


def report(before: dict[str, Sequence[Any]], after: dict[str, Sequence[Any]], *items: dict[str, Any]) -> EffectReport:
    n, m = len(next(iter(before.values()))), len(next(iter(after.values())))
    asked = instrument({**KEYED, "items": list(items) or [question(name) for name in before]})
    return evaluate_waves(asked, [wave("pre", people(n), before), wave("post", people(m), after)])


def found(effect: EffectReport) -> ItemsResult:
    result = effect.analyses["items"]
    assert isinstance(result, ItemsResult)
    return result


def item(effect: EffectReport, name: str) -> ItemResult:
    return next(one for scale in found(effect).scales for one in scale.items if one.id == name)


def said(effect: EffectReport, reader: Reader = "coordinator") -> str:
    document = effect_document(effect, MADE, reader)
    return "\n".join(block.text for block in document.blocks if isinstance(block, Paragraph))


def headed(effect: EffectReport, reader: Reader) -> list[str]:
    return [block.text for block in effect_document(effect, MADE, reader).blocks if isinstance(block, Heading)]


def table(document: Document, name: str) -> ReportTable:
    return next(block for block in document.blocks if isinstance(block, ReportTable) and block.name == name)


def test_a_question_is_counted_by_who_changed() -> None:
    effect = report(
        {"q1": ["a", "a", "dk", None, "b", "b"], "q2": ["b"] * 6},
        {"q1": ["b", "b", "b", "b", "a", "b"], "q2": ["b"] * 6},
    )
    q1 = item(effect, "q1")
    (change,) = q1.changes
    assert (change.n, change.better, change.same, change.worse, change.before, change.after) == (6, 4, 1, 1, 2, 5)
    assert change.difference is not None
    assert change.difference.value == pytest.approx(0.5)
    first, second = q1.waves
    assert dict(first.counts) == {"a": 2, "b": 2, "c": 0, "dk": 1}  # don't know stands apart, and is not right
    assert (first.blank, second.blank) == (1, 0)
    assert first.right is not None
    assert first.right.value == pytest.approx(2 / 6)


def test_few_people_are_counted_and_many_given_in_percent() -> None:
    few = report({"q1": ["a"] * 6}, {"q1": ["b"] * 6})
    shown = table(effect_document(few, MADE), "questions facts")
    assert [column.title for column in shown.columns][2:4] == ["Right before", "Right after"]
    assert shown.format_row(shown.rows[0])[1:] == ["6", "0", "6", "6", "0"]
    many = report({"q1": ["a"] * 15 + ["b"] * 5}, {"q1": ["b"] * 20})
    shown = table(effect_document(many, MADE), "questions facts")
    assert shown.format_row(shown.rows[0])[1:6] == ["20", "25 %", "100 %", "15", "0"]


def test_a_fall_is_said_in_the_words_of_a_rise() -> None:
    effect = report(
        {"q1": ["a"] * 9 + ["b"] * 3, "q2": ["b"] * 10 + ["a"] * 2, "q3": ["b", "a"] * 6},
        {"q1": ["b"] * 12, "q2": ["a"] * 12, "q3": ["b", "a"] * 6},
    )
    text = said(effect)
    assert (
        "Fewer people knew it after than before, more than chance would explain: q2 “What about q2?” (10 and 0 of 12)."
        in text
    )
    assert (
        "More people knew it after than before, more than chance would explain: q1 “What about q1?” (3 and 12 of 12)."
        in text
    )
    assert text.index("Fewer people") < text.index("More people")
    assert "A question that is not named here may have changed as well." in text


def test_a_change_that_chance_explains_is_not_claimed() -> None:
    effect = report({"q1": ["a", "a", "a", "b"] * 2}, {"q1": ["b", "b", "a", "b"] * 2})
    assert "No single question moved by more than chance could explain" in said(effect)
    assert "at least 5 must move one way" in said(effect)
    assert "no single question can show a change" in said(report({"q1": ["a", "b"]}, {"q1": ["b", "b"]}))


def test_questions_that_need_a_look() -> None:
    able = [at % 3 for at in range(24)]
    effect = report(
        {
            "easy": ["b"] * 24,
            "miskeyed": ["a" if one else "b" for one in able],
            "fine": ["b" if one else "a" for one in able],
            "good": ["b" if one > 1 else "a" for one in able],
        },
        {
            "easy": ["b"] * 24,
            "miskeyed": ["a"] * 24,
            "fine": ["b" if one else "c" for one in able],
            "good": ["b" if one else "a" for one in able],
        },
    )
    text = said(effect)
    assert "Known by nearly everybody already before, so that there was little to learn: easy “What" in text
    assert "No one was right after: miskeyed “What about miskeyed?” (0 of 24)." in text
    assert "right less often: miskeyed “What about miskeyed?” (correlation -" in text
    assert "Wrong answers that were chosen in no wave" in text
    assert "easy “What about easy?” (a, c)" in text
    assert (
        "All people answered the same, so the question shows no difference between people: easy “What about easy?”."
        in text
    )


def test_what_nobody_knew_before_the_training_is_no_fault_of_the_question() -> None:
    forms = {"forms": {"pre": "A", "post": "B", "follow-up": "A"}}
    asked = instrument({**KEYED, **forms, "items": [question("q1", form="A"), question("q2", form="B")]})
    waves = [wave("pre", people(12), {"q1": ["c"] * 12}), wave("post", people(12), {"q2": ["c"] * 12})]
    text = said(evaluate_waves(asked, waves))
    assert "No one was right after: q2 “What about q2?” (0 of 12)." in text
    assert "Nobody was right before" not in text


def test_a_wrong_answer_that_most_choose() -> None:
    effect = report({"q1": ["c"] * 8 + ["b"] * 4}, {"q1": ["c"] * 8 + ["b"] * 4})
    assert (
        "More people chose one wrong answer after than the right one: q1 “What about q1?” "
        "(8 chose c, 4 the right one, of 12)." in said(effect)
    )


def test_chapters_and_what_no_training_teaches_stand_apart() -> None:
    effect = report(
        {"q1": ["a"] * 6, "q2": ["a", "b"] * 3, "q3": ["b", "a"] * 3},
        {"q1": ["b"] * 6, "q2": ["b"] * 6, "q3": ["b", "a"] * 3},
        question("q1", chapter="Signals"),
        question("q2", chapter="Law"),
        question("q3", untaught=True),
    )
    parts = {part.title or ("untaught" if part.untaught else "taught"): part for part in found(effect).scales[0].parts}
    assert {name: (part.items, part.before, part.after) for name, part in parts.items()} == {
        "Signals": (1, 0, 100),
        "Law": (1, 50, 100),
        "taught": (2, 25, 100),
        "untaught": (1, 50, 50),
    }
    assert "What no training teaches shows what being asked twice alone does." in said(effect, "evaluator")
    assert item(effect, "q3").waves[0].item_rest is None


def test_parallel_forms_are_compared_with_their_own_questions() -> None:
    effect = report(
        {"q1": ["b", "a", None, None], "q2": [None, None, "b", "a"]},
        {"q1": [None, None, "b", "a"], "q2": ["b", "b", None, None]},
        question("q1", form="A"),
        question("q2", form="B"),
    )
    assert [wave.n for wave in item(effect, "q1").waves] == [2, 2]
    assert item(effect, "q1").changes == ()  # nobody had the same question twice
    assert "no two waves can be compared" in said(effect, "evaluator")


def likert(before: dict[str, Sequence[Any]], after: dict[str, Sequence[Any]], **keys: Any) -> EffectReport:
    scale = {"id": "view", "title": "View", "kind": "likert", "answers": "1-5", "labels": {"No": 1, "Yes": 5}}
    items = [{"id": name, "reversed": name.startswith("r")} for name in before]
    n = len(next(iter(before.values())))
    asked = instrument({**scale, "items": items, **keys})
    return evaluate_waves(asked, [wave("pre", people(n), before), wave("post", people(n), after)])


def test_a_statement_that_moved_is_named_by_its_words() -> None:
    asks = {"id": "s1", "text": "I can recognise signals of trafficking in a child whom I meet."}
    scale = {"id": "view", "title": "View", "kind": "likert", "answers": "1-5", "labels": {}, "items": [asks]}
    waves = [wave("pre", people(9), {"s1": [2.0] * 9}), wave("post", people(9), {"s1": [4.0] * 9})]
    text = said(evaluate_waves(instrument(scale), waves))
    assert "s1 “I can recognise signals of trafficking in a …” (9 better, 0 worse of 9)" in text


def test_graded_answers_move_towards_what_is_better() -> None:
    before, after = {"s1": [2, 3, 4, 5], "r2": [2, 3, 4, None]}, {"s1": [3, 4, 4, 4], "r2": [1, 3, 5, 2]}
    s1, r2 = (item(likert(before, after), name) for name in ("s1", "r2"))
    assert [(one.better, one.same, one.worse) for one in s1.changes] == [(2, 1, 1)]
    assert [(one.n, one.better, one.same, one.worse) for one in r2.changes] == [(3, 1, 1, 1)]  # turned round
    assert dict(r2.waves[0].counts) == {"2": 1, "3": 1, "4": 1}  # as people answered
    assert [(one.better, one.worse) for one in item(likert(before, after, better="lower"), "s1").changes] == [(1, 2)]
    document = effect_document(likert(before, after), MADE, "evaluator")
    (answers,) = [block for block in document.blocks if isinstance(block, AnswersChart)]
    assert answers.answers == ("No", "2", "3", "4", "Yes")
    assert answers.rows[0].counts == (0, 1, 1, 1, 1)
    assert "No answer was given to r2 (1 before)." in said(likert(before, after), "evaluator")


def test_a_statement_that_goes_against_its_scale_may_be_worded_the_other_way_round() -> None:
    base = [1, 2, 3, 4, 5] * 4
    before = {"s1": base, "s2": base, "s3": [6 - one for one in base]}
    text = said(likert(before, before))
    assert "Goes against the other statements of its scale: s3 (correlation -" in text
    assert "Then write `reversed: true` in the instrument." in text


def test_details_are_the_evaluators_and_nothing_is_the_donors() -> None:
    effect = report({"q1": ["a", "b"] * 6}, {"q1": ["b", "b"] * 6})
    names = {
        reader: {block.name for block in effect_document(effect, MADE, reader).blocks if isinstance(block, ReportTable)}
        for reader in ("donor", "coordinator", "evaluator")
    }
    headings = {reader: headed(effect, reader) for reader in ("donor", "coordinator")}
    assert not any(name.endswith("facts") for name in names["coordinator"])
    assert "Question by question" in headings["coordinator"]
    assert "Question by question" not in headings["donor"]
    assert {"questions facts", "tests facts", "quality facts", "answers facts"} <= names["evaluator"]
    assert not any(name.endswith("facts") for name in names["donor"])


def test_a_question_left_blank_is_a_row_of_its_answers() -> None:
    asked = {"q1": ["a", None, None, "b", "b", "b"], "q2": ["b"] * 6}
    effect = report(asked, {"q1": ["b"] * 5 + [None], "q2": ["b"] * 6})
    answers = table(effect_document(effect, MADE, "evaluator"), "answers facts")
    assert [row for row in answers.rows if row[1] == "no answer"] == [("", "no answer", "", 2, 1)]


def test_nothing_of_single_questions_is_published() -> None:
    effect = report({"q1": ["a", "b"] * 30}, {"q1": ["b", "b"] * 30})
    assert "items" not in publish(effect).analyses
    assert "reliability" not in publish(effect).analyses


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"q1": [], "q2": []}, {"q1": [], "q2": []}),
        ({"q1": ["b"], "q2": [None]}, {"q1": ["a"], "q2": ["b"]}),
        ({"q1": [None, None], "q2": ["b", "b"]}, {"q2": ["b", None]}),
        ({"q1": ["x", "y", "b"]}, {"q1": ["b", "b", "b"]}),
        ({"q1": ["b"] * 12, "q2": ["b"] * 12}, {"q1": ["b"] * 12, "q2": ["b"] * 12}),
    ],
)
def test_whatever_is_answered_gives_a_report_without_nan(before: Any, after: Any) -> None:
    effect = report(before, after, question("q1"), question("q2"))
    json.dumps(effect_json(effect, MADE), allow_nan=False)
    for reader in ("coordinator", "evaluator"):
        effect_document(effect, MADE, reader)


def test_a_ready_score_has_no_questions() -> None:
    effect = evaluate_waves(instrument(number_scale()), [scores("pre", [1, 2, 3]), scores("post", [2, 4, 3])])
    assert "items" not in effect.analyses
    assert "reliability" not in effect.analyses


def test_every_figure_is_in_the_data() -> None:
    effect = report({"q1": ["a", "b"] * 6, "q2": ["a", "b"] * 6}, {"q1": ["b"] * 12, "q2": ["b", "a"] * 6})
    (scale,) = section.data(found(effect))["scales"]
    assert scale["items"][0]["changes"][0]["mid_p"]["p"] == pytest.approx(2**-6)
    assert scale["items"][0]["waves"][0]["counts"] == {"a": 6, "b": 6, "c": 0, "dk": 0}
    assert scale["remarks"]


def test_a_form_that_was_sent_twice_counts_once_in_every_analysis() -> None:
    """An export that overlaps with another one would double the people, and narrow every interval."""
    given = {name: ["b", "a", "b", "c", "b", "a"] * 4 for name in ("q1", "q2", "q3")}
    after = {name: ["b", "b", "a", "b", "b", "c"] * 4 for name in given}
    codes, sectors = people(24), {"sector": ["GO", "NGO", "IGO"] * 8}
    asked = instrument({**KEYED, "items": [question(name) for name in given]}, groups=["sector"])
    twice = wave(
        "pre", codes * 2, {name: answers * 2 for name, answers in given.items()}, {"sector": sectors["sector"] * 2}
    )
    once = wave("pre", codes, given, sectors)
    last = wave("post", codes, after, sectors)
    effect, plain = evaluate_waves(asked, [twice, last]), evaluate_waves(asked, [once, last])
    assert effect.analyses == plain.analyses
    sizes = [[one.message for one in report.findings if "group" in one.code] for report in (effect, plain)]
    assert sizes[0] == sizes[1]


def test_a_coordinator_learns_what_was_asked_once() -> None:
    """How satisfied people were stands in no comparison, and so nowhere but here."""
    satisfied = {"id": "satisfied", "title": "Satisfaction", "kind": "likert", "answers": "1-5", "asked": ["post"],
                 "items": [{"id": "r1", "text": "How satisfied are you?"}]}  # fmt: skip
    asked = instrument(number_scale(), satisfied)
    codes = people(12)
    before = wave("pre", codes, {"points": [float(n % 5) for n in range(12)]})
    after = wave("post", codes, {"points": [float(n % 5 + 1) for n in range(12)], "r1": [4.0] * 6 + [5.0] * 6})
    made = effect_document(evaluate_waves(asked, [before, after]), MADE, "coordinator")
    told = table(made, "questions satisfied")
    assert [column.title for column in told.columns] == ["Question", "Wave", "People", "Mean"]
    assert told.rows == (("r1: How satisfied are you?", "After", 12, 4.5),)
