"""`ecpat follow-up due`: which follow-ups, decisions and goals are due, from the files of a programme's folder."""

from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, provenance
from ecpat_training.core.errors import Exit
from ecpat_training.documents.wording import untranslated
from ecpat_training.event.meetings.workflows.all_meetings import read_all_decisions
from ecpat_training.followup.model.due_list import is_any_late
from ecpat_training.followup.reading.due import DueReading
from ecpat_training.followup.reading.due_list import due_list
from ecpat_training.followup.reading.first_days import planned_days
from ecpat_training.followup.reading.goals import goal_board
from ecpat_training.followup.report.due import due_document, headline
from ecpat_training.followup.report.for_machines import FollowUpDueResult
from ecpat_training.followup.report.ics import ENDING, render
from ecpat_training.followup.report.partner_letters import partner_letters
from ecpat_training.followup.workflows.goals import day_of
from ecpat_training.programme.model.translated_programme import in_language
from ecpat_training.programme.reading.programme import programme_file, read_programme


def follow_up_due(
    folder: Path, delivery: Delivery, *, date_text: str | None = None, codes: bool = False, language: str | None = None
) -> Outcome:
    """Reads a programme's follow-ups, decisions and goals, and delivers what is due; the exit code is 1 where something
    is late.

    Without a day, today counts; without a language, each letter is in that of its trainings.

    Raises:
        UsageError: `date_text` is no date.
        InputError, RefusedError, ContentError: the programme can't be read. Trainings whose files are wrong are
            told, and the others go on.
        OutputError: a file can't be written.
    """
    day, file = day_of(date_text), programme_file(folder)
    delivery.check([file])
    programme, source = read_programme(file)
    reading = DueReading(programme, file, planned_days(file))
    board = reading.board(day)
    decisions = read_all_decisions(programme, file, day)
    translated_programme = in_language(programme, language)[0] if language else programme
    goals = goal_board(translated_programme, source, file.absolute().parent, day)
    items = due_list(board, goals, decisions.standings)
    inputs = list(dict.fromkeys([file, *reading.files, *decisions.files]))
    delivery.check(inputs)
    letters = partner_letters(board, programme, language)
    translation_findings = [
        finding
        for letter_language in sorted({letter.language for letter in letters})
        for finding in untranslated(letter_language)
    ]
    findings = [*source.findings, *reading.findings, *decisions.findings, *translation_findings]
    delivery.findings(findings)
    origin = provenance(f"ecpat follow-up due --on {board.on}", inputs)
    calendar_by_ending = {ENDING: render(board, items)} if delivery.writes(ENDING) else {}
    private_paths = [path for path in delivery.paths if path.suffix.lower() != ENDING] if codes else []
    delivery.document(
        due_document(board, items, letters, origin, codes=codes),
        content_by_ending=calendar_by_ending,
        private=private_paths,
    )
    delivery.data(lambda: FollowUpDueResult(board, items=items, letters=letters, codes=codes), findings, origin)
    return Outcome(Exit.FINDINGS if is_any_late(items) else Exit.CLEAN, headline(board))
