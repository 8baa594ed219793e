"""What a reader must bear in mind before taking a change for the training's effect."""

from ecpat_training.effect.analyses.control_group import words as beside
from ecpat_training.effect.analyses.control_group.result import ControlGroup
from ecpat_training.effect.analyses.control_group.said import flow
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.causes import cause, flows_of
from ecpat_training.effect.sentences.verdicts import verdict_beside
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.stats.site_means import ENOUGH


def caveat(report: EffectReport) -> str:
    """That of a single group; with a comparison group in the report, that of this, by what lots and losses allow."""
    clusters = max((change.clusters for one in report.comparisons for change in one.changes), default=0)
    if not clusters:
        return _of_groups(report)
    few = words.SITES["few"].format(n=clusters) if clusters < ENOUGH and not report.published else ""
    single = beside.CAVEAT["published"] if report.compared_with else words.CAVEAT
    return single + words.SITES["caveat"].format(n=clusters) + few


def _of_groups(report: EffectReport) -> str:
    found = report.found(ControlGroup)
    if found is None:
        return beside.CAVEAT["published"] if report.published and report.compared_with else words.CAVEAT
    if all(one.difference.low is None for one in found.scales):
        return beside.CAVEAT["too few"]
    told = cause(found)
    if told == "lots" and not any(verdict_beside(one) in ("better", "worse") for one in found.scales):
        return beside.CAVEAT["lots, open"].format(flow=flow(flows_of(found)))
    return beside.CAVEAT[told].format(flow=flow(flows_of(found)))
