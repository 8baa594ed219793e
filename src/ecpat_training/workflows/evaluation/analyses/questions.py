"""The questions of a test: how many of the people compared answered each right, before and after."""

from ecpat_training.measure.linked_answers import columns_of, rows_compared, rows_linked
from ecpat_training.model.instrument import Item, KeyedScale
from ecpat_training.results.effect.answers import Question, Questions
from ecpat_training.workflows.evaluation.evidence import Evidence

FEWEST = 2  # people; what one person answered is nobody's business


def analyse(evidence: Evidence) -> Questions | None:
    """Over the first comparison; None where no test was taken twice by two people or more."""
    comparison = next((one for one in evidence.comparisons if one.changes), None)
    if comparison is None or comparison.linking is None:
        return None
    waves = evidence.wave(comparison.before), evidence.wave(comparison.after)
    linked = rows_linked(comparison.linking)
    scales = []
    for scale in evidence.instrument.scales:
        asked = {comparison.before, comparison.after} <= set(scale.asked)
        if not isinstance(scale, KeyedScale) or not asked or waves[0] is None or waves[1] is None:
            continue
        scores = (evidence.scores[wave.wave][scale.id] for wave in waves if wave)
        rows = rows_compared(linked, *scores)
        if len(rows[0]) < FEWEST:
            continue
        before, after = (
            _right(scale.items, dict(columns_of(wave.answers, [item.id for item in scale.items], at)))
            for wave, at in zip((waves[0], waves[1]), rows, strict=True)
        )
        questions = tuple(
            Question(item.id, next(iter(item.texts()), "") or item.id, item.untaught, one, other, len(rows[0]))
            for item, one, other in zip(scale.items, before, after, strict=True)
        )
        scales.append((scale.title, questions))
    return Questions(comparison.before, comparison.after, tuple(scales)) if scales else None


def _right(items: tuple[Item, ...], columns: dict[str, object]) -> list[int]:
    """How many chose the key of each item."""
    return [int((columns[item.id] == item.key).sum()) for item in items]  # type: ignore[attr-defined]
