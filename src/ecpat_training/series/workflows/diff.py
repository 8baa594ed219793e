"""`ecpat series diff`: what changed between two series."""

from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, provenance, refuse_repeated_files
from ecpat_training.core.errors import ContentError, Exit
from ecpat_training.core.finding import errors
from ecpat_training.programme.reading.programme import programme_file
from ecpat_training.series.model.diff import compare
from ecpat_training.series.reading.series_table import read_series
from ecpat_training.series.report.changes import diff_document, diff_sentence
from ecpat_training.series.report.for_machines import SeriesDiffResult
from ecpat_training.series.workflows.facts import read_facts


def diff_report(old_path: Path, new_path: Path, programme: Path, delivery: Delivery) -> Outcome:
    """Compares two series and delivers what changed. The exit code is 1 when they differ, as that of other programs
    that compare. The old one may hold trainings that the programme doesn't have any more.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: with everything in a file that can't be understood.
    """
    delivery.check([old_path, new_path, programme_file(programme)])
    refuse_repeated_files((("the old series", old_path, None), ("the new series", new_path, None)), sheets=False)
    facts = read_facts(programme)
    old_reading, new_reading = read_series(old_path, facts.context, earlier=True), read_series(new_path, facts.context)
    findings = [*facts.findings, *old_reading.findings, *new_reading.findings]
    if errors(findings):
        raise ContentError(findings)
    diff = compare(old_reading.held_series, new_reading.series)
    delivery.findings(findings)
    origin = provenance("ecpat series diff", [old_path, new_path, *facts.files])
    delivery.document(diff_document(diff, facts.context.programme.programme, origin))
    delivery.data(lambda: SeriesDiffResult(diff), findings, origin)
    return Outcome(Exit.FINDINGS if diff.changes else Exit.CLEAN, diff_sentence(diff))
