"""What a file is read for, by the reader of its feature, so that nothing counts as done by its name alone."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training

if TYPE_CHECKING:  # a folder that hasn't changed needs no reader
    from ecpat_training.agenda.workflows.agenda_file import AgendaProgramme, OpenedAgenda
    from ecpat_training.files.yaml.file import Source


class ReadingContext(NamedTuple):
    """What a file is read for: the programme with its file and source, the questionnaire with its hash as `version`,
    the agendas that have been opened, the training (None: all), and the wave that answers should be of."""

    programme: Programme
    source: "Source"
    programme_file: Path
    instrument: Path | None
    agendas: "AgendasOpened"
    training: Training | None = None
    wave: str = ""
    version: str = ""


class AgendasOpened:
    """The agendas of a folder, each opened once by a programme that has been read: one is judged itself, and says for
    which half-days there are sheets to sign."""

    def __init__(self, programme: Programme, source: "Source") -> None:
        self._programme, self._source = programme, source
        self._known: AgendaProgramme | None = None
        self._opened: dict[tuple[Path, Path, str | None], OpenedAgenda] = {}

    def __call__(self, agenda: Path, programme_file: Path, training: str | None) -> "OpenedAgenda":
        """An agenda of a training; see `open_agenda` for what is raised."""
        from ecpat_training.agenda.workflows.agenda_file import AgendaProgramme, open_agenda

        self._known = self._known or AgendaProgramme(self._programme, self._source)
        key = (agenda, programme_file, training)
        if key not in self._opened:
            self._opened[key] = open_agenda(*key, agenda_programme=self._known)
        return self._opened[key]
