"""Files are dropped: told apart, their places proposed, and what can't be told asked, as `ecpat add` does it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from ecpat_training.commands.for_machines import JsonAnswer, listening
from ecpat_training.commands.training_files import TRAININGS
from ecpat_training.documents.wording import wording
from ecpat_training.files.csv.encoding import CANDIDATES, readings
from ecpat_training.files.csv.stream import is_unicode
from ecpat_training.files.opening import is_file, read_bytes
from ecpat_training.folder.kind_parts.large import TEXTS
from ecpat_training.folder.kinds.unused import UNUSED
from ecpat_training.folder.reading.deciding import PEOPLE_IN_A_TEXT
from ecpat_training.folder.reading.given_files import MOST
from ecpat_training.folder.reading.table import KIND_OF, PLACES
from ecpat_training.folder.report.for_machines import AddedData, AddResult
from ecpat_training.folder.workflows.add import add_files
from ecpat_training.folder.workflows.add_questions import AddOptions
from ecpat_training.folder.workflows.undo_add import undo_add
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.programme.training_named import titled
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.workflows.draft import roster_draft
from ecpat_training.serve.jobs.job import Job
from ecpat_training.serve.model.sent import Sent
from ecpat_training.serve.safety.uploads import FILES
from ecpat_training.serve.showing.caught import Caught
from ecpat_training.serve.visits.training import programme_of
from ecpat_training.serve.visits.tray import Dropped
from ecpat_training.serve.visits.visit import Endpoint, MissingError, Page, Visit
from ecpat_training.serve.writing.folder import writing
from ecpat_training.words.catalogue.marked_text import marked
from ecpat_training.words.catalogue.message import Message, Option, clauses_of

if TYPE_CHECKING:
    from starlette.responses import Response

_AT_ONCE = 1.0  # seconds that one waits without a word
_ANSWERS = {file.noun for file, kind in KIND_OF.items() if kind.gives_answers}
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
        (candidate for candidate in programme_of(visit).all_trainings() if candidate.id == visit.asked.get("training")),
        None,
    )
    as_ = visit.asked.get("as", "")
    noun = PLACES[as_].noun if as_ in PLACES else ""
    return visit.page("add", training=training, noun=noun, as_=as_)


def drop(visit: Visit) -> "Response":
    """Takes the files and looks at them; nothing is copied yet."""
    if not visit.files:
        return visit.go("/add")
    training_ids = {candidate.id for candidate in programme_of(visit).all_trainings()}
    training, as_ = visit.form.get("training", ""), visit.form.get("as", "")
    training, as_ = (training, as_ if as_ in PLACES else "") if training in training_ids else ("", "")
    dropped = visit.desk.tray.take(visit.files, training, as_)
    address = f"/add/{dropped.id_}"

    def look(_: Job) -> str:
        _looked_at(visit, dropped)
        return address

    job = visit.desk.jobs.start(_LOOKING, look)
    job.wait_for_end(_AT_ONCE)
    return visit.go(address if job.state == "done" else f"/jobs/{job.id_}")


def proposed(visit: Visit) -> "Response":
    """What each file is, where it belongs, and what has to be asked.

    Raises:
        MissingError: what was dropped isn't kept any longer.
    """
    dropped = _dropped(visit)
    return _page(visit, dropped)


def copy_dropped_files(visit: Visit) -> "Response":
    """Copies what has a place, by itself or by what the person has answered; nothing is overwritten.

    Raises:
        MissingError: what was dropped isn't kept any longer.
    """
    dropped = _dropped(visit)
    left_out = set(visit.lists.get("leave", ()))
    for number in [file_number for file_number in dropped.files if str(file_number) in left_out]:
        dropped.done(number)
    for number in dropped.files:
        if (chosen := visit.form.get(f"encoding-{number}")) in CANDIDATES:
            dropped.encodings[number] = chosen
    done: list[AddedData] = []
    left_files: list[str] = []
    with writing(visit.desk.site):
        for answer, numbers in _by_answer(visit.form, dropped).items():
            added = _add(visit, _files(dropped, numbers), answer, step=dropped.id_)
            for number, added_file in zip(numbers, added, strict=True):
                if added_file.place is not None:
                    done.append(added_file)
                    dropped.done(number)
                elif added_file.kind == UNUSED and not answer.as_:
                    left_files.append(added_file.file)
                    dropped.done(number)
    if not dropped.files:
        visit.desk.tray.leave(dropped.id_)
        return _added(visit, done, left_files, dropped.id_)
    return _page(visit, dropped, done, left_files, waiting=True)


def proposed_list(visit: Visit) -> "Response":
    """The list that a mail or a letter may be, as a workbook to look at.

    Raises:
        MissingError: the file isn't kept any longer, or no list is understood in it.
    """
    dropped, number = _dropped(visit), visit.parts["number"]
    file = dropped.files.get(int(number)) if number.isdecimal() else None
    if file is None:
        raise MissingError
    name = f"{file.path.stem}-list.xlsx"
    caught = Caught(out=(name,))
    roster_draft(ListFile(file.path, dropped.encodings.get(int(number))), caught)
    return visit.download(name, caught.held[name])


def leave(visit: Visit) -> "Response":
    """Lets everything go that was dropped.

    Raises:
        MissingError: what was dropped isn't kept any longer.
    """
    visit.desk.tray.leave(_dropped(visit).id_)
    return visit.go("/add")


def take_back(visit: Visit) -> "Response":
    """Takes back what was copied together, where nothing was added since and no file was changed.

    Raises:
        UsageError: something was added since.
        OutputError: a file was changed since.
    """
    site = visit.desk.site
    with writing(site):
        undo_add(site.programme, Caught(folder=site.folder), step=visit.form.get("step", ""))
    return visit.go("/add")


def _added(visit: Visit, additions: Sequence[AddedData], left_files: Sequence[str], step: str) -> "Response":
    """What was done, and the way on to the trainings that it was done for."""
    training_ids = {id_ for added_file in additions if (id_ := _training_of(added_file))}
    answered = {id_ for added_file in additions if added_file.kind in _ANSWERS and (id_ := _training_of(added_file))}
    trainings = [
        (training.id, training.title or training.id)
        for training in programme_of(visit).all_trainings()
        if training.id in training_ids
    ]
    return visit.page("added", done=additions, left=left_files, trainings=trainings, answered=answered, step=step)


def _training_of(added_file: AddedData) -> str:
    """The training into whose folder a file was copied; "" of one that stands beside the programme."""
    parts = Path(added_file.place or "").parts
    return parts[1] if parts[:1] == (TRAININGS,) and len(parts) > 2 else ""


def _page(
    visit: Visit,
    dropped: Dropped,
    additions: Sequence[AddedData] = (),
    left_files: Sequence[str] = (),
    *,
    waiting: bool = False,
) -> "Response":
    added, by_page = _looked_at(visit, dropped)
    programme, _ = read_programme(visit.desk.site.programme)
    trainings = [(training.id, titled(wording(), training).title) for training in programme.all_trainings()]
    kinds = [(stem, kind.noun) for stem, kind in PLACES.items()]
    letters = {number: _letters(sent_file) for number, sent_file in dropped.files.items()}
    open_ = [number for number, added_file in added.items() if added_file.place is None]
    preset = by_page | {number for number in open_ if not added[number].trainings}
    unused = {number for number in open_ if added[number].kind == UNUSED}
    undecided = [number for number in open_ if added[number].trainings and number not in unused]
    return visit.page(
        "dropped", dropped=dropped, added=added, done=additions, left=left_files, waiting=waiting, trainings=trainings,
        kinds=kinds, chosen=visit.form, people_in_a_text=PEOPLE_IN_A_TEXT,
        letters=letters, encodings=dropped.encodings, meant=by_page, preset=preset - unused, unused=unused,
        undecided=undecided,
    )  # fmt: skip


def _letters(file: Sent) -> list[tuple[str, str]]:
    """An encoding for each way in which a text that isn't Unicode may read, and words of it in that encoding; nothing
    where nothing needs to be asked."""
    if file.path.suffix.lower() not in TEXTS or not is_file(file.path) or is_unicode(file.path):
        return []
    return [(names[0], text) for text, names in readings(read_bytes(file.path, MOST)).items()]


def _looked_at(visit: Visit, dropped: Dropped) -> tuple[dict[int, AddedData], frozenset[int]]:
    """What each file is, by its number, and those whose place is known by the page alone on which they were dropped;
    worked out once for a state of the folder."""
    numbers = tuple(dropped.files)
    encodings = tuple(sorted(dropped.encodings.items()))

    def look() -> tuple[dict[int, AddedData], frozenset[int]]:
        added_by_number: dict[int, AddedData] = {}
        for answer, alike in _by_answer({}, dropped).items():
            added_by_number.update(zip(alike, _add(visit, _files(dropped, alike), answer), strict=True))
        open_ = [number for number in numbers if added_by_number[number].place is None] if dropped.training else []
        for number in open_:
            answer = _FileAnswer(encoding=dropped.encodings.get(number), page=dropped.training)
            added_by_number[number] = _add(visit, _files(dropped, [number]), answer)[0]
            if dropped.as_ in added_by_number[number].names and not added_by_number[number].trainings:
                answer = answer._replace(training=dropped.training, as_=dropped.as_)
                added_by_number[number] = _add(visit, _files(dropped, [number]), answer)[0]
        meant_ = frozenset(number for number in open_ if added_by_number[number].place is not None)
        return {number: added_by_number[number] for number in numbers}, meant_

    return visit.desk.known.of(visit.desk.site.folder, ("dropped", dropped.id_, numbers, encodings), look)


def _files(dropped: Dropped, numbers: Sequence[int]) -> list[Sent]:
    return [dropped.files[number] for number in numbers]


def _add(visit: Visit, files: Sequence[Sent], answer: _FileAnswer, *, step: str = "") -> Sequence[AddedData]:
    """What `ecpat add` says of files; with a `step` they are copied as part of it."""
    site, heard = visit.desk.site, JsonAnswer()
    caught = Caught(folder=site.folder)
    with listening(heard):
        add_files(
            [sent_file.path for sent_file in files],
            site.programme,
            caught,
            AddOptions(answer.training, answer.as_, bool(step), answer.encoding, step, answer.page),
        )
    return [
        replace(added_file, because=_without_options(added_file.because))
        for added_file in cast(AddResult, heard.result).files
    ]


def _without_options(because: str) -> str:
    """Why a file is what it is, for somebody who has typed no options."""
    clauses = ["as you say" if _names_option(clause) else clause for clause in clauses_of(because)]
    return "; ".join(dict.fromkeys(clauses))


def _names_option(clause: str) -> bool:
    return isinstance(clause, Message) and any(isinstance(value, Option) for value in clause.named.values())


def _by_answer(form: Mapping[str, str], dropped: Dropped) -> dict[_FileAnswer, list[int]]:
    """The files by what the person says of them; first those of which nothing needs to be said, together, since one
    may tell what another is."""
    numbers_by_answer: dict[_FileAnswer, list[int]] = {_FileAnswer(): []}
    for number in dropped.files:
        of_all = form.get("training-all") if str(number) in form.get("asked", "").split() else None
        training, as_ = form.get(f"training-{number}") or of_all or None, form.get(f"as-{number}") or None
        answer = _FileAnswer(training, as_, dropped.encodings.get(number))
        numbers_by_answer.setdefault(answer, []).append(number)
    return {key: numbers for key, numbers in numbers_by_answer.items() if numbers}


def _dropped(visit: Visit) -> Dropped:
    dropped = visit.desk.tray.dropped(visit.parts["id"])
    if dropped is None:
        raise MissingError
    return dropped


page = Page(
    menu=marked("Add files"),
    place=15,
    ways=(
        Endpoint(path="/add", do=show),
        Endpoint(path="/add", do=drop, posts=True, files=FILES),
        Endpoint(path="/add/undo", do=take_back, posts=True),
        Endpoint(path="/add/{id}", do=proposed),
        Endpoint(path="/add/{id}", do=copy_dropped_files, posts=True),
        Endpoint(path="/add/{id}/{number}/list", do=proposed_list),
        Endpoint(path="/add/{id}/leave", do=leave, posts=True),
    ),
)
