"""The codebook: what each item is, how it is scored, how many answered it."""

from collections.abc import Iterator

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.document import Block, Heading, Paragraph, ReportTable
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.codebook.result import Codebook, CodebookItem
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.words import report as report_words
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.survey.instrument.instrument import Instrument, KeyedScale, LikertScale, Scale, ScaleItem
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.catalogue.marked_text import join_names, marked
from ecpat_training.words.catalogue.message import Option, phrase

TITLE = marked("Codebook")
COLUMNS = marked(
    {
        "item": "Item",
        "text": "Text",
        "scale": "Scale",
        "title": "Title",
        "level": "Level",
        "kind": "Kind",
        "chapter": "Chapter",
        "form": "Form",
        "answers": "Answers",
        "key": "Key",
        "scored": "Scored",
        "answered": "Answered {wave}",
    }
)
REVERSED_TEXT = marked("turned round")
UNTAUGHT_TEXT = marked("not taught")
FULL_CODEBOOK_HINT = marked("All languages and all options are in codebook.csv of the data folder ({data}).")
MISSING_CODES_TEXT = marked("Read as no answer, beside empty cells: {codes}.")
SAID = marked(
    {
        "reaction": "reaction",
        "learning": "learning",
        "behaviour": "behaviour",
        "results": "results",
        "likert": "likert",
        "multiple choice": "multiple choice",
        "number": "number",
    }
)
"""Levels and kinds of scales, as instruments write them."""


class CodebookAnalysis(Analysis[Codebook]):
    """The codebook: what each item is, how it is scored, how many answered it."""

    order = 900
    readers: frozenset[Reader] = frozenset({"evaluator"})
    over_sites = True
    one_wave = True

    def analyse(self, data: EvaluationData) -> Codebook | None:
        """Every item of the instrument; None without a wave."""
        if not data.waves:
            return None
        items = [
            _item(data.instrument, scale, item, data.waves)
            for scale in data.instrument.scales
            for item in (*scale.items, *scale.then_items())
        ]
        return Codebook(tuple(items), data.instrument.missing)

    def blocks(self, result: Codebook, report: EffectReport) -> Iterator[Block]:
        """A table of the scales and one of the items, as narrow as a page."""
        yield Heading(TITLE)
        yield _scales(result)
        yield _short_codebook_table(result)
        yield Paragraph(phrase(FULL_CODEBOOK_HINT, data=Option("--data", "FOLDER")), "quiet")
        if result.missing:
            yield Paragraph(MISSING_CODES_TEXT.format(codes=join_names(list(result.missing), 20)), "quiet")

    def data(self, result: Codebook) -> JsonObject:
        """Every figure of the result as data for machines, not rounded."""
        return {
            "missing": list(result.missing),
            "items": [
                {
                    "item": item.item,
                    "texts": dict(item.texts),
                    "scale": item.scale,
                    "level": item.level,
                    "kind": item.kind,
                    "chapter": item.chapter or None,
                    "form": item.form or None,
                    "answers": item.answers,
                    "key": item.key or None,
                    "turned_round": item.turned,
                    "untaught": item.untaught,
                    "answered": dict(item.answered),
                }
                for item in result.items
            ],
        }

    def public(self, result: Codebook, report: EffectReport) -> None:
        """Nothing: how many answered one item is a count of a few people."""


def codebook_table(codebook: Codebook) -> ReportTable:
    """A table of the whole codebook, a row per item in the instrument's order; columns that are empty throughout are
    left out."""
    say = COLUMNS
    columns: list[Column[CodebookItem]] = [
        Column(say["item"], lambda item: item.item),
        Column(say["text"], _texts),
        Column(say["scale"], lambda item: item.scale),
        Column(say["level"], lambda item: SAID.get(item.level, item.level)),
        Column(say["kind"], lambda item: SAID.get(item.kind, item.kind)),
        Column(say["chapter"], lambda item: item.chapter),
        Column(say["form"], lambda item: item.form),
        Column(say["answers"], lambda item: item.answers),
        *_scoring_columns(codebook),
    ]
    return table_of("codebook", codebook.items, columns, only_filled=True)


def _scales(codebook: Codebook) -> ReportTable:
    """What the items of a scale share; the options of a test differ from question to question."""
    say = COLUMNS
    firsts = list({item.scale: item for item in reversed(codebook.items)}.values())[::-1]
    columns: list[Column[CodebookItem]] = [
        Column(say["scale"], lambda item: item.scale, width=1.3),
        Column(say["title"], lambda item: item.scale_title, width=2.2),
        Column(say["level"], lambda item: SAID.get(item.level, item.level)),
        Column(say["kind"], lambda item: SAID.get(item.kind, item.kind), width=1.2),
        Column(say["answers"], lambda item: "" if item.key else item.answers, width=3),
    ]
    return table_of("scales", firsts, columns, only_filled=True)


def _short_codebook_table(codebook: Codebook) -> ReportTable:
    """The items in their first language."""
    say = COLUMNS
    columns: list[Column[CodebookItem]] = [
        Column(say["item"], lambda item: item.item, width=0.9),
        Column(say["text"], lambda item: item.texts[0][1] if item.texts else "", width=4.5),
        Column(say["scale"], lambda item: item.scale, width=1.5),
        Column(say["chapter"], lambda item: item.chapter, width=1.3),
        Column(say["form"], lambda item: item.form, width=0.7),
        *_scoring_columns(codebook),
    ]
    return table_of("codebook", codebook.items, columns, only_filled=True)


def _scoring_columns(codebook: Codebook) -> Iterator[Column[CodebookItem]]:
    """The key, what is turned round, and how many answered in each wave."""
    say = COLUMNS
    yield Column(say["key"], lambda item: item.key, width=0.6)
    yield Column(say["scored"], _scoring_text, width=1.1)
    for wave, _ in codebook.items[0].answered if codebook.items else ():
        yield _answer_count_column(wave)


def _answer_count_column(wave: str) -> Column[CodebookItem]:
    def number(item: CodebookItem) -> object:
        counts_by_wave = dict(item.answered)[wave]
        return "" if counts_by_wave is None else counts_by_wave

    return Column(COLUMNS["answered"].format(wave=report_words.WAVE_SHORT[wave].lower()), number, "count")


def _texts(item: CodebookItem) -> str:
    """The wording in every language, each named where there are several."""
    if len(item.texts) == 1:
        return item.texts[0][1]
    return "\n".join(f"{language}: {text}" for language, text in item.texts)


def _scoring_text(item: CodebookItem) -> str:
    remarks = [REVERSED_TEXT] * item.turned + [UNTAUGHT_TEXT] * item.untaught
    return ", ".join(map(str, remarks))


def _item(instrument: Instrument, scale: Scale, item: ScaleItem, waves: tuple[WaveResponses, ...]) -> CodebookItem:
    texts = item.text if isinstance(item.text, dict) else {next(iter(instrument.languages), ""): item.text}
    return CodebookItem(
        item=item.id,
        texts=tuple((language, text) for language, text in texts.items() if text),
        scale=scale.id,
        scale_title=scale.title,
        level=scale.level,
        kind=scale.kind,
        chapter=item.chapter or "",
        form=item.form or "",
        answers=_answers(scale, item),
        key=item.key or "" if isinstance(scale, KeyedScale) else "",
        turned=isinstance(scale, LikertScale) and item.reversed,
        untaught=item.untaught,
        answered=tuple(
            (wave.wave, int(wave.answers[item.id].notna().sum()) if item.id in wave.answers else None) for wave in waves
        ),
    )


def _answers(scale: Scale, item: ScaleItem) -> str:
    """The answers that there are: options by their ids, or the lowest and the highest number with their labels."""
    if isinstance(scale, KeyedScale):
        return "; ".join(f"{option} = {next(iter(item.option_texts(option)), '')}" for option in item.options)
    low, high = scale.range.low, scale.range.high
    span = f"{'' if low is None else f'{low:g}'} to {'' if high is None else f'{high:g}'}" if low != high else ""
    labels = scale.labels if isinstance(scale, LikertScale) else {}
    return "; ".join(map(str, [span, *(f"{number:g} = {label}" for label, number in labels.items())])).strip("; ")


analysis = CodebookAnalysis()
