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
from ecpat_training.words.catalogue.ours import listed


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

    def blocks(self, found: Codebook, report: EffectReport) -> Iterator[Block]:
        """A table of the scales and one of the items, as narrow as a page."""
        yield Heading(words.TITLE)
        yield _scales(found)
        yield _shortened(found)
        yield Paragraph(words.WHOLE, "quiet")
        if found.missing:
            yield Paragraph(words.MISSING.format(codes=listed(list(found.missing), 20)), "quiet")

    def data(self, found: Codebook) -> JsonObject:
        """Every figure of the result as data for machines, not rounded."""
        return {
            "missing": list(found.missing),
            "items": [
                {
                    "item": one.item,
                    "texts": dict(one.texts),
                    "scale": one.scale,
                    "level": one.level,
                    "kind": one.kind,
                    "chapter": one.chapter or None,
                    "form": one.form or None,
                    "answers": one.answers,
                    "key": one.key or None,
                    "turned_round": one.turned,
                    "untaught": one.untaught,
                    "answered": dict(one.answered),
                }
                for one in found.items
            ],
        }

    def public(self, found: Codebook, report: EffectReport) -> None:
        """Nothing: how many answered one item is a count of a few people."""


def codebook_table(found: Codebook) -> ReportTable:
    """A table of the whole codebook, a row per item in the instrument's order; columns that are empty throughout are
    left out."""
    say, items = words.COLUMNS, found.items
    columns: list[_Cells] = [
        (ReportColumn(say["item"]), [one.item for one in items]),
        (ReportColumn(say["text"]), [_texts(one) for one in items]),
        (ReportColumn(say["scale"]), [one.scale for one in items]),
        (ReportColumn(say["level"]), [words.SAID.get(one.level, one.level) for one in items]),
        (ReportColumn(say["kind"]), [words.SAID.get(one.kind, one.kind) for one in items]),
        (ReportColumn(say["chapter"]), [one.chapter for one in items]),
        (ReportColumn(say["form"]), [one.form for one in items]),
        (ReportColumn(say["answers"]), [one.answers for one in items]),
        *_how_scored(found),
    ]
    return _table("codebook", columns)


_Cells = tuple[ReportColumn, Sequence[object]]


def _scales(found: Codebook) -> ReportTable:
    """What the items of a scale share; the options of a test differ from question to question."""
    say = words.COLUMNS
    firsts = list({one.scale: one for one in reversed(found.items)}.values())[::-1]
    columns: list[_Cells] = [
        (ReportColumn(say["scale"], width=1.3), [one.scale for one in firsts]),
        (ReportColumn(say["title"], width=2.2), [one.scale_title for one in firsts]),
        (ReportColumn(say["level"]), [words.SAID.get(one.level, one.level) for one in firsts]),
        (ReportColumn(say["kind"], width=1.2), [words.SAID.get(one.kind, one.kind) for one in firsts]),
        (ReportColumn(say["answers"], width=3), ["" if one.key else one.answers for one in firsts]),
    ]
    return _table("scales", columns)


def _shortened(found: Codebook) -> ReportTable:
    """The items in their first language."""
    say, items = words.COLUMNS, found.items
    columns: list[_Cells] = [
        (ReportColumn(say["item"], width=0.9), [one.item for one in items]),
        (ReportColumn(say["text"], width=4.5), [one.texts[0][1] if one.texts else "" for one in items]),
        (ReportColumn(say["scale"], width=1.5), [one.scale for one in items]),
        (ReportColumn(say["chapter"], width=1.3), [one.chapter for one in items]),
        (ReportColumn(say["form"], width=0.7), [one.form for one in items]),
        *_how_scored(found),
    ]
    return _table("codebook", columns)


def _how_scored(found: Codebook) -> Iterator[_Cells]:
    """The key, what is turned round, and how many answered in each wave."""
    say, items = words.COLUMNS, found.items
    yield ReportColumn(say["key"], width=0.6), [one.key for one in items]
    yield ReportColumn(say["scored"], width=1.1), [_scored(one) for one in items]
    for at, (wave, _) in enumerate(items[0].answered if items else ()):
        numbers = [one.answered[at][1] for one in items]
        title = say["answered"].format(wave=report_words.WAVE_SHORT[wave].lower())
        yield ReportColumn(title, "count"), ["" if number is None else number for number in numbers]


def _table(name: str, columns: Sequence[_Cells]) -> ReportTable:
    kept = [(column, cells) for column, cells in columns if any(cell != "" for cell in cells)]
    return ReportTable(
        name, tuple(column for column, _ in kept), tuple(zip(*(cells for _, cells in kept), strict=True))
    )


def _texts(one: CodebookItem) -> str:
    """The wording in every language, each named where there are several."""
    if len(one.texts) == 1:
        return one.texts[0][1]
    return "\n".join(f"{language}: {text}" for language, text in one.texts)


def _scored(one: CodebookItem) -> str:
    said = [words.TURNED] * one.turned + [words.UNTAUGHT] * one.untaught
    return ", ".join(map(str, said))


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
