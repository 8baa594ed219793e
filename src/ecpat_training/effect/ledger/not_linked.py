"""The people of each scale whose figures are of everybody who answered a wave, as sealed sets that name nobody.

Nobody is linked there. Who has no code is known by all that they said, and by what they answered on the scale: 31
answers less 30 of them are one person's, with or without codes. One wave alone, in which everybody has a code, is known
by these, as a comparison of the wave with itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ecpat_training.disclosure.model import Population
from ecpat_training.disclosure.sealed import MAX_PEOPLE_KEPT, keyed_digests, sealed
from ecpat_training.effect.analyses.reaction.result import Reaction
from ecpat_training.effect.ledger.scorings import scoring
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.scoring.scoring import score
from ecpat_training.survey.instrument.instrument import Instrument, Scale
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.comparable_codes import code_key

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

MAX_EQUAL_SHARE = 0.1  # of the people, who may have the same answers as somebody else


def scales_of_waves(
    instrument: Instrument, published_report: EffectReport, waves: Mapping[str, WaveResponses], key: bytes
) -> Iterator[Population]:
    """The people of each scale of which a figure of everybody in a wave is published: of two waves that nobody is
    linked between, and of one wave alone."""
    for name, scale in sorted(_published_wave_scales(published_report)):
        (definition,) = (candidate for candidate in instrument.scales if candidate.id == scale)
        yield _people(definition, waves[name], published_report.found(Reaction) is not None, key)


def _published_wave_scales(published_report: EffectReport) -> Iterator[tuple[str, str]]:
    """The waves and scales of which a figure is published."""
    for two_waves in published_report.two_groups.waves if published_report.two_groups else ():
        for scale in two_waves.scales:
            if scale.difference.value is not None:
                yield two_waves.before, scale.of.scale
                yield two_waves.after, scale.of.scale
    if reaction := published_report.found(Reaction):
        yield from (
            (reaction.wave, scale_reaction.scale)
            for scale_reaction in reaction.scales
            if scale_reaction.mean.value is not None
        )


def _people(scale: Scale, wave: WaveResponses, is_one_wave: bool, key: bytes) -> Population:
    rows = score(scale, wave.answers, wave.forms).notna().to_numpy().nonzero()[0]
    codes = [code_key(str(code)) for code in wave.codes.iloc[rows]]
    # One blank code is enough to fall back on answers: with codes alone that person would be left out of the set.
    has_codes = is_one_wave and all(codes)
    few_enough = len(rows) <= MAX_PEOPLE_KEPT
    digests = _digest_codes(codes, key) if has_codes else _digest_all_answers(wave, rows, key) if few_enough else None
    return Population.model_validate(
        {
            "of": f"{wave.wave}, {scale.title}{'' if has_codes else ', not linked'}"[:300],
            "people": len(rows),
            "scale": scale.title,
            "waves": (wave.wave, wave.wave) if has_codes else (wave.wave,),
            "scores": (scoring(scale, wave, rows.tolist(), key),),
            "by_code": sealed(digests, key) if few_enough and digests is not None else (),
            "by_answers": sealed(_digest_scale_answers(scale, wave, rows, key), key) if few_enough else (),
        }
    )


def _digest_codes(codes: Sequence[str], key: bytes) -> "NDArray[numpy.uint64]":
    """Of each person the digest of the code, as that of who is linked."""
    import pandas

    return keyed_digests(pandas.Series(codes, dtype=object), key, "code")


def _digest_all_answers(
    wave: WaveResponses, rows: "NDArray[numpy.int64]", key: bytes
) -> "NDArray[numpy.uint64] | None":
    """Of each person a digest of the whole response, in place of a code; None where these tell nobody apart."""
    import pandas

    # Columns are sorted, as an export made anew may bring them in another order.
    responses = pandas.concat([wave.answers, wave.groups], axis=1).sort_index(axis=1).iloc[rows].astype(str)
    if wave.moments is not None:
        responses = responses.assign(**{"when sent": wave.moments.iloc[rows].astype(str)})
    texts = pandas.Series(
        ["\x1f".join(map(str, response)) for response in responses.itertuples(index=False)], dtype=object
    )
    return keyed_digests(texts, key, "response") if texts.duplicated().sum() <= MAX_EQUAL_SHARE * len(texts) else None


def _digest_scale_answers(
    scale: Scale, wave: WaveResponses, rows: "NDArray[numpy.int64]", key: bytes
) -> "NDArray[numpy.uint64]":
    """Of each person a digest of what they answered on a scale, whatever its questions are called."""
    import pandas

    item_ids = [item.id for item in scale.taught if item.id in wave.answers.columns]
    answers = wave.answers[item_ids].iloc[rows].astype(str).itertuples(index=False)
    return keyed_digests(
        pandas.Series(["\x1f".join(map(str, response)) for response in answers], dtype=object), key, "scale"
    )
