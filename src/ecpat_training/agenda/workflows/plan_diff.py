"""`ecpat plan diff`: what changed between two agendas of one training."""

from pathlib import Path

from ecpat_training.agenda.model.diff import AgendaDiff, compare
from ecpat_training.agenda.report.diff import diff_document, diff_sentence
from ecpat_training.agenda.report.for_machines import PlanDiffResult
from ecpat_training.agenda.workflows.agenda_file import OpenedAgenda, open_agenda
from ecpat_training.commands.deliver import Delivery, Outcome, provenance, refuse_repeated_files
from ecpat_training.core.errors import Exit, UsageError
from ecpat_training.files.mapping_place import find_mapping_beside
from ecpat_training.programme.reading.programme import programme_file
from ecpat_training.words.catalogue.message import phrase


def diff_report(
    old_path: Path, new_path: Path, programme: Path | None, delivery: Delivery, training: str | None = None
) -> Outcome:
    """Compares two agendas and delivers what changed; see `diff_agendas` for what is raised. The exit code is 1 when
    they differ, as that of other programs that compare."""
    delivery.check([old_path, new_path, programme])
    refuse_repeated_files((("the old agenda", old_path, None), ("the new agenda", new_path, None)), sheets=False)
    diff, opened_agenda = diff_agendas(old_path, new_path, programme, training)
    delivery.check([programme_file(opened_agenda.programme_file)])  # the agenda may have named it
    delivery.findings(opened_agenda.findings)
    origin = provenance(
        "ecpat plan diff",
        [
            old_path,
            new_path,
            programme_file(opened_agenda.programme_file),
            *map(find_mapping_beside, (old_path, new_path)),
        ],
    )
    delivery.document(diff_document(diff, origin))
    delivery.data(lambda: PlanDiffResult(diff), opened_agenda.findings, origin)
    return Outcome(Exit.CLEAN if diff.same else Exit.FINDINGS, diff_sentence(diff))


def diff_agendas(
    old_path: Path, new_path: Path, programme: Path | None = None, training: str | None = None
) -> tuple[AgendaDiff, OpenedAgenda]:
    """Reads two agendas of one training and compares them.

    The programme is the one given, else that of the new agenda. The old agenda may hold sessions and trainers that the
    programme doesn't have any more. `training` says which training they are of, where the files don't.

    Returns:
        What differs, and the new agenda as it was opened.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: with everything in a file that can't be understood.
        UsageError: the files are agendas of two different trainings.
    """
    new_agenda = open_agenda(new_path, programme, training)
    old_agenda = open_agenda(old_path, new_agenda.programme_file, training, earlier=True)
    if old_agenda.agenda.training != new_agenda.agenda.training:
        message = phrase(
            "{old} is an agenda of {old_training}, {new} one of {new_training}.",
            old=old_path,
            old_training=old_agenda.agenda.training,
            new=new_path,
            new_training=new_agenda.agenda.training,
        )
        raise UsageError.because("plan.diff", message, hint="Please give two agendas of one training.")
    return compare(old_agenda.agenda, new_agenda.agenda, new_agenda.context.known), new_agenda
