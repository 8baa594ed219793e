"""What every analysis of a training starts from: the waves, who was linked, everybody's scores."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ecpat_training.effect.analyses.missing.result import MissingScores
from ecpat_training.effect.analyses.unlinked.result import Unlinked
from ecpat_training.effect.counting.counted import ItemwiseCounts, TwoWaveCounts
from ecpat_training.effect.counting.item_sums import ItemSums
from ecpat_training.effect.linking.membership import Membership, membership
from ecpat_training.effect.linking.panel import Panel
from ecpat_training.effect.model.change import Comparison, ScaleChange
from ecpat_training.effect.scoring.item_answers import ItemAnswers, item_answers
from ecpat_training.stats.item_moments import ItemMoments
from ecpat_training.stats.pairs import Pairs
from ecpat_training.survey.instrument.instrument import Instrument, KeyedScale, Scale, ScaleItem, Wave
from ecpat_training.survey.model.responses import WaveResponses

if TYPE_CHECKING:
    import pandas

    from ecpat_training.stats.pairs import Floats

NOBODY = Panel({}, 0)


@dataclass(frozen=True)
class EvaluationData:
    """The waves in the order pre, post, follow-up; `scores[wave]` has a column per scale that the wave asks, one
    called after it (`knowledge:untaught`) where it has items that no training teaches, and a row per response, missing
    scores nan; `comparisons` are those of each two waves, with the people linked, the declared ones first; `pairs` are
    the scores behind each change, by the two waves and the scale. `people` is everybody once, with their responses in
    every wave; `missing` is what all answers say, also of those with one score, where anybody has only one.
    `unlinked` are waves as two groups of people, where nobody, or fewer than half, can be linked. `comparison_group`
    are those asked without the training, who are not among these. `participants` is how many people
    were there, where that is known. Of a report from `counts` there are no waves and no people, only what was counted
    between each two waves."""

    instrument: Instrument
    waves: tuple[WaveResponses, ...]
    scores: Mapping[Wave, "pandas.DataFrame"]
    comparisons: tuple[Comparison, ...]
    pairs: Mapping[tuple[str, str, str], Pairs] = field(default_factory=dict)
    people: Panel = NOBODY
    missing: MissingScores | None = None
    unlinked: Unlinked | None = None
    comparison_group: "ComparisonData | None" = None
    participants: int | None = None
    counts: tuple[TwoWaveCounts, ...] = ()

    def changes(self) -> Iterator[tuple[Comparison, ScaleChange, Pairs]]:
        """(comparison, change, scores behind it) for every change that has a figure."""
        for comparison in self.comparisons:
            for change in comparison.changes:
                pairs = self.pairs.get((comparison.before, comparison.after, change.scale))
                if pairs is not None and not pairs.unusable:
                    yield comparison, change, pairs

    def wave(self, name: str) -> WaveResponses | None:
        """The responses of a wave; None if nobody was asked then."""
        return next((wave for wave in self.waves if wave.wave == name), None)

    @cached_property
    def items(self) -> dict[tuple[str, str], ItemAnswers]:
        """The answers to single items by (scale, wave); a pair is missing where the wave doesn't ask the scale or
        nobody answered it."""
        answers_by_key = {
            (scale.id, wave.wave): item_answers(scale, wave.answers)
            for scale in self.instrument.scales
            for wave in self.waves
            if wave.wave in scale.asked
        }
        return {key: answers for key, answers in answers_by_key.items() if answers is not None}

    def asked(self, scale: Scale, wave: str) -> dict[str | None, tuple[ScaleItem, ...]]:
        """The taught items of a scale that somebody answered in a wave, by parallel form; the key None is for scales
        without forms."""
        answers = self.items.get((scale.id, wave))
        if answers is not None:
            return {form: tuple(answers.items[column] for column in answers.of_form(form)) for form in answers.forms()}
        return asked_items(scale, self.counted(scale.id, wave))

    def counted(self, scale: str, wave: str) -> ItemwiseCounts | None:
        """Everybody's answers to the items of a scale in a wave, where they were counted."""
        return next((item_counts for counted in self.counts if (item_counts := counted.waves.get((wave, scale)))), None)

    def counted_scores(self, scale: str, wave: str) -> list[tuple[float, int]]:
        """(score, number of people) for each different score on a scale in a wave; empty where answers weren't
        counted."""
        counted = next(counts for counts in self.counts if wave in (counts.before, counts.after))
        side = 0 if wave == counted.before else 1
        cells = counted.scales[scale].cells if scale in counted.scales else {}
        single_scores = counted.alone[wave, scale].scores if (wave, scale) in counted.alone else {}
        return [*((cell[side], people) for cell, people in cells.items()), *single_scores.items()]

    def moments(self, scale: str, wave: str, form: str | None) -> ItemMoments:
        """Means and covariances of a scale's taught items in one wave, of one parallel form if there are several."""
        cache = self._moments
        if (scale, wave, form) not in cache and self.counts:
            definition = next(candidate for candidate in self.instrument.scales if candidate.id == scale)
            counted = self.counted(scale, wave)
            cache[scale, wave, form] = counted_moments(counted, form, asked_items(definition, counted)[form])
        elif (scale, wave, form) not in cache:
            answers = self.items[scale, wave]
            columns = answers.of_form(form)
            table = answers.table if len(columns) == len(answers.items) else answers.table[:, columns]
            cache[scale, wave, form] = ItemMoments.of(table)
        return cache[scale, wave, form]

    @cached_property
    def _moments(self) -> dict[tuple[str, str, str | None], ItemMoments]:
        return {}

    def by(self, column: str) -> Membership | None:
        """Everybody's group by one background question; None if no wave asks it."""
        return membership(column, self.waves, self.people)

    def scores_of(self, wave: str, scale: str) -> "Floats":
        """The score of everybody in `people` on a scale in a wave, in the scale's units, shape (people,); nan where
        there is none."""
        scores = next(table for name, table in self.scores.items() if name == wave)
        return self.people.of(wave, scores[scale])


@dataclass(frozen=True)
class ComparisonData:
    """Those who were asked twice without the training in between: what they answered, what makes them known
    (`group: waiting`, or their files), whether lots decided who was trained first, and whether
    the comparison was declared before (or no plan was)."""

    data: EvaluationData
    known_by: str
    randomised: bool
    declared: bool


def asked_items(scale: Scale, counted: ItemwiseCounts | None) -> dict[str | None, tuple[ScaleItem, ...]]:
    """The taught items that somebody answered, by parallel form; the key None is for scales without forms."""
    if counted is None:
        return {}
    is_answered = {
        item: any(item_counts.answers.values()) if isinstance(scale, KeyedScale) else item_counts.asked > 0
        for item, item_counts in counted.items.items()
    }
    items = [item for item in scale.items if is_answered.get(item.id)]
    forms: list[str | None] = list(dict.fromkeys(item.form for item in items if item.form)) or [None]
    return {
        form: tuple(item for item in items if item.form in (None, form) and not item.untaught)
        for form in (forms if items else ())
    }


def counted_moments(counted: ItemwiseCounts | None, form: str | None, items: Sequence[ScaleItem]) -> ItemMoments:
    """Means and covariances of people who have a figure on each of the items."""
    ids = tuple(item.id for item in items)
    total = ItemSums(0, (0.0,) * len(ids), (0.0,) * len(ids) ** 2)
    for (sums_form, asked_ids), sums in counted.sums.items() if counted else ():
        if sums_form == (form or "") and set(ids) <= set(asked_ids):
            total += sums.some([asked_ids.index(item) for item in ids])
    return total.moments()
