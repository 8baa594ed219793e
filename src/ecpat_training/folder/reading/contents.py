"""What is in a programme's folder: of each training which files are there, and what they say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from ecpat_training.commands.questionnaires import FILE, find_example, find_own_instrument, programme_instrument
from ecpat_training.commands.report_places import report_files
from ecpat_training.commands.training_files import (
    AGENDA,
    APPLICANTS,
    ATTENDANCE,
    PARTICIPANTS,
    SERIES,
    TRAININGS,
    TrainingFile,
    files_that_count,
    folder_of,
    is_counts,
    newest_versions,
    versions,
)
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.finding import errors
from ecpat_training.files.hashing import sha256
from ecpat_training.files.leftovers import sweep
from ecpat_training.files.mapping_place import find_mapping_beside
from ecpat_training.files.opening import is_closed, is_file
from ecpat_training.files.yaml.file import Source
from ecpat_training.folder.kind_parts.kind import FileReading, TrainingFileKind
from ecpat_training.folder.kind_parts.lists import people_facts, refuse_answers
from ecpat_training.folder.kind_parts.reading import AgendasOpened, ReadingContext
from ecpat_training.folder.model.contents import FolderContents, FoundFile, TrainingContents
from ecpat_training.folder.model.facts import FileFacts
from ecpat_training.folder.reading.memory import FactMemory, context_of
from ecpat_training.folder.reading.table import KIND_BY_NAME, KINDS
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training

_JSON = ".json"
_MOST_REPORTS = 200


def contents(programme: Programme, source: Source, file: Path) -> FolderContents:
    """Looks through the folder of a programme's file, and remembers what it read; what killed runs left is settled."""
    folder = file.parent
    sweep(folder)
    instrument = programme_instrument(file)
    digests = [_digest(path) for path in (file, instrument, folder / programme.series.calendar) if path]
    memory = FactMemory(folder, context_of(*digests))
    version = _digest(instrument) if instrument else ""
    context = ReadingContext(programme, source, file, instrument, AgendasOpened(programme, source), version=version)
    starts = _starts(folder, context, memory)
    trainings = programme.list_trainings()
    all_contents = [_training(training, starts.get(training.id), context, memory) for training in trainings]
    memory.keep()
    strays = _folders(folder / TRAININGS) - {training.id for training in trainings}
    examples = tuple(
        path.relative_to(folder).as_posix()
        for place in (folder, *(folder_of(file, training.id) for training in trainings))
        if (path := find_example(place))
    )
    return FolderContents(
        programme, _compare_contents(all_contents), tuple(sorted(strays)), memory.read, memory.known, examples
    )


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
    found_file = _find_newest(folder, FileReading(SERIES), KIND_BY_NAME["series"], context, memory)
    return {id_: date.fromisoformat(day) for id_, day in found_file.facts.dates} if found_file else {}


def _training(
    training: Training, planned_start: date | None, context: ReadingContext, memory: FactMemory
) -> TrainingContents:
    folder, context = folder_of(context.programme_file, training.id), context._replace(training=training)
    if is_closed(folder):
        return TrainingContents(training, context.programme, training.start or planned_start, {}, is_closed=True)
    if own_questionnaire := find_own_instrument(context.programme_file, training.id):
        context = context._replace(instrument=own_questionnaire, version=_digest(own_questionnaire))
    kinds = [kind for kind in KINDS if kind.is_of(training)]
    found_files = {
        reading.file: _find_newest(folder, reading, kind, context, memory)
        for kind in kinds
        for reading in kind.readings
    }
    files = {file: found_file for file, found_file in found_files.items() if found_file}
    reports = [*report_files(folder)]
    readable_reports = [
        _read_facts(path, KIND_BY_NAME["report"], context, memory)
        for path in reports[:_MOST_REPORTS]
        if path.suffix.lower() == _JSON
    ]
    counts = [_read_facts(path, KIND_BY_NAME["counts"], context, memory) for path in files_that_count(folder)]
    known_names = {path.name for kind in kinds for file in kind.files for _, path in versions(folder, file)}
    known_names |= {words.name for name in known_names if (words := find_mapping_beside(folder / name))}
    known_names.add(FILE)
    unknown_count = sum(name not in known_names and not is_counts(name) for name in _names(folder))
    start, unread_reports = training.start or planned_start, len(reports) - len(readable_reports)
    people = _people(folder, training, files, context, memory)
    return TrainingContents(
        training, context.programme, start, files, readable_reports, unread_reports, unknown_count, counts, people
    )


def _people(
    folder: Path,
    training: Training,
    files: Mapping[TrainingFile, FoundFile],
    context: ReadingContext,
    memory: FactMemory,
) -> FileFacts:
    """How far people have come by all lists of a training: by its participant list alone where there is no other."""
    lists = [file for file in (APPLICANTS, PARTICIPANTS, ATTENDANCE) if file in files]
    if PARTICIPANTS not in lists:
        return FileFacts()
    participant_facts = files[PARTICIPANTS].facts
    if len(lists) == 1 or participant_facts.code:
        return participant_facts
    paths = [path for file in (*lists, AGENDA) for path in newest_versions(folder, file)[:1]]
    digests = " ".join(_digest(path) for name in paths for path in (name, find_mapping_beside(name)) if path)

    def read() -> FileFacts:
        from ecpat_training.event.attendance.reading.training_lists import read_training_people

        refuse = partial(refuse_answers, instrument=context.instrument)
        lists = read_training_people(context.programme, context.programme_file, training, context.agendas, refuse)
        return replace(people_facts(lists.people), stages=participant_facts.stages)

    return memory.facts(f"people {training.id} {context.version} {digests}", read, files=0)


def _find_newest(
    folder: Path, reading: FileReading, kind: TrainingFileKind, context: ReadingContext, memory: FactMemory
) -> FoundFile | None:
    files = newest_versions(folder, reading.file)
    if not files:
        return None
    neighbour_digests = " ".join(_digest(path) for file in reading.beside for path in newest_versions(folder, file))
    found_file = _read_facts(files[0], kind, context._replace(wave=reading.wave or neighbour_digests), memory)
    return found_file._replace(several=tuple(path.name for path in files)) if len(files) > 1 else found_file


def _read_facts(path: Path, kind: TrainingFileKind, context: ReadingContext, memory: FactMemory) -> FoundFile:
    digest = _digest(path)
    owner = f"{context.training.id} {context.version}" if context.training else ""
    words = find_mapping_beside(path)
    key = f"{kind.name} {context.wave} {owner} {path.suffix.lower()} {digest} {_digest(words) if words else ''}"
    facts = memory.facts(key, lambda: _facts(path, kind, context)) if digest else FileFacts(code="input.unreadable")
    return FoundFile(path.name, digest, facts)


def _facts(path: Path, kind: TrainingFileKind, context: ReadingContext) -> FileFacts:
    """What a file says; where it can't be read, the code of the first message that says why."""
    try:
        return kind.facts(path, context)
    except EcpatError as failure:
        first_finding = (*errors(failure.findings), *failure.findings)[:1]  # a note says nothing of why
        return FileFacts(code=first_finding[0].code if first_finding else "input.unreadable")


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


def _compare_contents(all_contents: Sequence[TrainingContents]) -> list[TrainingContents]:
    """The same, with the files that hold the same as another one: one of the two was put in a wrong place."""
    unique_files = {reading.file for kind in KINDS for reading in kind.readings if reading.is_unique}
    places: dict[str, list[tuple[str, TrainingFile]]] = {}
    for training_contents in all_contents:
        for file_kind, file in training_contents.files.items():
            if file_kind in unique_files:
                places.setdefault(file.digest, []).append((training_contents.training.id, file_kind))
    return [
        training_contents._replace(files=dict(_compare_with_others(training_contents, places)))
        for training_contents in all_contents
    ]


def _compare_with_others(
    training_contents: TrainingContents, places: Mapping[str, list[tuple[str, TrainingFile]]]
) -> Iterator[tuple[TrainingFile, FoundFile]]:
    for file_kind, file in training_contents.files.items():
        other_places = [
            place for place in places.get(file.digest, ()) if place != (training_contents.training.id, file_kind)
        ]
        # A signed list may be the participant list with its ticks; a workbook may have a sheet for each wave.
        if file_kind in (PARTICIPANTS, ATTENDANCE) or len(file.facts.waves) > 1:
            other_places = [
                (id_, other_kind) for id_, other_kind in other_places if id_ != training_contents.training.id
            ]
        identical_files = tuple(f"{other_kind.stem} of {id_}" for id_, other_kind in other_places)
        yield file_kind, file._replace(same_as=identical_files)
