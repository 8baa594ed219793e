"""What of a questionnaire decides the scores: counts may be added where it is the same."""

import json
from hashlib import sha256

from ecpat_training.survey.instrument.instrument import Instrument

_OF_SCALES = ("id", "kind", "better", "asked", "answered", "answers", "forms")
_OF_ITEMS = ("id", "key", "reversed", "untaught", "form")


def scoring_digest(instrument: Instrument) -> str:
    """The SHA-256 of the scales with their items, key, answers and forms, and of the groups; wordings, titles and
    chapters don't matter. The order of scales and items doesn't either."""
    scales = []
    for scale in instrument.scales:
        dump = scale.model_dump(mode="json")
        items = [{name: item.get(name) for name in _OF_ITEMS} for item in dump["items"]]
        scale_entry = {name: dump.get(name) for name in _OF_SCALES}
        scales.append({**scale_entry, "items": sorted(items, key=lambda item: str(item["id"]))})
    scales.sort(key=lambda scale: str(scale["id"]))
    scoring = {"scales": scales, "groups": sorted(instrument.groups), "missing": sorted(instrument.missing)}
    return sha256(json.dumps(scoring, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
