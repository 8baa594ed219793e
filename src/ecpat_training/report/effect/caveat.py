"""What a reader must bear in mind before taking a change for the training's effect."""

from ecpat_training.report.effect.catalogue_en import control_group as beside
from ecpat_training.report.effect.catalogue_en import report as words
from ecpat_training.results.effect.control_group import ControlGroup
from ecpat_training.results.effect.report import EffectReport


def caveat(report: EffectReport) -> str:
    """That of a single group; with a comparison group in the report, that of this, by whether lots were drawn."""
    found = report.analyses.get("control_group")
    if not isinstance(found, ControlGroup) or all(one.difference.low is None for one in found.scales):
        return words.CAVEAT
    return beside.CAVEAT["lots" if found.randomised else "no lots"]
