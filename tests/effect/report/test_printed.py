"""A report one would print: what each reader sees first, and what is gone that nobody could read."""

import io
import re
from pathlib import Path

import docx
import pytest

from ecpat_training.documents.contents import FROM_PAGES, entries, pages
from ecpat_training.documents.document import (
    Block,
    Bullets,
    Chart,
    Document,
    Heading,
    KeyFigure,
    Paragraph,
    ReportTable,
)
from ecpat_training.documents.evaluation_charts import ChangesChart, EstimateChart, PairedChart, ScaleChart
from ecpat_training.documents.outputs import render
from ecpat_training.effect.report.changes_chart import changes_chart, step
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.key_figure import key_figure
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.sentences.amounts import decimals_text
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.effect.sentences.words.readers import READERS, Reader
from ecpat_training.effect.workflows.waves import evaluate_waves
from tests.effect.report.test_effect_document import MADE
from tests.effect.report.test_readers import report
from tests.effect.waves import change, instrument, number_scale, scores


def said(made: Document) -> str:
    """Everything in words: sentences, lists, cells, what charts show."""
    told: list[str] = []
    for block in made.blocks:
        match block:
            case Heading() | Paragraph():
                told.append(block.text)
            case Bullets():
                told += block.items
            case ReportTable():
                told += [column.title for column in block.columns]
                told += [cell for row in block.rows for cell in block.format_row(row)]
            case Chart():
                told += [block.title, block.alt]
            case _:
                pass
    return "\n".join(told)


def first(made: Document) -> list[Block]:
    return list(made.blocks[:4])


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("published", [False, True])
def test_every_reader_first_sees_one_large_figure_and_each_scale_before_and_after(
    reader: Reader, published: bool
) -> None:
    found = publish(report()) if published else report()
    title, figure, chart, status = first(effect_document(found, MADE, reader))
    assert isinstance(title, Heading)
    assert isinstance(figure, KeyFigure)
    assert isinstance(chart, ScaleChart)
    assert isinstance(status, Paragraph)
    assert all(point.low is None for row in chart.rows for point in row.points), "one picture, not three"
    assert "12 people" in figure.notes[0]
    assert ("95 % interval" in figure.notes[0]) == (not published), "of 12 people only the means are published"


def test_the_large_figure_is_that_of_the_primary_outcome() -> None:
    figure = key_figure(report(plan={"primary": "sure"}))
    assert figure is not None
    assert figure.label == "Confidence (primary outcome)"
    assert figure.figure.endswith(" points")
    assert key_figure(report()).label == "Knowledge"  # type: ignore[union-attr]


def test_the_large_figure_claims_no_more_than_its_sentence() -> None:
    before, after = scores("pre", [1.0, 5, 3, 8, 2, 7, 4, 6]), scores("post", [2.0, 4, 5, 7, 3, 9, 2, 6])
    figure = key_figure(evaluate_waves(instrument(number_scale()), [before, after]))
    assert figure is not None
    assert figure.notes[-1] == "Whether it rose or fell is not shown by these answers."


def test_a_report_without_a_figure_has_no_large_one() -> None:
    few = evaluate_waves(instrument(number_scale()), [scores("pre", [1.0, 2, 3]), scores("post", [2.0, 2, 4])])
    assert key_figure(publish(few)) is None


def test_units_of_spread_are_for_the_evaluator() -> None:
    for reader in READERS:
        made = effect_document(report(), MADE, reader)
        there = "d_av" in said(made) or any(isinstance(block, EstimateChart) for block in made.blocks)
        assert there == (reader == "evaluator"), reader


def test_results_say_what_their_figures_count() -> None:
    made = effect_document(report(), MADE, "coordinator")
    (results,) = [block for block in made.blocks if isinstance(block, ReportTable) and block.name == "results"]
    place = [column.title for column in results.columns].index("Unit")
    assert [row[place] for row in results.rows] == ["% right", "points"]


def many(people: int) -> Document:
    before = [float(one % 23) for one in range(people)]
    after = [one + (number % 5) - 1 for number, one in enumerate(before)]
    waves = [scores("pre", before), scores("post", after)]
    return effect_document(evaluate_waves(instrument(number_scale()), waves), MADE)


@pytest.mark.parametrize(("people", "kind"), [(60, PairedChart), (61, ChangesChart)])
def test_from_61_people_on_changes_are_a_distribution(people: int, kind: type[Chart]) -> None:
    charts = [block for block in many(people).blocks if isinstance(block, PairedChart | ChangesChart)]
    assert [type(chart) for chart in charts] == [kind]


def test_each_bar_holds_those_who_changed_by_as_much_and_nobody_else() -> None:
    """Twelve bands showed nobody at 5, where seven were."""
    moved = [0.0] * 15 + [1.0] * 7 + [-1.0] * 3 + [5.0] * 7 + [12.0] * 1 + [0.1] * 2
    bars = changes_chart(change([20.0] * 35, [20 + one for one in moved])).bars
    assert [(bar.label, bar.people, bar.kind) for bar in bars] == [
        ("up to \u22122", 3, "worse"),
        ("no change", 15, "same"),
        ("up to +2", 9, "better"),
        ("+2 to +4", 0, "better"),
        ("+4 to +6", 7, "better"),
        ("+6 to +8", 0, "better"),
        ("+8 to +10", 0, "better"),
        ("+10 to +12", 1, "better"),
    ]


@pytest.mark.parametrize("largest", [1e-6, 0.3, 1 / 3, 5.0, 6.0, 6.1, 100.0, 12345.6])
def test_bars_are_few_and_round(largest: float) -> None:
    width = step([largest, -largest / 2, 0.0])
    assert largest / 6 <= width * (1 + 1e-9)
    assert width < largest
    assert f"{width:e}"[:4] in ("1.00", "2.00", "2.50", "5.00")


def test_a_published_report_draws_nobodys_change() -> None:
    before = [float(one % 23) for one in range(120)]
    waves = [scores("pre", before), scores("post", [one + number % 5 - 1 for number, one in enumerate(before)])]
    found = publish(evaluate_waves(instrument(number_scale()), waves))
    for reader in READERS:
        blocks = effect_document(found, MADE, reader).blocks
        assert not [block for block in blocks if isinstance(block, PairedChart | ChangesChart)]


@pytest.mark.parametrize("reader", READERS)
def test_waves_are_called_before_and_after(reader: Reader) -> None:
    before = scores("pre", [float(n) for n in range(12)])
    after = scores("post", [float(n + n % 3) for n in range(8)], [*list(before.codes)[:7], "QQQ77"])
    told = said(effect_document(evaluate_waves(instrument(number_scale()), [before, after]), MADE, reader))
    told = re.sub(r"\b(pre|post)\.csv", "", told)
    assert re.findall(r"\b(?:pre|post)\b", told) == []


@pytest.mark.parametrize("reader", READERS)
def test_five_words_are_explained_at_the_end(reader: Reader) -> None:
    last = effect_document(report(), MADE, reader).blocks[-1]
    text = last.text if isinstance(last, Paragraph) else "\n".join(last.items) if isinstance(last, Bullets) else ""
    assert len(words.GLOSSARY) == 5
    assert all(word in text for word, _ in words.GLOSSARY)


@pytest.mark.parametrize("number", [0.00004, -0.00004, 1e-7])
def test_no_figure_is_written_with_an_exponent(number: float) -> None:
    assert re.fullmatch(r"-?0\.0+[1-9]", decimals_text("likert", number))


def test_a_contents_list_stands_in_pages_and_word_from_five_pages_on() -> None:
    long = effect_document(report(), MADE, "evaluator")
    short = Document("t", long.blocks[:6], contents=True)
    assert pages(long) >= FROM_PAGES > pages(short)
    titles = [block.text for block in long.blocks if isinstance(block, Heading) and block.level == 1]
    assert [one.title for one in entries(long)] == titles
    assert entries(short) == []
    page = render(long, Path("a.html")).decode()
    places = re.findall(r'<li><a href="#(part-\d+)">', page)
    assert len(places) == len(titles)
    assert [place for place in places if f'<h2 id="{place}">' not in page] == []
    assert "<nav" not in render(short, Path("a.html")).decode()
    word = docx.Document(io.BytesIO(render(long, Path("a.docx")))).element.xml
    anchors = re.findall(r'w:hyperlink w:anchor="(part_\d+)"', word) or re.findall(r'w:anchor="(part_\d+)"', word)
    assert len(anchors) == len(titles)
    assert sorted(re.findall(r'w:name="(part_\d+)"', word)) == sorted(anchors)
