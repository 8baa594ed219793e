"""`ecpat follow-up due --goals`: the programme is read, its evidence looked for, the board delivered."""

from datetime import date
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import visible
from ecpat_training.followup.reading.goals import goal_board
from ecpat_training.followup.report.for_machines import FollowUpGoalsResult
from ecpat_training.followup.report.goals import goals_document, headline
from ecpat_training.programme.model.translated_programme import in_language
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.words.catalogue.message import Option, message_of, phrase
from ecpat_training.words.written_date import parse_written_date


def follow_up_goals(
    programme: Path, date_text: str | None, delivery: Delivery, *, language: str | None = None
) -> Outcome:
    """Reads and delivers; without a day, today counts.

    Raises:
        UsageError: `date_text` is no date.
        InputError, RefusedError, ContentError: the programme can't be read.
        OutputError: a file can't be written.
    """
    day, path = day_of(date_text), programme_file(programme)
    delivery.check([path])
    loaded_programme, source = read_programme(path)
    translated_programme = in_language(loaded_programme, language)[0] if language else loaded_programme
    board = goal_board(translated_programme, source, path.absolute().parent, day)
    findings = [*source.findings, *board.findings]
    delivery.findings(findings)
    origin = provenance(f"ecpat follow-up due --goals --on {day}", [path])
    delivery.document(goals_document(board, origin, translated_programme.language))
    delivery.data(lambda: FollowUpGoalsResult(board), findings, origin)
    return Outcome(exit_code(findings), headline(board))


def day_of(date_text: str | None) -> date:
    """The day that `--on` names; today where it isn't given.

    Raises:
        UsageError: the text is no date.
    """
    if date_text is None:
        return date.today()
    try:
        return parse_written_date(date_text)
    except ValueError as problem:
        raise UsageError.because(
            "commitments.on",
            phrase(
                "{on_option} {on}: {problem}.",
                on_option=Option("--on"),
                on=visible(date_text),
                problem=message_of(problem),
            ),
        ) from None
