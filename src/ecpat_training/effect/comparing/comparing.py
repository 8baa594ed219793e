"""Two waves compared: every scale's change over the people who are linked."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from ecpat_training.effect.comparing.sites import of_pairs, over_sites, places
from ecpat_training.effect.linking.linked_rows import linked_rows
from ecpat_training.effect.linking.linking import link
from ecpat_training.effect.model.change import Change, Comparison, WaveScore
from ecpat_training.effect.model.linking import Linking
from ecpat_training.effect.scoring.scoring import UNTAUGHT, score, untaught_score
from ecpat_training.stats import correlation, d_av, d_z, improvement, mean_interval, paired_change, wilcoxon
from ecpat_training.stats.improved import Improvement
from ecpat_training.stats.pairs import Pairs, mean, sd
from ecpat_training.survey.instrument.instrument import Instrument, Scale, Wave
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.values.thresholds import CEILING

if TYPE_CHECKING:
    import pandas

    from ecpat_training.stats.pairs import Floats, Integers

    Scores = Mapping[Wave, pandas.DataFrame]
    PairsOfScales = dict[tuple[str, str, str], Pairs]


def compared(
    instrument: Instrument, waves: Sequence[WaveResponses]
) -> "tuple[Scores, list[Comparison], PairsOfScales]":
    """Every two waves compared, in their order; with everybody's scores, and the scores behind each change."""
    scores = {wave.wave: _scores(instrument, wave) for wave in waves}
    pairs: PairsOfScales = {}
    found = [_compare(instrument, before, after, scores, pairs) for before, after in combinations(waves, 2)]
    return scores, found, pairs


def _scores(instrument: Instrument, wave: WaveResponses) -> "pandas.DataFrame":
    """Everybody's score on each scale that the wave asks."""
    import pandas

    scales = [scale for scale in instrument.scales if wave.wave in scale.asked]
    asked = {scale.id: score(scale, wave.answers, wave.forms) for scale in scales}
    for scale in scales:
        if (untaught := untaught_score(scale, wave.answers, wave.forms)) is not None:
            asked[scale.id + UNTAUGHT] = untaught
    return pandas.DataFrame(asked, index=wave.answers.index)


def _compare(
    instrument: Instrument,
    before: WaveResponses,
    after: WaveResponses,
    scores: "Scores",
    pairs: "PairsOfScales",
) -> Comparison:
    """Links two waves and measures the change of every scale over the people linked, whose scores go to `pairs`."""
    linking = link(before, after)
    rows = linked_rows(linking)
    changes: list[Change] = []
    for scale in instrument.scales:
        if {before.wave, after.wave} <= set(scale.asked):
            first, second = scores[before.wave][scale.id], scores[after.wave][scale.id]
            linked = _scores_of_linked(rows, first, second)
            both = pairs[before.wave, after.wave, scale.id] = Pairs.of(linked["before"], linked["after"])
            alone = (first.drop(linked["row before"]), second.drop(linked["row after"]))
            change = _change(scale, linking, both, alone)
            own = linked["row before"].to_numpy(), linked["row after"].to_numpy()
            sites = of_pairs(before, after, own)
            changes.append(change if sites is None else over_sites(change, both, sites))
    everybody = places(of_pairs(before, after, rows))
    return Comparison(before.wave, after.wave, linking.linked, linking, tuple(changes), everybody)


def _change(
    scale: Scale, linking: Linking, pairs: Pairs, alone: tuple["pandas.Series[float]", "pandas.Series[float]"]
) -> Change:
    """The change of one scale, from the scores of those in both waves, and of those `alone` in either."""
    usable = pairs.unusable is None
    best = scale.range.high if scale.better == "higher" else scale.range.low
    at_best = int((pairs.before == best).sum()) if usable and best is not None else None
    return Change(
        scale=scale.id,
        title=scale.title,
        level=scale.level,
        kind=scale.kind,
        better=scale.better,
        low=scale.range.low,
        high=scale.range.high,
        steps=scale.steps,
        smallest_change=scale.smallest_change,
        unit=scale.unit,
        n=pairs.n,
        before=_wave_score(linking.before, scale, pairs, pairs.before, alone[0]),
        after=_wave_score(linking.after, scale, pairs, pairs.after, alone[1]),
        raw=paired_change.compute(pairs),
        d_av=d_av.compute(pairs),
        d_z=d_z.compute(pairs),
        r=correlation.compute(pairs),
        t_test=paired_change.t_test(pairs),
        wilcoxon=wilcoxon.compute(pairs),
        pratt=wilcoxon.pratt(pairs),
        improvement=improvement.compute(pairs, scale.better) if usable else Improvement(),
        at_best=at_best,
        ceiling=None if at_best is None else at_best > CEILING * pairs.n,
        pairs=tuple(zip(pairs.before.tolist(), pairs.after.tolist(), strict=True)) if usable else (),
        withheld=pairs.unusable,
    )


def _scores_of_linked(
    rows: "tuple[Integers, Integers]", before: "pandas.Series[float]", after: "pandas.Series[float]"
) -> "pandas.DataFrame":
    """A row per person who is linked and has a score in both waves: the rows in the waves' tables, and the scores."""
    import pandas

    first, second = rows
    return pandas.DataFrame(
        {
            "row before": first,
            "row after": second,
            "before": before.to_numpy()[first],
            "after": after.to_numpy()[second],
        }
    ).dropna()


def _wave_score(wave: str, scale: Scale, pairs: Pairs, scores: "Floats", others: "pandas.Series[float]") -> WaveScore:
    """Mean and SD of the people compared, and the mean of those who have a score in this wave only."""
    import numpy

    if pairs.unusable:
        return WaveScore(wave, None, None)
    alone = numpy.asarray(others.dropna(), dtype=numpy.float64)
    middle, spread = mean(scores), sd(scores)
    within = mean_interval.compute(middle, spread, pairs.n, ends=(scale.range.low, scale.range.high))
    others_mean = mean(alone) if len(alone) > 1 else None
    return WaveScore(wave, middle, spread, len(alone), others_mean, within.low, within.high)
