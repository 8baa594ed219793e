"""What those answered who were asked twice without the training, as evidence of its own."""

from collections.abc import Sequence

from ecpat_training.effect.comparing.comparing import compared
from ecpat_training.effect.comparing.evidence import Evidence, Untrained
from ecpat_training.effect.comparing.untrained import Split
from ecpat_training.effect.linking.sent_twice import sent_once
from ecpat_training.survey.instrument.instrument import WAVES, Instrument
from ecpat_training.survey.model.responses import WaveResponses


def untrained_evidence(instrument: Instrument, parted: Split, waiting: Sequence[WaveResponses]) -> Untrained | None:
    """From files of their own (`waiting`) or from the others'; None where there are no such people."""
    waves, _ = sent_once(sorted(waiting, key=lambda wave: WAVES.index(wave.wave)))
    waves = waves or list(parted.untrained)
    if not waves:
        return None
    scores, comparisons, pairs = compared(instrument, waves)
    group = instrument.plan.comparison_group if instrument.plan else None
    evidence = Evidence(instrument, tuple(waves), scores, tuple(comparisons), pairs)
    known_by = "" if waiting else parted.known_by
    return Untrained(evidence, known_by, bool(group and group.randomised), bool(group) or instrument.plan is None)
