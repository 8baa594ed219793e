"""Which questions make a scale, and how they are scored, in a few characters: the same in two questionnaires where the
scores mean the same. Wordings don't count, since a questionnaire is translated."""

import hashlib
import json

from ecpat_training.survey.instrument.instrument import Scale


def questions(scale: Scale) -> str:
    """A digest of the scale's questions, ends and scoring; parallel forms and untaught questions are part of it."""
    content = {
        "kind": scale.kind,
        "better": scale.better,
        "ends": [scale.range.low, scale.range.high],
        "answered": scale.answered,
        "items": sorted(
            [item.id, item.reversed, item.key or "", item.untaught, item.form or "", sorted(item.options)]
            for item in scale.items
        ),
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]
