"""How a published report scored its people, so that two that score them otherwise don't tell a question between them.

The mean of eight questions less that of seven of them is the eighth question's, and that is a count of people, which
is never published: where all had it right, it is everybody's answer. A key that is corrected does the same.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence

from ecpat_training.model.instrument import Instrument, LikertScale, Scale
from ecpat_training.model.ledger import Population, Scored
from ecpat_training.model.responses import WaveResponses
from ecpat_training.results.effect.change import Comparison


def scorings(
    instrument: Instrument, printed: Comparison, waves: Mapping[str, WaveResponses], key: bytes
) -> tuple[Scored, ...]:
    """How each scale of which a figure is printed was scored, in each of its two waves, by the ledger's key."""
    shown = {change.scale for change in printed.changes if change.raw.value is not None}
    return tuple(
        _scored(scale, waves[wave], key)
        for scale in instrument.scales
        if scale.id in shown
        for wave in (printed.before, printed.after)
    )


def scored_otherwise(new: Population, old: Population) -> str | None:
    """The title of the first scale of `new` that shares a question with one of `old`, in the same wave, and is scored
    otherwise; None if there is none."""
    return next((one.scale for one in new.scores if any(_otherwise(one, other) for other in old.scores)), None)


def _otherwise(one: Scored, other: Scored) -> bool:
    shared = one.wave == other.wave and not set(one.questions).isdisjoint(other.questions)
    return shared and one.scoring != other.scoring


def _scored(scale: Scale, wave: WaveResponses, key: bytes) -> Scored:
    answered = {str(item) for item in wave.answers.columns[wave.answers.notna().any()]}
    questions = sorted(item.id for item in scale.taught if item.id in answered)
    rules = json.dumps([*_rules(scale, answered)])
    digest = hashlib.blake2b(f"scoring\x1f{rules}".encode(), digest_size=16, key=key).hexdigest()
    return Scored(wave=wave.wave, scale=scale.title, questions=tuple(questions), scoring=digest)


def _rules(scale: Scale, answered: set[str]) -> Iterator[Sequence[object]]:
    """All that makes a score of answers, whatever the order of the questions."""
    ends = (scale.answers.low, scale.answers.high) if isinstance(scale, LikertScale) else ()
    yield scale.kind, scale.answered, len(scale.taught), *ends
    for item in sorted(scale.taught, key=lambda one: one.id):
        if item.id in answered:
            yield item.id, item.key, item.reversed, item.form
