"""Whom the trainers of a ledger reached, by generation."""

from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.files.table_file import read_table
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.trainers.cascade.generations import cascade
from ecpat_training.trainers.reading.ledger import ledger_from
from ecpat_training.trainers.report.cascade import cascade_document, headline
from ecpat_training.trainers.report.for_machines import TrainersCascadeResult


def trainers_cascade(
    ledger: Path, programme: Path | None, delivery: Delivery, *, encoding: str | None = None, sheet: str | None = None
) -> Outcome:
    """`ecpat trainers cascade`: reads and delivers the report. A programme says which of its trainings are trainings of
    trainers.

    Raises:
        InputError, RefusedError, ContentError: a file can't be read, or holds no ledger.
        UsageError: there is no such encoding or sheet.
        OutputError: a file can't be written.
    """
    inputs = [ledger, programme_file(programme) if programme else None]
    delivery.check(inputs)
    title, tots, programme_findings = "", [], []
    if programme is not None:
        loaded_programme, source = read_programme(programme)
        title, programme_findings = loaded_programme.programme, [*source.findings]
        tots = [training.id for training in loaded_programme.list_trainings() if training.kind == "train the trainers"]
    held_ledger = ledger_from(read_table(ledger, encoding=encoding, sheet=sheet), tots)
    trainer_cascade = cascade(held_ledger)
    findings = [*programme_findings, *held_ledger.findings, *trainer_cascade.findings]
    delivery.findings(findings)
    origin = provenance("ecpat trainers cascade", inputs)
    delivery.document(cascade_document(trainer_cascade, origin, title))
    delivery.data(lambda: TrainersCascadeResult(trainer_cascade), findings, origin)
    return Outcome(exit_code(findings), headline(trainer_cascade))
