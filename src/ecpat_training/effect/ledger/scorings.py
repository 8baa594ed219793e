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
from ecpat_training.disclosure.model import Scored, ScoredQuestion
from ecpat_training.effect.model.change import Comparison
from ecpat_training.survey.instrument.instrument import Instrument, LikertScale, Scale, ScaleItem
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.comparable_codes import code_key

MAX_PEOPLE = 5_000  # people, of whom it is compared what each answered to a question; of more, ids and words must do


def scorings(
    instrument: Instrument,
    exact_comparison: Comparison,
    printed_comparison: Comparison,
    waves: Mapping[str, WaveResponses],
    key: bytes,
) -> tuple[Scored, ...]:
    """How each scale of which a figure is printed was scored, in each of its two waves, by the ledger's key."""
    printed_scales = {change.scale for change in printed_comparison.changes if change.raw.value is not None}
    links = exact_comparison.linking.links if exact_comparison.linking else None
    rows = [wave_rows.tolist() for wave_rows in links.rows] if links is not None else [[], []]
    return tuple(
        _Scoring(scale, waves[wave], wave_rows, key).describe_scoring()
        for scale in instrument.scales
        if scale.id in printed_scales
        for wave, wave_rows in zip((printed_comparison.before, printed_comparison.after), rows, strict=True)
    )


def scoring(scale: Scale, wave: WaveResponses, rows: Sequence[int], key: bytes) -> Scored:
    """How a scale was scored in one wave, among people who are not linked."""
    return _Scoring(scale, wave, rows, key).describe_scoring()


class _Scoring:
    """One scale, as the people linked answered it in one wave."""

    def __init__(self, scale: Scale, wave: WaveResponses, rows: Sequence[int], key: bytes) -> None:
        self.scale, self.wave, self.rows, self.key = scale, wave, rows, key
        answered_items = {str(item) for item in wave.answers.columns[wave.answers.notna().any()]}
        self.items = sorted((item for item in scale.taught if item.id in answered_items), key=lambda item: item.id)

    def describe_scoring(self) -> Scored:
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
        yield self._scale_rules()
        for item in self.items:
            yield item.id, item.key, item.reversed, item.form

    def _scale_rules(self) -> Sequence[object]:
        scale = self.scale
        scale_ends = (scale.answers.low, scale.answers.high) if isinstance(scale, LikertScale) else ()
        return scale.kind, scale.answered, len(scale.taught), *scale_ends

    def _question(self, item: ScaleItem) -> ScoredQuestion:
        words = sorted({fold(text) for text in item.texts() if text.strip()})
        return ScoredQuestion(
            words=self._digest("words", words, 8) if words else "",
            answered=self._digest("answered", self._answers_by_code(item), 8) if len(self.rows) <= MAX_PEOPLE else "",
            rule=self._digest("rule", [*self._scale_rules(), item.key, item.reversed, item.form], 8),
        )

    def _answers_by_code(self, item: ScaleItem) -> list[tuple[str, str]]:
        """Who answered what, by codes; a blank, which is no text, is sorted as one among people without codes."""
        answers = self.wave.answers[item.id].iloc[list(self.rows)].astype(str)
        return sorted(zip(self._codes, answers, strict=True), key=lambda pair: (pair[0], str(pair[1])))

    @cached_property
    def _codes(self) -> list[str]:
        return [code_key(str(code)) for code in self.wave.codes.iloc[list(self.rows)]]

    def _digest(self, content_kind: str, content: object, size: int) -> str:
        text = f"{content_kind}\x1f{json.dumps(content)}"
        return hashlib.blake2b(text.encode(), digest_size=size, key=self.key).hexdigest()
