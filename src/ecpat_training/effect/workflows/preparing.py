"""A report made ready to be published beside those that were published before."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ecpat_training.disclosure.blank_scales import find_scales_near_by_blanks
from ecpat_training.disclosure.earlier_reports import EarlierReports
from ecpat_training.disclosure.ledger import PreparedReport
from ecpat_training.documents.provenance import ReleaseStanding
from ecpat_training.effect.disclosure.report_audit import ReportAudit
from ecpat_training.effect.ledger.populations import PersonDigests, populations
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.publish import publish
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.model.responses import WaveResponses


def prepare_report(
    report: EffectReport,
    instrument: Instrument,
    waves: Sequence[WaveResponses],
    earlier: EarlierReports,
    deliver: Callable[[EffectReport, ReleaseStanding | None, Mapping[Path, bytes]], None],
) -> PreparedReport:
    """What of the report may be published beside earlier ones, of whom it tells, and what they have against it."""
    person_digests = PersonDigests(waves, earlier.key)
    audit = _audit(earlier, person_digests)
    public = publish(report, audit)
    new_populations = populations(
        audit.published_sets, instrument, report, public, person_digests, audit.sets_with_spread
    )
    near_scales = find_scales_near_by_blanks(new_populations, earlier)
    if near_scales:
        ids = {item.id: scale.id for scale in instrument.scales for item in scale.taught}
        audit = _audit(earlier, person_digests)
        audit.left_out = frozenset(
            (before, after, ids[scored_scale.questions[0]]) for before, after, scored_scale in near_scales
        )
        public = publish(report, audit)
        new_populations = populations(
            audit.published_sets, instrument, report, public, person_digests, audit.sets_with_spread
        )
    published_groups = public.by_group
    withheld_names = sorted(scored_scale.scale for _, _, scored_scale in near_scales)
    withheld_names += (
        [column for column, reason in published_groups.withheld.items() if "earlier" in reason]
        if published_groups
        else []
    )
    return PreparedReport(
        new_populations,
        tuple(earlier.describe_near_sets(audit.refused_sets)),
        tuple(earlier.describe_other_scoring(new_populations)),
        tuple(dict.fromkeys(withheld_names)),
        lambda entry, extra_files: deliver(public, entry, extra_files),
    )


def _audit(earlier: EarlierReports, person_digests: PersonDigests) -> ReportAudit:
    """The audit of a report beside earlier ones."""
    return ReportAudit(earlier.k, earlier.published_sets, earlier.is_near_a_sketch, known_by=person_digests)
