"""`ecpat follow-up check` and `report`: commitments are read, counted and delivered."""

from collections.abc import Sequence
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.core.errors import Exit
from ecpat_training.core.finding import Finding
from ecpat_training.followup.model.commitment import questions
from ecpat_training.followup.model.follow_up import FollowUp
from ecpat_training.followup.reading.commitments import read_commitments
from ecpat_training.followup.reading.listed import listed
from ecpat_training.followup.reading.places import places_in
from ecpat_training.followup.report.commitments import check_document, check_headline, headline, report_document
from ecpat_training.followup.report.for_machines.check import FollowUpCheckResult
from ecpat_training.followup.report.for_machines.report import FollowUpReportResult


def follow_up_check(
    paths: Sequence[Path], delivery: Delivery, *, participants: Path | None = None, encoding: str | None = None
) -> Outcome:
    """`ecpat follow-up check`: what was read, and what is doubtful. As on the board, a question keeps commitments from
    being done, so the exit code is 1 as long as there is one.

    Raises:
        UsageError: a folder has no commitments.
        InputError, RefusedError, ContentError: a file can't be read.
        OutputError: a file can't be written.
    """
    found, inputs, findings = _read(paths, delivery, participants, encoding)
    made = provenance("ecpat follow-up check", inputs)
    delivery.document(check_document(found, made))
    delivery.data(lambda: FollowUpCheckResult(found), findings, made)
    return Outcome(Exit.FINDINGS if questions(findings) else Exit.CLEAN, check_headline(found))


def follow_up_report(
    paths: Sequence[Path], delivery: Delivery, *, encoding: str | None = None, texts: bool = False
) -> Outcome:
    """`ecpat follow-up report`: how many commitments were kept; with what people wrote where `texts` asks for it.

    Raises:
        UsageError, InputError, RefusedError, ContentError, OutputError: files and a training are named together; a file
            can't be read or understood; or a report can't be written.
    """
    found, inputs, findings = _read(paths, delivery, None, encoding)
    made = provenance("ecpat follow-up report", inputs)
    delivery.document(report_document(found, made, texts=texts), private=delivery.paths if texts else ())
    delivery.data(lambda: FollowUpReportResult(found), findings, made)
    return Outcome(exit_code(findings), headline(found))


def _read(
    paths: Sequence[Path], delivery: Delivery, participants: Path | None, encoding: str | None
) -> tuple[FollowUp, list[Path], list[Finding]]:
    places = places_in(paths)
    inputs = [place.path for place in places] + ([participants] if participants else [])
    delivery.check(inputs)
    everybody = listed(participants) if participants else None
    found = FollowUp(read_commitments(places, everybody, encoding=encoding))
    findings = [*(everybody.findings if everybody else ()), *(said for one in found.trainings for said in one.findings)]
    delivery.findings(findings)
    return found, inputs, findings
