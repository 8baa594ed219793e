"""`ecpat performance check`: from filled sheets to agreement, the decision to pool, and the change."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.effect.performance.judging.assessing import assess
from ecpat_training.effect.performance.reading.key import read_key
from ecpat_training.effect.performance.reading.rubric import read_rubric, rubric_file
from ecpat_training.effect.performance.reading.scores import Sheets, read_scores
from ecpat_training.effect.performance.report.check import check_document, headline_sentence
from ecpat_training.effect.performance.report.for_evaluate import scores_csv, scores_instrument
from ecpat_training.effect.performance.report.for_machines import PerformanceCheckResult


class ScoreFiles(NamedTuple):
    """Where the pooled scores go, and the questionnaire that reads them; None: not asked for."""

    scores: Path | None = None
    instrument: Path | None = None

    @property
    def paths(self) -> tuple[Path, ...]:
        """The paths of the files that are asked for."""
        return tuple(path for path in self if path is not None)


def performance_check(sheets: Sheets, rubric: Path, key: Path, files: ScoreFiles, delivery: Delivery) -> Outcome:
    """Reads, judges and delivers; of the delivery's files `files.paths` are among those that it writes besides. Scores
    that aren't pooled aren't written, and that is told.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: the rubric, the key or a sheet doesn't fit.
        OutputError: a file can't be written.
    """
    inputs = [*sheets.paths, rubric_file(rubric), key]
    delivery.check(inputs)
    parsed_rubric, source = read_rubric(rubric)
    drawn_key = read_key(key, parsed_rubric, encoding=sheets.encoding)
    ratings = read_scores(sheets, drawn_key, parsed_rubric)
    assessment = assess(ratings, drawn_key, parsed_rubric)
    findings = [*source.findings, *ratings.findings]
    if not assessment.verdict.pooled and files.scores:
        message = "no scores were written, since they aren't pooled."
        hint = "The report says why, and which answers to talk over."
        findings.append(Finding("performance.not-pooled", Severity.ERROR, message, Location(files.scores.name), hint))
    delivery.findings(findings)
    origin = provenance("ecpat performance check", inputs)
    written_files = {}
    if files.scores and assessment.verdict.pooled:
        written_files[files.scores] = scores_csv(assessment)
    if files.instrument:
        written_files[files.instrument] = scores_instrument(parsed_rubric)
    private_paths = [path for path in written_files if path == files.scores]
    final_delivery = replace(delivery, further_files=tuple(written_files))  # without scores that aren't pooled
    final_delivery.document(
        check_document(assessment, parsed_rubric, origin), named=written_files, private=private_paths
    )
    delivery.data(lambda: PerformanceCheckResult(assessment), findings, origin)
    return Outcome(exit_code(findings), headline_sentence(assessment))
