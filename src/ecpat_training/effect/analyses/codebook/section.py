"""The codebook: what each item is, how it is scored, how many answered it."""

from collections.abc import Iterator, Sequence

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.document import Block, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.codebook import words
from ecpat_training.effect.analyses.codebook.result import Codebook, CodebookItem
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.words import report as report_words
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.survey.instrument.instrument import Instrument, KeyedScale, LikertScale, Scale, ScaleItem
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.catalogue.marked_text import listed
from ecpat_training.words.catalogue.message import Option, phrase


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
        yield Heading(words.TITLE)
        yield _scales(result)
        yield _shortened(result)
        yield Paragraph(phrase(words.WHOLE, data=Option("--data", "FOLDER")), "quiet")
        if result.missing:
            yield Paragraph(words.MISSING.format(codes=listed(list(result.missing), 20)), "quiet")

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
    say, items = words.COLUMNS, codebook.items
    columns: list[_Cells] = [
        (ReportColumn(say["item"]), [item.item for item in items]),
        (ReportColumn(say["text"]), [_texts(item) for item in items]),
        (ReportColumn(say["scale"]), [item.scale for item in items]),
        (ReportColumn(say["level"]), [words.SAID.get(item.level, item.level) for item in items]),
        (ReportColumn(say["kind"]), [words.SAID.get(item.kind, item.kind) for item in items]),
        (ReportColumn(say["chapter"]), [item.chapter for item in items]),
        (ReportColumn(say["form"]), [item.form for item in items]),
        (ReportColumn(say["answers"]), [item.answers for item in items]),
        *_how_scored(codebook),
    ]
    return _table("codebook", columns)


_Cells = tuple[ReportColumn, Sequence[object]]


def _scales(codebook: Codebook) -> ReportTable:
    """What the items of a scale share; the options of a test differ from question to question."""
    say = words.COLUMNS
    firsts = list({item.scale: item for item in reversed(codebook.items)}.values())[::-1]
    columns: list[_Cells] = [
        (ReportColumn(say["scale"], width=1.3), [item.scale for item in firsts]),
        (ReportColumn(say["title"], width=2.2), [item.scale_title for item in firsts]),
        (ReportColumn(say["level"]), [words.SAID.get(item.level, item.level) for item in firsts]),
        (ReportColumn(say["kind"], width=1.2), [words.SAID.get(item.kind, item.kind) for item in firsts]),
        (ReportColumn(say["answers"], width=3), ["" if item.key else item.answers for item in firsts]),
    ]
    return _table("scales", columns)


def _shortened(codebook: Codebook) -> ReportTable:
    """The items in their first language."""
    say, items = words.COLUMNS, codebook.items
    columns: list[_Cells] = [
        (ReportColumn(say["item"], width=0.9), [item.item for item in items]),
        (ReportColumn(say["text"], width=4.5), [item.texts[0][1] if item.texts else "" for item in items]),
        (ReportColumn(say["scale"], width=1.5), [item.scale for item in items]),
        (ReportColumn(say["chapter"], width=1.3), [item.chapter for item in items]),
        (ReportColumn(say["form"], width=0.7), [item.form for item in items]),
        *_how_scored(codebook),
    ]
    return _table("codebook", columns)


def _how_scored(codebook: Codebook) -> Iterator[_Cells]:
    """The key, what is turned round, and how many answered in each wave."""
    say, items = words.COLUMNS, codebook.items
    yield ReportColumn(say["key"], width=0.6), [item.key for item in items]
    yield ReportColumn(say["scored"], width=1.1), [_scored(item) for item in items]
    for index, (wave, _) in enumerate(items[0].answered if items else ()):
        numbers = [item.answered[index][1] for item in items]
        title = say["answered"].format(wave=report_words.WAVE_SHORT[wave].lower())
        yield ReportColumn(title, "count"), ["" if number is None else number for number in numbers]


def _table(name: str, columns: Sequence[_Cells]) -> ReportTable:
    filled = [(column, cells) for column, cells in columns if any(cell != "" for cell in cells)]
    return ReportTable(
        name, tuple(column for column, _ in filled), tuple(zip(*(cells for _, cells in filled), strict=True))
    )


def _texts(item: CodebookItem) -> str:
    """The wording in every language, each named where there are several."""
    if len(item.texts) == 1:
        return item.texts[0][1]
    return "\n".join(f"{language}: {text}" for language, text in item.texts)


def _scored(item: CodebookItem) -> str:
    remarks = [words.TURNED] * item.turned + [words.UNTAUGHT] * item.untaught
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
