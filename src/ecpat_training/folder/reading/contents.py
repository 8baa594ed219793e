"""What is in a programme's folder: of each training which files are there, and what they say."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.file_lookup import own_instrument
from ecpat_training.commands.training_files import (
    AGENDA,
    APPLICANTS,
    ATTENDANCE,
    CERTIFICATES,
    COMMITMENTS,
    COMMITMENTS_AFTER,
    DEBRIEF,
    DECISIONS,
    FOLLOW_UPS,
    PARTICIPANTS,
    POST,
    PRE,
    PRE_EARLY,
    REPORTS,
    SERIES,
    TRAININGS,
    TrainingFile,
    counted_files,
    folder_of,
    is_counts,
    newest,
    versions,
)
from ecpat_training.core.errors import EcpatError
from ecpat_training.files.hashing import sha256
from ecpat_training.files.mapping_place import mapping_beside
from ecpat_training.files.opening import is_file
from ecpat_training.files.yaml.file import Source
from ecpat_training.folder.model.facts import FileFacts, Kind
from ecpat_training.folder.reading.memory import FactMemory, context_of
from ecpat_training.folder.reading.readers import AgendasOpened, ReadingContext, read_facts
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training

INSTRUMENT = "instrument.yaml"
MEETING = "expert meeting"
"""The kind of event that has decisions, and none of the steps of a training's people."""
_JSON = ".json"
_MOST_REPORTS = 200
_READ: Mapping[TrainingFile, tuple[Kind, str]] = {
    APPLICANTS: ("list", ""),
    PARTICIPANTS: ("list", ""),
    ATTENDANCE: ("attendance", ""),
    CERTIFICATES: ("certificates", ""),
    AGENDA: ("agenda", ""),
    PRE: ("answers", "pre"),
    PRE_EARLY: ("answers", "pre"),
    POST: ("answers", "post"),
    **dict.fromkeys(FOLLOW_UPS.values(), ("answers", "follow-up")),
    DEBRIEF: ("debrief", ""),
}
_BESIDE_COMMITMENTS = (*COMMITMENTS_AFTER.values(), PARTICIPANTS)
"""What is read together with commitments: what became of them, and whose codes they are."""
_TABLES_OF_A_DAY = (ATTENDANCE, PRE, POST, COMMITMENTS, DECISIONS, *FOLLOW_UPS.values())


class FoundFile(NamedTuple):
    """A file of a training: its name, its hash, what it says; where several endings of the newest version are there,
    `several` names them. `same_as` names other places of the folder that hold the very same file."""

    name: str
    digest: str
    facts: FileFacts
    several: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()


class TrainingContents(NamedTuple):
    """A training with its first day, as the programme says or the series, the files that it has, the reports that
    are read, how many other reports there are, how many files no step reads, and the counts that stand in place of
    answers."""

    training: Training
    start: date | None
    files: Mapping[TrainingFile, FoundFile]
    reports: Sequence[FoundFile] = ()
    other_reports: int = 0
    unknown: int = 0
    counts: Sequence[FoundFile] = ()

    @property
    def end(self) -> date | None:
        """The last day of the training; None where no day is known."""
        if self.start is None:
            return None
        if self.start != self.training.start:
            return date.fromordinal(self.start.toordinal() + self.training.days - 1)
        return self.training.date_of(self.training.days)


class FolderContents(NamedTuple):
    """The whole folder; `strays` are folders under `trainings` that no training of the programme has, `read` and
    `known` count files as the board does."""

    programme: Programme
    trainings: Sequence[TrainingContents]
    strays: tuple[str, ...]
    read: int
    known: int


def contents(programme: Programme, source: Source, file: Path) -> FolderContents:
    """Looks through the folder of a programme's file, and remembers what it read."""
    folder = file.parent
    instrument = folder / INSTRUMENT if is_file(folder / INSTRUMENT) else None
    digests = [_digest(path) for path in (file, instrument, folder / programme.series.calendar) if path]
    memory = FactMemory(folder, context_of(*digests))
    version = _digest(instrument) if instrument else ""
    context = ReadingContext(programme, source, file, instrument, AgendasOpened(programme, source), version=version)
    starts = _starts(folder, context, memory)
    trainings = programme.all_trainings()
    all_contents = [_training(training, starts.get(training.id), context, memory) for training in trainings]
    memory.keep()
    strays = _folders(folder / TRAININGS) - {training.id for training in trainings}
    return FolderContents(programme, _compared(all_contents), tuple(sorted(strays)), memory.read, memory.known)


def starts(programme: Programme, source: Source, file: Path) -> dict[str, date]:
    """The first days that a planned series beside the programme's file gives, by the trainings' ids."""
    context = ReadingContext(programme, source, file, None, AgendasOpened(programme, source))
    return _starts(file.parent, context, FactMemory(file.parent, ""))


def _digest(path: Path) -> str:
    try:
        return sha256(path) if is_file(path) else ""
    except EcpatError:
        return ""


def _starts(folder: Path, context: ReadingContext, memory: FactMemory) -> dict[str, date]:
    """The first days that a planned series beside the programme gives."""
    found_file = _newest(folder, SERIES, "series", context, memory)
    return {id_: date.fromisoformat(day) for id_, day in found_file.facts.dates} if found_file else {}


def _training(
    training: Training, planned: date | None, context: ReadingContext, memory: FactMemory
) -> TrainingContents:
    folder, context = folder_of(context.programme_file, training.id), context._replace(training=training)
    if own_questionnaire := own_instrument(context.programme_file, training.id):
        context = context._replace(instrument=own_questionnaire, version=_digest(own_questionnaire))
    files = {}
    for file_kind, (kind, wave) in _READ.items():
        if file_kind is ATTENDANCE:  # its half-days are those of the agenda
            wave = " ".join(_digest(path) for path in newest(folder, AGENDA))
        found_file = _newest(folder, file_kind, kind, context._replace(wave=wave), memory)
        if found_file:
            files[file_kind] = found_file
    reports = _names(folder / REPORTS)
    read = [
        _read_contents_file(folder / REPORTS / name, "report", context, memory)
        for name in reports[:_MOST_REPORTS]
        if name.lower().endswith(_JSON)
    ]
    counts = [_read_contents_file(path, "counts", context, memory) for path in counted_files(folder)]
    if newest(folder, COMMITMENTS):
        also = " ".join(_digest(path) for companion in _BESIDE_COMMITMENTS for path in newest(folder, companion))
        typed = _newest(folder, COMMITMENTS, "commitments", context._replace(wave=also), memory)
        files |= {COMMITMENTS: typed} if typed else {}
    if training.kind == MEETING and newest(folder, DECISIONS):
        also = " ".join(map(_digest, newest(folder, PARTICIPANTS)))
        written = _newest(folder, DECISIONS, "decisions", context._replace(wave=also), memory)
        files |= {DECISIONS: written} if written else {}
    ours = {
        path.name
        for step_kind in (*_READ, COMMITMENTS, *COMMITMENTS_AFTER.values(), *_of_meetings(training))
        for _, path in versions(folder, step_kind)
    }
    ours |= {words.name for name in ours if (words := mapping_beside(folder / name))}
    ours |= {INSTRUMENT} if own_questionnaire else set()
    unknown = sum(name not in ours and not is_counts(name) for name in _names(folder))
    start, unread_reports = training.start or planned, len(reports) - len(read)
    return TrainingContents(training, start, files, read, unread_reports, unknown, counts)


def _of_meetings(training: Training) -> tuple[TrainingFile, ...]:
    return (DECISIONS,) if training.kind == MEETING else ()


def _newest(
    folder: Path, file_kind: TrainingFile, kind: Kind, context: ReadingContext, memory: FactMemory
) -> FoundFile | None:
    files = newest(folder, file_kind)
    if not files:
        return None
    found_file = _read_contents_file(files[0], kind, context, memory)
    return found_file._replace(several=tuple(path.name for path in files)) if len(files) > 1 else found_file


def _read_contents_file(path: Path, kind: Kind, context: ReadingContext, memory: FactMemory) -> FoundFile:
    digest = _digest(path)
    owner = f"{context.training.id} {context.version}" if context.training else ""
    words = mapping_beside(path)
    key = f"{kind} {context.wave} {owner} {path.suffix.lower()} {digest} {_digest(words) if words else ''}"
    facts = memory.facts(key, lambda: read_facts(kind, path, context)) if digest else FileFacts(code="input.unreadable")
    return FoundFile(path.name, digest, facts)


def _names(folder: Path) -> list[str]:
    """The files of a folder; those that a system or an office hides are nobody's."""
    try:
        return sorted(
            path.name for path in folder.iterdir() if not path.name.startswith((".", "~$")) and path.is_file()
        )
    except OSError:
        return []


def _folders(folder: Path) -> set[str]:
    try:
        return {path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")}
    except OSError:
        return set()


def _compared(all_contents: Sequence[TrainingContents]) -> list[TrainingContents]:
    """The same, with the files that hold the same as another one: one of the two was put in a wrong place."""
    places: dict[str, list[tuple[str, TrainingFile]]] = {}
    for training_contents in all_contents:
        for file_kind, file in training_contents.files.items():
            if file_kind in _TABLES_OF_A_DAY or file_kind in (PARTICIPANTS,):
                places.setdefault(file.digest, []).append((training_contents.training.id, file_kind))
    return [compared._replace(files=dict(_with_others(compared, places))) for compared in all_contents]


def _with_others(
    training_contents: TrainingContents, places: Mapping[str, list[tuple[str, TrainingFile]]]
) -> Iterator[tuple[TrainingFile, FoundFile]]:
    for file_kind, file in training_contents.files.items():
        other_places = [
            place for place in places.get(file.digest, ()) if place != (training_contents.training.id, file_kind)
        ]
        if file_kind in (PARTICIPANTS, ATTENDANCE):  # a signed list may be the participant list with its ticks
            other_places = [
                (id_, other_kind) for id_, other_kind in other_places if id_ != training_contents.training.id
            ]
        same_as = tuple(f"{other_kind.stem} of {id_}" for id_, other_kind in other_places)
        yield file_kind, file._replace(same_as=same_as)
