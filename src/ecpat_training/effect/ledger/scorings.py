"""How a published report scored its people, so that two that score them otherwise don't tell a question between them.

The mean of eight questions less that of seven of them is the eighth question's, and that is a count of people, which
is never published: where all had it right, it is everybody's answer. A key that is corrected does the same.

A question is the same if it has the same id, or the same words, or if the same people answered it alike: ids can be
made anew.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from ecpat_training.core.text import fold
from ecpat_training.effect.ledger.model import Population, Scored, ScoredQuestion
from ecpat_training.effect.linking.codes import compact, without_leading_zeros
from ecpat_training.effect.model.change import Comparison
from ecpat_training.survey.instrument.instrument import Instrument, LikertScale, Scale, ScaleItem
from ecpat_training.survey.model.responses import WaveResponses

MOST_ALIKE = 5_000  # people, of whom it is compared what each answered to a question; of more, ids and words must do


def scorings(
    instrument: Instrument, exact: Comparison, printed: Comparison, waves: Mapping[str, WaveResponses], key: bytes
) -> tuple[Scored, ...]:
    """How each scale of which a figure is printed was scored, in each of its two waves, by the ledger's key."""
    shown = {change.scale for change in printed.changes if change.raw.value is not None}
    links = exact.linking.links if exact.linking else None
    rows = [one.tolist() for one in links.rows] if links is not None else [[], []]
    return tuple(
        _Scoring(scale, waves[wave], there, key).scored()
        for scale in instrument.scales
        if scale.id in shown
        for wave, there in zip((printed.before, printed.after), rows, strict=True)
    )


def scoring(scale: Scale, wave: WaveResponses, rows: Sequence[int], key: bytes) -> Scored:
    """How a scale was scored in one wave, among people who are not linked."""
    return _Scoring(scale, wave, rows, key).scored()


def scored_otherwise(new: Population, old: Population) -> Iterator[tuple[Scored, Scored]]:
    """(new scale, old scale) for each two that share a question in the same wave, and are scored in different ways."""
    return ((one, other) for one in new.scores for other in old.scores if _otherwise(one, other))


def same_scale(one: Scored, other: Scored) -> bool:
    """Whether both ask one of the same questions in the same wave."""
    if one.wave != other.wave:
        return False
    if not one.asked or not other.asked:
        return not set(one.questions).isdisjoint(other.questions)
    return bool(_shared(one, other))


def _otherwise(one: Scored, other: Scored) -> bool:
    if one.wave != other.wave or one.scoring == other.scoring:
        return False
    if not one.asked or not other.asked:  # of a ledger that knows ids alone
        return not set(one.questions).isdisjoint(other.questions)
    pairs = _shared(one, other)
    if not pairs:
        return False
    # The same questions in another scale are no news; one more or less, or another key, gives a question away.
    whole = len(pairs) == len(one.questions) == len(other.questions)
    return not whole or any(first.rule != second.rule for first, second in pairs)


def _shared(one: Scored, other: Scored) -> list[tuple[ScoredQuestion, ScoredQuestion]]:
    """The questions that both have: by ids first, then by words, then by answers; each once."""
    here = dict(zip(one.questions, one.asked, strict=True))
    there = dict(zip(other.questions, other.asked, strict=True))
    pairs = [(here.pop(name), there.pop(name)) for name in [*here] if name in there]
    for mark in ("words", "answered"):
        for name, question in [*here.items()]:
            said = getattr(question, mark)
            same = next((known for known, each in there.items() if said and getattr(each, mark) == said), None)
            if same is not None:
                pairs.append((here.pop(name), there.pop(same)))
    return pairs


class _Scoring:
    """One scale, as the people linked answered it in one wave."""

    def __init__(self, scale: Scale, wave: WaveResponses, rows: Sequence[int], key: bytes) -> None:
        self.scale, self.wave, self.rows, self.key = scale, wave, rows, key
        answered = {str(item) for item in wave.answers.columns[wave.answers.notna().any()]}
        self.items = sorted((item for item in scale.taught if item.id in answered), key=lambda one: one.id)

    def scored(self) -> Scored:
        """Its questions, and how answers to them are marked."""
        return Scored(
            wave=self.wave.wave,
            scale=self.scale.title,
            questions=tuple(item.id for item in self.items),
            scoring=self._digest("scoring", [*self._rules()], 16),
            asked=tuple(self._question(item) for item in self.items),
        )

    def _rules(self) -> Iterator[Sequence[object]]:
        """All that makes a score of answers, whatever the order of the questions."""
        yield self._whole()
        for item in self.items:
            yield item.id, item.key, item.reversed, item.form

    def _whole(self) -> Sequence[object]:
        scale = self.scale
        ends = (scale.answers.low, scale.answers.high) if isinstance(scale, LikertScale) else ()
        return scale.kind, scale.answered, len(scale.taught), *ends

    def _question(self, item: ScaleItem) -> ScoredQuestion:
        words = sorted({fold(text) for text in item.texts() if text.strip()})
        return ScoredQuestion(
            words=self._digest("words", words, 8) if words else "",
            answered=self._digest("answered", self._answers_by_code(item), 8) if len(self.rows) <= MOST_ALIKE else "",
            rule=self._digest("rule", [*self._whole(), item.key, item.reversed, item.form], 8),
        )

    def _answers_by_code(self, item: ScaleItem) -> list[tuple[str, str]]:
        """Who answered what, by codes; a blank, which is no text, is sorted as one among people without codes."""
        given = self.wave.answers[item.id].iloc[list(self.rows)].astype(str)
        return sorted(zip(self._codes, given, strict=True), key=lambda one: (one[0], str(one[1])))

    @cached_property
    def _codes(self) -> list[str]:
        return [without_leading_zeros(compact(str(code))) for code in self.wave.codes.iloc[list(self.rows)]]

    def _digest(self, kind: str, said: object, size: int) -> str:
        text = f"{kind}\x1f{json.dumps(said)}"
        return hashlib.blake2b(text.encode(), digest_size=size, key=self.key).hexdigest()
