"""What asking twice alone does: the change on items that no training teaches, beside that on those that it does."""

from ecpat_training.effect.analyses.untaught.result import UntaughtChange, UntaughtFound
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.linking.linked_rows import linked_rows
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.scoring.scoring import UNTAUGHT
from ecpat_training.stats import difference_in_change, paired_change
from ecpat_training.stats.pairs import Pairs
from ecpat_training.survey.instrument.instrument import Scale


def analyse(data: EvaluationData) -> UntaughtFound | None:
    """Each scale that has such items, in each comparison; None where there is none."""
    found = (_compared(data, one, scale) for one in data.comparisons for scale in data.instrument.scales)
    rows = tuple(row for row in found if row)
    return UntaughtFound(rows) if rows else None


def _compared(data: EvaluationData, one: Comparison, scale: Scale) -> UntaughtChange | None:
    import pandas

    names = {"taught": scale.id, "untaught": scale.id + UNTAUGHT}
    scores = [data.scores[wave] for wave in (one.before, one.after)]  # type: ignore[index]
    if one.linking is None or any(name not in wave.columns for wave in scores for name in names.values()):
        return None
    rows = linked_rows(one.linking)
    four = pandas.DataFrame(
        {
            (kind, at): wave[name].to_numpy()[linked]
            for kind, name in names.items()
            for at, (wave, linked) in enumerate(zip(scores, rows, strict=True))
        }
    ).dropna()
    taught, untaught = (Pairs.of(four[kind, 0], four[kind, 1]) for kind in names)
    if taught.unusable or untaught.unusable:
        return None
    difference, test = difference_in_change.compute(taught, untaught)
    return UntaughtChange(
        scale=scale.id,
        title=scale.title,
        kind=scale.kind,
        better=scale.better,
        before=one.before,
        after=one.after,
        n=taught.n,
        taught=paired_change.compute(taught),
        untaught=paired_change.compute(untaught),
        difference=difference,
        test=test,
    )
