"""The effect report for machines: every figure in full precision, or null with the reason beside it. It holds counts
and figures, no person's row, so that it is as long for a million people as for twenty."""

from collections import Counter
from collections.abc import Sequence

from ecpat_training.core.json_data import Json, JsonObject
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.analyses.analysis import analysis_of
from ecpat_training.effect.model.change import AllAnswers, Comparison, ScaleChange, WaveScore
from ecpat_training.effect.model.linking import Linking
from ecpat_training.effect.model.report import EffectReport, WaveSummary
from ecpat_training.effect.report.first_page import caveat, status
from ecpat_training.effect.sentences.plain import estimate, test_json
from ecpat_training.effect.sentences.sentences import notes, sentence
from ecpat_training.effect.sentences.verdicts import verdict
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.pairs import ONE_PERSON
from ecpat_training.words.catalogue.message_data import commands_of, fields_of

SCHEMA = "ecpat-effect/3"
MOST_REASONS = 40  # of rows not used: a file may have one of its own in each row


def effect_json(report: EffectReport, provenance: Provenance) -> JsonObject:
    """The report as plain dictionaries, lists, strings, numbers and None.

    An estimate has `value`, `low`, `high`, `level`, `n`, `method`, `reference`, and `undefined` or `no_interval` with
    the reason where a figure is null. A scale's `withheld` says why any other of its figures is null.
    """
    return {
        "schema": SCHEMA,
        "published": report.published,
        "notice": None if report.published else words.NOTICE,
        "instrument": {"id": report.instrument_id, "title": report.instrument},
        "declared": list(report.declared),
        "status": status(report),
        "caveat": caveat(report),
        "waves": [_wave(wave) for wave in report.waves],
        "waves_not_trained": [_wave(wave) for wave in report.untrained_waves],
        "participants": report.participants,
        "not_compared": list(report.not_compared),
        "comparisons": [_comparison(comparison) for comparison in report.comparisons],
        "analyses": {name: analysis_of(name).data(result) for name, result in report.analyses.items()},
        "quotes": [{"question": quote.question, "text": quote.text} for quote in report.quotes],
        "findings": [
            {
                "code": finding.code,
                "severity": str(finding.severity),
                "where": str(finding.where) if finding.where else None,
                "message": finding.message,
                "hint": finding.hint,
                "fields": dict(fields_of(finding.message, finding.hint)),
                "do": [list(command) for command in commands_of(finding.hint)],
            }
            for finding in report.findings
        ],
        "provenance": {
            "version": provenance.version,
            "command": provenance.command,
            "seed": provenance.seed,
            "inputs": [{"file": name, "sha256": digest or None} for name, digest in provenance.inputs],
            "ledger": None
            if provenance.standing is None
            else {
                "file": provenance.standing.file,
                "known_as": provenance.standing.ledger,
                "release": provenance.standing.release,
            },
        },
    }


def _wave(wave: WaveSummary) -> JsonObject:
    return {
        "wave": wave.wave,
        "file": wave.file,
        "sheet": wave.sheet,
        "platform": wave.platform,
        "rows": wave.rows,
        "used": wave.used,
        "not_used": _reasons(wave.not_used),
        "first_day": wave.first_day,
        "last_day": wave.last_day,
        "columns_ignored": list(wave.columns_ignored),
    }


def _comparison(comparison: Comparison) -> JsonObject:
    return {
        "before": comparison.before,
        "after": comparison.after,
        "n": comparison.n,
        "answered_before": comparison.recognised.began if comparison.recognised else None,
        "withheld": comparison.withheld,
        "unlinked": comparison.unlinked,
        "linking": _linking(comparison.linking) if comparison.linking else None,
        "scales": [_change(change) for change in comparison.changes],
    }


def _linking(linking: Linking) -> JsonObject:
    return {
        "n_before": linking.n_before,
        "n_after": linking.n_after,
        "linked": linking.linked,
        "linked_exact": linking.linked - linking.near_link_count - linking.row_link_count,
        "linked_by_row": linking.row_link_count,
        "linked_distance_1": linking.near_link_count,
        "expected_false_distance_1": linking.expected_false,
        "close_pairs": linking.close_pairs,
        "compared_pairs": linking.compared_pairs,
        "candidate_pairs": linking.candidate_pairs,
        "distrusted_distance_1": linking.distrusted,
        "came_again": linking.again,
        "only_before": len(linking.only_before),
        "only_after": len(linking.only_after),
        "left_out_before": _reasons(linking.left_out_before),
        "left_out_after": _reasons(linking.left_out_after),
    }


def _change(change: ScaleChange) -> JsonObject:
    return {
        "scale": change.scale,
        "title": change.title,
        "level": change.level,
        "kind": change.kind,
        "better": change.better,
        "lowest_score": change.low,
        "highest_score": change.high,
        "unit": change.unit or None,
        "smallest_change_that_matters": change.smallest_change,
        "role": change.role or None,
        "n": change.n,
        "before": _score(change.before),
        "after": _score(change.after),
        "raw_change": estimate(change.raw),
        "d_av": estimate(change.d_av),
        "d_z": estimate(change.d_z),
        "r": estimate(change.r),
        "t_test": test_json(change.t_test, "t"),
        "wilcoxon": test_json(change.wilcoxon, "v"),
        "wilcoxon_pratt": test_json(change.pratt, "v"),
        "adjusted_p": {"p": change.adjusted.p, "family": change.adjusted.family, "method": change.adjusted.method}
        if change.adjusted
        else None,
        "all_answers": _all_answers_json(change.all_answers) if change.all_answers else None,
        "verdict": verdict(change),
        "clusters": change.clusters,
        "sites": [
            {
                "site": site.site,
                "n": site.n,
                "before": site.before if site.shown else None,
                "after": site.after if site.shown else None,
                "change": estimate(
                    site.change
                    if site.shown
                    else Estimate.none(site.change.name, ONE_PERSON, n=site.n, method=site.change.method)
                ),
            }
            for site in change.sites
        ],
        "improved": change.improvement.improved,
        "same": change.improvement.same,
        "worsened": change.improvement.worsened,
        "share_improved": change.improvement.share,
        "best_score_before": change.at_best,
        "ceiling": change.ceiling,
        "lopsided": change.lopsided,
        "sentence": sentence(change),
        "notes": list(notes(change)),
        "withheld": change.withheld,
    }


def _all_answers_json(all_answers: AllAnswers) -> JsonObject:
    return {
        "change": estimate(all_answers.change),
        "people": all_answers.people,
        "adjusted_p": all_answers.adjusted.p if all_answers.adjusted else None,
        "compared_minus_others_before": estimate(all_answers.elsewhere),
    }


def _score(score: WaveScore) -> JsonObject:
    return {"mean": score.mean, "sd": score.sd, "others": score.others, "others_mean": score.others_mean}


def _reasons(rows: Sequence[UnusedRow]) -> Json:
    """How many rows are not used for which reason, the most frequent first. Where they stand is told by the messages;
    of many people, a line for each would be most of the file."""
    reasons = Counter(row.general_reason for row in rows).most_common()
    remainder = sum(times for _, times in reasons[MOST_REASONS:])
    shown_reasons = [*reasons[:MOST_REASONS], *([("for other reasons", remainder)] if remainder else [])]
    return [{"why": reason, "rows": times} for reason, times in shown_reasons]
