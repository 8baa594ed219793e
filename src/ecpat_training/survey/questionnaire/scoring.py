"""What scoring answers needs and a form can't ask: written into a form beside its questions, never the key."""

from ecpat_training.survey.instrument.instrument import THEN_PREFIX, Instrument, NumberScale, Scale
from ecpat_training.survey.instrument.item import WAVES


def scoring(instrument: Instrument) -> dict[str, dict[str, object]]:
    """For each scale, item and group, by its id, what a program has to know to score it, as far as it differs from
    the default."""
    keys_by_name: dict[str, dict[str, object]] = {}
    for scale in instrument.scales:
        keys_by_name[scale.id] = _of_scale(scale)
        if scale.then:
            keys_by_name[THEN_PREFIX + scale.id] = {"asked": list(scale.then.asked)}
        for item in scale.items:
            item_keys = {
                "reversed": item.reversed, "untaught": item.untaught, "chapter": item.chapter, "form": item.form,
            }  # fmt: skip
            keys_by_name[item.id] = {key: value for key, value in item_keys.items() if value}
    for group in instrument.groups:
        keys_by_name[group] = {"group": True}
    return {name: keys for name, keys in keys_by_name.items() if keys}


def _of_scale(scale: Scale) -> dict[str, object]:
    """The keys of a scale in the words of the instrument's file."""
    scale_keys: dict[str, object] = {
        "kind": scale.kind,
        "level": scale.level,
        "better": scale.better,
        "smallest change": scale.smallest_change,
        "answered": scale.answered,
        "unit": scale.unit,
        "retest": scale.retest,
        "asked": list(scale.asked) if scale.asked != WAVES else None,
        "forms": {wave: list(forms) for wave, forms in scale.forms.items()} or None,
    }
    if isinstance(scale, NumberScale) or scale.kind == "likert":
        scale_keys["answers"] = (
            str(scale.answers) if scale.answers.low is not None or scale.answers.high is not None else None
        )
    default_values = {"level": "learning", "better": "higher"}
    return {key: value for key, value in scale_keys.items() if value and default_values.get(key) != value}
