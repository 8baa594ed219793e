"""What every column of answers means, and how many answered it."""

from ecpat_training.effect.analyses.codebook.result import Codebook, CodebookItem
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.survey.instrument.instrument import Instrument, KeyedScale, LikertScale, Scale, ScaleItem
from ecpat_training.survey.model.responses import WaveResponses


def analyse(data: EvaluationData) -> Codebook | None:
    """Every item of the instrument; None without a wave."""
    if not data.waves:
        return None
    items = [
        _item(data.instrument, scale, item, data.waves)
        for scale in data.instrument.scales
        for item in (*scale.items, *scale.then_items())
    ]
    return Codebook(tuple(items), data.instrument.missing)


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
    return "; ".join([span, *(f"{number:g} = {label}" for label, number in labels.items())]).strip("; ")
