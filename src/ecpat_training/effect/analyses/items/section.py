"""Question by question: who knew what before and after, and which questions need a look."""

from collections.abc import Iterator
from dataclasses import replace

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.document import Block, Heading, Paragraph
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.items import compute, of_counts, tables, words
from ecpat_training.effect.analyses.items.charts import answer_bars, drawable, item_map, unanswered_text
from ecpat_training.effect.analyses.items.result import ItemResult, ItemShares, ItemsResult, ScaleItems
from ecpat_training.effect.analyses.items.rules import edge, questions_to_review, remarks
from ecpat_training.effect.analyses.items.teach_again import questions_to_teach_again, teach_again_part
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.disclosure.item_shares import item_shares
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.plain import to_json_object
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.values.thresholds import FEW_FOR_PERCENTAGES
from ecpat_training.words.catalogue.marked_text import join_names


class ItemsAnalysis(Analysis[ItemsResult | ItemShares]):
    """Question by question: who knew what before and after, and which questions need a look."""

    order = 30
    readers: frozenset[Reader] = frozenset({"coordinator", "evaluator"})
    of_counts = True

    def analyse(self, data: EvaluationData) -> ItemsResult | None:
        """Every scale of several questions, or with a key, that anybody answered."""
        return of_counts.analyse_counts(data) if data.counts else compute.analyse(data)

    def blocks(self, result: ItemsResult | ItemShares, report: EffectReport) -> Iterator[Block]:
        """For each scale what its questions say in words, a map of those with a key, and a line for each question; of a
        published report, the shares."""
        yield Heading(words.TITLE)
        if isinstance(result, ItemShares):
            for test_scale in result.scales:
                yield Heading(test_scale.title, 2)
                yield tables.shares_table(test_scale, result.before, result.after)
            yield Paragraph(words.SHARES, "quiet")
            return
        for scale in result.scales:
            earlier, later = _compared_scale_waves(scale)
            yield from _scale_remark_blocks(scale, earlier, later)
            changes = tables.changes_table(scale, earlier, later)
            yield changes or tables.one_wave_table(scale)
            yield Paragraph(_about_text(scale, earlier, later) if changes else words.ABOUT["one wave"], "quiet")
            parts_table = tables.parts_table(scale, earlier, later)
            if parts_table:
                yield parts_table
                has_untaught = any(scale_part.untaught for scale_part in scale.parts)
                yield Paragraph(words.ABOUT["parts"] + (f" {words.ABOUT['untaught']}" if has_untaught else ""), "quiet")
        yield from teach_again_part(result, *compared_waves(result))

    def brief(self, result: ItemsResult | ItemShares, report: EffectReport) -> Iterator[Block]:
        """For each scale what its questions say in words, the map of a test, and what to teach again; the scales of
        whose statements nothing is to be said, in one sentence. What was asked in one wave only, such as how satisfied
        people are, has its means: no other part tells them."""
        if isinstance(result, ItemShares):
            yield from self.blocks(result, report)
            return
        if blocks := [*_brief(result)]:
            yield Heading(words.TITLE)
            yield from blocks

    def details(self, result: ItemsResult | ItemShares, report: EffectReport) -> Iterator[Block]:
        """The tests of each question, what it tells, and how often each answer was given; nothing of it is
        published."""
        if isinstance(result, ItemShares):
            return
        yield Heading(words.DETAILS, 2)
        explained_texts: set[str] = set()
        for scale in result.scales:
            is_keyed = scale.kind == "multiple choice"
            yield Heading(scale.title, 3)
            tests = tables.tests_table(scale)
            if tests:
                yield from _explain_once(words.TEST_EXPLANATION["keyed" if is_keyed else "graded"], explained_texts)
                yield tests
            edge_items = list(dict.fromkeys(edge(scale)))
            if edge_items:
                yield Paragraph(words.EDGE.format(questions=join_names(edge_items, 50)), "attention")
            if is_keyed:
                yield from _explain_once(words.QUALITY, explained_texts)
                yield tables.quality_table(scale)
                yield from _explain_once(words.CHOSEN_TABLE, explained_texts)
                yield tables.chosen_options_table(scale)
            else:
                yield from _graded_answer_blocks(scale, explained_texts)

    def data(self, result: ItemsResult | ItemShares) -> JsonObject:
        """Every figure of every question, and the remarks."""
        if isinstance(result, ItemShares):
            return to_json_object(result)
        return {
            "scales": [
                {
                    **to_json_object(replace(scale, items=(), answers=())),
                    "remarks": [text for text, _ in remarks(scale, *_compared_scale_waves(scale))],
                    "answers": [{"answer": answer, "label": label} for answer, label in scale.answers],
                    "items": [_item(item) for item in scale.items],
                }
                for scale in result.scales
            ],
            "teach_again": [item.id for item in questions_to_teach_again(result, *compared_waves(result))],
        }

    def public(self, result: ItemsResult | ItemShares, report: EffectReport) -> ItemShares | None:
        """The shares who knew each question of a test, of 20 people and more (`disclosure/item_shares.py`). Nothing
        else: a question's counts are counts of single answers, and how statements were answered has no such rule
        yet."""
        return item_shares(result, report) if isinstance(result, ItemsResult) else result


def _brief(result: ItemsResult) -> Iterator[Block]:
    """What a coordinator reads of the questions; nothing where nothing of them is to be said."""
    silent_titles = []
    for scale in result.scales:
        earlier, later = _compared_scale_waves(scale)
        is_keyed = scale.kind == "multiple choice"
        if not is_keyed and len({wave.wave for item in scale.items for wave in item.waves}) == 1:
            yield Heading(scale.title, 2)
            yield tables.one_wave_table(scale)
            yield Paragraph(words.ABOUT["one wave"], "quiet")
            continue
        questions_named = [] if is_keyed else questions_to_review(scale, earlier, later)
        if not is_keyed and not questions_named:
            if any(item.changes for item in scale.items):  # else nothing was tested
                silent_titles.append(scale.title)
            continue
        yield from _scale_remark_blocks(scale, earlier, later)
    if silent_titles:
        yield Paragraph(words.NO_MOVED_ITEM_TEXT.format(titles=join_names(silent_titles, 12)))
    yield from teach_again_part(result, *compared_waves(result))


def _scale_remark_blocks(scale: ScaleItems, earlier: str, later: str) -> Iterator[Block]:
    yield Heading(scale.title, 2)
    for text, tone in remarks(scale, earlier, later):
        yield Paragraph(text, tone)
    chart = item_map(scale, earlier, later)
    if chart:
        yield chart


def _graded_answer_blocks(scale: ScaleItems, explained_texts: set[str]) -> Iterator[Block]:
    """How often each graded answer was given: as bars, or as a table where there are too many for bars."""
    if drawable(scale):
        yield from _explain_once(words.BARS_NOTE, explained_texts)
        yield from answer_bars(scale)
        if blank := unanswered_text(scale):
            yield Paragraph(blank, "quiet")
    elif table := tables.given_answers_table(scale):
        yield from _explain_once(words.GRADED_TABLE, explained_texts)
        yield table


def _explain_once(text: str, explained_texts: set[str]) -> Iterator[Paragraph]:
    """What tables of a kind show, said above the first of them."""
    if text not in explained_texts:
        explained_texts.add(text)
        yield Paragraph(text, "quiet")


def _item(item: ItemResult) -> JsonObject:
    waves = [{**to_json_object(wave), "counts": dict(wave.counts)} for wave in item.waves]
    return {**to_json_object(item), "options": dict(item.options), "waves": waves}


def compared_waves(result: ItemsResult) -> tuple[str, str]:
    """(earlier wave, later wave): the first two in which one question with a key was asked twice, else any question."""
    keyed_scales = [scale for scale in result.scales if scale.kind == "multiple choice"]
    return next((_compared_scale_waves(scale) for scale in (*keyed_scales, *result.scales)), ("pre", "post"))


def _compared_scale_waves(scale: ScaleItems) -> tuple[str, str]:
    """The first two waves of which a question was asked twice."""
    return next(((change.earlier, change.later) for item in scale.items for change in item.changes), ("pre", "post"))


def _about_text(scale: ScaleItems, earlier: str, later: str) -> str:
    if scale.kind != "multiple choice":
        return words.ABOUT["graded"].format(better=words.HIGHER if scale.better == "higher" else words.LOWER)
    return words.ABOUT["shares" if tables.shares(scale, earlier, later) else "counts"].format(few=FEW_FOR_PERCENTAGES)


analysis = ItemsAnalysis()
