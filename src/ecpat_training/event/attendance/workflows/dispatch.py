"""Which of the two is asked for, and which file it is about."""

from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome
from ecpat_training.commands.file_lookup import training_file
from ecpat_training.commands.training_files import ATTENDANCE, PARTICIPANTS, folder_of, newest_versions
from ecpat_training.core.errors import UsageError
from ecpat_training.event.attendance.model.presence import Presence
from ecpat_training.event.attendance.workflows.attendance import attendance_check, attendance_workbook
from ecpat_training.programme.reading.programme import programme_file
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.words.catalogue.message import Option, phrase

_BLANKS = {"asked": None, "absent": Presence.ABSENT, "not-stated": Presence.NOT_STATED}


def run_attendance(
    programme: Path,
    training: str,
    list_options: tuple[Path | None, str | None, str | None, Path | None],
    blank_option: str | None,
    delivery: Delivery,
) -> Outcome:
    """Writes the workbook (`blank_option` None), or reads a list: the one that is named, with its encoding, sheet and
    mapping, else that of the training's folder.

    Raises:
        UsageError: the workbook would go to several files, or to no .xlsx file; or the training isn't known.
        EcpatError: a file can't be read or understood, or the result can't be written.
    """
    path, encoding, sheet, mapping = list_options
    if blank_option is not None:
        path = path or training_file(ATTENDANCE, training, programme, "Name the list")
        return attendance_check(
            programme, training, ListFile(path, encoding, sheet, mapping), _BLANKS[blank_option], delivery
        )
    if len(delivery.out_names) > 1 or any(target.suffix.lower() != ".xlsx" for target in delivery.paths):
        raise UsageError.because(
            "attendance.one-workbook",
            "the workbook is one .xlsx file.",
            hint=phrase("Write {option}.", option=Option("--out", "FILE.xlsx")),
        )
    participant_files = newest_versions(folder_of(programme_file(programme), training), PARTICIPANTS)
    path = path or (participant_files[0] if participant_files else None)
    output_path = delivery.paths[0] if delivery.paths else None
    list_ = ListFile(path, encoding, sheet, mapping) if path else None
    return attendance_workbook(programme, training, list_, output_path, force=delivery.force, quiet=delivery.quiet)
