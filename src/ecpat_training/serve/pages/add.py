"""Files are dropped: told apart, their places proposed, and what can't be told asked, as `ecpat add` does it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from ecpat_training.commands.for_machines import JsonAnswer, listening
from ecpat_training.commands.training_files import TRAININGS
from ecpat_training.documents.wording import wording
from ecpat_training.files.csv.encoding import CANDIDATES, possible_readings
from ecpat_training.files.csv.stream import is_unicode
from ecpat_training.files.opening import is_file, read_bytes
from ecpat_training.folder.kind_parts.large import TEXTS
from ecpat_training.folder.kinds.unused import UNUSED
from ecpat_training.folder.reading.deciding import PEOPLE_IN_A_TEXT
from ecpat_training.folder.reading.given_files import MAX_FILE_BYTES
from ecpat_training.folder.reading.table import KIND_BY_FILE, PLACES
from ecpat_training.folder.report.for_machines import AddedData, AddResult
from ecpat_training.folder.workflows.add import add_files
from ecpat_training.folder.workflows.add_questions import AddOptions
from ecpat_training.folder.workflows.undo_add import undo_add
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.programme.training_named import titled
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.workflows.draft import roster_draft
from ecpat_training.serve.jobs.job import Job
from ecpat_training.serve.model.sent import SentFile
from ecpat_training.serve.safety.uploads import FILES
from ecpat_training.serve.showing.caught import CapturedDelivery
from ecpat_training.serve.visits.training import programme_of
from ecpat_training.serve.visits.tray import DroppedFiles
from ecpat_training.serve.visits.visit import Endpoint, MissingError, Page, Visit
from ecpat_training.serve.writing.folder import writing
from ecpat_training.words.catalogue.marked_text import marked
from ecpat_training.words.catalogue.message import Message, Option, clauses_of

if TYPE_CHECKING:
    from starlette.responses import Response

_AT_ONCE = 1.0  # seconds that one waits without a word
_ANSWERS = {file.noun for file, file_kind in KIND_BY_FILE.items() if file_kind.gives_answers}
_LOOKING = marked("Looking at the files")


class _FileAnswer(NamedTuple):
    """What a person says of a file: the training, what it is, the encoding of its text; and the training on whose
    `page` it was dropped, which counts as evidence alone."""

    training: str | None = None
    as_: str | None = None
    encoding: str | None = None
    page: str | None = None


def show(visit: Visit) -> "Response":
    """Where files are dropped or chosen; of a training, and as what, where a page of it leads here."""
    training = next(
        (
            candidate
            for candidate in programme_of(visit).list_trainings()
            if candidate.id == visit.asked.get("training")
        ),
        None,
    )
    data_kind = visit.asked.get("as", "")
    noun = PLACES[data_kind].noun if data_kind in PLACES else ""
    return visit.page("add", training=training, noun=noun, as_=data_kind)


def drop(visit: Visit) -> "Response":
    """Takes the files and looks at them; nothing is copied yet."""
    if not visit.files:
        return visit.go("/add")
    training_ids = {candidate.id for candidate in programme_of(visit).list_trainings()}
    training, data_kind = visit.form.get("training", ""), visit.form.get("as", "")
    training, data_kind = (training, data_kind if data_kind in PLACES else "") if training in training_ids else ("", "")
    dropped_files = visit.desk.tray.take(visit.files, training, data_kind)
    address = f"/add/{dropped_files.id_}"

    def look(_: Job) -> str:
        _inspect_dropped_files(visit, dropped_files)
        return address

    job = visit.desk.jobs.start(_LOOKING, look)
    job.wait_for_end(_AT_ONCE)
    return visit.go(address if job.state == "done" else f"/jobs/{job.id_}")


def proposed(visit: Visit) -> "Response":
    """What each file is, where it belongs, and what has to be asked.

    Raises:
        MissingError: what was dropped isn't kept any longer.
    """
    dropped_files = _find_dropped(visit)
    return _page(visit, dropped_files)


def copy_dropped_files(visit: Visit) -> "Response":
    """Copies what has a place, by itself or by what the person has answered; nothing is overwritten.

    Raises:
        MissingError: what was dropped isn't kept any longer.
    """
    dropped_files = _find_dropped(visit)
    skipped_numbers = set(visit.lists.get("leave", ()))
    for number in [file_number for file_number in dropped_files.files if str(file_number) in skipped_numbers]:
        dropped_files.done(number)
    for number in dropped_files.files:
        if (chosen_encoding := visit.form.get(f"encoding-{number}")) in CANDIDATES:
            dropped_files.encodings[number] = chosen_encoding
    added_files: list[AddedData] = []
    left_files: list[str] = []
    with writing(visit.desk.site):
        for answer, numbers in _group_files_by_answer(visit.form, dropped_files).items():
            copied_files = _add(visit, _files(dropped_files, numbers), answer, step=dropped_files.id_)
            for number, added_file in zip(numbers, copied_files, strict=True):
                if added_file.place is not None:
                    added_files.append(added_file)
                    dropped_files.done(number)
                elif added_file.kind == UNUSED and not answer.as_:
                    left_files.append(added_file.file)
                    dropped_files.done(number)
    if not dropped_files.files:
        visit.desk.tray.leave(dropped_files.id_)
        return _added(visit, added_files, left_files, dropped_files.id_)
    return _page(visit, dropped_files, added_files, left_files, is_waiting=True)


def proposed_list(visit: Visit) -> "Response":
    """The list that a mail or a letter may be, as a workbook to look at.

    Raises:
        MissingError: the file isn't kept any longer, or no list is understood in it.
    """
    dropped_files, number = _find_dropped(visit), visit.parts["number"]
    file = dropped_files.files.get(int(number)) if number.isdecimal() else None
    if file is None:
        raise MissingError
    name = f"{file.path.stem}-list.xlsx"
    captured = CapturedDelivery(out_names=(name,))
    roster_draft(ListFile(file.path, dropped_files.encodings.get(int(number))), captured)
    return visit.download(name, captured.file_contents[name])


def leave(visit: Visit) -> "Response":
    """Lets everything go that was dropped.

    Raises:
        MissingError: what was dropped isn't kept any longer.
    """
    visit.desk.tray.leave(_find_dropped(visit).id_)
    return visit.go("/add")


def undo_adding(visit: Visit) -> "Response":
    """Takes back what was copied together, where nothing was added since and no file was changed.

    Raises:
        UsageError: something was added since.
        OutputError: a file was changed since.
    """
    site = visit.desk.site
    with writing(site):
        undo_add(site.programme, CapturedDelivery(folder=site.folder), step=visit.form.get("step", ""))
    return visit.go("/add")


def _added(visit: Visit, additions: Sequence[AddedData], left_files: Sequence[str], step: str) -> "Response":
    """What was done, and the way on to the trainings that it was done for."""
    training_ids = {id_ for added_file in additions if (id_ := _training_of(added_file))}
    trainings_with_answers = {
        id_ for added_file in additions if added_file.kind in _ANSWERS and (id_ := _training_of(added_file))
    }
    trainings = [
        (training.id, training.title or training.id)
        for training in programme_of(visit).list_trainings()
        if training.id in training_ids
    ]
    return visit.page(
        "added", done=additions, left=left_files, trainings=trainings, answered=trainings_with_answers, step=step
    )


def _training_of(added_file: AddedData) -> str:
    """The training into whose folder a file was copied; "" of one that stands beside the programme."""
    path_parts = Path(added_file.place or "").parts
    return path_parts[1] if path_parts[:1] == (TRAININGS,) and len(path_parts) > 2 else ""


def _page(
    visit: Visit,
    dropped_files: DroppedFiles,
    additions: Sequence[AddedData] = (),
    left_files: Sequence[str] = (),
    *,
    is_waiting: bool = False,
) -> "Response":
    added_by_number, numbers_by_page = _inspect_dropped_files(visit, dropped_files)
    programme, _ = read_programme(visit.desk.site.programme)
    trainings = [(training.id, titled(wording(), training).title) for training in programme.list_trainings()]
    kind_choices = [(stem, file_kind.noun) for stem, file_kind in PLACES.items()]
    letters = {number: _letters(sent_file) for number, sent_file in dropped_files.files.items()}
    open_numbers = [number for number, added_file in added_by_number.items() if added_file.place is None]
    preset_numbers = numbers_by_page | {number for number in open_numbers if not added_by_number[number].trainings}
    unused_numbers = {number for number in open_numbers if added_by_number[number].kind == UNUSED}
    undecided_numbers = [
        number for number in open_numbers if added_by_number[number].trainings and number not in unused_numbers
    ]
    return visit.page(
        "dropped", dropped=dropped_files, added=added_by_number, done=additions, left=left_files, waiting=is_waiting,
        trainings=trainings,
        kinds=kind_choices, chosen=visit.form, people_in_a_text=PEOPLE_IN_A_TEXT,
        letters=letters, encodings=dropped_files.encodings, meant=numbers_by_page,
        preset=preset_numbers - unused_numbers, unused=unused_numbers,
        undecided=undecided_numbers,
    )  # fmt: skip


def _letters(file: SentFile) -> list[tuple[str, str]]:
    """An encoding for each way in which a text that isn't Unicode may read, and words of it in that encoding; nothing
    where nothing needs to be asked."""
    if file.path.suffix.lower() not in TEXTS or not is_file(file.path) or is_unicode(file.path):
        return []
    return [(names[0], text) for text, names in possible_readings(read_bytes(file.path, MAX_FILE_BYTES)).items()]


def _inspect_dropped_files(visit: Visit, dropped_files: DroppedFiles) -> tuple[dict[int, AddedData], frozenset[int]]:
    """What each file is, by its number, and those whose place is known by the page alone on which they were dropped;
    worked out once for a state of the folder."""
    numbers = tuple(dropped_files.files)
    encodings = tuple(sorted(dropped_files.encodings.items()))

    def look() -> tuple[dict[int, AddedData], frozenset[int]]:
        added_by_number: dict[int, AddedData] = {}
        for answer, same_numbers in _group_files_by_answer({}, dropped_files).items():
            added_by_number.update(
                zip(same_numbers, _add(visit, _files(dropped_files, same_numbers), answer), strict=True)
            )
        open_numbers = (
            [number for number in numbers if added_by_number[number].place is None] if dropped_files.training else []
        )
        for number in open_numbers:
            answer = _FileAnswer(encoding=dropped_files.encodings.get(number), page=dropped_files.training)
            added_by_number[number] = _add(visit, _files(dropped_files, [number]), answer)[0]
            if dropped_files.as_ in added_by_number[number].names and not added_by_number[number].trainings:
                answer = answer._replace(training=dropped_files.training, as_=dropped_files.as_)
                added_by_number[number] = _add(visit, _files(dropped_files, [number]), answer)[0]
        placed_numbers = frozenset(number for number in open_numbers if added_by_number[number].place is not None)
        return {number: added_by_number[number] for number in numbers}, placed_numbers

    return visit.desk.known.of(visit.desk.site.folder, ("dropped", dropped_files.id_, numbers, encodings), look)


def _files(dropped_files: DroppedFiles, numbers: Sequence[int]) -> list[SentFile]:
    return [dropped_files.files[number] for number in numbers]


def _add(visit: Visit, files: Sequence[SentFile], answer: _FileAnswer, *, step: str = "") -> Sequence[AddedData]:
    """What `ecpat add` says of files; with a `step` they are copied as part of it."""
    site, json_answer = visit.desk.site, JsonAnswer()
    captured = CapturedDelivery(folder=site.folder)
    with listening(json_answer):
        add_files(
            [sent_file.path for sent_file in files],
            site.programme,
            captured,
            AddOptions(answer.training, answer.as_, bool(step), answer.encoding, step, answer.page),
        )
    return [
        replace(added_file, because=_strip_options(added_file.because))
        for added_file in cast(AddResult, json_answer.result).files
    ]


def _strip_options(reason: str) -> str:
    """Why a file is what it is, for somebody who has typed no options."""
    reason_clauses = ["as you say" if _names_option(clause) else clause for clause in clauses_of(reason)]
    return "; ".join(dict.fromkeys(reason_clauses))


def _names_option(clause: str) -> bool:
    return isinstance(clause, Message) and any(isinstance(value, Option) for value in clause.named.values())


def _group_files_by_answer(form: Mapping[str, str], dropped_files: DroppedFiles) -> dict[_FileAnswer, list[int]]:
    """The files by what the person says of them; first those of which nothing needs to be said, together, since one
    may tell what another is."""
    numbers_by_answer: dict[_FileAnswer, list[int]] = {_FileAnswer(): []}
    for number in dropped_files.files:
        common_training = form.get("training-all") if str(number) in form.get("asked", "").split() else None
        training, data_kind = (
            form.get(f"training-{number}") or common_training or None,
            form.get(f"as-{number}") or None,
        )
        answer = _FileAnswer(training, data_kind, dropped_files.encodings.get(number))
        numbers_by_answer.setdefault(answer, []).append(number)
    return {key: numbers for key, numbers in numbers_by_answer.items() if numbers}


def _find_dropped(visit: Visit) -> DroppedFiles:
    dropped_files = visit.desk.tray.dropped(visit.parts["id"])
    if dropped_files is None:
        raise MissingError
    return dropped_files


page = Page(
    menu=marked("Add files"),
    place=15,
    ways=(
        Endpoint(path="/add", do=show),
        Endpoint(path="/add", do=drop, posts=True, files=FILES),
        Endpoint(path="/add/undo", do=undo_adding, posts=True),
        Endpoint(path="/add/{id}", do=proposed),
        Endpoint(path="/add/{id}", do=copy_dropped_files, posts=True),
        Endpoint(path="/add/{id}/{number}/list", do=proposed_list),
        Endpoint(path="/add/{id}/leave", do=leave, posts=True),
    ),
)
