"""Every change by each standardiser and each exact test."""

from ecpat_training.effect.analyses.sizes.result import Sizes, SizesFound
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.model.change import Change, Comparison
from ecpat_training.stats import d_av_bonett, g_av, rank_biserial, sign_flip, sign_test, standardisers, superiority
from ecpat_training.stats.pairs import Pairs


def analyse(data: EvaluationData) -> SizesFound | None:
    """The sizes of every change; None where there is none."""
    rows = tuple(_sizes(one, change, pairs) for one, change, pairs in data.changes())
    return SizesFound(rows) if rows else None


def _sizes(one: Comparison, change: Change, pairs: Pairs) -> Sizes:
    by = standardisers.compute(pairs)
    return Sizes(
        scale=change.scale,
        title=change.title,
        before=one.before,
        after=one.after,
        d=by.d,
        g=by.g,
        j=by.j,
        g_av=g_av.corrected(change.d_av, pairs.n),
        bonett=d_av_bonett.compute(pairs),
        unlike=d_av_bonett.unlike(pairs),
        large=d_av_bonett.large(by.d["d_av"]),
        rank_biserial=rank_biserial.compute(pairs),
        superiority=superiority.compute(pairs),
        sign_flip=sign_flip.compute(pairs),
        sign_test=sign_test.compute(pairs),
    )
