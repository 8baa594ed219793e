"""`ecpat follow-up due`: which follow-ups are due, from the files of a programme's folder."""

from datetime import date
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, provenance
from ecpat_training.core.errors import Exit
from ecpat_training.documents.wording import untranslated
from ecpat_training.followup.model.due import DueState
from ecpat_training.followup.reading.due import DueReading
from ecpat_training.followup.reading.first_days import planned_days
from ecpat_training.followup.report.due import due_document, headline
from ecpat_training.followup.report.for_machines.due import FollowUpDueResult
from ecpat_training.followup.report.ics import ENDING, render
from ecpat_training.followup.report.partner_letters import partner_letters
from ecpat_training.programme.reading.programme import programme_file, read_programme


def follow_up_due(
    folder: Path, delivery: Delivery, *, on: date | None = None, codes: bool = False, language: str | None = None
) -> Outcome:
    """Reads a programme's follow-ups and delivers what is due; the exit code is 1 where a follow-up is late.

    Without a day, today counts; without a language, each letter is in that of its trainings.

    Raises:
        InputError, RefusedError, ContentError: the programme can't be read. Trainings whose files are wrong are
            told, and the others go on.
        OutputError: a file can't be written.
    """
    file = programme_file(folder)
    delivery.check([file])
    programme, source = read_programme(file)
    reading = DueReading(programme, file, planned_days(file))
    board = reading.board(on or date.today())
    delivery.check([file, *reading.files])
    letters = partner_letters(board, programme, language)
    unsaid = [
        finding
        for letter_language in sorted({letter.language for letter in letters})
        for finding in untranslated(letter_language)
    ]
    findings = [*source.findings, *reading.findings, *unsaid]
    delivery.findings(findings)
    origin = provenance(f"ecpat follow-up due --on {board.on}", list(dict.fromkeys([file, *reading.files])))
    by_ending = {ENDING: render(board)} if delivery.writes(ENDING) else {}
    private = [path for path in delivery.paths if path.suffix.lower() != ENDING] if codes else []
    delivery.document(due_document(board, letters, origin, codes=codes), by_ending=by_ending, private=private)
    delivery.data(lambda: FollowUpDueResult(board, letters=letters, codes=codes), findings, origin)
    late = any(step.state(board.on) is DueState.LATE for step in board.steps)
    return Outcome(Exit.FINDINGS if late else Exit.CLEAN, headline(board))
