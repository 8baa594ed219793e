"""What scoring answers needs and a form can't ask: written into a form beside its questions, never the key."""

from ecpat_training.survey.instrument.instrument import THEN, Instrument, NumberScale, Scale
from ecpat_training.survey.instrument.item import WAVES


def scoring(instrument: Instrument) -> dict[str, dict[str, object]]:
    """For each scale, item and group, by its id, what a program has to know to score it, as far as it differs from
    the default."""
    found: dict[str, dict[str, object]] = {}
    for scale in instrument.scales:
        found[scale.id] = _of_scale(scale)
        if scale.then:
            found[THEN + scale.id] = {"asked": list(scale.then.asked)}
        for item in scale.items:
            said = {
                "reversed": item.reversed, "untaught": item.untaught, "chapter": item.chapter, "form": item.form,
            }  # fmt: skip
            found[item.id] = {key: value for key, value in said.items() if value}
    for group in instrument.groups:
        found[group] = {"group": True}
    return {name: said for name, said in found.items() if said}


def _of_scale(scale: Scale) -> dict[str, object]:
    """The keys of a scale in the words of the instrument's file."""
    said: dict[str, object] = {
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
        said["answers"] = (
            str(scale.answers) if scale.answers.low is not None or scale.answers.high is not None else None
        )
    usual = {"level": "learning", "better": "higher"}
    return {key: value for key, value in said.items() if value and usual.get(key) != value}
