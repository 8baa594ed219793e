"""Answers from after the training to questions that, by their words, ask of the time before it: never reported as
answers of after.

| the waves at hand | what is done |
| --- | --- |
| this one alone | its scale is told last and never first, and the report says of what time its question asks |
| an earlier one as well, whose question says no time | the scale has no answers in this wave |
| an earlier one as well, with the same words | nothing: the words are not about when people answered |
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.survey.instrument.instrument import Instrument, KeyedScale, Scale
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.catalogue.message import Command, phrase

_SHOWN = 80


def scales_of_before(instrument: Instrument, wave: WaveResponses) -> list[Scale]:
    """The scales that the wave asks of the time before, of which it says nothing afterwards: any of their items does.
    None of a wave from before, and no test of knowledge, whose words are the subject's."""
    if wave.wave == "pre":
        return []
    return [
        scale
        for scale in instrument.scales
        if not isinstance(scale, KeyedScale) and any(item.id in wave.of_before for item in scale.items)
    ]


def without_befores(
    instrument: Instrument, waves: Sequence[WaveResponses]
) -> tuple[list[WaveResponses], list[Finding]]:
    """(the waves, without answers that stand for another time; what is said of these)."""
    kept_waves: list[WaveResponses] = []
    findings: list[Finding] = []
    for wave in waves:
        scales = [
            scale
            for scale in scales_of_before(instrument, wave)
            if not any(_shared(scale, wave, earlier) for earlier in kept_waves)
        ]
        findings += _findings(scales, wave, has_no_after=len(waves) == 1)
        kept_waves.append(_without(scales, wave, kept_waves))
    return kept_waves, findings


def _shared(scale: Scale, wave: WaveResponses, earlier: WaveResponses) -> bool:
    """Whether a question of the scale speaks of before in both waves."""
    return any(item.id in wave.of_before and item.id in earlier.of_before for item in scale.items)


def _without(scales: Sequence[Scale], wave: WaveResponses, earlier_waves: Sequence[WaveResponses]) -> WaveResponses:
    """The wave without its answers to the scales that an earlier one asks, too."""
    earlier_ids = {id_ for earlier in earlier_waves for id_ in earlier.answers.columns}
    asked_ids = [[item.id for item in scale.items if item.id in wave.answers.columns] for scale in scales]
    dropped_items = [id_ for ids in asked_ids if earlier_ids & set(ids) for id_ in ids]
    return replace(wave, answers=wave.answers.drop(columns=dropped_items)) if dropped_items else wave


def _findings(scales: Sequence[Scale], wave: WaveResponses, *, has_no_after: bool) -> Iterator[Finding]:
    for scale in scales:
        item = next(item for item in scale.items if item.id in wave.of_before)
        message = phrase(
            "the question `{question}` (`{item}`) asks of the time before the training, and stands among answers of "
            "wave `{wave}`: {shown}.",
            question=visible(wave.of_before[item.id])[:_SHOWN],
            item=item.id,
            wave=wave.wave,
            shown="its mean is none of after" if has_no_after else "its scale isn't compared",
        )
        hint = phrase(
            "If the form asked the same of now, draft the instrument anew, or write these words with that question as "
            "`also: {{words: then}}`. If the words mean something else, confirm the column in a mapping file ({map}).",
            map=Command("survey map"),
        )
        yield Finding("evaluate.asks-of-before", Severity.WARNING, message, Location(wave.file, sheet=wave.sheet), hint)
