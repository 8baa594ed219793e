"""What is in a programme's folder: of each training which files are there, and what they say."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.found import own_instrument
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
from ecpat_training.folder.reading.memory import Memory, context_of
from ecpat_training.folder.reading.readers import AgendasOpened, ReadFor, read_facts
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


class Found(NamedTuple):
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
    files: Mapping[TrainingFile, Found]
    reports: Sequence[Found] = ()
    other_reports: int = 0
    unknown: int = 0
    counts: Sequence[Found] = ()

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
    memory = Memory(folder, context_of(*digests))
    version = _digest(instrument) if instrument else ""
    asked = ReadFor(programme, source, file, instrument, AgendasOpened(programme, source), version=version)
    starts = _starts(folder, asked, memory)
    trainings = programme.all_trainings()
    found = [_training(one, starts.get(one.id), asked, memory) for one in trainings]
    memory.keep()
    strays = _folders(folder / TRAININGS) - {one.id for one in trainings}
    return FolderContents(programme, _compared(found), tuple(sorted(strays)), memory.read, memory.known)


def starts(programme: Programme, source: Source, file: Path) -> dict[str, date]:
    """The first days that a planned series beside the programme's file gives, by the trainings' ids."""
    asked = ReadFor(programme, source, file, None, AgendasOpened(programme, source))
    return _starts(file.parent, asked, Memory(file.parent, ""))


def _digest(path: Path) -> str:
    try:
        return sha256(path) if is_file(path) else ""
    except EcpatError:
        return ""


def _starts(folder: Path, asked: ReadFor, memory: Memory) -> dict[str, date]:
    """The first days that a planned series beside the programme gives."""
    found = _newest(folder, SERIES, "series", asked, memory)
    return {id_: date.fromisoformat(day) for id_, day in found.facts.dates} if found else {}


def _training(training: Training, planned: date | None, asked: ReadFor, memory: Memory) -> TrainingContents:
    folder, asked = folder_of(asked.programme_file, training.id), asked._replace(training=training)
    if own := own_instrument(asked.programme_file, training.id):
        asked = asked._replace(instrument=own, version=_digest(own))
    files = {}
    for wanted, (kind, wave) in _READ.items():
        if wanted is ATTENDANCE:  # its half-days are those of the agenda
            wave = " ".join(_digest(path) for path in newest(folder, AGENDA))
        found = _newest(folder, wanted, kind, asked._replace(wave=wave), memory)
        if found:
            files[wanted] = found
    reports = _names(folder / REPORTS)
    read = [
        _found(folder / REPORTS / name, "report", asked, memory)
        for name in reports[:_MOST_REPORTS]
        if name.lower().endswith(_JSON)
    ]
    counts = [_found(path, "counts", asked, memory) for path in counted_files(folder)]
    if newest(folder, COMMITMENTS):
        also = " ".join(_digest(path) for wanted in _BESIDE_COMMITMENTS for path in newest(folder, wanted))
        typed = _newest(folder, COMMITMENTS, "commitments", asked._replace(wave=also), memory)
        files |= {COMMITMENTS: typed} if typed else {}
    if training.kind == MEETING and newest(folder, DECISIONS):
        also = " ".join(map(_digest, newest(folder, PARTICIPANTS)))
        written = _newest(folder, DECISIONS, "decisions", asked._replace(wave=also), memory)
        files |= {DECISIONS: written} if written else {}
    ours = {
        path.name
        for wanted in (*_READ, COMMITMENTS, *COMMITMENTS_AFTER.values(), *_of_meetings(training))
        for _, path in versions(folder, wanted)
    }
    ours |= {words.name for name in ours if (words := mapping_beside(folder / name))}
    ours |= {INSTRUMENT} if own else set()
    unknown = sum(name not in ours and not is_counts(name) for name in _names(folder))
    start, others = training.start or planned, len(reports) - len(read)
    return TrainingContents(training, start, files, read, others, unknown, counts)


def _of_meetings(training: Training) -> tuple[TrainingFile, ...]:
    return (DECISIONS,) if training.kind == MEETING else ()


def _newest(folder: Path, wanted: TrainingFile, kind: Kind, asked: ReadFor, memory: Memory) -> Found | None:
    files = newest(folder, wanted)
    if not files:
        return None
    found = _found(files[0], kind, asked, memory)
    return found._replace(several=tuple(path.name for path in files)) if len(files) > 1 else found


def _found(path: Path, kind: Kind, asked: ReadFor, memory: Memory) -> Found:
    digest = _digest(path)
    of = f"{asked.training.id} {asked.version}" if asked.training else ""
    words = mapping_beside(path)
    key = f"{kind} {asked.wave} {of} {path.suffix.lower()} {digest} {_digest(words) if words else ''}"
    facts = memory.facts(key, lambda: read_facts(kind, path, asked)) if digest else FileFacts(code="input.unreadable")
    return Found(path.name, digest, facts)


def _names(folder: Path) -> list[str]:
    """The files of a folder; those that a system or an office hides are nobody's."""
    try:
        return sorted(one.name for one in folder.iterdir() if not one.name.startswith((".", "~$")) and one.is_file())
    except OSError:
        return []


def _folders(folder: Path) -> set[str]:
    try:
        return {one.name for one in folder.iterdir() if one.is_dir() and not one.name.startswith(".")}
    except OSError:
        return set()


def _compared(found: Sequence[TrainingContents]) -> list[TrainingContents]:
    """The same, with the files that hold the same as another one: one of the two was put in a wrong place."""
    places: dict[str, list[tuple[str, TrainingFile]]] = {}
    for one in found:
        for wanted, file in one.files.items():
            if wanted in _TABLES_OF_A_DAY or wanted in (PARTICIPANTS,):
                places.setdefault(file.digest, []).append((one.training.id, wanted))
    return [one._replace(files=dict(_with_others(one, places))) for one in found]


def _with_others(
    one: TrainingContents, places: Mapping[str, list[tuple[str, TrainingFile]]]
) -> Iterator[tuple[TrainingFile, Found]]:
    for wanted, file in one.files.items():
        others = [place for place in places.get(file.digest, ()) if place != (one.training.id, wanted)]
        if wanted in (PARTICIPANTS, ATTENDANCE):  # a signed list may be the participant list with its ticks
            others = [(id_, other) for id_, other in others if id_ != one.training.id]
        said = tuple(f"{other.stem} of {id_}" for id_, other in others)
        yield wanted, file._replace(same_as=said)
