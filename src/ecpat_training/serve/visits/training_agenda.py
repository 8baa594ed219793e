"""The agenda of a training as a page has it before it: the file that counts, its version, and where changes go."""

from dataclasses import dataclass
from pathlib import Path

from ecpat_training.agenda.model.edit import LinePlace
from ecpat_training.agenda.workflows.agenda_file import AgendaProgramme
from ecpat_training.agenda.workflows.agenda_text import AgendaText, agenda_text
from ecpat_training.commands.training_files import AGENDA, newest_versions, versions
from ecpat_training.folder.journal.lines import NOTHING
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.serve.safety.inside import require_inside
from ecpat_training.serve.visits.training import place_of_training, training_of
from ecpat_training.serve.visits.visit import MissingError, Visit
from ecpat_training.serve.writing.folder import replace_file, require_unchanged, version

DATA = ".yaml"
_TRIES = 3


@dataclass(frozen=True)
class TrainingAgenda:
    """An agenda that a person sees. `path` is its file and `seen` its version; `target` is where a change of it goes,
    which is another file where the person's own is a Word file or a workbook. `others` are files that may count as
    well, of which somebody has to choose."""

    training: Training
    path: Path
    target: Path
    seen: str
    text: AgendaText
    others: tuple[str, ...] = ()

    @property
    def has_words(self) -> bool:
        """Whether it holds words that the programme doesn't have, or did before somebody said what they mean."""
        return bool(self.text.opened.words.unknown or self.text.opened.words.file)

    @property
    def address(self) -> str:
        """The address of the agenda's page."""
        return f"/agenda/{self.training.id}"


def version_of(visit: Visit) -> str:
    """The version of the agenda's file, without a look at what it says, which may be nothing that can be read."""
    path = file_that_counts(visit)
    return version(path) if path else NOTHING


def file_that_counts(visit: Visit) -> Path | None:
    """The agenda's file, whether it can be read or not."""
    return _path(visit, place_of_training(visit))


def _path(visit: Visit, folder: Path) -> Path | None:
    files = newest_versions(folder, AGENDA)
    agenda_path = next((path for path in files if path.suffix.lower() == DATA), files[0]) if files else None
    return agenda_path and require_inside(visit.desk.site.folder, agenda_path)


def agenda_of(visit: Visit) -> TrainingAgenda | None:
    """The agenda that counts; None where the training has none yet.

    Raises:
        MissingError: the programme has no such training.
        InputError, RefusedError, ContentError, UsageError: the agenda can't be read.
    """
    agenda_programme = AgendaProgramme(*read_programme(visit.desk.site.programme))
    training, folder = training_of(visit), place_of_training(visit)
    path = _path(visit, folder)
    if path is None:
        return None
    other_names = tuple(candidate.name for candidate in newest_versions(folder, AGENDA) if candidate.name != path.name)
    target = path if path.suffix.lower() == DATA else next_file(folder)
    for _ in range(_TRIES):
        seen_version = version(path)
        text = agenda_text(path, visit.desk.site.programme, training.id, agenda_programme=agenda_programme)
        if version(path) == seen_version:  # nobody saved it meanwhile
            break
    if text.text:
        visit.desk.history.record_reading(path, text.text.encode())
    return TrainingAgenda(training, path, target, seen_version, text, other_names)


def require_agenda(visit: Visit) -> TrainingAgenda:
    """The agenda of the training that counts.

    Raises:
        MissingError: the training has no agenda.
    """
    agenda = agenda_of(visit)
    if agenda is None:
        raise MissingError
    return agenda


def parse_line_place(day: str, line: str) -> LinePlace:
    """The line that an address or a form names.

    Raises:
        MissingError: `day` or `line` is no number.
    """
    day_number, number = parse_number(day), parse_number(line)
    if day_number is None or number is None:
        raise MissingError
    return LinePlace(day_number, number)


def parse_number(text: str | None) -> int | None:
    """The number that a form gives; 0, which no line or day has, where it gives none."""
    if text is None:
        return None
    return int(text) if text.isdecimal() and len(text) < 6 else 0


def next_file(folder: Path) -> Path:
    """Where the next version of an agenda goes: beside the earlier ones, of which it then is the newest."""
    number = max((number for number, _ in versions(folder, AGENDA)), default=0) + 1
    return folder / (f"{AGENDA.stem}{DATA}" if number == 1 else f"{AGENDA.stem}-v{number}{DATA}")


def put_agenda(visit: Visit, agenda: TrainingAgenda, text: str, sentence: str) -> None:
    """Writes the new text of an agenda and remembers the step; to be called within `writing`.

    Raises:
        OutputError: the file has changed since the person saw it, or can't be written.
    """
    site, data = visit.desk.site, text.encode()
    require_unchanged(agenda.path, agenda.seen)
    if agenda.target != agenda.path:
        replace_file(site, agenda.target, data, NOTHING)
        return
    new_version = replace_file(site, agenda.path, data, agenda.seen)
    visit.desk.history.did(agenda.path, agenda.seen, new_version, sentence)
