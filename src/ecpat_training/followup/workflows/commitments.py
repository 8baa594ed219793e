"""`ecpat follow-up check` and `report`: commitments are read, counted and delivered."""

from collections.abc import Sequence
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.core.errors import Exit
from ecpat_training.core.finding import Finding
from ecpat_training.followup.model.commitment import FollowUpReading, questions
from ecpat_training.followup.reading.commitments import read_commitments
from ecpat_training.followup.reading.participant_list import listed
from ecpat_training.followup.reading.places import places_in
from ecpat_training.followup.report.commitments import check_document, check_headline, headline, report_document
from ecpat_training.followup.report.for_machines import FollowUpCheckResult, FollowUpReportResult


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
    follow_up, inputs, findings = _read(paths, delivery, participants, encoding)
    origin = provenance("ecpat follow-up check", inputs)
    delivery.document(check_document(follow_up, origin))
    delivery.data(lambda: FollowUpCheckResult(follow_up), findings, origin)
    return Outcome(Exit.FINDINGS if questions(findings) else Exit.CLEAN, check_headline(follow_up))


def follow_up_report(
    paths: Sequence[Path], delivery: Delivery, *, encoding: str | None = None, texts: bool = False
) -> Outcome:
    """`ecpat follow-up report`: how many commitments were kept; with what people wrote where `texts` asks for it.

    Raises:
        UsageError, InputError, RefusedError, ContentError, OutputError: files and a training are named together; a file
            can't be read or understood; or a report can't be written.
    """
    follow_up, inputs, findings = _read(paths, delivery, None, encoding)
    origin = provenance("ecpat follow-up report", inputs)
    delivery.document(report_document(follow_up, origin, texts=texts), private=delivery.paths if texts else ())
    delivery.data(lambda: FollowUpReportResult(follow_up), findings, origin)
    return Outcome(exit_code(findings), headline(follow_up))


def _read(
    paths: Sequence[Path], delivery: Delivery, participants: Path | None, encoding: str | None
) -> tuple[FollowUpReading, list[Path], list[Finding]]:
    places = places_in(paths)
    inputs = [place.path for place in places] + ([participants] if participants else [])
    delivery.check(inputs)
    participant_list = listed(participants) if participants else None
    follow_up = FollowUpReading(read_commitments(places, participant_list, encoding=encoding))
    findings = [
        *(participant_list.findings if participant_list else ()),
        *(finding for training in follow_up.trainings for finding in training.findings),
    ]
    delivery.findings(findings)
    return follow_up, inputs, findings
