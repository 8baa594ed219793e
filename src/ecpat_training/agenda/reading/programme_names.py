"""How agendas name what is in a programme, found out once for all agendas of it."""

from collections.abc import Mapping
from typing import NamedTuple

from ecpat_training.agenda.reading.row_names import (
    SessionTitles,
    evening_titles,
    map_codes_by_letters,
    map_ids_by_folded_name,
)
from ecpat_training.agenda.reading.row_speakers import SpeakerNames
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.programme import Programme


class ProgrammeNames(NamedTuple):
    """How agendas name what is in a programme: trainers by their letters, sessions by their ids, by other capitals and
    by titles, people by their names, and what is fixed for evenings."""

    trainers: Mapping[str, str]
    sessions: Mapping[str, Session]
    ids: Mapping[str, str]
    titles: SessionTitles
    speakers: SpeakerNames
    evenings: frozenset[str]

    @classmethod
    def of(cls, programme: Programme) -> "ProgrammeNames":
        """Those of a programme."""
        sessions = {session.id: session for session in programme.sessions()}
        return cls(
            map_codes_by_letters(trainer.id for trainer in programme.trainers),
            sessions,
            map_ids_by_folded_name(sessions),
            SessionTitles(programme),
            SpeakerNames(programme),
            evening_titles(programme),
        )
