"""A report made ready to be published beside those that were published before."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ecpat_training.disclosure.blank_scales import near_by_blanks
from ecpat_training.disclosure.earlier_reports import EarlierReports
from ecpat_training.disclosure.ledger import Prepared
from ecpat_training.documents.provenance import ReleaseStanding
from ecpat_training.effect.disclosure.report_audit import ReportAudit
from ecpat_training.effect.ledger.populations import PersonDigests, populations
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.publish import publish
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.model.responses import WaveResponses


def prepared(
    report: EffectReport,
    instrument: Instrument,
    waves: Sequence[WaveResponses],
    earlier: EarlierReports,
    deliver: Callable[[EffectReport, ReleaseStanding | None, Mapping[Path, bytes]], None],
) -> Prepared:
    """What of the report may be published beside earlier ones, of whom it tells, and what they have against it."""
    known_by = PersonDigests(waves, earlier.key)
    audit = _audit(earlier, known_by)
    public = publish(report, audit)
    new_populations = populations(audit.published_sets, instrument, report, public, known_by, audit.with_spread)
    near = near_by_blanks(new_populations, earlier)
    if near:
        ids = {item.id: scale.id for scale in instrument.scales for item in scale.taught}
        audit = _audit(earlier, known_by)
        audit.left_out = frozenset((before, after, ids[scored.questions[0]]) for before, after, scored in near)
        public = publish(report, audit)
        new_populations = populations(audit.published_sets, instrument, report, public, known_by, audit.with_spread)
    by_group = public.by_group
    held_back = sorted(scored.scale for _, _, scored in near)
    held_back += [column for column, reason in by_group.withheld.items() if "earlier" in reason] if by_group else []
    return Prepared(
        new_populations,
        tuple(earlier.near(audit.refused)),
        tuple(earlier.otherwise(new_populations)),
        tuple(dict.fromkeys(held_back)),
        lambda entry, besides: deliver(public, entry, besides),
    )


def _audit(earlier: EarlierReports, known_by: PersonDigests) -> ReportAudit:
    """The audit of a report beside earlier ones."""
    return ReportAudit(earlier.k, earlier.published_sets, earlier.near_a_sketch, known_by=known_by)
