"""The draft of a letter to the partner who nominates: which seats are open, in the partner's language."""

from pathlib import Path

from ecpat_training.event.model.letter import LetterKind
from ecpat_training.event.report.letters import draft
from ecpat_training.event.workflows.letters import letters, partner_address, texts_of
from ecpat_training.event.workflows.reading import PackFiles, read_event
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.workflows.partner_answer import reply


def gap_note(
    list_: ListFile,
    programme: Path,
    training: str,
    language: str | None,
    *,
    deadline_text: str | None = None,
    partner: str = "",
) -> bytes | None:
    """The draft that `ecpat event pack` writes of it. None where no seat is open by the programme's rules.

    Args:
        list_: the participant list.
        programme: the programme's file.
        training: its id.
        language: the code of the partner's language; None is that of the training.
        deadline_text: the last day to answer, as it was given.
        partner: the address that it goes to, or nothing.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: a file can't be understood.
        UsageError: there is no such training, language or day.
    """
    event = read_event(PackFiles(programme, list_), training, language, quiet=True)
    reply_date = reply(deadline_text, None).by
    deadline = event.words.date(reply_date) if reply_date else ""
    drafts = letters(event, {}, texts_of({}, event.words), deadline, partner_address(partner))
    name = f"{LetterKind.GAP_NOTE}.eml"
    return next((draft(letter) for letter in drafts if letter.file == name), None)
