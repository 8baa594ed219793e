"""The effect report leads with what changed, shows it, and says how sure that is."""

from dataclasses import replace
from datetime import datetime
from typing import TypeVar

import pytest

from ecpat_training.documents.document import Block, Bullets, Document, Heading, KeyFigure, Paragraph, ReportTable
from ecpat_training.documents.evaluation_charts import EstimateChart, PairedChart, ScaleChart
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.documents.workbook.sheets import split_intervals
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.effect.workflows.waves import evaluate_waves
from tests.effect.waves import instrument, number_scale, scores, wave

MADE = Provenance("1.0", "ecpat evaluate pre.csv post.csv", (("pre.csv", "a" * 64),))
BEFORE = [8.0, 9, 12, 7, 10, 11, 6, 9, 13, 8, 10, 12]
AFTER = [11.0, 12, 13, 9, 10, 15, 9, 12, 14, 12, 9, 15]
AnyBlock = TypeVar("AnyBlock", bound=Block)


def document(better: str = "higher", follow_up: list[float] | None = None) -> Document:
    waves = [scores("pre", BEFORE), scores("post", AFTER)]
    if follow_up is not None:
        waves.append(scores("follow-up", follow_up))
    return effect_document(evaluate_waves(instrument(number_scale(better=better)), waves), MADE)


def blocks(made: Document, kind: type[AnyBlock]) -> list[AnyBlock]:
    return [block for block in made.blocks if isinstance(block, kind)]


def test_the_first_page_says_the_finding_the_caveat_and_shows_the_estimate() -> None:
    made = document()
    page = list(made.blocks)[: list(made.blocks).index(Heading("Results by scale"))]
    assert isinstance(page[0], Heading)
    assert page[1] == KeyFigure(
        "Knowledge", "+2.17 points", ("95 % interval 1.16 to 3.17; from 9.58 to 11.75; 12 people", "An improvement.")
    )
    assert isinstance(page[2], ScaleChart)
    assert isinstance(page[3], Paragraph)
    assert page[3].text == "Exploratory: no outcome was declared before the answers came."
    finding = page[4]
    assert isinstance(finding, Paragraph)
    assert finding.tone == "good"
    assert finding.text.startswith("Knowledge rose by 2.17 points on average, from 9.58 to 11.75")
    assert any(isinstance(block, Paragraph) and block.text == words.CAVEAT for block in page)
    assert not any(isinstance(block, EstimateChart) for block in page), "in units of spread, for the evaluator"
    assert blocks(made, EstimateChart)


def test_a_fall_stands_where_a_rise_would() -> None:
    times = {"pre": datetime(2026, 3, 2), "post": datetime(2026, 3, 6)}
    waves = [
        replace(scores(name, values), submitted=(times[name],) * 2)
        for name, values in (("pre", BEFORE), ("post", AFTER))
    ]
    rise, fall = (
        effect_document(evaluate_waves(instrument(number_scale(better=better)), waves), MADE)
        for better in ("higher", "lower")
    )
    assert [type(block) for block in rise.blocks] == [type(block) for block in fall.blocks]
    assert blocks(fall, Paragraph)[1].tone == "bad"


def test_better_is_to_the_right_on_the_chart_even_where_lower_is_better() -> None:
    (row,) = blocks(document(better="lower"), EstimateChart)[0].rows
    assert row.value < 0
    assert row.low < row.value < row.high
    assert "lower is better" in row.label


def test_charts_say_in_words_what_they_show() -> None:
    made = document()
    assert "Knowledge: 0.99 (" in blocks(made, EstimateChart)[0].alt
    (lines,) = blocks(made, PairedChart)
    assert len(lines.pairs) == 12
    assert "10 improved, 1 stayed the same, 1 got worse; the mean goes from 9.58 to 11.75" in lines.alt


def test_tables_hold_raw_values() -> None:
    results = next(table for table in blocks(document(), ReportTable) if table.name == "results")
    row = dict(zip([column.title for column in results.columns], results.rows[0], strict=True))
    assert row["Change"] == pytest.approx(26 / 12)
    interval = row["95 % interval"]
    assert isinstance(interval, tuple)
    assert interval[0] < 26 / 12 < interval[1]


def test_a_follow_up_has_its_own_part() -> None:
    made = document(follow_up=[*AFTER[:8], *BEFORE[8:]])
    titles = [heading.text for heading in blocks(made, Heading)]
    for title in words.WAVE_PAIR_TEXTS.values():
        assert titles.count(title) == 1


def test_comparisons_share_their_tables() -> None:
    tables = blocks(document(follow_up=[*AFTER[:8], *BEFORE[8:]]), ReportTable)
    names = [table.name for table in tables]
    assert len(names) == len(set(names))
    results = tables[names.index("results")]
    assert [column.title for column in results.columns][:5] == ["Compared", "Scale", "People", "Earlier", "Later"]
    assert [row[0] for row in results.rows] == ["before - after", "before - follow-up", "after - follow-up"]


def test_the_days_of_answering_are_in_the_subtitle() -> None:
    days = {"pre": datetime(2005, 6, 16, 9), "post": datetime(2005, 6, 17, 16)}
    waves = [replace(one, submitted=(days[one.wave],) * 2) for one in (scores("pre", BEFORE), scores("post", AFTER))]
    made = effect_document(evaluate_waves(instrument(number_scale()), waves), MADE)
    assert made.subtitle == "Nine chapters; answered 16 June 2005 and 17 June 2005; 12 people compared"


@pytest.mark.parametrize(
    ("last", "days"), [(16, "16 June 2005"), (17, "16 and 17 June 2005"), (20, "16 to 20 June 2005")]
)
def test_of_one_wave_all_days_of_answering_are_in_the_subtitle(last: int, days: str) -> None:
    answered = replace(scores("post", AFTER), submitted=(datetime(2005, 6, 16, 9), datetime(2005, 6, last, 16)))
    made = effect_document(evaluate_waves(instrument(number_scale()), [answered]), MADE)
    assert made.subtitle == f"Nine chapters; answered {days}"


def test_what_is_not_published_is_called_withheld() -> None:
    before = [float(person % 7) for person in range(26)]
    after = [one + person % 3 for person, one in enumerate(before)]
    waves = [scores("pre", before), scores("post", after), scores("follow-up", after[:23])]
    made = effect_document(publish(evaluate_waves(instrument(number_scale()), waves)), MADE)
    results = next(table for table in blocks(made, ReportTable) if table.name == "results")
    assert len(results.rows) == 1
    assert "not defined" not in str([results.format_row(row) for row in results.rows])


def test_an_interval_that_is_not_published_is_called_withheld() -> None:
    """25 people have an interval, the 14 of the follow-up have none to show: in no format is it `not defined`."""
    before = [float(5 + 7 * person % 11) for person in range(25)]
    after = [one + person % 4 for person, one in enumerate(before)]
    waves = [scores("pre", before), scores("post", after), scores("follow-up", after[6:14] + after[:6])]
    made = effect_document(publish(evaluate_waves(instrument(number_scale()), waves)), MADE)
    for table in blocks(made, ReportTable):
        for version in (table, split_intervals(table)):
            assert "not defined" not in str([version.format_row(row) for row in version.rows])
    results = next(table for table in blocks(made, ReportTable) if table.name == "results")
    assert [row[6:8] for row in split_intervals(results).rows][1:] == [("withheld", "withheld")] * 2


def test_few_people_at_the_follow_up_cast_no_doubt_on_the_comparison_of_many() -> None:
    """25 people before and after, 14 of them at the follow-up: only of these is chance not spoken of."""
    before = [float(5 + 7 * person % 11) for person in range(25)]
    after = [one + person % 4 for person, one in enumerate(before)]
    waves = [scores("pre", before), scores("post", after), scores("follow-up", after[6:14] + after[:6])]
    made = effect_document(publish(evaluate_waves(instrument(number_scale()), waves)), MADE)
    said = [block.text for block in made.blocks if isinstance(block, Heading | Paragraph)]
    first, second = (said.index(words.WAVE_PAIR_TEXTS[pair]) for pair in (("pre", "post"), ("pre", "follow-up")))
    assert "25 people): an improvement" in said[first + 1]
    assert not any("more than chance" in text for text in said[:second])
    assert "fewer than 20" in said[second + 2]


def test_a_scale_that_few_answered_casts_no_doubt_on_the_one_beside_it() -> None:
    form = instrument(
        number_scale(), {**number_scale(), "id": "sure", "title": "Confidence", "items": [{"id": "sure"}]}
    )
    before = [float(5 + 7 * person % 11) for person in range(34)]
    after = [one + person % 4 for person, one in enumerate(before)]
    codes = [f"{chr(65 + person % 26) * 3}{person:04d}" for person in range(34)]
    waves = [
        wave("pre", codes, {"points": before, "sure": before}),
        wave("post", codes, {"points": after, "sure": [*after[:18], *[None] * 16]}),
    ]
    (remark,) = (
        block.text
        for block in blocks(effect_document(publish(evaluate_waves(form, waves)), MADE), Paragraph)
        if "more than chance" in block.text
    )
    assert remark.startswith("Whether what changed in Confidence is more than chance")


def test_a_published_report_without_figures_has_no_tables_of_them() -> None:
    waves = [scores("pre", BEFORE[:6]), scores("post", AFTER[:6])]
    made = effect_document(publish(evaluate_waves(instrument(number_scale()), waves)), MADE)
    assert [table.name for table in blocks(made, ReportTable)] == ["waves"]
    assert "not defined" not in repr(made.blocks)


def methods_of(made: Document) -> str:
    return next(" ".join(block.items) for block in blocks(made, Bullets) if words.CAVEAT in block.items)


def test_methods_are_those_of_the_figures_that_are_there() -> None:
    one = document()
    assert all(name in methods_of(one) for name in ("paired t test and its interval", "d_av", "d_z", "Wilcoxon"))
    assert "Several scales" not in methods_of(one), "there is one"
    sure = {**number_scale(), "id": "sure", "title": "Confidence", "items": [{"id": "sure"}]}
    before, after = ([float(5 + turn * person % 11) for person in range(25)] for turn in (7, 9))
    codes = [f"{chr(65 + person) * 3}{person:04d}" for person in range(25)]
    waves = [wave(name, codes, {"points": one, "sure": one}) for name, one in (("pre", before), ("post", after))]
    report = evaluate_waves(instrument(number_scale(), sure), waves)
    assert "Several scales" in methods_of(effect_document(report, MADE))
    public = methods_of(effect_document(publish(report), MADE))
    assert "Several scales" in public
    assert "d_av" in public
    assert not [name for name in ("d_z", "Wilcoxon") if name in public]


def test_no_t_test_is_spoken_of_where_all_changed_alike() -> None:
    alike = evaluate_waves(instrument(number_scale()), [scores("pre", [1, 2, 3, 5]), scores("post", [2, 3, 4, 6])])
    said = [block.text for block in blocks(effect_document(alike, MADE), Paragraph)]
    assert not any("t test has p" in text for text in said)
    assert any("t test has p" in block.text for block in blocks(document(), Paragraph))


def test_statisticians_find_tests_spread_and_reasons() -> None:
    made = document()
    names = [table.name for table in blocks(made, ReportTable)]
    assert {"tests", "spread", "waves", "linking"} <= set(names)
    constant = evaluate_waves(instrument(number_scale()), [scores("pre", [1, 2, 3]), scores("post", [2, 3, 4])])
    reasons = blocks(effect_document(constant, MADE), Bullets)[-2].items  # last are the words explained
    assert any("d_z, t:" in reason and "same amount" in reason for reason in reasons)


def test_those_who_are_not_compared_are_listed_with_their_place() -> None:
    waves = [
        wave("pre", ["AAA1", "BBB2", "CCC3", ""], {"points": [1, 2, 3, 4]}),
        wave("post", ["AAA1", "BBB2", "ZZZ9"], {"points": [2, 4, 3]}),
    ]
    made = effect_document(evaluate_waves(instrument(number_scale()), waves), MADE)
    unlinked = next(table for table in blocks(made, ReportTable) if table.name == "unlinked")
    assert [row[1] for row in unlinked.rows] == ["pre.csv:4", "pre.csv:5", "post.csv:4"]


def test_nothing_to_compare_is_said_and_ends_the_report() -> None:
    made = effect_document(evaluate_waves(instrument(number_scale()), [scores("pre", [])]), MADE)
    (first, *_) = blocks(made, Paragraph)
    assert "only one wave (`pre`)" in first.text
    assert Heading("Results by scale") not in made.blocks


def test_one_wave_says_what_people_answered_and_nothing_of_a_change() -> None:
    made = effect_document(evaluate_waves(instrument(number_scale()), [scores("pre", BEFORE)]), MADE)
    (first, *_) = blocks(made, Paragraph)
    assert first.text.startswith(f"{len(BEFORE)} people answered before the training.")
    assert Heading("Results by scale") not in made.blocks


def test_a_scale_asked_once_is_named() -> None:
    reaction = {**number_scale(asked=["post"]), "id": "reaction", "title": "Satisfaction", "items": [{"id": "stars"}]}
    waves = [scores("pre", BEFORE), scores("post", AFTER)]
    made = effect_document(evaluate_waves(instrument(number_scale(), reaction), waves), MADE)
    assert any("Satisfaction" in paragraph.text for paragraph in blocks(made, Paragraph))


def test_a_thousand_people_get_no_line_each() -> None:
    many = [float(person % 17) for person in range(1000)]
    made = effect_document(
        evaluate_waves(
            instrument(number_scale()),
            [scores("pre", many), scores("post", [one + (person % 3) for person, one in enumerate(many)])],
        ),
        MADE,
    )
    assert not blocks(made, PairedChart)
    assert blocks(made, EstimateChart)


def test_the_footer_says_how_it_was_made() -> None:
    assert document().footer == provenance_sentence(MADE)
