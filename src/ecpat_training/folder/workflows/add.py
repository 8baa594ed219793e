"""`ecpat add`: new files told apart by what they hold, and copied to their places."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, provenance
from ecpat_training.commands.questionnaires import programme_instrument
from ecpat_training.commands.training_files import POST, PRE, TrainingFile, folder_of, versions
from ecpat_training.core.errors import EcpatError, Exit, UsageError
from ecpat_training.core.finding import Finding
from ecpat_training.core.text import closest_name, listing, visible
from ecpat_training.documents.wording import wording
from ecpat_training.files.hashing import sha256
from ecpat_training.files.opening import file_too_large_error, is_file
from ecpat_training.folder.journal.additions import journal_placed_files
from ecpat_training.folder.journal.lines import PLACE
from ecpat_training.folder.kind_parts.kind import Dated
from ecpat_training.folder.kind_parts.looked_file import RecognisedFile
from ecpat_training.folder.kinds.unused import UNUSED
from ecpat_training.folder.model.added import Addition, ListChanges
from ecpat_training.folder.reading.contents import starts
from ecpat_training.folder.reading.deciding import UNKNOWN_KIND
from ecpat_training.folder.reading.given_files import MAX_FILE_BYTES, GivenFile, unpack_given_files
from ecpat_training.folder.reading.of_training import TrainingFinder
from ecpat_training.folder.reading.placing import Placement, folder_for, placement_of, target
from ecpat_training.folder.reading.recognising import recognise_file
from ecpat_training.folder.reading.table import KIND_BY_FILE, KIND_BY_NAME, PLACES
from ecpat_training.folder.reading.versions import changes
from ecpat_training.folder.report.add import added_document, headline
from ecpat_training.folder.report.for_machines import add_result
from ecpat_training.folder.workflows.add_questions import AddOptions, questions
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.programme.training_named import titled
from ecpat_training.words.catalogue.message import Command, Option, clauses_of, names_hint, phrase, sentences


def add_files(files: Sequence[Path], folder: Path, delivery: Delivery, options: AddOptions) -> Outcome:
    """Tells every file apart and copies those whose place is known; nothing that is there is overwritten. The exit
    code is 1 where a file has to be asked for, or can't be read.

    Raises:
        UsageError: the programme has no such training, no file is called so, or there is no such encoding.
        OutputError: a file can't be written.
    """
    with unpack_given_files(files, options.encoding) as readable:
        return _add(readable, files, folder, delivery, options)


def _add(
    readable: Sequence[GivenFile], files: Sequence[Path], folder: Path, delivery: Delivery, options: AddOptions
) -> Outcome:
    programme = programme_file(folder)
    delivery.check([*files, programme])
    trainings = _trainings(programme)
    file_kind = _requested_file_kind(trainings, options)
    instrument = programme_instrument(programme)
    additions: list[Addition] = []
    findings: list[Finding] = []
    doubtful_files: list[tuple[Addition, Path]] = []
    copies: dict[Path, Path] = {}
    whats = [_recognise_or_failure(readable_file.path, instrument) for readable_file in readable]
    finder = TrainingFinder(programme, trainings, instrument, options.page)
    _note_what_came(finder, zip(readable, whats, strict=True), options.training, file_kind)
    for given_file, file, outcome in zip(readable, files, whats, strict=True):
        try:
            if isinstance(outcome, EcpatError):
                raise outcome
            placement = placement_of(given_file.path, outcome, finder, options.training, file_kind)
            addition = _addition_to_each(
                given_file, outcome, placement, programme, copies, is_kind_given=bool(file_kind)
            )
            if addition.place and not addition.there:
                if given_file.path.stat().st_size > MAX_FILE_BYTES:
                    raise file_too_large_error(MAX_FILE_BYTES, given_file.name)
                new_places = (path for path in (addition.place, *addition.further) if not is_file(path))
                copies |= dict.fromkeys(new_places, given_file.path)
        except EcpatError as failure:
            addition = Addition(given_file.name, "not read", "", None, failure.findings[0].message.rstrip("."))
            findings += failure.findings
        else:
            doubtful_files += [(addition, file)] if addition.place is None else []
        additions.append(addition)
    findings += questions(doubtful_files, folder, options)
    delivery.findings(findings)
    if options.copy and copies:
        folder_ = programme.parent
        journal = {folder_ / PLACE: journal_placed_files(folder_, options.step, copies)}
        delivery.files(copies, private_files=[*copies], files_beside=journal)
    origin = provenance("ecpat add", [programme])
    delivery.document(added_document(additions, programme.parent, origin, copied=options.copy))
    delivery.data(lambda: add_result(additions, programme.parent, copied=options.copy), findings, origin)
    return Outcome(Exit.FINDINGS if findings else Exit.CLEAN, headline(additions, copied=options.copy))


def _recognise_or_failure(path: Path, instrument: Path | None) -> RecognisedFile | EcpatError:
    try:
        return recognise_file(path, instrument)
    except EcpatError as failure:
        return failure


def _note_what_came(
    finder: TrainingFinder,
    files: Iterable[tuple[GivenFile, RecognisedFile | EcpatError]],
    training: str | None,
    file_kind: TrainingFile | None,
) -> None:
    """Tells the finder what the files of which the training is plain say of it, in whatever order they are named: whose
    answers come has answers, and who is on a list is known."""
    recognised_files = [
        (given_file.path, outcome) for given_file, outcome in files if isinstance(outcome, RecognisedFile)
    ]
    places = [placement_of(path, recognised, finder, training, file_kind) for path, recognised in recognised_files]
    answered_trainings = {placement.training for placement in places if placement.file_kind in (PRE, POST)}
    finder.trainings = [
        dated_training._replace(answered=dated_training.answered or dated_training.id in answered_trainings)
        for dated_training in finder.trainings
    ]
    for path, recognised in recognised_files:
        if training_id := placement_of(path, recognised, finder, training, file_kind).training:
            finder.known[training_id].came.append(recognised.signs)


def _trainings(programme: Path) -> list[Dated]:
    programme_content, source = read_programme(programme)
    planned_starts = starts(programme_content, source, programme)
    dated_trainings = []
    for training in programme_content.list_trainings():
        start = training.start or planned_starts.get(training.id)
        end = training.date_of(training.days) if training.start else None
        if start and end is None:
            end = type(start).fromordinal(start.toordinal() + training.days - 1)
        folder = folder_of(programme, training.id)
        has_answers = bool(versions(folder, PRE) or versions(folder, POST))
        tongues = dict.fromkeys(("en", programme_content.language, training.language))
        titles = tuple(dict.fromkeys(titled(wording(language), training).title for language in tongues))
        places = tuple(filter(None, map(str.strip, re.split("[,;\n]", f"{training.venue},{training.address}"))))
        training_details = (training.kind, training.country, titles, places)
        dated_trainings.append(Dated(training.id, training.participants, start, end, has_answers, *training_details))
    return dated_trainings


def _requested_file_kind(trainings: Sequence[Dated], options: AddOptions) -> TrainingFile | None:
    """What --as says, once the training is known to be one."""
    ids = [dated_training.id for dated_training in trainings]
    if options.training is not None and options.training not in ids:
        suggestion = closest_name(options.training, ids)
        hint = names_hint(suggestion, ids, 40)
        message = phrase("this programme has no training `{training}`.", training=visible(options.training))
        raise UsageError.because("add.training", message, hint=hint)
    if options.as_ is not None and options.as_ not in PLACES:
        message = phrase("no file of a training is called `{name}`.", name=visible(options.as_))
        raise UsageError.because("add.as", message, hint=names_hint(None, PLACES, len(PLACES)))
    return PLACES[options.as_] if options.as_ else None


def _addition_to_each(
    given_file: GivenFile,
    recognised_file: RecognisedFile,
    placement: Placement,
    programme: Path,
    copies: dict[Path, Path],
    *,
    is_kind_given: bool,
) -> Addition:
    """The addition of a file to its place, and to each further one; asked as a whole where one of them is."""
    if is_kind_given and recognised_file.kind == UNUSED:  # what a person says holds
        recognised_file = recognised_file._replace(kind=UNKNOWN_KIND)
    file_kinds = (placement.file_kind, *placement.further)
    additions = [
        _addition(
            given_file,
            recognised_file,
            placement._replace(file_kind=file_kind),
            programme,
            copies,
            is_kind_given=is_kind_given,
        )
        for file_kind in file_kinds
    ]
    question = next((addition for addition in additions if addition.place is None), None)
    if question is not None or len(additions) == 1:
        return question or additions[0]
    nouns = listing([addition.kind for addition in additions])
    places = tuple(addition.place for addition in additions[1:] if addition.place)
    all_present = all(addition.there for addition in additions)
    return replace(additions[0], kind=nouns, further=places, there=all_present)


def _addition(
    given_file: GivenFile,
    recognised_file: RecognisedFile,
    placement: Placement,
    programme: Path,
    copies: dict[Path, Path],
    *,
    is_kind_given: bool,
) -> Addition:
    name, file = given_file
    reason = sentences(*filter(None, (recognised_file.because, *clauses_of(placement.because))), sign="; ")
    kind = KIND_BY_NAME.get(recognised_file.kind)
    if kind and placement.training and (folders := kind.kept_in(file)):
        place, question, identical = _kept_place(file, folder_of(programme, placement.training), folders)
        return Addition(name, recognised_file.kind, reason, place, question, identical)
    keeps = kind is not None and bool(kind.files or kind.refusal)
    question = "" if is_kind_given and not keeps else recognised_file.question  # a letter may be a debrief
    if refusal := question or (kind.refusal if kind else ""):
        fitting_names = (stem for stem, place in PLACES.items() if file.suffix.lower() in place.endings)
        names = tuple(fitting_names) if kind and not keeps else ()
        possible_trainings = placement.trainings if names else ()
        return Addition(name, recognised_file.kind, reason, None, refusal, trainings=possible_trainings, names=names)
    ending = ""
    file_kind = placement.file_kind
    if file_kind and file.suffix.lower() not in file_kind.endings:
        ending = f"{file_kind.stem} can't end in {visible(file.suffix)}; save it as {file_kind.endings[0]}"
    if placement.question or ending or placement.file_kind is None:
        question = "; ".join(part for part in (placement.question, ending) if part)
        possible_trainings = placement.trainings
        return Addition(
            name, recognised_file.kind, reason, None, question, trainings=possible_trainings, names=placement.names
        )
    existing = versions(folder_for(programme, placement), placement.file_kind)
    place, identical = target(programme, placement, file, sha256(file), {path: sha256(path) for _, path in existing})
    if kind and existing and not identical and not is_kind_given:
        question = kind.asked_of_second(placement.file_kind, existing[-1][1].name)
        if question:
            return Addition(name, recognised_file.kind, reason, None, question)
    if second_copy := next((copy for copy in copies if copy.with_suffix("") == place.with_suffix("")), None):
        owner = placement.training or "the programme"
        text = "another file of this line is to be {second} of {owner} already; add them one by one"
        if placement.file_kind in KIND_BY_FILE and KIND_BY_FILE[placement.file_kind].are_lists:
            text += ", or, if they are parts of one list, make it with {command}"
        question = phrase(text, second=second_copy.name, owner=owner, command=Command("roster join"))
        return Addition(name, recognised_file.kind, reason, None, question)
    comparison = _compared(placement.file_kind, existing[-1][1], file) if existing and not identical else None
    if comparison and not is_kind_given and comparison.gone and not (comparison.same or comparison.changed):
        # An attendance list in words that nobody knows, or another training's list, would send everybody away.
        question = phrase(
            "nobody of {before} is on it; say with {option} that it takes its place",
            before=visible(comparison.before),
            option=Option("--as", placement.file_kind.stem),
        )
        return Addition(name, recognised_file.kind, reason, None, question)
    return Addition(name, placement.file_kind.noun, reason, place, "", identical, comparison)


def _kept_place(file: Path, training_folder: Path, folders: Sequence[str]) -> tuple[Path | None, str, bool]:
    """(where a file keeps its name, or None; what is asked then; whether this very file is there already)."""
    places = [training_folder / folder / file.name for folder in folders]
    identical = next((place for place in places if is_file(place) and sha256(place) == sha256(file)), None)
    if identical is None and is_file(places[0]):
        return None, f"{file.name} is in its {folders[0]} already; give the file another name", False
    return identical or places[0], "", identical is not None


def _compared(file_kind: TrainingFile, before: Path, file: Path) -> ListChanges | None:
    """What a list changed; None of other files, and where the one before can't be read: the new one may be."""
    if file_kind not in KIND_BY_FILE or not KIND_BY_FILE[file_kind].are_lists:
        return None
    try:
        return changes(before, file)
    except EcpatError:
        return None
