"""`ecpat add`: new files told apart by what they hold, and copied to their places."""

import shlex
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.deliver import Delivery, Outcome, provenance
from ecpat_training.commands.file_lookup import PROGRAMME, nearest_file
from ecpat_training.commands.training_files import POST, PRE, TrainingFile, folder_of, versions
from ecpat_training.core.errors import EcpatError, Exit, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, name_meant, visible
from ecpat_training.files.hashing import sha256
from ecpat_training.files.opening import is_file, too_large
from ecpat_training.folder.kind_parts.kind import Dated
from ecpat_training.folder.kind_parts.looked_file import RecognisedFile
from ecpat_training.folder.model.added import Addition, ListChanges
from ecpat_training.folder.reading.contents import INSTRUMENT, starts
from ecpat_training.folder.reading.given_files import MOST, GivenFile, given_files
from ecpat_training.folder.reading.journal import PLACE, with_placed
from ecpat_training.folder.reading.placing import Placement, folder_for, placement_of, target
from ecpat_training.folder.reading.recognising import recognise_file
from ecpat_training.folder.reading.table import KIND_NAMED, KIND_OF, PLACES
from ecpat_training.folder.reading.versions import changes
from ecpat_training.folder.report.add import added_document, headline
from ecpat_training.folder.report.for_machines import add_result
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.words.catalogue.message import Command, Option, clauses_of, names_hint, phrase, sentences

_MOST_SHOWN = 40  # trainings that a message offers


class AddOptions(NamedTuple):
    """What a person says of all the files: their training and what they are; whether to copy them, or only to say
    where they belong; the encoding of texts that aren't Unicode; and a name of the `step` with which they are taken
    back."""

    training: str | None = None
    as_: str | None = None
    copy: bool = True
    encoding: str | None = None
    step: str = ""


def add_files(files: Sequence[Path], folder: Path, delivery: Delivery, options: AddOptions) -> Outcome:
    """Tells every file apart and copies those whose place is known; nothing that is there is overwritten. The exit
    code is 1 where a file has to be asked for, or can't be read.

    Raises:
        UsageError: the programme has no such training, no file is called so, or there is no such encoding.
        OutputError: a file can't be written.
    """
    with given_files(files, options.encoding) as readable:
        return _add(readable, files, folder, delivery, options)


def _add(
    readable: Sequence[GivenFile], files: Sequence[Path], folder: Path, delivery: Delivery, options: AddOptions
) -> Outcome:
    programme = programme_file(folder)
    delivery.check([*files, programme])
    trainings = _trainings(programme)
    file_kind = _requested_file_kind(trainings, options)
    instrument = programme.parent / INSTRUMENT
    additions: list[Addition] = []
    findings: list[Finding] = []
    copies: dict[Path, Path] = {}
    whats = [
        _recognise_or_failure(readable_file.path, instrument if is_file(instrument) else None)
        for readable_file in readable
    ]
    trainings = _with_answers(trainings, zip(readable, whats, strict=True), options.training, file_kind)
    for given_file, file, recognised in zip(readable, files, whats, strict=True):
        try:
            if isinstance(recognised, EcpatError):
                raise recognised
            addition = _addition(
                given_file,
                recognised,
                placement_of(given_file.path, recognised, trainings, options.training, file_kind),
                programme,
                copies,
                as_said=bool(file_kind),
            )
            if addition.place and not addition.there:
                if given_file.path.stat().st_size > MOST:
                    raise too_large(MOST, given_file.name)
                copies[addition.place] = given_file.path
        except EcpatError as failure:
            addition = Addition(given_file.name, "not read", "", None, failure.findings[0].message.rstrip("."))
            findings += failure.findings
        else:
            findings += [_question(addition, file, folder, options)] if addition.place is None else []
        additions.append(addition)
    delivery.findings(findings)
    if options.copy and copies:
        folder_ = programme.parent
        journal = {folder_ / PLACE: with_placed(folder_, options.step, copies)}
        delivery.files(copies, private=[*copies], besides=journal)
    origin = provenance("ecpat add", [programme])
    delivery.document(added_document(additions, programme.parent, origin, copied=options.copy))
    delivery.data(lambda: add_result(additions, programme.parent, copied=options.copy), findings, origin)
    return Outcome(Exit.FINDINGS if findings else Exit.CLEAN, headline(additions, copied=options.copy))


def _recognise_or_failure(path: Path, instrument: Path | None) -> RecognisedFile | EcpatError:
    try:
        return recognise_file(path, instrument)
    except EcpatError as failure:
        return failure


def _with_answers(
    trainings: Sequence[Dated],
    files: Iterable[tuple[GivenFile, RecognisedFile | EcpatError]],
    training: str | None,
    file_kind: TrainingFile | None,
) -> list[Dated]:
    """The trainings, where those of which answers come now have answers too, in whatever order the files are named."""
    places = [
        placement_of(given_file.path, recognised, trainings, training, file_kind)
        for given_file, recognised in files
        if isinstance(recognised, RecognisedFile)
    ]
    answered_ids = {placement.training for placement in places if placement.file_kind in (PRE, POST)}
    return [dated._replace(answered=dated.answered or dated.id in answered_ids) for dated in trainings]


def _trainings(programme: Path) -> list[Dated]:
    read, source = read_programme(programme)
    planned = starts(read, source, programme)
    dated = []
    for training in read.all_trainings():
        start = training.start or planned.get(training.id)
        end = training.date_of(training.days) if training.start else None
        if start and end is None:
            end = type(start).fromordinal(start.toordinal() + training.days - 1)
        folder = folder_of(programme, training.id)
        answered = bool(versions(folder, PRE) or versions(folder, POST))
        dated.append(Dated(training.id, training.participants, start, end, answered))
    return dated


def _requested_file_kind(trainings: Sequence[Dated], options: AddOptions) -> TrainingFile | None:
    """What --as says, once the training is known to be one."""
    ids = [dated.id for dated in trainings]
    if options.training is not None and options.training not in ids:
        suggestion = name_meant(options.training, ids)
        hint = names_hint(suggestion, ids, 40)
        message = phrase("this programme has no training `{training}`.", training=visible(options.training))
        raise UsageError.because("add.training", message, hint=hint)
    if options.as_ is not None and options.as_ not in PLACES:
        message = phrase("no file of a training is called `{name}`.", name=visible(options.as_))
        raise UsageError.because("add.as", message, hint=names_hint(None, PLACES, len(PLACES)))
    return PLACES[options.as_] if options.as_ else None


def _addition(
    given_: GivenFile,
    recognised: RecognisedFile,
    placement: Placement,
    programme: Path,
    copies: dict[Path, Path],
    *,
    as_said: bool,
) -> Addition:
    name, file = given_
    because = sentences(*filter(None, (recognised.because, *clauses_of(placement.because))), sign="; ")
    kind = KIND_NAMED.get(recognised.kind)
    if kind and kind.folder and placement.training:
        place = folder_of(programme, placement.training) / kind.folder / file.name
        identical = is_file(place) and sha256(place) == sha256(file)
        clash = is_file(place) and not identical
        question = f"{place.name} is among its {kind.folder} already; give the file another name" if clash else ""
        return Addition(name, recognised.kind, because, None if clash else place, question, identical)
    if refusal := recognised.question or (kind.refusal if kind else ""):
        return Addition(name, recognised.kind, because, None, refusal)
    ending = ""
    file_kind = placement.file_kind
    if file_kind and file.suffix.lower() not in file_kind.endings:
        ending = f"{file_kind.stem} can't end in {visible(file.suffix)}; save it as {file_kind.endings[0]}"
    if placement.question or ending or placement.file_kind is None:
        question = "; ".join(part for part in (placement.question, ending) if part)
        return Addition(
            name, recognised.kind, because, None, question, say=_options(placement), choices=_choices(placement)
        )
    existing = versions(folder_for(programme, placement), placement.file_kind)
    place, identical = target(programme, placement, file, sha256(file), {path: sha256(path) for _, path in existing})
    if kind and existing and not identical and not as_said:
        question = kind.asked_of_second(placement.file_kind, existing[-1][1].name)
        if question:
            return Addition(name, recognised.kind, because, None, question)
    if second := next((copy for copy in copies if copy.with_suffix("") == place.with_suffix("")), None):
        owner = placement.training or "the programme"
        text = "another file of this line is to be {second} of {owner} already; add them one by one"
        if placement.file_kind in KIND_OF and KIND_OF[placement.file_kind].are_lists:
            text += ", or, if they are parts of one list, make it with {command}"
        question = phrase(text, second=second.name, owner=owner, command=Command("roster join"))
        return Addition(name, recognised.kind, because, None, question)
    compared = _compared(placement.file_kind, existing[-1][1], file) if existing and not identical else None
    if compared and not as_said and compared.gone and not (compared.same or compared.changed):
        # An attendance list in words that nobody knows, or another training's list, would send everybody away.
        question = phrase(
            "nobody of {before} is on it; say with {option} that it takes its place",
            before=visible(compared.before),
            option=Option("--as", placement.file_kind.stem),
        )
        return Addition(name, recognised.kind, because, None, question)
    return Addition(name, placement.file_kind.noun, because, place, "", identical, compared)


def _compared(file_kind: TrainingFile, before: Path, file: Path) -> ListChanges | None:
    """What a list changed; None of other files, and where the one before can't be read: the new one may be."""
    if file_kind not in KIND_OF or not KIND_OF[file_kind].are_lists:
        return None
    try:
        return changes(before, file)
    except EcpatError:
        return None


def _options(placement: Placement) -> tuple[str, ...]:
    return (*(("--training ID",) if placement.trainings else ()), *(("--as NAME",) if placement.names else ()))


def _choices(placement: Placement) -> str:
    """What may stand for ID and NAME."""
    parts = [f"ID is one of {_few(placement.trainings)}"] if placement.trainings else []
    return listing([*parts, *([f"NAME is one of {', '.join(placement.names)}"] if placement.names else [])])


def _few(values: Sequence[str]) -> str:
    suffix = f" and {len(values) - _MOST_SHOWN} more" if len(values) > _MOST_SHOWN else ""
    return f"{', '.join(values[:_MOST_SHOWN])}{suffix}"


def _question(addition: Addition, file: Path, folder: Path, options: AddOptions) -> Finding:
    """What is asked of a file, with one line that answers all of it."""
    hint = "It was not copied."
    if addition.say:
        nearby = nearest_file(PROGRAMME.file)
        elsewhere = nearby is None or programme_file(nearby) != programme_file(folder)
        option_values = {"--training": options.training, "--as": options.as_, "--encoding": options.encoding}
        option_values["--programme"] = str(folder) if elsewhere else None
        given_ = [f"{option} {shlex.quote(visible(value))}" for option, value in option_values.items() if value]
        line = " ".join(("ecpat add", shlex.quote(visible(str(file))), *addition.say, *given_))
        hint = sentences(
            "It was not copied.",
            phrase("To answer, type `{line}`, where {choices}.", line=line, choices=addition.choices),
        )
    return Finding(
        "add.doubtful",
        Severity.ERROR,
        phrase("its place isn't known: {question}.", question=addition.asked),
        Location(addition.file),
        hint,
    )
