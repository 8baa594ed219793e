"""Who speaks in a session, in the cells of an edited agenda: the programme says it, a cell may only say the same."""

import re
from collections.abc import Iterator

from ecpat_training.agenda.reading.table_day import AgendaRow
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import fold, visible
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.speaker import Speaker
from ecpat_training.words.catalogue.message import phrase

_BRACKETS = re.compile(r"\([^()]*\)")
_SPEAKER_SEPARATORS = re.compile(r"[;\n]")


class SpeakerNames:
    """The speakers of a programme's sessions, by all that papers call them."""

    def __init__(self, programme: Programme) -> None:
        self._trainers = {trainer.id: trainer for trainer in programme.trainers}

    def of(self, speaker: Speaker) -> list[str]:
        """What papers call a speaker, for organisers or for participants, the longest first."""
        trainer = self._trainers.get(speaker.trainer or "")
        if trainer is None:
            names = [speaker.called, speaker.name, speaker.from_]
        else:
            names = [trainer.called, trainer.id, trainer.organisation]
        return sorted({name for name in names if name}, key=len, reverse=True)

    def remove_speakers(self, text: str, session: Session | None) -> str:
        """A cell of trainers without those whom the programme names in the session: they are there anyway."""
        for person in session.people if session else ():
            for name in self.of(person):
                text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text, flags=re.IGNORECASE)
        return text

    def names(self, token: str, session: Session | None) -> bool:
        """Whether a code or a name is that of somebody whom the programme names in the session."""
        return any(
            fold(token) == fold(name) for person in (session.people if session else ()) for name in self.of(person)
        )

    def names_all_speakers(self, text: str, session: Session | None) -> bool:
        """Whether a cell names just those who speak in the session, with whatever stands in brackets beside them."""
        people = session.people if session else ()
        cell_names = [
            _normalise_name(cell_part) for cell_part in _SPEAKER_SEPARATORS.split(text) if _normalise_name(cell_part)
        ]
        people_names = [{_normalise_name(name) for name in self.of(person)} for person in people]
        return len(cell_names) == len(people_names) and all(
            any(name in names for names in people_names) for name in cell_names
        )


def speaker_findings(row: AgendaRow, session: Session | None, names: SpeakerNames) -> Iterator[Finding]:
    """A warning where the row's column of speakers says others than the programme."""
    if "speakers" not in row.columns.of:
        return
    value = row.value("speakers")
    text = value if isinstance(value, str) else "" if value is None else str(value)
    if names.names_all_speakers(text, session) or (not text and session is None):
        return
    subject = phrase('"{title}"', title=visible(session.title)) if session else "this row"
    if not text:
        message = phrase("{subject} has speakers in the programme, and none in this cell: they stay.", subject=subject)
    else:
        message = phrase(
            "{subject} has other speakers in the programme, or none; what this cell says was not read.", subject=subject
        )
    yield Finding(
        "agenda.speakers",
        Severity.WARNING,
        message,
        row.where("speakers"),
        "Please change `speakers` and `moderator` in the programme.",
    )


def _normalise_name(text: str) -> str:
    previous_text = None
    while previous_text != text:
        previous_text, text = text, _BRACKETS.sub(" ", text)
    return fold(text)
