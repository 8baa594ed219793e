"""One wave alone: what people answered, of how many, and nothing of a change."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from ecpat_training.documents.document import Document, Heading, KeyFigure, Paragraph, ReportTable
from ecpat_training.documents.evaluation_charts import AnswersChart, ScaleChart
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.analyses.reaction.result import Reaction
from ecpat_training.effect.analyses.reaction.section import respondents_text, sentence
from ecpat_training.effect.linking.several_files import one_per_wave
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.sentences.words.readers import READERS, Reader
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.survey.model.responses import WaveResponses
from tests.effect.waves import instrument, number_scale, quiz, quiz_wave, scores, wave

MADE = Provenance("1.0", "ecpat evaluate", ())
SATISFIED = {
    "id": "satisfied",
    "title": "Satisfaction",
    "kind": "likert",
    "answers": "1-5",
    "labels": {"Not at all": 1, "Very": 5},
    "level": "reaction",
    "asked": ["post"],
    "items": [
        {"id": "r1", "text": "The training was useful."},
        {"id": "r2", "text": "It was a waste of time.", "reversed": True},
    ],
}
R1 = [5.0, 4, 4, 3, 5, 2, 4, 5]
R2 = [1.0, 2, 1, 3, 1, 4, float("nan"), 2]


def satisfied(participants: int | None = None) -> EffectReport:
    codes = [f"{chr(65 + at) * 4}{at}" for at in range(len(R1))]
    answered = replace(wave("post", codes, {"r1": R1, "r2": R2}), written={"Any remarks?": 3, "What was missing?": 2})
    return evaluate_waves(instrument(SATISFIED), [answered], participants=participants)


def found(report: EffectReport) -> Reaction:
    reaction = report.found(Reaction)
    assert reaction is not None
    return reaction


def said(report: EffectReport, reader: Reader) -> list[str]:
    return [one.text for one in effect_document(report, MADE, reader).blocks if isinstance(one, Paragraph | Heading)]


@pytest.mark.parametrize("reader", list(READERS))
def test_the_first_screen_has_one_large_figure(reader: Reader) -> None:
    """The mean of the first scale with its interval and number of people, as its sentence says them."""
    report = satisfied(12)
    key = next(one for one in effect_document(report, MADE, reader).blocks if isinstance(one, KeyFigure))
    assert (key.label, key.figure) == ("Satisfaction", "4.00")
    assert key.notes == ("on a scale of 1 to 5", "95 % interval 2.97 to 5.00; 7 people")
    assert "4.00 on average on a scale of 1 to 5 (95 % interval 2.97 to 5.00; 7 people)" in sentence(
        found(report).scales[0]
    )


def twice(people: int, again: int, participants: int | None = None) -> EffectReport:
    """A report of so many people, of whom some filled in a second form."""
    codes = [f"{chr(65 + at % 26)}{chr(65 + at * 7 % 26)}Q{at * 37:04d}" for at in range(people)]
    codes += [code.lower() for code in codes[:again]]
    r1 = [float(1 + at * 7 % 5) for at in range(len(codes))]
    r2 = [float(1 + at * 3 % 4) for at in range(len(codes))]
    return evaluate_waves(instrument(SATISFIED), [wave("post", codes, {"r1": r1, "r2": r2})], participants=participants)


def test_a_published_report_promises_no_figures_that_the_evaluators_has_not() -> None:
    report = twice(24, 0)
    assert any("are in the evaluator's report" in one for one in said(report, "coordinator"))
    assert not any("are in the evaluator's report" in one for one in said(publish(report), "coordinator"))


def test_a_few_of_very_many_are_not_nobody() -> None:
    assert "8 of 4,000 people answered after the training: less than 1 %" in respondents_text(found(satisfied(4000)))


def test_somebody_who_answered_twice_is_one_person() -> None:
    report = twice(10, 2, participants=20)
    reaction = found(report)
    assert (reaction.answered, reaction.people, reaction.scales[0].n) == (12, 10, 12)
    assert reaction.rate is not None
    assert reaction.rate.value == 0.5
    for reader in READERS:
        assert any(
            "10 of 20 people answered after the training: 50 %" in one and "They filled in 12 forms" in one
            for one in said(report, reader)
        )
    (told,) = [one for one in report.findings if one.code == "evaluate.came-again"]
    assert told.message.startswith("wave `post`: 2 people answered more than once, by the codes: ")
    assert "AAQ" not in told.message


@pytest.mark.parametrize(
    ("codes", "people"),
    [
        (["1", "2", "3"], 6), (["A1", "A2", "A3"], 6), (["ANNA07", "BORI12", "CYRI31"], 3), (["", "", ""], 6),
    ],
)  # fmt: skip
def test_the_running_numbers_of_two_sites_are_two_people_s(codes: list[str], people: int) -> None:
    parts = [replace(wave("post", codes, {"r1": [3.0, 4, at], "r2": [2.0, 1, 3]}), file=f"{at}.csv") for at in (1, 2)]
    placed = [
        replace(part, places=[replace(place, file=part.file) for place in part.places]) for part in parts
    ]  # fmt: skip
    joined = one_per_wave(placed, instrument(SATISFIED), sites="one")[0]
    assert found(evaluate_waves(instrument(SATISFIED), joined)).people == people


def test_five_people_who_answered_twice_are_not_ten() -> None:
    assert found(publish(twice(6, 6))).answered is None
    assert found(publish(twice(9, 9))).answered is None
    assert found(publish(twice(10, 4))).scales[0].mean.value is not None


def test_an_interval_is_published_of_twenty_people_not_of_twenty_forms() -> None:
    few, enough = found(publish(twice(14, 8))), found(publish(twice(22, 4)))
    assert few.scales[0].mean.value is not None
    assert few.scales[0].mean.low is None
    assert enough.scales[0].mean.low is not None
    assert few.scales[0].shares == enough.scales[0].shares == ()
    for told in (few, enough):
        assert told.participants is told.rate is None
        assert told.again == 0
        assert "some of them by the same people" in respondents_text(told)


def test_means_have_students_interval() -> None:
    """Of 8 answers with mean 4 and SD sqrt(8 / 7), t(0.975; 7) = 2.364624: 4 +- 0.893744. A scale's score is the mean
    of somebody's answers, here with the second question turned round; who left one blank has none."""
    from scipy import stats

    (scale,) = found(satisfied()).scales
    first, second = scale.questions
    assert (first.n, first.mean.value) == (8, 4.0)
    assert (first.mean.low, first.mean.high) == pytest.approx((3.106256, 4.893744), abs=1e-6)
    turned = [6 - one for one in R2 if one == one]
    assert (second.n, second.mean.value) == (7, sum(turned) / 7)
    known = [(one + 6 - other) / 2 for one, other in zip(R1, R2, strict=True) if other == other]
    low, high = stats.t.interval(0.95, 6, sum(known) / 7, stats.sem(known))
    assert (scale.n, scale.mean.value) == (7, pytest.approx(sum(known) / 7, abs=1e-12))
    assert (scale.mean.low, scale.mean.high) == pytest.approx((low, min(high, 5)), abs=1e-9)


def test_an_interval_ends_where_the_scale_does() -> None:
    report = evaluate_waves(instrument(SATISFIED), [wave("post", ["AAAA1", "BBBB2", "CCCC3"], {"r1": [5, 5, 4]})])
    assert found(report).scales[0].questions[0].mean.high == 5.0


def test_the_response_rate_is_wilsons() -> None:
    """SciPy's binomtest(8, 10).proportion_ci(method="wilson")."""
    from scipy import stats

    interval = stats.binomtest(8, 10).proportion_ci(method="wilson")
    rate = found(satisfied(10)).rate
    assert rate is not None
    assert (rate.value, rate.low, rate.high) == pytest.approx((0.8, interval.low, interval.high), abs=1e-12)
    assert respondents_text(found(satisfied(10))) == (
        "8 of 10 people answered after the training: 80 % (95 % interval 49 to 94)."
    )
    assert respondents_text(found(satisfied(8))) == "All 8 people answered after the training."
    assert "isn't known, so that there is no response rate" in respondents_text(found(satisfied()))


def test_more_answers_than_people_are_told_and_give_no_rate() -> None:
    report = satisfied(7)
    assert found(report).rate is None
    (told,) = [one for one in report.findings if one.code == "evaluate.participants"]
    assert told.message == "wave `post` has 8 answers of 7 participants: no response rate is told."


def test_a_test_of_knowledge_says_the_share_who_were_right() -> None:
    report = evaluate_waves(quiz(4), [quiz_wave("post", 4, [4, 4, 3, 2, 2, 1, 3, 4])])
    (scale,) = found(report).scales
    third = scale.questions[2]
    assert [one.mean.value for one in scale.questions] == [1.0, 7 / 8, 5 / 8, 3 / 8]
    assert third.n == 8
    assert sentence(scale).startswith("Knowledge: 71.9 % right on average (95 % interval ")


@pytest.mark.parametrize("reader", READERS)
def test_no_reader_hears_of_a_change(reader: Reader) -> None:
    report = satisfied(10)
    document = effect_document(report, MADE, reader)
    assert document.title == "What people answered after the training"
    texts = " ".join(said(report, reader)).lower()
    for word in ("effect", "improve", "got worse", "rose", "fell", "nothing to compare", "linked", "recognised"):
        assert word not in texts
    assert "they don't show what the training changed" in texts
    assert next(one.text for one in document.blocks if isinstance(one, Heading)) == "What people answered"


def test_each_reader_gets_what_he_needs() -> None:
    donor, coordinator, evaluator = (effect_document(satisfied(10), MADE, one) for one in READERS)
    assert not [one for one in donor.blocks if isinstance(one, ReportTable | AnswersChart)]
    assert len([one for one in donor.blocks if isinstance(one, ScaleChart)]) == 1
    (chart,) = [one for one in coordinator.blocks if isinstance(one, AnswersChart)]
    assert [row.counts for row in chart.rows] == [(0, 1, 1, 3, 3), (3, 2, 1, 1, 0)]
    assert _names(coordinator) == ["questions satisfied"]
    assert {"questions satisfied", "answers satisfied", "waves", "remarks"} <= {*_names(evaluator)}


def _names(document: Document) -> list[str]:
    return [one.name for one in document.blocks if isinstance(one, ReportTable)]


def test_free_texts_are_counted_and_left_for_quotes() -> None:
    texts = " ".join(said(satisfied(), "coordinator"))
    assert (
        "5 texts to 2 questions, which this report doesn't quote: “Any remarks?” 3 and “What was missing?” 2." in texts
    )
    assert "ecpat survey quotes" in texts


def test_headings_go_down_step_by_step() -> None:
    for reader in READERS:
        levels = [one.level for one in effect_document(satisfied(), MADE, reader).blocks if isinstance(one, Heading)]
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_several_sites_have_no_interval_of_people() -> None:
    codes = [f"{chr(65 + at) * 4}{at}" for at in range(8)]
    sites = replace(wave("post", codes, {"r1": R1, "r2": R2}), sites=("tirana.csv",) * 4 + ("skopje.csv",) * 4)
    (scale,) = found(evaluate_waves(instrument(SATISFIED), [sites])).scales
    assert scale.mean.low is scale.questions[0].mean.low is None
    assert "no interval, because the people are of several sites" in sentence(scale)


def test_one_person_is_no_mean_with_an_interval() -> None:
    report = evaluate_waves(instrument(number_scale()), [scores("post", [7])])
    assert sentence(found(report).scales[0]).endswith(
        "7.00 on average (1 person); no interval, because there are fewer than two people."
    )


def test_nobodys_answers_are_an_error() -> None:
    nobody: WaveResponses = scores("post", [])
    assert "error" in [
        str(one.severity)
        for one in evaluate_waves(instrument(number_scale()), [nobody]).findings
        if one.code == "evaluate.one-wave"
    ]


def test_machines_get_every_figure() -> None:
    data: Any = effect_json(satisfied(10), MADE)
    assert (data["participants"], data["comparisons"]) == (10, [])
    reaction = data["analyses"]["reaction"]
    assert reaction["response_rate"]["value"] == 0.8
    assert reaction["free_texts"] == [
        {"question": "Any remarks?", "texts": 3},
        {"question": "What was missing?", "texts": 2},
    ]
    first, second = reaction["scales"][0]["questions"]
    assert first["counts"][-1] == {"answer": "5", "people": 3}
    assert second["blank"] == 1
